import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createThinning } from '../../src/store/thinning';

function thin(values: readonly number[], width: number, total = values.length): readonly number[] {
  const thinning = createThinning(total, width);
  thinning.add(Float64Array.from(values), values.length);
  return thinning.rows();
}

const values = fc.array(fc.double({ min: -1e300, max: 1e300, noNaN: true }), { minLength: 1, maxLength: 400 });

describe('a thinned curve', () => {
  test('is whole while there are no more rows than three a pixel', () => {
    const short = Array.from({ length: 30 }, (_, i) => i % 7);
    expect(thin(short, 10)).toEqual([...short.keys()]);
    expect(thin(short.slice(0, 4), 10, 30)).toEqual([0, 1, 2, 3]);
    expect(thin([5], 10)).toEqual([0]);
  });

  test('keeps first, lowest and highest row of every column of pixels, and the last of all', () => {
    const spiky = [0, 5, -5, 0, 0, 0, 0, 9, 1, 2, 3, 4, 8, 0.5, 7, 6];
    expect(thin(spiky, 2)).toEqual([0, 2, 7, 8, 12, 13, 15]);
  });

  test('has ends and extremes, rows in order, and at most three a pixel, in whatever batches it came', () => {
    fc.assert(
      fc.property(
        values,
        fc.double({ min: 1, max: 90, noNaN: true }),
        fc.integer({ min: 1, max: 60 }),
        (list, width, batch) => {
          const rows = thin(list, width);
          expect(rows[0]).toBe(0);
          expect(rows.at(-1)).toBe(list.length - 1);
          for (let i = 1; i < rows.length; i++) expect(rows[i]).toBeGreaterThan(rows[i - 1]);
          expect(rows.length).toBeLessThanOrEqual(3 * width + 1);
          const kept = rows.map((row) => list[row]);
          expect(Math.min(...kept)).toBe(Math.min(...list));
          expect(Math.max(...kept)).toBe(Math.max(...list));

          const growing = createThinning(list.length, width);
          for (let from = 0; from < list.length; from += batch) {
            const part = list.slice(from, from + batch);
            growing.add(Float64Array.from(part), part.length);
            const soFar = growing.rows();
            expect(soFar[0]).toBe(0);
            expect(soFar.at(-1)).toBe(from + part.length - 1);
          }
          expect(growing.rows()).toEqual(rows);
        },
      ),
      { seed: 21, numRuns: 500 },
    );
  });

  test('of a hundred thousand rows is no longer than one of a thousand', () => {
    const long = Array.from({ length: 100_001 }, (_, i) => Math.sin(i));
    expect(thin(long, 270).length).toBeLessThanOrEqual(811);
  });
});
