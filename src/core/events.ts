import type { Columns } from './readouts';

/** What the timeline marks: the first state of a run at which something holds. */
export interface RunEvent {
  readonly kind: 'pretendingPays' | 'rateBelowZero' | 'complianceHigh';
  readonly step: number;
}

const kinds = ['pretendingPays', 'rateBelowZero', 'complianceHigh'] as const;

function holds(kind: RunEvent['kind'], columns: Columns, row: number): boolean {
  switch (kind) {
    case 'pretendingPays':
      return columns.incentive[row] > 0;
    case 'rateBelowZero':
      return columns.rate[row] < 0;
    case 'complianceHigh':
      return columns.compliance[row] >= 0.9;
  }
}

/**
 * First states, among the first `length` rows, with incentive > 0, rate < 0 and compliance ≥ 0.9; in order of step. `found` are those of
 * the rows before these; it is returned itself where nothing is new.
 */
export function eventsOf(columns: Columns, length: number, found: readonly RunEvent[] = []): readonly RunEvent[] {
  const added: RunEvent[] = [];
  for (const kind of kinds) {
    if (found.some((event) => event.kind === kind)) continue;
    let row = 0;
    while (row < length && !holds(kind, columns, row)) row++;
    if (row < length) added.push({ kind, step: columns.step[row] });
  }
  return added.length === 0 ? found : [...found, ...added].sort((a, b) => a.step - b.step);
}
