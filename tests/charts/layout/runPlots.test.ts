import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mark } from '../../../src/charts/layout/marks';
import {
  gapDomain,
  gapPlot,
  incentiveDomain,
  incentivePlot,
  rateDomain,
  ratePlot,
  type RunPlot,
} from '../../../src/charts/layout/runPlots';
import { defaultParameters, type Parameters } from '../../../src/core/parameters';
import { createColumns } from '../../../src/core/readouts';
import { runTraining } from '../../../src/core/trainingRun';
import { anyParameters } from '../../worker/anyParameters';
import { round2 } from '../../../src/charts/layout/marks';

import { heightAt, type Point } from '../heightAt';
import { pathPoints } from '../pathPoints';
import { runData } from '../runData';

/** Pixels: what simplifying and rounding may move a curve. */
const NEAR = 0.13;
import { textWidth } from '../textWidth';

const size = { width: 312, height: 188 };

function dataOf(changes: Partial<Parameters> = {}) {
  const { columns, parameters } = runTraining({ ...defaultParameters, ...changes });
  return runData(columns, parameters.steps + 1, parameters.steps);
}

/** Runs with random parameters, some with the largest numbers that the readouts may hold written over them. */
const anyData = fc
  .record({
    parameters: anyParameters(80),
    extreme: fc.option(fc.constantFrom(1e6, 1e300, -1e6, -1e300), { freq: 3 }),
    shown: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ parameters, extreme, shown }) => {
    const { columns } = runTraining(parameters);
    const { steps } = parameters;
    if (extreme !== null) {
      const middle = Math.floor(steps / 2);
      columns.rate[middle] = Math.max(-1e6, Math.min(1e6, extreme));
      columns.incentive[middle] = extreme;
      columns.visible[middle] = columns.rate[middle];
      columns.gap[middle] = Math.hypot(columns.visible[middle], columns.hiddenGap[middle]);
      columns.masked[middle] = columns.compliance[middle] * Math.abs(columns.visible[middle]);
    }
    return runData(columns, 1 + Math.round(shown * steps), steps);
  });

function expectInside(
  { frame: { plane } }: RunPlot,
  points: readonly (readonly [number, number])[],
  rows: number,
): void {
  expect(points.length).toBeGreaterThanOrEqual(Math.min(rows, 2));
  for (const [x, y] of points) {
    expect(x).toBeGreaterThanOrEqual(plane.x - 0.01);
    expect(x).toBeLessThanOrEqual(plane.x + plane.width + 0.01);
    expect(y).toBeGreaterThanOrEqual(plane.y - 0.01);
    expect(y).toBeLessThanOrEqual(plane.y + plane.height + 0.01);
  }
}

function expectLabelsInside({ frame: { plane }, labels }: RunPlot): void {
  for (const { text = '', attributes } of labels) {
    const width = textWidth(text, 13);
    const x = Number(attributes['x']);
    const left = { start: x, middle: x - width / 2, end: x - width }[String(attributes['text-anchor'])] ?? NaN;
    expect(left, text).toBeGreaterThanOrEqual(plane.x - 4);
    expect(left + width, text).toBeLessThanOrEqual(plane.x + plane.width + 4);
    expect(Number(attributes['y'])).toBeGreaterThan(plane.y + 8);
    expect(Number(attributes['y'])).toBeLessThan(plane.y + plane.height + 1);
  }
}

const pathOf = (marks: readonly Mark[], key: string) =>
  pathPoints(String(marks.find((mark) => mark.key === key)?.attributes['d'] ?? ''));

describe('domains', () => {
  test('of the defaults', () => {
    const data = dataOf();
    expect(rateDomain(data)).toEqual([-0.5, 1.5]);
    expect(gapDomain(data)).toEqual([0, 1]);
    const [low, high] = incentiveDomain(data);
    expect(low).toBeLessThan(Math.min(...data.columns.incentive));
    expect(high).toBeGreaterThan(Math.max(...data.columns.incentive));
  });

  test('contain every value and zero, whatever the run', () => {
    fc.assert(
      fc.property(anyData, (data) => {
        const { columns, length } = data;
        for (const [domain, values] of [
          [rateDomain(data), columns.rate],
          [gapDomain(data), columns.gap],
          [incentiveDomain(data), columns.incentive],
        ] as const) {
          const shown = values.subarray(0, length);
          expect(Number.isFinite(domain[1] - domain[0])).toBe(true);
          expect(domain[0]).toBeLessThanOrEqual(Math.min(0, ...shown));
          expect(domain[1]).toBeGreaterThanOrEqual(Math.max(0, ...shown));
          expect(domain[1]).toBeGreaterThan(domain[0]);
        }
      }),
      { seed: 51, numRuns: 60 },
    );
  });

  test('of the rate have a region below zero to show', () => {
    fc.assert(
      fc.property(anyData, (data) => {
        const [low, high] = rateDomain(data);
        expect(-low / (high - low)).toBeGreaterThan(0.15);
        expect(high).toBeGreaterThan(0);
      }),
      { seed: 52, numRuns: 60 },
    );
  });

  test('of a rate that is next to nothing are wide enough to be drawn', () => {
    for (const rho of [-1e-3, -1e-9, -1e-300, -5e-324, 0, 5e-324, 1e-9]) {
      const data = dataOf({ rho, lrTime: 0, steps: 5 });
      const [low, high] = rateDomain(data);
      expect(high - low).toBeGreaterThan(0.02);
      expect(ratePlot(data, size, [low, high]).frame.axes.length).toBeLessThan(10);
    }
  });

  test('of the gap are 0 … 1, or as wide as the gap becomes', () => {
    expect(gapDomain(dataOf({ gap: 0.2 }))).toEqual([0, 1]);
    expect(gapDomain(dataOf({ gap: 0 }))).toEqual([0, 1]);
    expect(gapDomain(dataOf({ gap: 1.4 }))[1]).toBeGreaterThanOrEqual(1.4);
    expect(gapDomain(dataOf({ gap: 1.4 }))[1]).toBeLessThanOrEqual(2);
    fc.assert(
      fc.property(anyData, (data) => {
        const [low, high] = gapDomain(data);
        const widest = Math.max(1, ...data.columns.gap.subarray(0, data.length));
        expect(low).toBe(0);
        expect(high).toBeGreaterThanOrEqual(widest);
        expect(high).toBeLessThanOrEqual(widest * 1.6);
      }),
      { seed: 53, numRuns: 60 },
    );
  });
});

describe('plots of any run, extremes included', () => {
  test.each([
    { name: 'rate', plot: ratePlot, domain: rateDomain },
    { name: 'gap', plot: gapPlot, domain: gapDomain },
    { name: 'incentive', plot: incentivePlot, domain: incentiveDomain },
  ])('of the $name stay inside their plane, labels too', ({ plot, domain }) => {
    fc.assert(
      fc.property(anyData, (data) => {
        const laid = plot(data, size, domain(data));
        expect(laid.curves[0]).not.toMatch(/NaN|Infinity/);
        expectInside(laid, pathPoints(laid.curves[0]), data.length);
        expectLabelsInside(laid);
      }),
      { seed: 54, numRuns: 50 },
    );
  });

  test('pass through their values', () => {
    const data = dataOf({ steps: 200 });
    for (const [plot, domain, values] of [
      [ratePlot, rateDomain, data.columns.rate],
      [gapPlot, gapDomain, data.columns.gap],
      [incentivePlot, incentiveDomain, data.columns.incentive],
    ] as const) {
      const laid = plot(data, size, domain(data));
      const points = pathPoints(laid.curves[0]);
      expect(points[0][0]).toBeCloseTo(laid.frame.x(0), 1);
      expect(points.at(-1)?.[0]).toBeCloseTo(laid.frame.x(200), 1);
      for (let row = 0; row <= 200; row++) {
        const y = laid.frame.y(values[row]);
        expect(Math.abs(heightAt(points, round2(laid.frame.x(row)), y) - y)).toBeLessThan(NEAR);
        expect(laid.values(row)).toEqual([values[row]]);
      }
    }
  });

  test('of a long run are thinned to what its pixels can show', () => {
    const laid = gapPlot(dataOf({ steps: 20_000 }), size, [0, 1]);
    expect(pathPoints(laid.curves[0]).length).toBeLessThanOrEqual(4 * laid.frame.plane.width);
  });

  test('go as far as the rows that there are', () => {
    const { columns } = dataOf();
    const laid = ratePlot(runData(columns, 500, 1000), size, [-0.5, 1.5]);
    expect(pathPoints(laid.curves[0]).at(-1)?.[0]).toBeCloseTo(laid.frame.x(499), 1);
  });
});

describe('the discount rate', () => {
  test('has all that lies below zero shaded, and named where there is room', () => {
    const laid = ratePlot(dataOf(), size, [-0.5, 1.5]);
    const { plane, y } = laid.frame;
    const { attributes } = laid.back.find(({ key }) => key === 'below zero')!;
    const box = attributes as Record<string, number>;
    expect([box['x'], box['width']]).toEqual([plane.x, plane.width]);
    expect(box['y']).toBeCloseTo(y(0), 2);
    expect(box['y'] + box['height']).toBeCloseTo(plane.y + plane.height, 2);
    expect(laid.labels.map(({ text }) => text)).toEqual(['later counts for more']);
    expect(ratePlot(dataOf(), size, [-0.01, 1.5]).labels).toEqual([]);
  });
});

describe('the gap, stacked', () => {
  /** Upper and lower edge of a band: there, and back from the first point that x does not rise to. */
  function edges(laid: RunPlot, name: string) {
    const points = pathOf(laid.back, name);
    const right = Math.max(...points.map(([x]) => x));
    const turn = points.findIndex(([x]) => x === right) + 1;
    return { high: points.slice(0, turn), low: points.slice(turn) };
  }

  test('is what the behaviour shows, what pretending masks, and what training cannot see', () => {
    fc.assert(
      fc.property(anyParameters(80), (parameters) => {
        const { columns } = runTraining(parameters);
        const data = runData(columns, parameters.steps + 1, parameters.steps);
        const laid = gapPlot(data, size, gapDomain(data));
        const { x, y } = laid.frame;
        const near = (edge: readonly Point[], row: number, value: number) =>
          expect(Math.abs(heightAt(edge, round2(x(row)), y(value)) - y(value))).toBeLessThan(NEAR);
        const unseen = columns.hiddenGap[0] !== 0;
        const masked = edges(laid, 'masked by pretending');
        for (let row = 0; row < data.length; row++) {
          const visible = Math.abs(columns.visible[row]);
          const shown = visible - columns.masked[row];
          expect(shown).toBeGreaterThanOrEqual(-1e-9 * visible);
          near(masked.low, row, shown);
          near(masked.high, row, visible);
        }
        if (unseen) {
          const band = edges(laid, 'training cannot see');
          for (let row = 0; row < data.length; row++) {
            near(band.low, row, Math.abs(columns.visible[row]));
            near(band.high, row, columns.gap[row]);
          }
        }
        expect(laid.back.some(({ key }) => key === 'training cannot see')).toBe(unseen);
      }),
      { seed: 55, numRuns: 40 },
    );
  });

  test('names each band where it is thick enough, and none that is not there', () => {
    const names = (changes: Partial<Parameters>) => {
      const data = dataOf(changes);
      return gapPlot(data, size, gapDomain(data)).labels.map(({ text }) => text);
    };
    expect(names({})).toEqual(['shown', 'masked by pretending']);
    expect(names({ anticipation: 0 })).toEqual(['shown']);
    expect(names({ hidden: 0.5 })).toContain('training cannot see');
    expect(names({ gap: 0 })).toEqual([]);
  });
});

test('plots need no more than the rows that are filled', () => {
  const columns = createColumns(1001);
  columns.gap[0] = 1;
  columns.visible[0] = 1;
  columns.rate[0] = 1.3;
  const data = runData(columns, 1, 1000);
  for (const laid of [
    ratePlot(data, size, rateDomain(data)),
    gapPlot(data, size, gapDomain(data)),
    incentivePlot(data, size, incentiveDomain(data)),
  ]) {
    expect(laid.curves[0]).toMatch(/^M[\d.]+,[\d.]+$/);
  }
});

describe('runs behind', () => {
  const own = dataOf();
  const longer = dataOf({ steps: 1500, rho: 2, gap: 1.6 });
  const shorter = dataOf({ steps: 400, lrTime: 0.2 });
  const kinds = [
    ['rate', rateDomain, ratePlot],
    ['gap', gapDomain, gapPlot],
    ['incentive', incentiveDomain, incentivePlot],
  ] as const;

  test.each(kinds)('are drawn beside the run in the %s plot, each where its own columns say', (name, domain, plot) => {
    const runs = { ...own, behind: [longer, shorter] };
    const { behind, curves, frame } = plot(runs, size, domain(runs));
    expect(behind).toHaveLength(2);
    for (const [i, { columns, steps }] of [longer, shorter].entries()) {
      expect(behind[i]).toHaveLength(curves.length);
      const points = pathPoints(behind[i][0]);
      for (const [point, row] of [
        [points[0], 0],
        [points[points.length - 1], steps],
      ] as const) {
        expect(point[0]).toBeCloseTo(frame.x(row), 1);
        expect(point[1]).toBeCloseTo(frame.y(columns[name][row]), 1);
      }
    }
    // The axis of steps is as long as the longest of them.
    expect(frame.x(1500)).toBeCloseTo(frame.plane.x + frame.plane.width, 1);
    expect(pathPoints(curves[0]).at(-1)![0]).toBeCloseTo(frame.x(1000), 1);
  });

  test.each(kinds)(
    'widen the axis of the %s plot as far as they need, and no further than any of them',
    (name, domain) => {
      const [alone, all] = [domain(own), domain({ ...own, behind: [longer, shorter] })];
      for (const { columns } of [own, longer, shorter]) {
        expect(all[0]).toBeLessThanOrEqual(Math.min(...columns[name]));
        expect(all[1]).toBeGreaterThanOrEqual(Math.max(...columns[name]));
      }
      expect(all[0]).toBe(domain({ ...shorter, behind: [own, longer] })[0]);
      expect(all[1]).toBe(domain({ ...longer, behind: [shorter, own] })[1]);
      expect(domain({ ...own, behind: [] })).toEqual(alone);
      expect(domain({ ...own, behind: [own] })).toEqual(alone);
    },
  );

  test.each(kinds)('leave the %s plot of the run alone as it is without them', (_, domain, plot) => {
    const plain = plot(own, size, domain(own));
    expect(plain.behind).toEqual([]);
    const twice = plot({ ...own, behind: [own] }, size, domain(own));
    expect(twice.curves).toEqual(plain.curves);
    expect(twice.behind[0]).toEqual(plain.curves);
    expect(twice.values(500)).toEqual(plain.values(500));
  });
});
