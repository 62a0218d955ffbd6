import { exp } from './elementary';

/**
 * Temporal weights w_0 = 1, w_1 … w_H of one state and their slopes ∂w_k/∂φ, all kept as value / e^scale, where e^scale is the
 * largest weight (MODEL.md, "Numbers stay finite"). The sums are over the same scaled numbers. Deployment episodes are all alike to the
 * planner, so of them there is only the sum.
 */
export interface Weights {
  /** ŵ_k of the training episodes, k = 0 … n−1. */
  readonly values: Float64Array;
  /** ∂ŵ_k/∂φ at fixed scale, k = 0 … n−1. */
  readonly slopes: Float64Array;
  scale: number;
  /** Σ over training episodes k = 0 … n−1, and its slope. */
  present: number;
  presentSlope: number;
  /** Σ over deployment episodes k = n … H, and its slope. */
  future: number;
  futureSlope: number;
  /** Ŵ = Σ over k = 1 … H, and its slope. */
  total: number;
  totalSlope: number;
}

/** Room for the weights of n = `deploy` training episodes. */
export function createWeights(deploy: number): Weights {
  return {
    values: new Float64Array(deploy),
    slopes: new Float64Array(deploy),
    scale: 0.5,
    present: 0.5,
    presentSlope: 0.5,
    future: 0.5,
    futureSlope: 0.5,
    total: 0.5,
    totalSlope: 0.5,
  };
}

/**
 * Fills `out` with w_k = e^(−ρk), k = 0 … `horizon`, for any finite ρ (MODEL.md, "Kernels", exponential). A weight below e^−745 of the
 * largest is 0. One exponential, γ = e^−|ρ|, then powers, walked up from w_0 for ρ ≥ 0 and down from w_H for ρ < 0, so that the largest
 * is 1. The m = H − n + 1 deployment episodes are summed by doubling: G = Σ_{i<m} γ^i and K = Σ_{i<m} iγ^i of 2m terms follow from those
 * of m, all terms positive, so nothing cancels.
 */
export function exponentialWeights(rho: number, horizon: number, out: Weights): void {
  const { values, slopes } = out;
  const deploy = values.length;
  const terms = horizon - deploy + 1;
  const factor = exp(rho >= 0 ? -rho : rho);
  let count = 1;
  let sum = 1; // G
  let ranked = 0; // K
  let power = factor; // γ^count
  let bit = 1;
  while (bit * 2 <= terms) bit *= 2;
  while (bit > 1) {
    bit *= 0.5;
    ranked += power * (ranked + count * sum);
    sum += power * sum;
    power *= power;
    count += count;
    if (Math.floor(terms / bit) % 2 === 1) {
      ranked += count * power;
      sum += power;
      power *= factor;
      count += 1;
    }
  }
  let w: number;
  if (rho >= 0) {
    w = 1;
    for (let k = 0; k < deploy; k++) {
      values[k] = w;
      w *= factor;
    }
    out.scale = 0;
    out.future = w * sum;
    out.futureSlope = -w * (deploy * sum + ranked);
  } else {
    w = power;
    for (let k = deploy - 1; k >= 0; k--) {
      values[k] = w;
      w *= factor;
    }
    out.scale = -rho * horizon;
    out.future = sum;
    out.futureSlope = ranked - horizon * sum;
  }
  let present = 0;
  let presentSlope = 0;
  for (let k = deploy - 1; k >= 0; k--) {
    slopes[k] = -k * values[k];
    present += values[k];
    presentSlope += slopes[k];
  }
  out.present = present;
  out.presentSlope = presentSlope;
  out.total = out.future + (present - values[0]);
  out.totalSlope = presentSlope + out.futureSlope;
}
