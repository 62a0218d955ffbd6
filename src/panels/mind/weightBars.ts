/** Episodes that share a bar, `from` to `to`: one, or several where H has more than the plane has room for. */
export interface Slot {
  readonly from: number;
  readonly to: number;
}

/** Pixels that a bar takes at least, the space beside it included. */
const NARROWEST = 3;

/** How many episodes share a bar. */
export function episodesABar(horizon: number, width: number): number {
  return Math.ceil((horizon + 1) / Math.max(1, Math.floor(width / NARROWEST)));
}

/** The bars of episodes 0 … H over so many pixels: the present has one of its own, and none spans the beginning of deployment. */
export function slotsOf(horizon: number, deploy: number, width: number): Slot[] {
  const each = episodesABar(horizon, width);
  const slots = [{ from: 0, to: 0 }];
  for (const [first, last] of [[1, deploy - 1] as const, [deploy, horizon] as const])
    for (let from = first; from <= last; from += each) slots.push({ from, to: Math.min(from + each - 1, last) });
  return slots;
}

/** The heaviest weight of a bar that is known; NaN where none is. */
export function heaviestOf(relative: Float64Array, { from, to }: Slot): number {
  let heaviest = NaN;
  for (let k = from; k <= to; k++) if (!(relative[k] <= heaviest) && !Number.isNaN(relative[k])) heaviest = relative[k];
  return heaviest;
}

/** The axis of relative weights: linear from 0 to 1, or logarithmic from 10^−decades to 1. */
export interface WeightAxis {
  readonly log: boolean;
  readonly decades: number;
}

export const linearAxis: WeightAxis = { log: false, decades: 3 };
/** Below this share of the heaviest a bar of some hundred pixels cannot be seen on a linear axis. */
const UNSEEN = 1 / 200;

/** 3, 6, 12 … decades, so that the bar of a weight is at least a seventh of the height. */
function decadesFor(least: number): number {
  let decades = 3;
  while (-Math.log10(least) > 0.85 * decades && decades < 300) decades = Math.min(300, decades * 2);
  return decades;
}

/**
 * Linear while both sides of the bargain can be seen on it, the present (k = 0) and the first deployment episode (k = n); logarithmic
 * where one of them weighs less than 1/200 of the heaviest. What weighs nothing is seen on neither. `before` is kept near a change, so
 * that noise does not make the axis flicker; while `held` it only grows.
 */
export function weightAxis(
  relative: Float64Array,
  deploy: number,
  before: WeightAxis | null = null,
  held = false,
): WeightAxis {
  const seen = [relative[0], relative[deploy]].filter((weight) => weight > 0);
  const least = Math.min(1, ...seen);
  if (!(least < UNSEEN || (before?.log && (held || least < 2 * UNSEEN)))) return linearAxis;
  const decades = decadesFor(least);
  const keeps = before?.log && before.decades > decades && (held || decadesFor(least / 10) >= before.decades);
  return { log: true, decades: keeps ? before.decades : decades };
}

/** The share of the plane's height that a relative weight takes, 0 or more; beyond 1 above the plane. */
export function heightOf(weight: number, { log, decades }: WeightAxis): number {
  return log ? Math.max(0, 1 + Math.log10(weight) / decades) : weight;
}
