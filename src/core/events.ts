import type { Columns } from './readouts';

/** What the timeline marks: the first state of a run at which something holds. */
export interface RunEvent {
  readonly kind: 'pretendingPays' | 'rateBelowZero' | 'complianceHigh';
  readonly step: number;
}

/** First states, among the first `length` rows, with incentive > 0, rate < 0 and compliance ≥ 0.9; in order of step. */
export function eventsOf(columns: Columns, length: number): RunEvent[] {
  const first = (kind: RunEvent['kind'], holds: (i: number) => boolean): RunEvent[] => {
    for (let i = 0; i < length; i++) if (holds(i)) return [{ kind, step: columns.step[i] }];
    return [];
  };
  return [
    ...first('pretendingPays', (i) => columns.incentive[i] > 0),
    ...first('rateBelowZero', (i) => columns.rate[i] < 0),
    ...first('complianceHigh', (i) => columns.compliance[i] >= 0.9),
  ].sort((a, b) => a.step - b.step);
}
