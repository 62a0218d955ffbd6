import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parameterTable, specOf, type NumberSpec, type ParameterKey } from '../../src/core/parameters';
import { nearestStop, stopsOf } from '../../src/core/parameterScale';

const logarithmic = parameterTable.filter(
  (spec): spec is NumberSpec => spec.kind === 'number' && spec.scale !== 'linear',
);
const stops = (key: ParameterKey) => stopsOf(specOf(key) as NumberSpec);

describe.each(logarithmic.map((spec) => [spec.key, spec] as const))('the stops of %s', (_, spec) => {
  const all = stopsOf(spec);

  test('ascend, each once, within the range', () => {
    for (let i = 1; i < all.length; i++) expect(all[i]).toBeGreaterThan(all[i - 1]);
    expect(all[0]).toBeGreaterThanOrEqual(spec.min);
    expect(all.at(-1)).toBe(spec.max);
    if (spec.integer) for (const stop of all) expect(Number.isInteger(stop)).toBe(true);
  });

  test('begin at the least value, or at zero and the least above it, and hold the default', () => {
    if (spec.scale === 'logZero') expect(all.slice(0, 2)).toEqual([0, spec.logFrom]);
    else expect(all[0]).toBe(spec.min);
    expect(all).toContain(spec.default);
  });

  test('are close: no more than a factor of two apart', () => {
    const above = all.filter((stop) => stop > 0);
    for (let i = 1; i < above.length; i++) expect(above[i] / above[i - 1]).toBeLessThanOrEqual(2);
    expect(all.length).toBeLessThanOrEqual(100);
  });
});

describe('stops', () => {
  test('of whole numbers are all of the first, and the powers of two', () => {
    expect(stops('horizon').slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    for (const power of [32, 64, 128, 256, 512]) expect(stops('horizon')).toContain(power);
  });

  test('of a rate are ten a decade', () => {
    const decade = stops('lrGap').filter((stop) => stop >= 0.001 && stop < 0.01);
    expect(decade).toEqual([0.001, 0.0012, 0.0015, 0.002, 0.0025, 0.003, 0.004, 0.005, 0.006, 0.008]);
  });
});

describe('the nearest stop', () => {
  test('to a stop is itself, to another value the one least far away', () => {
    fc.assert(
      fc.property(fc.constantFrom(...logarithmic), fc.double({ min: 0, max: 1, noNaN: true }), (spec, share) => {
        const all = stopsOf(spec);
        all.forEach((stop, i) => expect(nearestStop(all, stop)).toBe(i));
        const value = spec.min + share ** 4 * (spec.max - spec.min);
        const least = Math.min(...all.map((stop) => Math.abs(stop - value)));
        expect(Math.abs(all[nearestStop(all, value)] - value)).toBe(least);
      }),
      { seed: 131, numRuns: 200 },
    );
  });
});
