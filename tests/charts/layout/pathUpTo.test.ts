import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pathUpTo } from '../../../src/charts/layout/pathUpTo';
import { pathPoints } from '../pathPoints';

describe('a polyline up to an x', () => {
  const upTo = pathUpTo('M10,100L20,50L40,-1e-2L50,70');

  test('is what lies before it, and its last point lies on the line', () => {
    expect(pathPoints(upTo(15))).toEqual([
      [10, 100],
      [15, 75],
    ]);
    expect(pathPoints(upTo(45))).toEqual([
      [10, 100],
      [20, 50],
      [40, -0.01],
      [45, 35],
    ]);
  });

  test('is its first point before it begins, and all of it after its end', () => {
    expect(pathPoints(upTo(0))).toEqual([[10, 100]]);
    expect(upTo(50)).toBe('M10,100L20,50L40,-1e-2L50,70');
    expect(upTo(99)).toBe('M10,100L20,50L40,-1e-2L50,70');
    expect(pathUpTo('')(3)).toBe('');
    expect(pathUpTo('M1,2')(1)).toBe('M1,2');
  });

  test('passes every point before it and none after it, whatever the line', () => {
    const points = fc.array(
      fc.tuple(fc.double({ min: 0.01, max: 9, noNaN: true }), fc.integer({ min: -999, max: 999 })),
      {
        minLength: 1,
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(points, fc.double({ min: 0, max: 1, noNaN: true }), (steps, part) => {
        let x = 0;
        const all = steps.map(([dx, y]) => [(x += Math.round(100 * dx) / 100), y] as const);
        const d = `M${all.map(([px, y]) => `${px},${y}`).join('L')}`;
        const at = all[0][0] + part * (x - all[0][0]);
        const cut = pathPoints(pathUpTo(d)(at));
        const before = all.filter(([px]) => px <= at);
        expect(cut.slice(0, before.length)).toEqual(before.map(([px, y]) => [px, y]));
        expect(cut.length).toBeLessThanOrEqual(before.length + 1);
        const [end] = cut.at(-1) ?? [];
        expect(end).toBeCloseTo(at, 1);
      }),
      { seed: 57, numRuns: 300 },
    );
  });
});
