import type { Parameters } from '../../core/parameters';
import type { ColumnName } from '../../core/readouts';
import type { RunEvent } from '../../core/events';
import type { Outcome } from '../../core/outcome';
import { shownStep, type LabState } from '../../store/lab';
import { parametersAt } from '../../store/shownRun';

/** The numbers that an explanation speaks of: those of the state shown. */
export interface Moment {
  /** Parameters as they are set; the run shown may still be that of earlier ones. */
  readonly set: Readonly<Parameters>;
  /** Parameters of the run shown. */
  readonly parameters: Readonly<Parameters>;
  /** A readout of the state shown. */
  readonly of: (column: ColumnName) => number;
  /** The effective rate of the state after it; null where there is none yet. */
  readonly nextRate: number | null;
  /** u where the mesa-optimiser is aware at this step, else 0. */
  readonly anticipation: number;
  /** Whether no update follows: training is over, or a formula broke it off, or the state is shown as deployed. */
  readonly ended: boolean;
  /** Whether it is shown as deployed: then it acts on its own target. */
  readonly deployed: boolean;
  /** The first state at which an event holds, with a readout of it; null where the run has not come to it. */
  readonly event: (kind: RunEvent['kind'], column: ColumnName) => { step: number; value: number } | null;
  /** Of the last run that was computed to its end. */
  readonly outcome: Outcome | null;
}

/** What one thing on the page is. */
export interface Explanation {
  readonly name: string;
  /** As MODEL.md writes it. */
  readonly symbol?: string;
  /** One or two sentences. */
  readonly what: string;
  /** The formula in symbols, in the notation of formulaLine.ts. */
  readonly formula?: string;
  /** The same with the numbers of a moment; null where there is none to say. */
  readonly now?: (moment: Moment) => string | null;
  /** Where the paper speaks of it; null where it is ours. */
  readonly section: '§ 1' | '§ 2' | null;
}

export type Explanations = Readonly<Record<string, Explanation>>;

/** The moment that the lab shows; null before the first run. */
export function momentOf(state: LabState): Moment | null {
  const { run } = state;
  if (!run || run.length === 0) return null;
  const row = shownStep(state);
  const { rows } = run;
  const parameters = parametersAt(run, row);
  const broken = run.outcome?.broken !== undefined && row === run.length - 1;
  return {
    set: state.parameters,
    parameters,
    of: (column) => rows.valueAt(column, row),
    nextRate: row + 1 < run.length ? rows.valueAt('rate', row + 1) : null,
    anticipation: row >= parameters.onset ? parameters.anticipation : 0,
    ended: broken || row === run.parameters.steps || state.deployed,
    deployed: state.deployed,
    event: (kind, column) => {
      const step = run.events.find((one) => one.kind === kind)?.step;
      return step === undefined ? null : { step, value: rows.valueAt(column, step) };
    },
    outcome: state.settled?.outcome ?? null,
  };
}
