import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linearScale, symlogScale } from '../../../src/charts/layout/scales';

const end = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const domain = fc
  .tuple(end, fc.double({ min: 1e-3, max: 1e6, noNaN: true }))
  .map(([low, span]) => [low, low + span] as const);
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('a linear scale', () => {
  test('is the straight line through its ends', () => {
    const y = linearScale([-1, 3], [200, 0]);
    expect([-1, 0, 1, 3, 5].map(y)).toEqual([200, 150, 100, 0, -100]);
    expect(y.invert(150)).toBe(0);
  });

  test('reads back what it places', () => {
    fc.assert(
      fc.property(domain, share, (ends, at) => {
        const scale = linearScale(ends, [180, 6]);
        const value = ends[0] + at * (ends[1] - ends[0]);
        expect(scale(value)).toBeCloseTo(180 - 174 * at, 6);
        expect(Math.abs(scale.invert(scale(value)) - value)).toBeLessThanOrEqual(
          1e-9 * (ends[1] - ends[0] + Math.abs(value)),
        );
      }),
      { seed: 31, numRuns: 500 },
    );
  });

  test('of no width still gives places', () => {
    expect(linearScale([2, 2], [0, 100])(2)).toBe(0);
  });
});

describe('a symmetric logarithmic scale', () => {
  const formula = (x: number) => Math.sign(x) * Math.log(1 + Math.abs(x) / 0.01);

  test('is sign(x)·ln(1 + |x|/0.01) between its ends', () => {
    const y = symlogScale([-2, 50], [160, 0], 0.01);
    for (const x of [-2, -0.3, -0.01, 0, 0.001, 0.01, 1, 7, 50]) {
      const part = (formula(x) - formula(-2)) / (formula(50) - formula(-2));
      expect(y(x)).toBeCloseTo(160 * (1 - part), 9);
    }
  });

  test('is linear near zero and logarithmic far from it', () => {
    const y = symlogScale([-1, 1e6], [0, 1], 0.01);
    expect((y(2e-6) - y(0)) / (y(1e-6) - y(0))).toBeCloseTo(2, 3);
    expect(y(1e6) - y(1e5)).toBeCloseTo(y(1e5) - y(1e4), 6);
    expect(y(-0.5) + y(0.5)).toBeCloseTo(2 * y(0), 12);
  });

  test('reads back what it places, and stays between its ends, up to 1e300', () => {
    const size = fc.double({ min: -2, max: 300, noNaN: true }).map((power) => 10 ** power);
    fc.assert(
      fc.property(size, size, share, (low, high, at) => {
        const scale = symlogScale([-low, high], [180, 6], 0.01);
        expect(scale(-low)).toBeCloseTo(180, 9);
        expect(scale(high)).toBeCloseTo(6, 9);
        const place = 180 - 174 * at;
        const value = scale.invert(place);
        expect(Number.isFinite(value)).toBe(true);
        expect(scale(value)).toBeCloseTo(place, 6);
      }),
      { seed: 32, numRuns: 500 },
    );
  });
});
