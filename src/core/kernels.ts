import { exp } from './elementary';

/**
 * Temporal weights w_0 = 1, w_1 … w_H of one state and their slopes ∂w_k/∂φ, all kept as value / e^scale, where e^scale is the
 * largest weight (MODEL.md, "Numbers stay finite"). The sums are over the same scaled numbers.
 */
export interface Weights {
  /** ŵ_k, k = 0 … H. */
  readonly values: Float64Array;
  /** ∂ŵ_k/∂φ at fixed scale, k = 0 … H. */
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

export function createWeights(horizon: number): Weights {
  return {
    values: new Float64Array(horizon + 1),
    slopes: new Float64Array(horizon + 1),
    scale: 0,
    present: 1,
    presentSlope: 0,
    future: 0,
    futureSlope: 0,
    total: 0,
    totalSlope: 0,
  };
}

/**
 * Fills `out` with w_k = e^(−ρk), k = 0 … H, for any finite ρ and n = `deploy` training episodes, 1 … H (MODEL.md, "Kernels",
 * exponential). A weight below e^−745 of the largest is 0.
 * One exponential, then powers: walked up from w_0 for ρ ≥ 0 and down from w_H for ρ < 0, so that the largest is 1.
 */
export function exponentialWeights(rho: number, deploy: number, out: Weights): void {
  const { values, slopes } = out;
  const horizon = values.length - 1;
  if (rho >= 0) {
    const factor = exp(-rho);
    let w = 1;
    for (let k = 0; k <= horizon; k++) {
      values[k] = w;
      w *= factor;
    }
    out.scale = 0;
  } else {
    const factor = exp(rho);
    let w = 1;
    for (let k = horizon; k >= 0; k--) {
      values[k] = w;
      w *= factor;
    }
    out.scale = -rho * horizon;
  }
  let present = 0;
  let presentSlope = 0;
  for (let k = 0; k < deploy; k++) {
    const w = values[k];
    const slope = -k * w;
    slopes[k] = slope;
    present += w;
    presentSlope += slope;
  }
  let future = 0;
  let futureSlope = 0;
  for (let k = deploy; k <= horizon; k++) {
    const w = values[k];
    const slope = -k * w;
    slopes[k] = slope;
    future += w;
    futureSlope += slope;
  }
  out.present = present;
  out.presentSlope = presentSlope;
  out.future = future;
  out.futureSlope = futureSlope;
  let total = future;
  for (let k = 1; k < deploy; k++) total += values[k];
  out.total = total;
  out.totalSlope = presentSlope + futureSlope;
}
