import { limitFlags } from '../../core/baseOptimiser';
import type { Parameters } from '../../core/parameters';
import type { ColumnName } from '../../core/readouts';
import { shownStep, type LabState } from '../../store/lab';
import { parametersAt } from '../../store/shownRun';

const read = [
  'hiddenGap',
  'price',
  'benefit',
  'best',
  'total',
  'gradGapDirect',
  'gradGapPlanner',
  'gradHidden',
  'gradTimePlanner',
  'gradTimePriority',
  'stepHidden',
] as const satisfies readonly ColumnName[];

/** What slow motion says of a training step beyond what Figure 1 draws: columns of the run at that row, and its parameters. */
export interface StepNumbers extends Readonly<Record<(typeof read)[number], number>> {
  readonly parameters: Readonly<Parameters>;
  /** Whether a formula broke training off at this state. */
  readonly broken: boolean;
  /** Whether one of MODEL.md's limits cut the update (4). */
  readonly limited: boolean;
}

/** The numbers at the step that the lab shows; null before the first run. */
export function stepNumbers(state: LabState): StepNumbers | null {
  const { run } = state;
  if (!run) return null;
  const row = shownStep(state);
  const numbers = Object.fromEntries(read.map((name) => [name, run.rows.valueAt(name, row)]));
  return {
    ...(numbers as Record<(typeof read)[number], number>),
    parameters: parametersAt(run, row),
    broken: run.outcome?.broken !== undefined && row === run.length - 1,
    limited: (run.rows.valueAt('flags', row) & limitFlags.update) !== 0,
  };
}
