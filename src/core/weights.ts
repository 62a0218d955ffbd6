import { log } from './elementary';

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
  /** Whether limit (1) of MODEL.md held for a weight or a slope. */
  limited: boolean;
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
    limited: false,
  };
}

/** Adds up the training episodes, last first, and with `future` the whole; what is left to do once values, slopes and future are in. */
export function sumUp(out: Weights): void {
  const { values, slopes } = out;
  let training = 0;
  let presentSlope = 0;
  for (let k = values.length - 1; k > 0; k--) {
    training += values[k];
    presentSlope += slopes[k];
  }
  out.present = training + values[0];
  out.presentSlope = presentSlope;
  out.total = out.future + training;
  out.totalSlope = presentSlope + out.futureSlope;
}

/**
 * Fills `out` with ŵ_k = γ^k for k = 0 … `horizon` (`falling`), or with γ^(H−k), whose largest is the last; 0 ≤ `factor` γ ≤ 1. Slopes are
 * those in ρ of w_k = e^(−ρk), −k ŵ_k, in both cases; the scale is left to the caller. Powers are walked from the largest weight. The m
 * = H − n + 1 deployment episodes are summed by doubling: G = Σ_{i<m} γ^i and K = Σ_{i<m} iγ^i of 2m terms are (1 + γ^m)G and
 * (1 + γ^m)K + mγ^m G, all terms positive, so nothing cancels.
 */
export function fillPowers(factor: number, falling: boolean, horizon: number, out: Weights): void {
  const { values, slopes } = out;
  const deploy = values.length;
  const terms = horizon - deploy + 1;
  let sum = 1; // G
  let ranked = 0; // K
  let power = 1 * factor; // γ^count; an argument itself would make V8 keep it on the heap
  let count = 1;
  let bit = -1;
  while (terms >> (bit + 2) > 0) bit++;
  for (; bit >= 0; bit--) {
    const more = 1 + power;
    ranked = ranked * more + count * power * sum;
    sum *= more;
    power *= power;
    count = terms >> bit;
    if ((count & 1) === 1) {
      ranked += (count - 1) * power;
      sum += power;
      power *= factor;
    }
  }
  if (deploy === 1) {
    // The usual case, without the loops.
    const w = falling ? factor : power;
    values[0] = falling ? 1 : power;
    slopes[0] = 0;
    out.future = falling ? w * sum : sum;
    out.futureSlope = falling ? -w * (sum + ranked) : ranked - horizon * sum;
    return;
  }
  fillSeveral(factor, falling, horizon, out, power, sum, ranked);
}

/** The rest of fillPowers for n > 1, from γ^m, G and K; apart, so that the usual case is short enough to be compiled into its caller. */
function fillSeveral(
  factor: number,
  falling: boolean,
  horizon: number,
  out: Weights,
  power: number,
  sum: number,
  ranked: number,
): void {
  const { values, slopes } = out;
  const deploy = values.length;
  let w = falling ? 1 : 1 * power;
  if (falling) {
    for (let k = 0; k < deploy; k++) {
      values[k] = w;
      w *= factor;
    }
    out.future = w * sum;
    out.futureSlope = -w * (deploy * sum + ranked);
  } else {
    for (let k = deploy - 1; k >= 0; k--) {
      values[k] = w;
      w *= factor;
    }
    out.future = sum;
    out.futureSlope = ranked - horizon * sum;
  }
  for (let k = 0; k < deploy; k++) slopes[k] = -k * values[k];
}

/** Limit (1) of MODEL.md: the largest weight, and the largest slope either way. */
const LARGEST = 1e150;

/**
 * Fills `out` from weights w_1 … w_H and their slopes (null: none are asked for, and 0 is written); element k − 1 is episode k's. Weights
 * with slopes are looked at: false, with nothing filled, unless each is in [0, 1e150] and its slope in ±1e150.
 */
export function fillFromList(list: Float64Array, slopesOfList: Float64Array | null, out: Weights): boolean {
  const { values, slopes } = out;
  const deploy = values.length;
  let largest = 1;
  let future = 0;
  let futureSlope = 0;
  for (let i = list.length - 1; i >= 0; i--) {
    const weight = list[i];
    const slope = slopesOfList ? slopesOfList[i] : 0;
    if (slopesOfList && !(weight >= 0 && Math.abs(slope) <= LARGEST)) return false;
    if (weight > largest) largest = weight;
    if (i < deploy - 1) continue;
    future += weight;
    futureSlope += slope;
  }
  if (largest > LARGEST) return false;
  const share = 1 / largest;
  out.scale = largest === 1 ? 0 : log(largest);
  values[0] = share;
  slopes[0] = 0;
  for (let k = 1; k < deploy; k++) {
    values[k] = list[k - 1] * share;
    slopes[k] = slopesOfList ? slopesOfList[k - 1] * share : 0;
  }
  out.future = future * share;
  out.futureSlope = futureSlope * share;
  return true;
}
