import type { OutcomeKind } from '../outcome';
import { defaultParameters, type Parameters } from '../parameters';
import { formatLink } from '../permalink';
import type { ColumnName } from '../readouts';
import type { Run } from '../trainingRun';

/** Runs the model; `runTraining` unless a reader wants to know what becomes of the claims under another one. */
export type Simulate = (parameters: Readonly<Parameters>) => Run;

/** Parameters as far as they differ from the defaults. */
export type Changes = Readonly<Partial<Parameters>>;

/** A run that an answer rests on. */
export interface UsedRun {
  readonly link: string;
  readonly digest: string;
  readonly outcome: OutcomeKind;
  /** What it was made for first: a trial, a search or a curve, by name. */
  readonly use: string;
}

/** A simulator that takes changes to the defaults and keeps the link and digest of every run it makes. */
export interface Notebook {
  run(changes: Changes, use: string): Run;
  readonly used: readonly UsedRun[];
}

/** The permalink of a run with these changes. */
export function linkOf(changes: Changes): string {
  return formatLink({ parameters: { ...defaultParameters, ...changes }, step: null });
}

export function createNotebook(simulate: Simulate): Notebook {
  const used: UsedRun[] = [];
  const known = new Set<string>();
  return {
    used,
    run(changes, use) {
      const run = simulate({ ...defaultParameters, ...changes });
      const link = linkOf(changes);
      if (!known.has(link)) used.push({ link, digest: run.digest, outcome: run.outcome.kind, use });
      known.add(link);
      return run;
    },
  };
}

/** A readout of the first state. */
export function atStart(run: Run, column: ColumnName): number {
  return run.columns[column][0];
}

/** A readout of the last state. */
export function atEnd(run: Run, column: ColumnName): number {
  return run.columns[column][run.columns.step.length - 1];
}
