import { ticks } from 'd3-array';
import type { SweepAxis } from '../../core/sweepAxis';
import { formatTick } from './formatNumber';
import { isLogarithmic, placesOf } from './mapFrame';

/** Where values lie along a side of a map whose cells are equally wide, and what its ticks are. */
export interface SweepPlaces {
  /** The pixel of a value from the first to the last of the side, on the parameter's own scale between the middles of two cells. */
  readonly at: (value: number) => number;
  readonly ticks: readonly { readonly value: number; readonly label: string; readonly exponent?: string }[];
}

/** Pixels that a label needs: what is nearer to the one before it is left out, as 10⁻⁵ beside zero. */
const ROOM = 24;

/** The places of a side over pixels from `low` to `high`, the edges of its outermost cells; about one tick to 60 pixels. */
export function sweepPlaces(side: SweepAxis, [low, high]: readonly [number, number]): SweepPlaces {
  const { values } = side;
  const last = values.length - 1;
  const place = placesOf(side);
  const at = (value: number) => low + ((place(value) + 0.5) / values.length) * (high - low);
  const most = Math.max(2, Math.abs(high - low) / 60);
  const shown = isLogarithmic(side) ? logTicks(values, most) : ticks(values[0], values[last], Math.min(8, most));
  const apart = shown.filter((value, i) => i === 0 || Math.abs(at(value) - at(shown[i - 1])) > ROOM);
  return { at, ticks: apart.map((value) => ({ value, ...tickWords(value) })) };
}

/** Zero if it is there, and powers of ten; where there are fewer than two, 2 and 5 times them, or of short sides the ends. */
function logTicks(values: readonly number[], most: number): number[] {
  const positive = values.filter((value) => value > 0);
  const [from, to] = [positive[0], positive[positive.length - 1]];
  const zero = values[0] === 0 ? [0] : [];
  const first = Math.floor(Math.log10(from) + 1e-9);
  const powers = Array.from({ length: Math.ceil(Math.log10(to)) - first + 2 }, (_, i) => Number(`1e${first + i}`));
  const inside = (tick: number) => tick >= from && tick <= to;
  const whole = powers.filter(inside);
  const finer = powers.flatMap((power) => [power, 2 * power, 5 * power]).filter(inside);
  const even = whole.length > 2 ? whole : finer.length > 1 ? finer : [from, to];
  const every = Math.ceil(even.length / most);
  return [...zero, ...even.filter((_, i) => (even.length - 1 - i) % every === 0)];
}

/** Powers of ten far from 1 as powers. */
function tickWords(value: number): { label: string; exponent?: string } {
  const power = Math.log10(value);
  if (value > 0 && Math.abs(power) > 3 && Number.isInteger(Math.round(power * 1e9) / 1e9)) {
    return { label: '10', exponent: formatTick(Math.round(power)) };
  }
  return { label: formatTick(value) };
}
