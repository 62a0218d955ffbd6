import { log } from './elementary';

/** Where full compliance starts to beat greed; all three name the same point. */
export interface DeceptionThreshold {
  /** Smallest factor γ above which pretending pays, in (0, 1]. */
  readonly factor: number;
  /** The same as a discount rate, ρ = −ln γ: pretending pays below it. */
  readonly rate: number;
  /** W = Σ_{k=1..H} γ^k there; 1 where n = 1, more where training episodes lie ahead. */
  readonly weight: number;
}

/**
 * Fact 2 (Hubinger et al. 2019, Figure 4.1): with u = 1 and κ = h = 0, J(1) − J(0) = ½g²(Σ_{k=n..H} γ^k − 1), so the threshold is the
 * root of Σ_{k=n..H} γ^k = 1. `deploy` is n ≥ 1, `horizon` is H ≥ n or Infinity, where the sum is γⁿ/(1 − γ).
 */
export function deceptionThreshold(deploy: number, horizon: number): DeceptionThreshold {
  let low = 0; // the sum rises with γ, from 0 to at least 1
  let high = 1;
  for (;;) {
    const middle = 0.5 * (low + high);
    if (middle <= low || middle >= high) break;
    const excess = deploymentLessOne(middle, deploy, horizon);
    if (excess < 0) low = middle;
    else high = middle;
    if (excess === 0) break;
  }
  return { factor: high, rate: 0 - log(high), weight: sumOfPowers(high, 1, deploy - 1) + 1 };
}

/** Σ_{k=n..H} γ^k − 1 for a factor γ < 1, or a number of the same sign: without an end γⁿ + γ − 1, which need not divide by 1 − γ. */
function deploymentLessOne(factor: number, deploy: number, horizon: number): number {
  if (horizon === Infinity) return sumOfPowers(factor, deploy, deploy) + factor - 1;
  return sumOfPowers(factor, deploy, horizon) - 1;
}

/** Σ_{k=first..last} γ^k, 0 where it is empty; from the last down, so that the small terms are added first. */
export function sumOfPowers(factor: number, first: number, last: number): number {
  let sum = 0;
  for (let k = last; k >= first; k--) sum = 1 + factor * sum;
  for (let k = 0; k < first; k++) sum *= factor;
  return sum;
}
