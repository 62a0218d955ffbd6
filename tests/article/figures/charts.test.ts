import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figureCharts } from '../../../src/article/figures/charts';
import { figureNumber } from '../../../src/article/figures/figureNumber';
import type { ChartName } from '../../../src/article/figures/figureSpecs';
import { plainMarks } from '../../../src/article/figures/plainMarks';
import { toSvg } from '../../../src/charts/toSvg';
import { fromStart } from '../../../src/core/fork';
import { defaultParameters, type Parameters } from '../../../src/core/parameters';
import { compute, ranLab, settledOf } from '../../store/ranLab';

const names = Object.keys(figureCharts) as ChartName[];
const anyWorld = fc.record(
  {
    gap: fc.constantFrom(0, 0.01, 0.4, 1, 2),
    rho: fc.constantFrom(-0.5, 0, 0.7, 1.3, 5),
    hidden: fc.constantFrom(0, 0.3, 0.95),
    horizon: fc.constantFrom(1, 2, 64),
    planner: fc.constantFrom('argmax' as const, 'softmax' as const),
    kernel: fc.constantFrom('exponential' as const, 'hyperbolic' as const),
    wiring: fc.constantFrom('shared' as const, 'independent' as const),
    optimiser: fc.constantFrom('sgd' as const, 'adam' as const),
    steps: fc.constantFrom(1, 40),
  },
  { requiredKeys: [] },
);

describe.each(names)('the chart %s of a figure', (name) => {
  const chart = figureCharts[name];
  const size = { width: 320, height: chart.height };

  test('draws every run in finite numbers, and says something of it', () => {
    fc.assert(
      fc.property(anyWorld, fc.integer({ min: 0, max: 40 }), fc.boolean(), (world, cursor, deployed) => {
        const lab = ranLab(world, Math.min(cursor, (world.steps ?? 1000) - 1));
        lab.deploy(deployed);
        const drawn = toSvg(plainMarks(chart.create('clip').layout(lab.getState(), size) ?? []));
        expect(drawn).not.toMatch(/NaN|Infinity|undefined|data-(explain|part|axis)/);
        expect(drawn.length).toBeGreaterThan(200);
        expect(chart.words(lab.getState())).not.toMatch(/NaN|undefined/);
      }),
      { numRuns: 40 },
    );
  });

  test('says another thing of another run, and of another step', () => {
    const lab = ranLab();
    const words = chart.words(lab.getState());
    lab.seek(100);
    expect(chart.words(lab.getState())).not.toBe(words);
    expect(chart.words(ranLab({ rho: 1.5 }).getState())).not.toBe(words);
  });

  test('draws the same for the same state, whatever it drew before', () => {
    const create = () => chart.create('clip').layout;
    const [first, second] = [ranLab({ rho: 2 }).getState(), ranLab().getState()];
    const layout = create();
    layout(first, size);
    // But for labels, which stay on the side of their mark where they stood.
    const drawn = (marks: ReturnType<typeof layout>) =>
      toSvg(marks ?? []).replace(/<text class="label.*?<\/text>/g, '');
    expect(drawn(layout(second, size))).toBe(drawn(create()(second, size)));
  });
});

test('a run behind is drawn in the plots, and spoken of', () => {
  const beside: Parameters = { ...defaultParameters, rho: 1.5 };
  const lab = ranLab();
  lab.setPinned(fromStart(beside));
  const { pinned } = lab.getState();
  if (!pinned) throw new Error('Nothing is pinned.');
  lab.settleBeside(settledOf(pinned.recipe));
  for (const name of ['rate', 'gap', 'compliance', 'loss'] as const) {
    const chart = figureCharts[name];
    const marks = toSvg(chart.create('clip').layout(lab.getState(), { width: 320, height: 200 }) ?? []);
    expect(marks).toContain('curve pinned');
    const end = settledOf(pinned.recipe).columns[name].at(-1);
    expect(chart.words(lab.getState())).toContain(`ends at ${figureNumber(end ?? NaN)}`);
  }
});

test('the start of the race is pulled to where the pointer is', () => {
  const { layout, pull } = figureCharts.race.create('clip');
  const lab = ranLab();
  const size = { width: 380, height: 330 };
  layout(lab.getState(), size);
  const changes = pull?.({ x: 200, y: 100 }, lab.getState().parameters);
  if (!changes) throw new Error('It cannot be pulled.');
  lab.change(changes);
  compute(lab);
  const handle = /class="handle handle-knob" cx="([\d.]+)" cy="([\d.]+)"/.exec(
    toSvg(layout(lab.getState(), size) ?? []),
  );
  expect(Math.abs(Number(handle?.[1]) - 200)).toBeLessThan(2); // steps of 0.01
  expect(Math.abs(Number(handle?.[2]) - 100)).toBeLessThan(2);
});

test('what is next to nothing is said without powers of ten', () => {
  expect([0, 0.00003, -1e-9, 0.0001, 0.5].map(figureNumber)).toEqual([
    '0',
    'under 0.0001',
    'under 0.0001',
    '0.00010',
    '0.50',
  ]);
});
