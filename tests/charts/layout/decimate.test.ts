import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimate } from '../../../src/charts/layout/decimate';

const values = fc
  .array(fc.double({ min: -1e300, max: 1e300, noNaN: true }), { minLength: 1, maxLength: 400 })
  .map((list) => Float64Array.from(list));

describe('a thinned curve', () => {
  test('is whole while there are no more rows than three a pixel', () => {
    const short = Float64Array.from({ length: 30 }, (_, i) => i % 7);
    expect(decimate(short, 0, 29, 10)).toEqual([...short.keys()]);
    expect(decimate(short, 5, 8, 10)).toEqual([5, 6, 7, 8]);
    expect(decimate(short, 3, 3, 10)).toEqual([3]);
  });

  test('keeps first, lowest and highest row of every column of pixels, and the last of all', () => {
    const spiky = Float64Array.of(0, 5, -5, 0, 0, 0, 0, 9, 1, 2, 3, 4, 8, 0.5, 7, 6);
    expect(decimate(spiky, 0, 15, 2)).toEqual([0, 2, 7, 8, 12, 13, 15]);
  });

  test('has ends and extremes, rows in order, and at most three a pixel', () => {
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: 0, max: 60 }),
        fc.double({ min: 1, max: 90, noNaN: true }),
        (list, a, width) => {
          const from = Math.min(a, list.length - 1);
          const to = list.length - 1;
          const rows = decimate(list, from, to, width);
          expect(rows[0]).toBe(from);
          expect(rows.at(-1)).toBe(to);
          for (let i = 1; i < rows.length; i++) expect(rows[i]).toBeGreaterThan(rows[i - 1]);
          expect(rows.length).toBeLessThanOrEqual(3 * width + 1);
          const all = list.subarray(from);
          expect(Math.min(...rows.map((row) => list[row]))).toBe(Math.min(...all));
          expect(Math.max(...rows.map((row) => list[row]))).toBe(Math.max(...all));
        },
      ),
      { seed: 21, numRuns: 500 },
    );
  });

  test('of a hundred thousand rows is no longer than one of a thousand', () => {
    const long = Float64Array.from({ length: 100_001 }, (_, i) => Math.sin(i));
    expect(decimate(long, 0, 100_000, 270).length).toBeLessThanOrEqual(811);
  });
});
