import { exp, scaledUp } from './elementary';

/** The future as an exponential kernel weighs it. */
export interface FutureWeight {
  /** W = Σ_{k=1..H} e^(−ρk), at most 1e300. */
  readonly weight: number;
  /** D = −W′/W = Σ k w_k / Σ w_k, in episodes, 1 … H: how far ahead the weighted future lies on average. */
  readonly distance: number;
}

/**
 * W and D at discount rate ρ (MODEL.md, "Kernels", exponential), by Horner's rule from the lightest weight, every term positive. The
 * simulation sums the same weights by doubling (kernels.ts); the theory keeps its own sum, so that one can be checked by the other.
 */
export function exponentialFuture(rho: number, horizon: number): FutureWeight {
  const factor = exp(rho >= 0 ? -rho : rho);
  let sum = 0; // Σ factor^j over j = 0 … H − 1
  let ranked = 0; // Σ j factor^j
  for (let j = horizon - 1; j >= 0; j--) {
    sum = sum * factor + 1;
    ranked = ranked * factor + j;
  }
  // The heaviest episode, j = 0, is the next one for ρ ≥ 0 and the last for ρ < 0.
  return rho >= 0
    ? { weight: factor * sum, distance: 1 + ranked / sum }
    : { weight: scaledUp(sum, -rho * horizon, 1e300), distance: horizon - ranked / sum };
}
