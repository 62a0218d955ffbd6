import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { group } from '../../../src/charts/layout/marks';
import { goalFrame, reachOf, union } from '../../../src/panels/goalPlane/planeAxes';
import { planeMarks } from '../../../src/panels/goalPlane/planeMarks';
import { labelWidth, placeLabels, type Placed } from '../../../src/panels/goalPlane/placeLabels';
import type { PlaneState } from '../../../src/panels/goalPlane/planeState';
import { textWidth } from '../../charts/textWidth';
import { faults, readPlane } from './drawnPlane';

function draw(plane: PlaneState, size = { width: 330, height: 300 }, before: readonly Placed[] = []) {
  const { visible, hidden } = plane.target;
  const target = {
    left: Math.max(0, -visible),
    right: Math.max(0, visible),
    down: Math.max(0, -hidden),
    up: Math.max(0, hidden),
  };
  const frame = goalFrame(size, union(reachOf(null, plane.start), target));
  const axes = group('axes', {}, frame.axes);
  const drawing = planeMarks(plane, { frame, axes, ahead: '', behind: '', keepOff: [], labels: before });
  return { ...readPlane(drawing.marks), frame, placed: drawing.labels };
}

const state: PlaneState = {
  step: 345,
  target: { visible: 0.4, hidden: 0.2 },
  compliance: 0.9,
  expected: false,
  deployed: false,
  start: { visible: 0.8, hidden: 0.2 },
};
const part = fc.oneof(fc.double({ min: -3, max: 3, noNaN: true }), fc.constantFrom(0, 1, 0.02, -0.02));
const anyState: fc.Arbitrary<PlaneState> = fc.record({
  step: fc.nat(1000),
  target: fc.record({ visible: part, hidden: part }),
  compliance: fc.option(fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1))),
  expected: fc.boolean(),
  deployed: fc.boolean(),
  start: fc
    .record({
      gap: fc.double({ min: 0, max: 2, noNaN: true }),
      angle: fc.double({ min: 0, max: Math.PI / 2, noNaN: true }),
    })
    .map(({ gap, angle }) => ({ visible: gap * Math.cos(angle), hidden: gap * Math.sin(angle) })),
});
const anySize = fc.record({ width: fc.integer({ min: 264, max: 700 }), height: fc.integer({ min: 240, max: 400 }) });

describe('labels', () => {
  test('name every mark, off each other, off the marks, inside the plane, in any state', () => {
    fc.assert(
      fc.property(anyState, anyState, anySize, (earlier, plane, size) => {
        const read = draw(plane, size, draw(earlier, size).placed);
        const words = read.labels.map(({ text }) => text);
        expect(faults(read, read.frame.plane)).toEqual([]);
        expect(words).toEqual(expect.arrayContaining(['base target', 'mesa target']));
        const acts = plane.deployed || plane.compliance !== null;
        expect(words.filter((text) => text.endsWith('action'))).toHaveLength(acts ? 1 : 0);
        expect(words.includes('at deployment')).toBe(read.jump !== null);
      }),
      { numRuns: 400 },
    );
  });

  test('are reserved no less width than they take', () => {
    for (const words of [
      'base target',
      'mesa target',
      'action',
      'expected action',
      'at deployment',
      'start',
      'initial gap 1.00',
    ]) {
      expect(labelWidth(words), words).toBeGreaterThanOrEqual(textWidth(words, 13) * 0.98);
    }
  });

  test('go the first way that is free, and an optional one stays away where none is', () => {
    const bounds = { x: 0, y: 0, width: 200, height: 60 };
    const label = { key: 'a', words: 'start', x: 100, y: 30, radius: 5, ways: [[0, -1]] as const };
    const [free] = placeLabels([label], { bounds, marks: [], lines: [] });
    expect(free.box.y + free.box.height).toBeLessThan(25);
    const wall = [{ x: 0, y: 0, width: 200, height: 24 }];
    const [turned] = placeLabels([label], { bounds, marks: wall, lines: [] });
    expect(turned.box.y).toBeGreaterThanOrEqual(24);
    expect(placeLabels([{ ...label, optional: true }], { bounds, marks: wall, lines: [] })).toEqual([]);
  });
});

test('a label stays on its side of the mark as long as it stands well there', () => {
  const bounds = { x: 0, y: 0, width: 200, height: 100 };
  const label = { key: 'a', words: 'start', x: 100, y: 50, radius: 5, ways: [[0, -1]] as const };
  const none = { bounds, marks: [], lines: [] };
  const wall = { ...none, marks: [{ x: 0, y: 0, width: 200, height: 44 }] };
  const turned = placeLabels([label], wall);
  expect(placeLabels([label], none, turned)).toEqual(turned);
  expect(placeLabels([label], none)).not.toEqual(turned);
  const [back] = placeLabels([label], { ...none, marks: [{ x: 0, y: 46, width: 200, height: 54 }] }, turned);
  expect(back.box.y + back.box.height).toBeLessThanOrEqual(46);
});

test('deployed, the action stands on the mesa target, and nothing is left to jump', () => {
  const training = draw(state);
  expect(training.jump).not.toBeNull();
  expect(training.place('action')!.visible).toBeCloseTo(0.04, 3);
  const deployed = draw({ ...state, deployed: true });
  expect(deployed.jump).toBeNull();
  expect(deployed.place('action')!.visible).toBeCloseTo(0.4, 3);
  expect(deployed.place('action')!.hidden).toBeCloseTo(0.2, 3);
});

test('the arrow begins at the action and ends at the mesa target, within the plane', () => {
  fc.assert(
    fc.property(anyState, (plane) => {
      const { jump, centres, frame } = draw(plane);
      if (!jump) return;
      const [action, target] = [centres.get('action')!, centres.get('mesa target')!];
      const [begin, , end] = jump;
      expect(Math.hypot(begin[0] - action.x, begin[1] - action.y)).toBeLessThan(13);
      expect(Math.hypot(end[0] - target.x, end[1] - target.y)).toBeLessThan(15);
      expect(Math.hypot(end[0] - target.x, end[1] - target.y)).toBeGreaterThan(7.5);
      for (const [x, y] of [begin, end]) {
        expect(x > frame.plane.x && x < frame.plane.x + frame.plane.width).toBe(true);
        expect(y > frame.plane.y && y < frame.plane.y + frame.plane.height).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
