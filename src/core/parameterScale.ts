import type { NumberSpec } from './parameters';

const MANTISSAS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8];

/**
 * The values that a slider on a logarithmic scale stops at, ascending: ten a decade, for integers also 1 … 20 and the powers of two,
 * always with both ends and the default, and with zero in front on a `logZero` scale.
 */
export function stopsOf(spec: NumberSpec): readonly number[] {
  const from = spec.scale === 'logZero' ? (spec.logFrom ?? spec.max) : spec.min;
  const values = new Set([from, spec.max, spec.default]);
  for (let decade = -8; decade <= 6; decade++) {
    for (const mantissa of MANTISSAS) values.add(Number(`${mantissa}e${decade}`));
  }
  if (spec.integer) {
    for (let k = 1; k <= 20; k++) values.add(k);
    for (let k = 32; k <= spec.max; k *= 2) values.add(k);
  }
  const stops = [...values].filter(
    (value) => value >= from && value <= spec.max && (!spec.integer || value === Math.trunc(value)),
  );
  stops.sort((a, b) => a - b);
  return spec.scale === 'logZero' ? [0, ...stops] : stops;
}

/** Index of the stop that is nearest to a value. */
export function nearestStop(stops: readonly number[], value: number): number {
  let nearest = 0;
  for (let i = 1; i < stops.length; i++) {
    if (Math.abs(stops[i] - value) < Math.abs(stops[nearest] - value)) nearest = i;
  }
  return nearest;
}
