import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultParameters, type Parameters } from '../../../src/core/parameters';
import { createGoalPlane } from '../../../src/panels/goalPlane/goalPlane';
import { compute, ranLab } from '../../store/ranLab';
import { anyParameters } from '../../worker/anyParameters';
import { drawn, faults, size } from './drawnPlane';

/** What rounding to hundredths of a pixel, and a tick's, can move a reading, in pixels. */
const NEAR = 0.05;

const runs: readonly (readonly [name: string, changes: Partial<Parameters>])[] = [
  ['a deceptive run, in part hidden', { hidden: 0.3, rho: 0 }],
  ['the defaults with a hidden part', { hidden: 0.3 }],
  ['a robust run', { rho: 1.5 }],
  ['a noisy run that leaves the quadrant', { hidden: 0.2, noise: 0.5, lrGap: 0.03, seed: 3 }],
  ['a gap that widens', { gap: 2, noise: 1, lrGap: 1, steps: 300 }],
];

describe.each(runs)('%s', (_, changes) => {
  const lab = ranLab(changes);
  const { columns } = lab.getState().settled!;
  const steps = lab.getState().parameters.steps;

  test.each([0, 1, Math.round(steps / 10), Math.round(steps / 2), steps])(
    'has its marks where its columns say, at step %i',
    (step) => {
      lab.seek(step);
      const { place, unit } = drawn(lab.getState());
      const near = NEAR / unit.x;
      const [visible, hidden, rest] = [columns.visible[step], columns.hiddenGap[step], 1 - columns.compliance[step]];
      for (const [key, x, y] of [
        ['base target', 0, 0],
        ['mesa target', visible, hidden],
        ['action', rest * visible, rest * hidden],
      ] as const) {
        expect(Math.abs(place(key)!.visible - x), key).toBeLessThan(near);
        expect(Math.abs(place(key)!.hidden - y), key).toBeLessThan(near);
      }
      expect(unit.x / unit.y).toBeCloseTo(1, 3);
    },
  );

  test('has every state of the path on the drawn one, inside the axes, and the path so far end at the mesa target', () => {
    const step = Math.round(steps / 3);
    lab.seek(step);
    const { ahead, behind, place, frame, unit } = drawn(lab.getState());
    const { plane, x, y } = frame;
    for (let row = 0; row <= steps; row++) {
      const [px, py] = [x(columns.visible[row]), y(columns.hiddenGap[row])];
      expect(px >= plane.x + 10 && px <= plane.x + plane.width - 10).toBe(true);
      expect(py >= plane.y + 10 && py <= plane.y + plane.height - 10).toBe(true);
    }
    for (const key of ['visible', 'hidden'] as const) {
      const column = key === 'visible' ? columns.visible : columns.hiddenGap;
      const extremes = [Math.min(...column), Math.max(...column)];
      const drawnExtremes = [Math.min(...ahead.map((at) => at[key])), Math.max(...ahead.map((at) => at[key]))];
      extremes.forEach((value, i) => expect(Math.abs(value - drawnExtremes[i]) * unit.x).toBeLessThan(1.1));
      expect(behind.at(-1)![key]).toBeCloseTo(place('mesa target')![key], 6);
      expect(ahead[0][key]).toBeCloseTo(column[0], 2);
      expect(Math.abs(ahead.at(-1)![key] - column[steps])).toBeLessThan(NEAR / unit.x);
    }
    // So far, the path goes as the whole one does.
    const common = behind.length - 1;
    expect(behind.slice(0, common)).toEqual(ahead.slice(0, common));
    expect(common).toBeLessThan(ahead.length);
  });
});

test('a noisy run does leave the quadrant', () => {
  const { columns } = ranLab(runs[3][1]).getState().settled!;
  expect(Math.min(...columns.visible)).toBeLessThan(-0.05);
});

test('in a deceptive run the action sits on the base target while the mesa target stays away, with an arrow to it', () => {
  const { place, jump, labels, unit } = drawn(ranLab({ hidden: 0.3, rho: 0, steps: 300 }).getState());
  const [action, target] = [place('action')!, place('mesa target')!];
  expect(Math.hypot(action.visible, action.hidden) * unit.x).toBeLessThan(8);
  expect(Math.hypot(target.visible, target.hidden)).toBeGreaterThan(0.9);
  expect(jump).not.toBeNull();
  expect(labels.map(({ text }) => text)).toContain('at deployment');
});

test('where nobody pretends there is no jump to draw', () => {
  const { jump, labels } = drawn(ranLab({ anticipation: 0 }, 20).getState());
  expect(jump).toBeNull();
  expect(labels.map(({ text }) => text)).toEqual(expect.arrayContaining(['base target', 'mesa target', 'action']));
});

test('a softmax planner’s action is called the expected one', () => {
  const { labels } = drawn(ranLab({ planner: 'softmax' }).getState());
  expect(labels.map(({ text }) => text)).toContain('expected action');
});

test('at step 0 the mesa target shows what is set, even before its run has come', () => {
  const lab = ranLab({}, 0);
  lab.change({ gap: 1.5, hidden: 0.64 });
  const { place } = drawn(lab.getState());
  expect(place('mesa target')!.visible).toBeCloseTo(1.5 * 0.6, 3);
  expect(place('mesa target')!.hidden).toBeCloseTo(1.5 * 0.8, 3);
});

test('with no run there are still a base target, a mesa target and no action', () => {
  const state = { ...ranLab().getState(), run: null, settled: null };
  const { place, ahead } = drawn(state);
  expect(place('mesa target')!.visible).toBeCloseTo(1, 3);
  expect(place('action')).toBeNull();
  expect(ahead).toEqual([]);
});

test('what is probed is what is shown', () => {
  const lab = ranLab({ hidden: 0.3 });
  lab.probe(70);
  const { columns } = lab.getState().settled!;
  expect(drawn(lab.getState()).place('mesa target')!.visible).toBeCloseTo(columns.visible[70], 2);
});

describe('the axes', () => {
  test('stay while a run plays, and nothing that stands still is made anew', () => {
    const lab = ranLab({ hidden: 0.2, noise: 0.5, lrGap: 0.03 }, 0);
    const plane = createGoalPlane();
    const first = plane.layout(lab.getState(), size);
    const frame = plane.frame();
    for (const step of [1, 20, 400, 1000]) {
      lab.seek(step);
      const next = plane.layout(lab.getState(), size);
      expect(plane.frame()).toBe(frame);
      expect(next[0]).toBe(first[0]);
    }
  });

  test('only grow while a slider is held, and settle after', () => {
    const lab = ranLab({ gap: 1.5 });
    const plane = createGoalPlane();
    const right = () => {
      plane.layout(lab.getState(), size);
      const { plane: box, x } = plane.frame()!;
      return x.invert(box.x + box.width);
    };
    const wide = right();
    lab.hold(true);
    lab.change({ gap: 0.5 });
    compute(lab);
    expect(right()).toBe(wide);
    lab.change({ gap: 2 });
    compute(lab);
    const wider = right();
    expect(wider).toBeGreaterThan(wide);
    lab.change({ gap: 1 });
    compute(lab);
    expect(right()).toBe(wider);
    lab.hold(false);
    expect(right()).toBeLessThan(wide);
  });

  test('leave room for every start with the same gap, and for hidden parts where there are none', () => {
    const { frame } = drawn(ranLab({ gap: 1.7 }).getState());
    const { plane, x, y } = frame;
    expect(y.invert(plane.y)).toBeGreaterThan(1.7);
    expect(x.invert(plane.x + plane.width)).toBeGreaterThan(1.7);
    expect(x.invert(plane.x)).toBeLessThan(0);
    expect(plane.height).toBeGreaterThan(plane.width / 2);
  });

  test('contain any run, with its labels off each other and off the marks', () => {
    fc.assert(
      fc.property(anyParameters(60), fc.double({ min: 0, max: 1, noNaN: true }), (parameters, share) => {
        const lab = ranLab({ ...defaultParameters, ...parameters }, Math.floor(share * parameters.steps));
        const read = drawn(lab.getState());
        const { plane } = read.frame;
        expect(faults(read, plane)).toEqual([]);
        for (const { x, y, half } of read.centres.values()) {
          expect(x - half).toBeGreaterThanOrEqual(plane.x);
          expect(x + half).toBeLessThanOrEqual(plane.x + plane.width);
          expect(y - half).toBeGreaterThanOrEqual(plane.y);
          expect(y + half).toBeLessThanOrEqual(plane.y + plane.height);
        }
      }),
      { numRuns: 60 },
    );
  });
});
