import type { Parameters } from './parameters';
import type { Columns } from './readouts';

export type OutcomeKind = 'deceptive' | 'misgeneralised' | 'robust' | 'undecided';

/** What became of a run at its last state (MODEL.md, "Outcome"). */
export interface Outcome {
  readonly kind: OutcomeKind;
  /** Whether the effective discount rate is negative. */
  readonly beyondZero: boolean;
  /** |e_visible(T)| / |e_visible(0)|; 0 if that was 0; it may exceed 1. */
  readonly kept: number;
}

/** Outcome of a run that ends at row `last` of `columns`; `visibleAtStart` is e_visible at step 0. */
export function outcomeOf(
  parameters: Readonly<Parameters>,
  columns: Columns,
  last: number,
  visibleAtStart: number,
): Outcome {
  const start = Math.abs(visibleAtStart);
  const kept = start === 0 ? 0 : Math.min(Math.abs(columns.visible[last]) / start, 1e300);
  const hidden = Math.abs(columns.hiddenGap[last]);
  const beyondZero = columns.rate[last] < 0;
  let kind: OutcomeKind = 'undecided';
  if (kept >= 0.05) {
    if (columns.compliance[last] >= 0.9 && columns.incentive[last] > 0) kind = 'deceptive';
  } else if (hidden > 0 && hidden >= 0.05 * parameters.gap) kind = 'misgeneralised';
  else kind = 'robust'; // no gap at all is robust too: 0 ≥ 0.05·0 would otherwise call it misgeneralised
  return { kind, beyondZero, kept };
}
