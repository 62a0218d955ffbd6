import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wilsonInterval } from '../../src/core/wilson';

describe("Wilson's interval of a share", () => {
  // Newcombe 1998, Statistics in Medicine 17:857–872, Table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i of %i is the published one', (count, of, low, high) => {
    const interval = wilsonInterval(count, of);
    expect(interval[0]).toBeCloseTo(low, 4);
    expect(interval[1]).toBeCloseTo(high, 4);
  });

  test('contains the share, lies in 0 … 1, and is that of the others mirrored', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 512 }), fc.double({ min: 0, max: 1, noNaN: true }), (of, part) => {
        const count = Math.round(part * of);
        const [low, high] = wilsonInterval(count, of);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(count / of);
        expect(high).toBeGreaterThanOrEqual(count / of);
        expect(high).toBeLessThanOrEqual(1);
        const [mirrored] = wilsonInterval(of - count, of);
        expect(mirrored).toBeCloseTo(1 - high, 12);
      }),
    );
  });

  test('ends where the share is 1.96 standard errors of a true share away', () => {
    const [low, high] = wilsonInterval(20, 32);
    for (const end of [low, high]) {
      expect(Math.abs(20 / 32 - end) / Math.sqrt((end * (1 - end)) / 32)).toBeCloseTo(1.959963984540054, 10);
    }
  });
});
