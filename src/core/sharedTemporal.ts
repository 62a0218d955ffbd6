import { theta, type TimeBounds } from './baseOptimiser';
import { exp } from './elementary';
import type { Kernel } from './exponential';
import type { FormulaProblem } from './formula';
import type { Parameters } from './parameters';
import type { Plan } from './plan';
import type { Weights } from './weights';

/** The trained numbers behind the temporal weights: one φ (shared wiring), or w_1 … w_H (independent). */
export interface Temporal extends TimeBounds {
  /** Their values at step 0. */
  readonly initial: Float64Array;
  /** Whether limit (1) held for an initial weight, or for a prior one that the bias pulls to. */
  readonly limited: boolean;
  /** n where the planner is to tell the weights' slopes apart, else 0. */
  readonly apart: number;
  /** Fills the weights at θ; null, or which weight of a formula is none. */
  weigh(values: Float64Array, out: Weights): FormulaProblem | null;
  /** The effective rate of these weights, which are not all 0, at θ. */
  rate(values: Float64Array, weights: Weights): number;
  /**
   * Writes ∂(L + νW) by these numbers into `gradient`, the planner's path and ν∂W/∂φ together, and leaves the first number's planner path in
   * `plan.plannerTime`. Returns the first one's ν∂W/∂φ.
   */
  pull(plan: Plan, weights: Weights, gradient: Float64Array): number;
}

/** Limit (2): in ν∂W/∂φ, e^s counts as at most this. */
export const heaviestScale = 1e250;

/** One φ behind all weights; `rate` is what Temporal says. */
export function sharedTemporal(kernel: Kernel, parameters: Readonly<Parameters>, rate: Temporal['rate']): Temporal {
  const { rho, prior, priority } = parameters;
  const { least, most } = kernel;
  return {
    initial: Float64Array.of(kernel.parameterAt(rho)),
    prior: Float64Array.of(kernel.parameterAt(prior)),
    least,
    most,
    limited: false,
    apart: 0,
    weigh: (values, out) => kernel.fill(values[theta.time], out),
    rate,
    pull(plan, weights, gradient) {
      const caring = priority > 0 ? priority * weights.totalSlope * Math.min(exp(weights.scale), heaviestScale) : 0;
      gradient[theta.time] = plan.plannerTime + caring;
      return caring;
    },
  };
}

/** The rate of the exponential kernel, which is φ. */
export const phiItself: Temporal['rate'] = (values) => values[theta.time];

/** The effective rate of any weights: 1e6, the largest, where all are 0. */
export function rateOf(temporal: Pick<Temporal, 'rate'>, values: Float64Array, weights: Weights): number {
  return weights.total === 0 ? 1e6 : temporal.rate(values, weights);
}
