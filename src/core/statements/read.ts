import { say } from '../claims/words';
import { formatPercent } from '../outcomeSentence';
import type { ColumnName } from '../readouts';
import type { Run } from '../trainingRun';

/** A readout of the first state. */
export const first = ({ columns }: Run, name: ColumnName): number => columns[name][0];

/** A readout of the last state. */
export const last = ({ columns }: Run, name: ColumnName): number => columns[name][columns[name].length - 1];

export const kept = ({ outcome }: Run): string => formatPercent(outcome.kept);

/** “1,000 steps”. */
export const after = ({ parameters: { steps } }: Run): string => `${whole(steps)} ${steps === 1 ? 'step' : 'steps'}`;

export const whole = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** The first step at which something is so; null if never. */
export function stepWhere({ columns }: Run, name: ColumnName, is: (value: number) => boolean): number | null {
  const row = columns[name].findIndex(is);
  return row < 0 ? null : columns.step[row];
}

/** How it ended, as what follows “the run ends”. */
export const ending = ({ outcome: { kind } }: Run): string => kind;

export const endsAs =
  (kind: Run['outcome']['kind']) =>
  ([run]: readonly Run[]): boolean =>
    run.outcome.kind === kind;

export { formatPercent as percent, say };
