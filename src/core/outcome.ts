import type { Parameters } from './parameters';
import type { Columns } from './readouts';
import type { FormulaProblem } from './formula';

export type OutcomeKind = 'deceptive' | 'misgeneralised' | 'robust' | 'undecided';

/** What became of a run at its last state (MODEL.md, "Outcome"). */
export interface Outcome {
  readonly kind: OutcomeKind;
  /** Whether the effective discount rate is negative. */
  readonly beyondZero: boolean;
  /** |e_visible(T)| / |e_visible(0)|; 0 if that was 0; it may exceed 1. */
  readonly kept: number;
  /** Where a formula gave a weight that is none, if that ended the run. */
  readonly broken?: Broken;
}

/** Where a formula gave a weight that is none: the run ends before the state at `step`. */
export interface Broken extends FormulaProblem {
  readonly step: number;
}

/** What the outcome depends on beside the parameters. */
interface End {
  /** The last state, in batches that may have been given away. */
  readonly state: LastState;
  /** e_visible at step 0. */
  readonly visibleAtStart: number;
  readonly broken: Broken | null;
}

/** The readouts of one state that decide the outcome, and whether pretending pays there (I > 0). */
export interface LastState extends Readonly<Record<'visible' | 'hiddenGap' | 'rate' | 'compliance', number>> {
  readonly pays: boolean;
}

export function lastStateOf(columns: Columns, row: number): LastState {
  return {
    visible: columns.visible[row],
    hiddenGap: columns.hiddenGap[row],
    rate: columns.rate[row],
    compliance: columns.compliance[row],
    pays: columns.incentive[row] > 0,
  };
}

/** Outcome of a run that ends as `end` says. */
export function outcomeOf(parameters: Readonly<Parameters>, end: End): Outcome {
  const { state, visibleAtStart, broken } = end;
  const start = Math.abs(visibleAtStart);
  const kept = start === 0 ? 0 : Math.min(Math.abs(state.visible) / start, 1e300);
  const hidden = Math.abs(state.hiddenGap);
  const beyondZero = state.rate < 0;
  let kind: OutcomeKind = 'undecided';
  if (broken) return { kind, beyondZero, kept, broken };
  if (kept >= 0.05) {
    if (state.compliance >= 0.9 && state.pays) kind = 'deceptive';
  } else if (hidden > 0 && hidden >= 0.05 * parameters.gap) kind = 'misgeneralised';
  else kind = 'robust'; // no gap at all is robust too: 0 ≥ 0.05·0 would otherwise call it misgeneralised
  return { kind, beyondZero, kept };
}
