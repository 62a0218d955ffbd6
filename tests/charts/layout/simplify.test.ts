import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heightAt, type Point } from '../heightAt';
import { simplify } from '../../../src/charts/layout/simplify';

function simplified(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  simplify(
    points.length,
    (i) => points[i][0],
    (i) => points[i][1],
    (x, y) => kept.push([x, y]),
  );
  return kept;
}

describe('a simplified curve', () => {
  test('passes every point within a tenth of a pixel, and keeps its ends', () => {
    const steps = fc.array(
      fc.tuple(fc.double({ min: 0, max: 2, noNaN: true }), fc.double({ min: -3, max: 3, noNaN: true })),
      {
        minLength: 1,
        maxLength: 300,
      },
    );
    fc.assert(
      fc.property(steps, fc.boolean(), (moves, back) => {
        let [x, y] = [0, 0];
        const points = moves.map(([dx, dy]): Point => [(x += back ? -dx : dx), (y += dy)]);
        const line = simplified(points);
        expect(line[0]).toEqual(points[0]);
        expect(line.at(-1)).toEqual(points.at(-1));
        for (const point of line) expect(points).toContainEqual(point);
        for (const [px, py] of points) expect(Math.abs(heightAt(line, px, py) - py)).toBeLessThanOrEqual(0.1 + 1e-9);
      }),
      { seed: 8, numRuns: 400 },
    );
  });

  test('of a smooth one takes few points, of a straight one two', () => {
    const wave = Array.from({ length: 1000 }, (_, i): Point => [i / 4, 90 + 80 * Math.sin(i / 160)]);
    expect(simplified(wave).length).toBeLessThan(60);
    expect(simplified(Array.from({ length: 1000 }, (_, i): Point => [i, 3 * i]))).toHaveLength(2);
  });
});
