import { ticks } from 'd3-array';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatExact, formatNumber, formatShort, formatTick } from '../../../src/charts/layout/formatNumber';

/** Any finite number, its size up to 1e300, where readouts end, and the numbers about every change of form. */
const anyNumber = fc.oneof(
  fc.double({ min: -1e300, max: 1e300, noNaN: true }),
  fc
    .record({
      sign: fc.constantFrom(1, -1),
      at: fc.constantFrom(0.000095, 0.00095, 0.000995, 0.0995, 0.995, 99.95, 999.5, 99999.5),
      by: fc.double({ min: -0.02, max: 0.02, noNaN: true }),
    })
    .map(({ sign, at, by }) => sign * at * (1 + by)),
  fc
    .record({ sign: fc.constantFrom(1, -1), power: fc.double({ min: -8, max: 8, noNaN: true }) })
    .map(({ sign, power }) => sign * 10 ** power),
);
const read = (text: string) => Number(text.replaceAll('−', '-'));

describe('a number to read at a glance', () => {
  test.each([
    [0, '0'],
    [-0, '0'],
    [1, '1.00'],
    [-1.3, '−1.30'],
    [0.415, '0.41'],
    [-0.1781, '−0.18'],
    [0.0994, '0.099'],
    [0.0995, '0.10'],
    [0.0421, '0.042'],
    [0.00012, '0.00012'],
    [0.00009, '9.0e−5'],
    [-3.21e-7, '−3.2e−7'],
    [64, '64.00'],
    [123.45, '123.5'],
    [12345, '12345'],
    [99999.4, '99999'],
    [100000, '1.0e5'],
    [-1e300, '−1.0e300'],
  ])('%s reads %s', (x, text) => {
    expect(formatNumber(x)).toBe(text);
  });

  test('is within 5.1 % of the number, and within half a percent of those from 1 to 99 999', () => {
    fc.assert(
      fc.property(anyNumber, (x) => {
        const error = Math.abs(read(formatNumber(x)) - x);
        const size = Math.abs(x);
        expect(error).toBeLessThanOrEqual((size >= 0.9951 && size < 99999 ? 0.0051 : 0.051) * size);
      }),
      { seed: 11, numRuns: 2000 },
    );
  });

  test('keeps the order of numbers', () => {
    fc.assert(
      fc.property(anyNumber, fc.double({ min: 0, max: 0.02, noNaN: true }), (x, by) => {
        const [low, high] = [x, x + by * Math.abs(x)];
        fc.pre(Number.isFinite(high));
        expect(read(formatNumber(low))).toBeLessThanOrEqual(read(formatNumber(high)));
      }),
      { seed: 12, numRuns: 2000 },
    );
  });

  test('is short, has the minus of equal width, and never reads as no number', () => {
    fc.assert(
      fc.property(anyNumber, (x) => {
        const text = formatNumber(x);
        expect(text).toMatch(/^−?\d+(\.\d+)?(e−?\d+)?$/);
        expect(text.startsWith('−')).toBe(x < 0);
        expect(text.length).toBeLessThanOrEqual(9);
      }),
      { seed: 13, numRuns: 2000 },
    );
  });

  test('that is too large for a double, as a factor e^ρ may be, is told by the sign for it', () => {
    expect(formatNumber(Math.exp(1000))).toBe('∞');
    expect(formatShort(Math.exp(1000))).toBe('∞');
    expect(formatExact(-Math.exp(1000))).toBe('−∞');
  });
});

describe('a number for a narrow place', () => {
  test('has at most six characters beside its signs', () => {
    fc.assert(
      fc.property(anyNumber, (x) => {
        fc.pre(Math.abs(x) < 9e99);
        expect(formatShort(x).replaceAll('−', '').length).toBeLessThanOrEqual(6);
        const tiny = Math.abs(x) < 1e-99;
        expect(Math.abs(read(formatShort(x)) - x)).toBeLessThanOrEqual((tiny ? 0.5 : 0.051) * Math.abs(x));
      }),
      { seed: 14, numRuns: 500 },
    );
  });
});

describe('a number in a table', () => {
  test.each([
    [0, '0'],
    [0.1 + 0.2, '0.3'],
    [-1234567, '−1234570'],
    [1e-9, '1e−9'],
    [123456e20, '1.23456e25'],
  ])('%s reads %s', (x, text) => {
    expect(formatExact(x)).toBe(text);
  });

  test('has six significant digits', () => {
    fc.assert(
      fc.property(anyNumber, (x) => {
        const text = formatExact(x);
        expect(text).toMatch(/^−?\d+(\.\d+)?(e−?\d+)?$/);
        expect(Math.abs(read(text) - x)).toBeLessThanOrEqual(5.0001e-6 * Math.abs(x));
      }),
      { seed: 15, numRuns: 500 },
    );
  });
});

describe('a tick', () => {
  test('reads as exactly its number, without a digit more than it has', () => {
    expect([0, 0.2, -0.5, 1e5, 150_000, -2e6].map(formatTick)).toEqual(['0', '0.2', '−0.5', '1e5', '1.5e5', '−2e6']);
    const end = fc.double({ min: 0.001, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(end, end, (below, above) => {
        const all = ticks(-below, above, 5); // axes contain zero
        for (const tick of all) expect(read(formatTick(tick))).toBeCloseTo(tick, 9);
        expect(new Set(all.map(formatTick)).size).toBe(all.length);
      }),
      { seed: 16, numRuns: 500 },
    );
  });
});
