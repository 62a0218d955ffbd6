import { describe, expect, test } from 'vitest';
import { bandExtent, bandMarks } from '../../../src/charts/layout/band';
import { plotFrame } from '../../../src/charts/layout/plotFrame';
import { gapDomain, incentiveDomain, rateDomain } from '../../../src/charts/layout/runPlots';
import { defaultParameters } from '../../../src/core/parameters';
import { runTraining } from '../../../src/core/trainingRun';
import type { Band } from '../../../src/core/gathering';
import { heightAt, type Point } from '../heightAt';
import { pathPoints } from '../pathPoints';
import { runData } from '../runData';

const steps = [0, 250, 500, 750, 1000];
const band: Band = {
  low: Float64Array.of(1, 0.9, 0.5, 0.2, 0.1),
  median: Float64Array.of(1, 0.95, 0.7, 0.65, 0.6),
  high: Float64Array.of(1, 1, 1.1, 1.4, 1.3),
};
const frame = plotFrame({ width: 340, height: 200 }, 1000, [0, 2], 'linear');
const at = (step: number, value: number): Point => [frame.x(step), frame.y(value)];
const marksOf = (of: Band) => {
  const marks = bandMarks(of, steps, frame).map(
    ({ key, attributes }) => [key, pathPoints(String(attributes['d']))] as const,
  );
  return Object.fromEntries(marks);
};

describe('the band over other seeds', () => {
  test('goes along its upper edge and back along its lower one, with the median through it', () => {
    const { band: area, median } = marksOf(band);
    const turn = area.findIndex(([x]) => x > at(999, 0)[0]) + 1;
    const [upper, lower] = [area.slice(0, turn), area.slice(turn).reverse()];
    for (const edge of [upper, lower, median]) {
      for (let i = 1; i < edge.length; i++) expect(edge[i][0]).toBeGreaterThan(edge[i - 1][0]);
    }
    steps.forEach((step, i) => {
      const near = (edge: readonly Point[], value: number) => {
        const [x, y] = at(step, value);
        expect(heightAt(edge, x, y)).toBeCloseTo(y, 0);
      };
      near(upper, band.high[i]);
      near(lower, band.low[i]);
      near(median, band.median[i]);
    });
  });

  test('ends where no run came any further, and is not there before any has', () => {
    const cut = (values: Float64Array) => values.map((value, i) => (i < 3 ? value : NaN));
    const { band: area, median } = marksOf({ low: cut(band.low), median: cut(band.median), high: cut(band.high) });
    const right = (points: readonly (readonly number[])[]) => Math.max(...points.map(([x]) => x));
    expect(right(area)).toBeCloseTo(at(500, 0)[0], 1);
    expect(right(median)).toBeCloseTo(at(500, 0)[0], 1);
    const none = Float64Array.of(NaN, NaN, NaN, NaN, NaN);
    expect(bandMarks({ low: none, median: none, high: none }, steps, frame)).toEqual([]);
  });

  test('is held by the axis of its own readout, and by no other', () => {
    const run = runData(runTraining(defaultParameters).columns, 1001, 1000);
    const withBand = (name: string) => ({ ...run, behind: [bandExtent(band, name)] });
    expect(gapDomain(run)).toEqual([0, 1]);
    expect(gapDomain(withBand('gap'))[1]).toBeGreaterThanOrEqual(1.4);
    expect(gapDomain(withBand('rate'))).toEqual(gapDomain(run));
    const low: Band = { ...band, low: band.low.map((value) => value - 4) };
    expect(rateDomain({ ...run, behind: [bandExtent(low, 'rate')] })[0]).toBeLessThanOrEqual(-3.9);
    expect(incentiveDomain({ ...run, behind: [bandExtent(low, 'incentive')] })[0]).toBeLessThanOrEqual(-3.9);
  });
});
