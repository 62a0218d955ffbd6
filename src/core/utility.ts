import type { Situation } from './plan';

/*
 * J of MODEL.md and its slopes in f for n = `deploy` training episodes, divided by e^scale; the deployment episodes are all alike.
 */

/** J_f, in units of e^scale. With B_k = f A^k and Q = 1 − A^n = u f² Σ_{j<n} A^j, without cancellation. */
export function slopeAt(situation: Situation, deploy: number, cost: number, f: number): number {
  const { visible, hidden, anticipation, weights } = situation;
  const { values } = weights;
  const uf2 = anticipation * f * f;
  const a = 1 - uf2;
  let power = 1;
  let previous = 0;
  let series = 0;
  let sum = 0;
  for (let k = 0; k < deploy; k++) {
    sum += values[k] * (1 - f * power) * (power - 2 * uf2 * k * previous);
    series += power;
    previous = power;
    power *= a;
  }
  const future = uf2 * series * (2 * deploy * anticipation * f * previous) * weights.future;
  return (sum - future) * (visible * visible) + weights.present * ((1 - f) * hidden * hidden + cost);
}

/** J_ff, in units of e^scale. */
export function curvatureAt(situation: Situation, deploy: number, f: number): number {
  const { visible, hidden, anticipation, weights } = situation;
  const { values } = weights;
  const u = anticipation;
  const uf = u * f;
  const a = 1 - uf * f;
  let power = 1;
  let previous = 0;
  let beforeThat = 0;
  let series = 0;
  let sum = 0;
  for (let k = 0; k < deploy; k++) {
    const slope = power - 2 * uf * f * k * previous;
    const bend = -6 * uf * k * previous + 4 * uf * uf * f * k * (k - 1) * beforeThat;
    sum += values[k] * ((1 - f * power) * bend - slope * slope);
    series += power;
    beforeThat = previous;
    previous = power;
    power *= a;
  }
  const q = uf * f * series;
  const qSlope = 2 * deploy * uf * previous;
  const qBend = 2 * deploy * u * previous - 4 * deploy * (deploy - 1) * uf * uf * beforeThat;
  const future = weights.future * (qSlope * qSlope + q * qBend);
  return (sum - future) * (visible * visible) - weights.present * hidden * hidden;
}

/** J(f), in units of e^scale; near greed it is made of small terms. */
export function utilityAt(situation: Situation, deploy: number, cost: number, f: number): number {
  const { visible, hidden, anticipation, weights } = situation;
  const { values } = weights;
  const c = 1 - f;
  const uf2 = anticipation * f * f;
  const a = 1 - uf2;
  let power = 1;
  let series = 0;
  let sum = 0;
  for (let k = 0; k < deploy; k++) {
    const miss = 1 - f * power;
    sum += values[k] * miss * miss;
    series += power;
    power *= a;
  }
  const q = uf2 * series;
  return (
    -0.5 * visible * visible * (sum + weights.future * q * q) - weights.present * c * (0.5 * c * hidden * hidden + cost)
  );
}

/** J(f) − J(f = 0), in units of e^scale; exact at 0, where full compliance is. */
export function gainOverCompliance(situation: Situation, deploy: number, cost: number, f: number): number {
  const { visible, hidden, anticipation, weights } = situation;
  const { values } = weights;
  const uf2 = anticipation * f * f;
  const a = 1 - uf2;
  let power = 1;
  let series = 0;
  let sum = 0;
  for (let k = 0; k < deploy; k++) {
    const b = f * power;
    sum += values[k] * b * (2 - b);
    series += power;
    power *= a;
  }
  const q = uf2 * series;
  return (
    0.5 * visible * visible * (sum - weights.future * q * q) +
    weights.present * (0.5 * hidden * hidden * f * (2 - f) + cost * f)
  );
}

/** What an action changes against greed, in units of e^scale: the training episodes' part of J(f) − J(f = 1), and the deployment episodes'. */
export interface Gains {
  present: number;
  future: number;
}

/**
 * Fills `out` for f = 1 − c. Both are 0 at greed; at full compliance they are −price and benefit (MODEL.md, "Readouts"). Differences of
 * squares are taken as products, so that a small gain keeps its digits beside a large J.
 */
export function gainsOverGreed(situation: Situation, deploy: number, cost: number, f: number, out: Gains): void {
  const { visible, hidden, anticipation, weights } = situation;
  const { values } = weights;
  const c = 1 - f;
  const uf2 = anticipation * f * f;
  const a = 1 - uf2;
  const greedA = 1 - anticipation;
  let power = 1;
  let greedPower = 1;
  let series = 0;
  let greedSeries = 0;
  let sum = 0;
  for (let k = 0; k < deploy; k++) {
    const b = f * power;
    sum += values[k] * (b - greedPower) * (2 - b - greedPower);
    series += power;
    greedSeries += greedPower;
    power *= a;
    greedPower *= greedA;
  }
  const q = uf2 * series;
  const greedQ = anticipation * greedSeries;
  out.present = 0.5 * visible * visible * sum - weights.present * c * (0.5 * c * hidden * hidden + cost);
  out.future = 0.5 * visible * visible * weights.future * (greedQ - q) * (greedQ + q);
}
