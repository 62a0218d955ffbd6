import { theta } from './baseOptimiser';
import { parametersOf, type Recipe } from './fork';
import { exponentialFuture } from './futureWeight';
import type { OutcomeKind } from './outcome';
import { complianceFromWeight } from './theory';
import type { Place } from './trainingState';
import { areUsual } from './usualSteps';

/** Room for the rounding of a hundred thousand steps. */
const MARGIN = 1e-6;

/** A gap whose square underflows has stakes that are nothing, whatever theory says of them. */
const LEAST_GAP = 1e-50;

/**
 * For runs whose outcome can be known before T, what it is at a state, null while it is open; null for the others. The conditions are those
 * of `areUsual` with argmax, κ = 0, h = 0 and η_m ≤ 1, where the only part of the gradient on e is the direct one, f²e (the planner's cancels, fact 3):
 *
 * - |e| never grows, so once kept < 0.05 the run is robust: nothing is hidden.
 * - The rate never rises (C5, n = 1), so neither does f. Hence a compliance ≥ 0.9 and I > 0, which is Wu² > 1, stay; and |e| shrinks by at
 *   most f² η_m a step from here on: where (1 − f² η_m · steps left) kept ≥ 0.05 the run is deceptive.
 */
export function createEarlyEnd(recipe: Recipe): ((state: Readonly<Place>) => OutcomeKind | null) | null {
  const parameters = parametersOf(recipe);
  const { gap, planner, cost, hidden, lrGap, onset, anticipation, horizon, steps } = parameters;
  const plain = planner === 'argmax' && cost === 0 && hidden === 0 && lrGap <= 1;
  const applies = plain && areUsual(parameters) && gap >= LEAST_GAP && recipe.forks.length === 0;
  if (!applies) return null;
  return ({ step, values, visibleAtStart }) => {
    const kept = visibleAtStart === 0 ? 0 : Math.abs(values[theta.visible] / visibleAtStart);
    if (kept < 0.05 * (1 - MARGIN)) return 'robust';
    if (step < onset) return null;
    const { weight } = exponentialFuture(values[theta.time], horizon);
    const compliance = complianceFromWeight(weight, anticipation);
    if (compliance < 0.9 + MARGIN || weight * anticipation * anticipation < 1 + MARGIN) return null;
    const shown = 1 - compliance;
    const left = 1 - shown * shown * lrGap * (steps - step);
    return left * kept > 0.05 * (1 + MARGIN) ? 'deceptive' : null;
  };
}
