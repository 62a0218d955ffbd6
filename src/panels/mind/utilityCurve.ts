import type { Domain } from '../../charts/layout/scales';
import type { Parameters } from '../../core/parameters';
import type { Situation } from '../../core/plan';
import { gainsOverGreed } from '../../core/utility';

/** J(c) − J(0) in its two parts, at ascending compliances c from 0 to 1. */
export interface UtilityCurve {
  readonly c: Float64Array;
  /** The training episodes' part, at c = 1 −price, and the deployment episodes', at c = 1 the benefit. */
  readonly present: Float64Array;
  readonly future: Float64Array;
  /** What one unit of mesa-utility is here: 1, or, where J is too large for a number, the heaviest weight. */
  readonly inHeaviest: boolean;
}

/** Intervals between the compliances at which J is taken; the planner's choice is one more. */
const INTERVALS = 96;
/** Above a largest weight of e^600, J is told relative to it. */
const LARGEST_SCALE = 600;

const gains = { present: 0.5, future: 0.5 };

/** The curve for a situation; `choice` is among its compliances, so that a mark on it lies on the curve. */
export function utilityCurve(
  situation: Situation,
  { deploy, cost }: Readonly<Parameters>,
  choice: number,
): UtilityCurve {
  const c = new Float64Array(INTERVALS + 2);
  for (let i = 0; i <= INTERVALS; i++) c[i] = i / INTERVALS;
  c[INTERVALS + 1] = choice;
  c.sort();
  const present = new Float64Array(c.length);
  const future = new Float64Array(c.length);
  const { scale } = situation.weights;
  const inHeaviest = scale > LARGEST_SCALE;
  const unit = inHeaviest ? 1 : Math.exp(scale);
  for (let i = 0; i < c.length; i++) {
    gainsOverGreed(situation, deploy, cost, 1 - c[i], gains);
    present[i] = gains.present * unit;
    future[i] = gains.future * unit;
  }
  return { c, present, future, inHeaviest };
}

/**
 * The softmax planner's distribution: p_j of the candidates c_j = j/(M−1), p_j ∝ exp(J(c_j)/τ); all on the best, ties shared, where its
 * sharpness e^s/τ is above 1e250 (MODEL.md, limit 2).
 */
export function softmaxShares(situation: Situation, parameters: Readonly<Parameters>): Float64Array {
  const { candidates, temperature, deploy, cost } = parameters;
  const shares = new Float64Array(candidates);
  let highest = -Infinity;
  for (let j = 0; j < candidates; j++) {
    gainsOverGreed(situation, deploy, cost, (candidates - 1 - j) / (candidates - 1), gains);
    shares[j] = gains.present + gains.future;
    highest = Math.max(highest, shares[j]);
  }
  const sharpness = Math.exp(situation.weights.scale) / temperature;
  let mass = 0;
  for (let j = 0; j < candidates; j++) {
    const below = highest - shares[j];
    shares[j] = below === 0 ? 1 : sharpness > 1e250 ? 0 : Math.exp(-below * sharpness);
    mass += shares[j];
  }
  return shares.map((share) => share / mass);
}

/** The lowest of … 0.5, 1, 2, 5, 10 … that is not below x; 0 for 0. */
function levelAbove(x: number): number {
  if (!(x > 0)) return 0;
  const power = Math.max(-300, Math.floor(Math.log10(x)));
  return [1, 2, 5, 10, 20].map((level) => level * Number(`1e${power}`)).find((level) => level >= x) ?? x;
}

/** What of the plane either side of zero has at least, as a share of the other: there the parts are told apart and labelled. */
const LEAST_SIDE = 0.25;
/** While a run plays, an axis stands until what it shows takes less than this share of it … */
const LEAST_FILLED = 0.15;
/** … or outgrows it; then it gets room for so many times as much. */
const ROOM = 3;

/** Whether axes may move with what they show: freely at rest, seldom while it `plays`, only outwards while a slider is `held`. */
export type Motion = 'rest' | 'plays' | 'held';

/** A range for the curve's axis, from 1-2-5 steps and with zero inside; `before` is the one that stands. */
export function utilityDomain(curve: UtilityCurve, before: Domain | null, motion: Motion): Domain {
  let low = 0;
  let high = 0;
  for (let i = 0; i < curve.c.length; i++) {
    const [present, future] = [curve.present[i], curve.future[i]];
    low = Math.min(low, present, future, present + future);
    high = Math.max(high, present, future, present + future);
  }
  if (low === 0 && high === 0) return before ?? emptyDomain;
  if (!before || motion === 'rest') return around(low, high);
  const fits = low >= before[0] && high <= before[1];
  if (motion === 'held') {
    const own = around(low, high);
    return fits ? before : [Math.min(own[0], before[0]), Math.max(own[1], before[1])];
  }
  if (fits) return Math.max(low / before[0], high / before[1]) < LEAST_FILLED ? around(low, high) : before;
  return around(low < before[0] ? ROOM * low : low, high > before[1] ? ROOM * high : high);
}

/** The range while there is nothing to show. */
export const emptyDomain: Domain = [-0.5, 1];

function around(low: number, high: number): Domain {
  const top = levelAbove(high);
  const bottom = levelAbove(-low);
  return [-Math.max(bottom, LEAST_SIDE * top), Math.max(top, LEAST_SIDE * bottom)];
}
