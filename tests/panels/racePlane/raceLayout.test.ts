import { describe, expect, test } from 'vitest';
import { rect } from '../../../src/charts/layout/marks';
import { defaultParameters, type Parameters } from '../../../src/core/parameters';
import { runTraining } from '../../../src/core/trainingRun';
import { raceDomain, raceFrame } from '../../../src/panels/racePlane/raceFrame';
import { raceGround, tracePath } from '../../../src/panels/racePlane/raceLayout';
import { createRunTrace, type RunTrace } from '../../../src/panels/racePlane/runTrace';
import { pathPoints } from '../../charts/pathPoints';
import { textWidth } from '../../charts/textWidth';

function traceOf(changes: Partial<Parameters> = {}): RunTrace {
  const { columns } = runTraining({ ...defaultParameters, ...changes });
  const trace = createRunTrace();
  trace.extend({ length: columns.step.length, valueAt: (name, state) => columns[name][state] });
  return trace;
}

const trace = traceOf();
const frame = raceFrame({ width: 330, height: 300 }, raceDomain(trace), false);
const path = tracePath(trace, frame);
const ground = { frame, clipId: 'clip', lines: [], critical: [], own: { trace, name: '' }, trace: path };

describe('the ground of the race plane', () => {
  test('takes marks that lie beneath everything, as a map of outcomes will', () => {
    const cell = rect('cell', 'cell', { x: 40, y: 22, width: 10, height: 10 });
    const marks = raceGround({ ...ground, background: [cell] }).marks.filter(({ tag }) => tag !== 'clipPath');
    expect(marks[0].children).toEqual([cell]);
    expect(raceGround(ground).marks.some(({ key }) => key === 'background')).toBe(false);
  });

  test('draws other runs behind this one, in the neutral colour', () => {
    const other = traceOf({ rho: 1.8 });
    const curves =
      raceGround({
        ...ground,
        behind: [
          { kind: 'pinned', trace: other, name: '' },
          { kind: 'parent', trace, name: '' },
        ],
      }).marks.find(({ key }) => key === 'curves')?.children ?? [];
    expect(curves.map(({ attributes }) => attributes['class'])).toEqual([
      'critical',
      'curve other pinned',
      'curve other parent',
      'curve ahead',
    ]);
    const points = pathPoints(String(curves[1].attributes['d']));
    expect(points[0][1]).toBeCloseTo(frame.y(1.8), 1);
  });

  test('draws a streamline through its points, with a head that points along it', () => {
    const line = [
      [1, 1],
      [0.9, 0.9],
      [0.8, 0.8],
    ] as const;
    const field = raceGround({ ...ground, lines: [line] }).marks.find(({ key }) => key === 'field')?.children ?? [];
    const points = pathPoints(String(field[0].attributes['d']));
    points.forEach(([x, y], i) => {
      expect(x).toBeCloseTo(frame.x(line[i][0]), 1);
      expect(y).toBeCloseTo(frame.y(line[i][1]), 1);
    });
    const [one, tip, other] = pathPoints(String(field[1].attributes['d']));
    expect(tip).toEqual(points[1]);
    for (const [x, y] of [one, other]) {
      // Behind the tip: further up and to the right, where the line comes from.
      expect((x - tip[0]) * (points[0][0] - tip[0]) + (y - tip[1]) * (points[0][1] - tip[1])).toBeGreaterThan(0);
    }
  });

  test('names R_c beside its line, and each side of it on that side, not across', () => {
    for (const steepness of [0, 0.05, 0.4, 1, 2, 8]) {
      const critical = Array.from({ length: 21 }, (_, i) => [steepness * i * 0.1, i * 0.1] as const);
      const { names } = raceGround({ ...ground, critical });
      expect([steepness, names.some(({ key }) => key === 'critical name')]).toEqual([steepness, true]);
      for (const { key, text = 'Rc', attributes } of names) {
        if (!key.startsWith('critical')) continue;
        const width = textWidth(text, 12);
        const left = Number(attributes['x']) - (attributes['text-anchor'] === 'end' ? width : 0);
        const line = frame.x(steepness * frame.y.invert(Number(attributes['y'])));
        const [isLeft, isRight] = [left + width < line, left > line];
        expect([key, isLeft || isRight]).toEqual([key, true]);
        if (key === 'critical left') expect(isLeft).toBe(true);
        if (key === 'critical right') expect(isRight).toBe(true);
      }
    }
  });

  test('has a path of which any part can be had, to the very state', () => {
    const at = trace.states[40];
    const part = path.upTo(at, trace.gaps[40], trace.rates[40]);
    expect(path.whole.startsWith(part.slice(0, part.lastIndexOf('L')))).toBe(true);
    expect(pathPoints(part)).toHaveLength(42);
    expect(pathPoints(path.upTo(0, trace.gaps[0], trace.rates[0]))).toHaveLength(2);
    expect(pathPoints(path.upTo(1e6, 0.5, 0.5)).at(-1)).toEqual(pathPoints(`M${frame.x(0.5)} ${frame.y(0.5)}`)[0]);
  });
});

describe('the axes of the race plane', () => {
  test('contain the run, zero and the start, with room to pull the start on', () => {
    expect(raceDomain({ widest: 1, lowest: -0.18, highest: 1.3 })).toEqual({ gap: [0, 2], rate: [-0.5, 2] });
    expect(raceDomain({ widest: 2.3, lowest: -0.45, highest: 1.9 })).toEqual({ gap: [0, 2.5], rate: [-1, 3] });
    expect(raceDomain({ widest: 1, lowest: 3, highest: 5 })).toEqual({ gap: [0, 2], rate: [-0.5, 6] });
  });

  test('end somewhere whatever a run does', () => {
    expect(raceDomain({ widest: 1e6, lowest: -1e6, highest: 1e6 })).toEqual({ gap: [0, 5], rate: [-4, 8] });
  });
});
