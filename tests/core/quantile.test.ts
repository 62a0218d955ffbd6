import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sortedQuantile } from '../../src/core/quantile';

describe('a quantile', () => {
  // R: quantile(c(1, 2, 4, 8, 16), type = 7)
  test.each([
    [0, 1],
    [0.05, 1.2],
    [0.25, 2],
    [0.5, 4],
    [0.9, 12.8],
    [0.95, 14.4],
    [1, 16],
  ])('at %d of 1, 2, 4, 8, 16 is %d', (share, expected) => {
    expect(sortedQuantile([1, 2, 4, 8, 16], share)).toBeCloseTo(expected, 12);
  });

  test('in the middle of an even number is the mean of the two in the middle', () => {
    expect(sortedQuantile([1, 2, 5, 9], 0.5)).toBe(3.5);
  });

  test('of a part of a list leaves the rest alone', () => {
    expect(sortedQuantile([1, 3, 100, 200], 0.5, 2)).toBe(2);
    expect(sortedQuantile([1, 3, 100], 1, 2)).toBe(3);
    expect(sortedQuantile([1], 0.95)).toBe(1);
    expect(sortedQuantile([], 0.5)).toBeNaN();
  });

  test('rises with the share, and lies between two of the numbers', () => {
    const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(numbers, share, share, (list, one, other) => {
        const sorted = [...list].sort((a, b) => a - b);
        const [low, high] = [Math.min(one, other), Math.max(one, other)].map((at) => sortedQuantile(sorted, at));
        expect(low).toBeLessThanOrEqual(high);
        expect(low).toBeGreaterThanOrEqual(sorted[0]);
        expect(high).toBeLessThanOrEqual(sorted.at(-1)!);
        // Type 7: n − 1 stretches, of which a share lies below.
        const below = sorted.filter((value) => value < low).length;
        expect(below).toBeLessThanOrEqual(Math.ceil(Math.min(one, other) * (sorted.length - 1)));
      }),
    );
  });
});
