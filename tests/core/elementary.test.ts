import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exp, expLess1, log, scaledUp } from '../../src/core/elementary';

const view = new DataView(new ArrayBuffer(8));

/** Place of a double on the line of all doubles, so that neighbours differ by 1. */
function place(x: number): bigint {
  view.setFloat64(0, x);
  const bits = view.getBigInt64(0);
  return bits < 0n ? -(bits & 0x7fffffffffffffffn) : bits;
}

/** Distance in units of the last place; 0 for two NaNs. */
function ulps(a: number, b: number): number {
  if (Object.is(a, b)) return 0;
  return Number.isNaN(a) || Number.isNaN(b) ? Infinity : Math.abs(Number(place(a) - place(b)));
}

const runs = { seed: 20260, numRuns: 200_000 };
const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
/** Even over a range, where fc.double is even over the exponents. */
const evenly = (min: number, max: number) =>
  fc.maxSafeNat().map((n) => min + (max - min) * (n / Number.MAX_SAFE_INTEGER));

function largestError(
  mine: (x: number) => number,
  theirs: (x: number) => number,
  values: fc.Arbitrary<number>,
): number {
  let worst = 0;
  fc.assert(
    fc.property(values, (x) => {
      worst = Math.max(worst, ulps(mine(x), theirs(x)));
    }),
    runs,
  );
  return worst;
}

describe('exp', () => {
  test('is within one unit in the last place of Math.exp over its whole range', () => {
    expect(largestError(exp, Math.exp, evenly(-708, 709.78))).toBeLessThanOrEqual(1);
    expect(largestError(exp, Math.exp, evenly(-2, 2))).toBeLessThanOrEqual(1);
    expect(largestError(exp, Math.exp, between(-800, 800))).toBeLessThanOrEqual(1);
  });

  test('rounds subnormal results once, like Math.exp', () => {
    expect(largestError(exp, Math.exp, evenly(-745.2, -708))).toBeLessThanOrEqual(1);
  });

  test('agrees with Math.exp at both ends of its range', () => {
    for (const edge of [709.782712893384, -708.3964185322641, -745.1332191019411, -745.2, 709.8]) {
      for (let i = -200n; i <= 200n; i++) {
        view.setFloat64(0, edge);
        view.setBigInt64(0, view.getBigInt64(0) + i);
        const x = view.getFloat64(0);
        expect(ulps(exp(x), Math.exp(x)), `exp(${x})`).toBeLessThanOrEqual(1);
      }
    }
  });

  test('has exact limits', () => {
    expect(exp(0)).toBe(1);
    expect(exp(-0)).toBe(1);
    expect(exp(Infinity)).toBe(Infinity);
    expect(exp(-Infinity)).toBe(0);
    expect(exp(NaN)).toBeNaN();
    expect(exp(709.782712893384)).toBeLessThan(Infinity);
    expect(exp(709.7827128933841)).toBe(Infinity);
    expect(exp(Number.MAX_VALUE)).toBe(Infinity);
    expect(exp(-745.133)).toBe(Number.MIN_VALUE);
    expect(exp(-745.134)).toBe(0);
    expect(exp(-Number.MAX_VALUE)).toBe(0);
    expect(exp(Number.MIN_VALUE)).toBe(1);
  });
});

describe('log', () => {
  test('is within one unit in the last place of Math.log for every positive double', () => {
    expect(largestError(log, Math.log, between(0, Number.MAX_VALUE))).toBeLessThanOrEqual(1);
    expect(largestError(log, Math.log, evenly(0.3, 3))).toBeLessThanOrEqual(1);
  });

  test('is as close next to 1', () => {
    expect(largestError(log, Math.log, evenly(1 - 1e-4, 1 + 1e-4))).toBeLessThanOrEqual(1);
    expect(largestError(log, Math.log, evenly(1 - 2 ** -40, 1 + 2 ** -40))).toBeLessThanOrEqual(1);
    expect(log(1 + Number.EPSILON)).toBe(Math.log(1 + Number.EPSILON));
    expect(log(1 - Number.EPSILON / 2)).toBe(Math.log(1 - Number.EPSILON / 2));
  });

  test('is as close for subnormal numbers', () => {
    expect(largestError(log, Math.log, between(Number.MIN_VALUE, 2.3e-308))).toBeLessThanOrEqual(1);
    for (const x of [5e-324, 1e-323, 2.225073858507201e-308, 2.2250738585072014e-308]) {
      expect(ulps(log(x), Math.log(x)), `log(${x})`).toBeLessThanOrEqual(1);
    }
  });

  test('has exact limits', () => {
    expect(log(1)).toBe(0);
    expect(log(0)).toBe(-Infinity);
    expect(log(-0)).toBe(-Infinity);
    expect(log(Infinity)).toBe(Infinity);
    for (const x of [-1, -Number.MIN_VALUE, -Infinity, NaN]) expect(log(x)).toBeNaN();
  });
});

describe('scaledUp', () => {
  const magnitude = fc.oneof(between(-1e20, 1e20), between(-1e-300, 1e-300));

  test('is x·e^s where that stays inside the limit', () => {
    fc.assert(
      fc.property(magnitude, between(0, 1400), (x, s) => {
        const halves = x * Math.exp(s / 2) * Math.exp(s / 2); // no overflow before the last product
        fc.pre(Math.abs(halves) > 1e-290 && Math.abs(halves) < 1e290 && Math.abs(x) > 1e-307);
        expect(Math.abs(scaledUp(x, s, 1e300) / halves - 1)).toBeLessThan(1e-12);
      }),
      { seed: 3, numRuns: 5000 },
    );
  });

  test('is clamped to the limit however large the scale, and keeps 0 at 0', () => {
    fc.assert(
      fc.property(magnitude, between(0, 1e9), (x, s) => {
        expect(Math.abs(scaledUp(x, s, 1e300))).toBeLessThanOrEqual(1e300);
      }),
      { seed: 4, numRuns: 5000 },
    );
    expect(scaledUp(Number.MIN_VALUE, 5e8, 1e300)).toBe(1e300);
    expect(scaledUp(-Number.MIN_VALUE, 5e8, 1e300)).toBe(-1e300);
    expect(scaledUp(-1, 701, 1e250)).toBe(-1e250);
    expect(scaledUp(0, 5e8, 1e300)).toBe(0);
    expect(scaledUp(3, 0, 1e300)).toBe(3);
  });
});

describe('e^x − 1', () => {
  test('is within four units in the last place of Math.expm1', () => {
    let worst = 0;
    for (let i = -40_000; i <= 40_000; i++) {
      for (const x of [i / 80_000, i / 57, (i / 40_000) ** 9]) {
        const want = Math.expm1(x);
        if (x !== 0 && x < 700) worst = Math.max(worst, Math.abs(expLess1(x) / want - 1));
      }
    }
    expect(worst).toBeLessThan(4 * 2.2e-16 * 1.5);
    expect([expLess1(0), expLess1(-1000)]).toEqual([0, -1]);
  });
});
