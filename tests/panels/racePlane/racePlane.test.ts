import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mark } from '../../../src/charts/layout/marks';
import { fromStart } from '../../../src/core/fork';
import { defaultParameters, type Parameters } from '../../../src/core/parameters';
import { createRacePlane, racePoint } from '../../../src/panels/racePlane/racePlane';
import { pushLength } from '../../../src/panels/racePlane/pushMarks';
import type { RaceDomain } from '../../../src/panels/racePlane/streamlines';
import { createLab } from '../../../src/store/lab';
import { pathPoints } from '../../charts/pathPoints';
import { compute, ranLab } from '../../store/ranLab';
import { batchOf } from '../../store/batch';
import { runTraining } from '../../../src/core/trainingRun';

const size = { width: 330, height: 300 };
const noField = { ask: () => ({ lines: [], critical: [] }) };

function* everyMark(marks: readonly Mark[]): Generator<Mark> {
  for (const mark of marks) {
    yield mark;
    yield* everyMark(mark.children ?? []);
  }
}
const find = (marks: readonly Mark[] | null, key: string) =>
  [...everyMark(marks ?? [])].find((mark) => mark.key === key);
const textsOf = (marks: readonly Mark[] | null) => [...everyMark(marks ?? [])].flatMap(({ text }) => text ?? []);

/** Where the axes' own labels say a gap and a rate lie, in pixels: from two ticks of each. */
function readAxes(marks: readonly Mark[] | null) {
  const ticks = [...everyMark(marks ?? [])].filter(({ key }) => /^[xy] -?[\d.]+$/.test(key));
  const through = (axis: 'x' | 'y') => {
    const [one, other] = ticks
      .filter(({ key }) => key.startsWith(axis))
      .map(({ key, children }) => {
        const [[x, y]] = pathPoints(String(children?.[0].attributes['d']));
        return { value: Number(key.slice(2)), at: axis === 'x' ? x : y };
      })
      .sort((a, b) => a.value - b.value)
      .filter((_, i, all) => i === 0 || i === all.length - 1);
    const scale = (other.at - one.at) / (other.value - one.value);
    return (value: number) => one.at + (value - one.value) * scale;
  };
  return { x: through('x'), y: through('y') };
}

describe.each<Partial<Parameters>>([{}, { hidden: 0.3, rho: 2.4, kernel: 'hyperbolic' }])(
  'the race plane of the run %j',
  (changes) => {
    const lab = ranLab(changes);
    const { columns } = runTraining({ ...defaultParameters, ...changes });

    test.each([0, 137, 700])('draws it where its columns are, at step %i', (step) => {
      lab.seek(step);
      const marks = createRacePlane(noField, 'clip').layout(lab.getState(), size);
      const { x, y } = readAxes(marks);
      const dot = find(marks, 'cursor')!.attributes;
      expect(dot['cx']).toBeCloseTo(x(columns.gap[step]), 1);
      expect(dot['cy']).toBeCloseTo(y(columns.rate[step]), 1);
      const done = pathPoints(String(find(marks, 'behind')!.attributes['d']));
      expect(done.at(-1)).toEqual([dot['cx'], dot['cy']]);
      // Both the path so far and the whole one pass every state that they should, within a pixel.
      const ahead = pathPoints(String(find(marks, 'ahead')!.attributes['d']));
      for (const [path, last] of [
        [done, step],
        [ahead, 1000],
      ] as const) {
        for (let state = 0; state <= last; state += 17) {
          const distances = path.map(([px, py]) => Math.hypot(px - x(columns.gap[state]), py - y(columns.rate[state])));
          expect(Math.min(...distances)).toBeLessThan(1);
        }
      }
    });

    test.each([0, 137, 700])('has arrows of the step taken, at step %i', (step) => {
      lab.seek(step);
      const marks = createRacePlane(noField, 'clip').layout(lab.getState(), size);
      const point = racePoint(lab.getState().run!, step);
      expect(point.gapStep).toBeCloseTo(columns.gap[step + 1] - columns.gap[step], 12);
      expect(point.rateStep).toBeCloseTo(columns.rate[step + 1] - columns.rate[step], 12);
      const dot = find(marks, 'cursor')!.attributes;
      const tips = (key: string) => pathPoints(String(find(marks, key)!.attributes['d']));
      const left = Math.min(...tips('fix').map(([px]) => px));
      expect(left).toBeCloseTo(Number(dot['cx']) - 8 - pushLength(point.gapStep), 1);
      const low = Math.max(...tips('look').map(([, py]) => py));
      expect(low).toBeCloseTo(Number(dot['cy']) + 8 + pushLength(point.rateStep!), 1);
      expect(textsOf(marks)).toEqual(expect.arrayContaining(['fix the objective', 'look further ahead']));
    });
  },
);

describe('the race plane', () => {
  test('marks zero in words, and shades what lies below it', () => {
    const marks = createRacePlane(noField, 'clip').layout(ranLab().getState(), size);
    const { y } = readAxes(marks);
    expect(textsOf(marks)).toContain('0: later counts as much as now');
    const { y: top, height } = find(marks, 'below zero')!.attributes;
    expect(top).toBeCloseTo(y(0), 1);
    expect(Number(top) + Number(height)).toBeCloseTo(y(-0.5), 1);
  });

  test('draws no arrows once training is over', () => {
    const marks = createRacePlane(noField, 'clip').layout(ranLab().getState(), size);
    expect(find(marks, 'fix') ?? find(marks, 'look')).toBeUndefined();
  });

  test('says that the rate is the effective one where φ is another number', () => {
    const name = (changes: Partial<Parameters>) =>
      textsOf(createRacePlane(noField, 'clip').layout(ranLab(changes).getState(), size));
    expect(name({})).toContain('discount rate ρ');
    for (const changes of [{ kernel: 'tail', lrTime: 0.01 }, { wiring: 'independent' }] as const) {
      expect(name(changes)).toContain('effective discount rate ρ');
    }
  });

  test('does not claim a step of the effective rate of which the next state has not come', () => {
    const lab = createLab({ ...defaultParameters, kernel: 'hyperbolic' });
    const { parameters } = lab.getState();
    const { columns } = runTraining(parameters);
    lab.beginRun();
    lab.addRows(fromStart(parameters), batchOf(columns, { count: 51 }));
    const { run } = lab.getState();
    expect(racePoint(run!, 50).rateStep).toBeNull();
    expect(racePoint(run!, 49).rateStep).toBe(columns.rate[50] - columns.rate[49]);
  });

  test('keeps its axes to a sensible range for a run that leaves it', () => {
    const marks = createRacePlane(noField, 'clip').layout(ranLab({ lrTime: 100, lrGap: 1 }, 1).getState(), size);
    const { x, y } = readAxes(marks);
    expect(x(1) - x(0)).toBeGreaterThan(40);
    expect(y(0) - y(1)).toBeGreaterThan(15);
  });

  test('asks for the field of the run’s own parameters over its own axes', () => {
    const asked: [Readonly<Parameters>, RaceDomain, boolean][] = [];
    const plane = createRacePlane({ ask: (...each) => (asked.push(each), { lines: [], critical: [] }) }, 'clip');
    const state = ranLab({ rho: 2.5 }).getState();
    plane.layout(state, size);
    plane.layout({ ...state, held: true }, size);
    const domain = { gap: [0, 2], rate: [-0.5, 3] };
    expect(asked).toEqual([
      [state.parameters, domain, false],
      [state.parameters, domain, true],
    ]);
  });
});

describe('the handle', () => {
  const kernels = ['exponential', 'factor', 'tail', 'quasi-hyperbolic', 'hyperbolic'] as const;

  test('stands at the gap and the effective rate that a run starts with', () => {
    for (const kernel of kernels) {
      const lab = ranLab({ kernel, gap: 1.2, rho: 1.7 });
      const plane = createRacePlane(noField, 'clip');
      const { x, y } = readAxes(plane.layout(lab.getState(), size));
      const { run } = lab.getState();
      expect(plane.handle()!.x).toBeCloseTo(x(1.2), 1);
      expect(plane.handle()!.y).toBeCloseTo(y(run!.rows.valueAt('rate', 0)), 1);
    }
  });

  test('follows the pointer: what it sets stands where the pointer is, for every kernel', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...kernels),
        fc.constantFrom('shared' as const, 'independent' as const),
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: -10, max: 190 }),
        (kernel, wiring, gap, rate) => {
          const lab = createLab({ ...defaultParameters, kernel, wiring, steps: 3 });
          compute(lab);
          const plane = createRacePlane(noField, 'clip');
          const { x, y } = readAxes(plane.layout(lab.getState(), size));
          const pointer = { x: x(gap / 100), y: y(rate / 100) };
          plane.grip('pointer');
          const set = plane.startUnder(pointer.x, pointer.y, lab.getState().parameters)!;
          lab.change(set);
          compute(lab);
          plane.layout(lab.getState(), size);
          const handle = plane.handle()!;
          expect(handle.x).toBeCloseTo(pointer.x, 1);
          // Steps of 0.01 in rho are up to some pixels of the effective rate only where the axes are far longer than here.
          const atEnd = set.rho === -0.5 || set.rho === 5;
          if (!atEnd) expect(Math.abs(handle.y - pointer.y)).toBeLessThan(1.2);
        },
      ),
      { seed: 51, numRuns: 80 },
    );
  });

  test('sets hundredths within the ranges, and nothing beyond the axes', () => {
    const lab = ranLab();
    const plane = createRacePlane(noField, 'clip');
    plane.layout(lab.getState(), size);
    const { parameters } = lab.getState();
    expect(plane.startUnder(-500, 2000, parameters)).toEqual({ gap: 0, rho: -0.5 });
    expect(plane.startUnder(5000, -2000, parameters)).toEqual({ gap: 2, rho: 2 });
    const set = plane.startUnder(123.4, 98.7, parameters)!;
    expect(set.gap).toBe(Number(set.gap.toFixed(2)));
    expect(set.rho).toBe(Number(set.rho.toFixed(2)));
  });

  test('with a formula moves rho by as much as the rate is to move', () => {
    const lab = ranLab({ rho: 1 });
    const { run } = lab.getState();
    // As if the same weights came of a formula, whose rate is known from the run's first state alone.
    const parameters = { ...defaultParameters, kernel: 'custom' as const, rho: 0.4 };
    const plane = createRacePlane(noField, 'clip');
    const marks = plane.layout({ ...lab.getState(), parameters, run: { ...run!, parameters } }, size);
    const { x, y } = readAxes(marks);
    expect(plane.handle()!.y).toBeCloseTo(y(1), 1);
    expect(plane.startUnder(x(0.5), y(1.25), parameters)).toEqual({ gap: 0.5, rho: 0.65 });
  });

  test('has axes that stand still under a pointer, only grow under keys, and settle when it is let go', () => {
    const lab = createLab({ ...defaultParameters, rho: 2.5 });
    compute(lab);
    const plane = createRacePlane(noField, 'clip');
    const top = () => {
      const { y } = readAxes(plane.layout(lab.getState(), size));
      return (y(0) - 22) / (y(0) - y(1));
    };
    expect(top()).toBeCloseTo(3, 1);
    lab.hold(true);
    plane.grip('pointer');
    lab.change({ rho: 1 });
    compute(lab);
    expect(top()).toBeCloseTo(3, 1);
    plane.grip('keys');
    expect(top()).toBeCloseTo(3, 1);
    lab.change({ rho: 4 });
    compute(lab);
    expect(top()).toBeCloseTo(5, 1);
    lab.change({ rho: 1 });
    compute(lab);
    plane.grip(null);
    lab.hold(false);
    expect(top()).toBeCloseTo(2, 1);
  });

  test('says what it sets while it is held, and only then', () => {
    const lab = ranLab();
    const plane = createRacePlane(noField, 'clip');
    const words = 'gap 1.00, ρ 1.30';
    expect(textsOf(plane.layout(lab.getState(), size))).not.toContain(words);
    plane.grip('keys');
    lab.seek(0);
    const held = plane.layout(lab.getState(), size);
    expect(textsOf(held)).toContain(words);
    // No other words lie over these; the arrows stay.
    for (const name of ['fix the objective', '0: later counts as much as now'])
      expect(textsOf(held)).not.toContain(name);
    expect(find(held, 'fix')).toBeDefined();
  });
});
