import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mark } from '../../../src/charts/layout/marks';
import { createUtilityChart } from '../../../src/panels/mind/utilityChart';
import { createMindReader } from '../../../src/panels/mind/mind';
import { weightAxis } from '../../../src/panels/mind/weightBars';
import { weightFrame, weightMarks } from '../../../src/panels/mind/weightMarks';
import { utilityDomain, type UtilityCurve } from '../../../src/panels/mind/utilityCurve';
import { createLab, type LabState } from '../../../src/store/lab';
import { pathPoints } from '../../charts/pathPoints';
import { textWidth } from '../../charts/textWidth';
import { anyParameters } from '../../worker/anyParameters';
import { ranLab } from '../../store/ranLab';
import { anyMoment, real, runOf } from './anyMind';

const size = { width: 330, height: 184 };

function all(marks: readonly Mark[]): Mark[] {
  return marks.flatMap((mark) => [mark, ...all(mark.children ?? [])]);
}
const find = (marks: readonly Mark[], key: string) => all(marks).find((mark) => mark.key === key)!;
const number = (mark: Mark, name: string) => Number(mark.attributes[name]);
const points = (mark: Mark) => pathPoints(String(mark.attributes['d']));
/** A y of the chart as a number of its axis, from two of its ticks. */
function axisOf(marks: readonly Mark[]): (y: number) => number {
  const ticks = all(marks)
    .filter(({ key }) => /^y -?[\d.e-]+$/.test(key))
    .map((mark) => ({ value: Number(mark.key.slice(2)), y: points(find([mark], 'line'))[0][1] }));
  const [a, b] = [ticks[0], ticks[ticks.length - 1]];
  return (y) => a.value + ((y - a.y) / (b.y - a.y)) * (b.value - a.value);
}

const at = (cursor: number, changes: Parameters<typeof ranLab>[0] = {}): LabState => ranLab(changes, cursor).getState();

describe('J against compliance', () => {
  test('ends at the run’s incentive, its parts at minus the price and the benefit, as far as pixels tell', () => {
    for (const cursor of [0, 150, 279, 322, 600, 1000]) {
      const state = at(cursor);
      const marks = createUtilityChart()(state, size, true);
      const valueOf = axisOf(marks);
      const end = (key: string) => valueOf(points(find(marks, key)).at(-1)![1]);
      const pixel = Math.abs(valueOf(1) - valueOf(0));
      const { columns } = state.settled!;
      expect(Math.abs(end('sum') - columns.incentive[cursor])).toBeLessThan(0.2 * pixel);
      expect(Math.abs(end('now') + columns.price[cursor])).toBeLessThan(0.2 * pixel);
      expect(Math.abs(end('later') - columns.benefit[cursor])).toBeLessThan(0.2 * pixel);
    }
  });

  test('has the argmax’s dot at the run’s compliance, at the top of the curve', () => {
    for (const cursor of [0, 279, 322, 1000]) {
      const state = at(cursor);
      const marks = createUtilityChart()(state, size, true);
      const curve = points(find(marks, 'sum'));
      const [left, right] = [curve[0][0], curve.at(-1)![0]];
      const dot = find(marks, 'dot');
      const { compliance } = state.settled!.columns;
      expect((number(dot, 'cx') - left) / (right - left)).toBeCloseTo(compliance[cursor], 3);
      expect(Math.abs(number(dot, 'cy') - Math.min(...curve.map(([, y]) => y)))).toBeLessThan(0.2);
      expect(find(marks, 'words').text).toBe(`chooses c = ${compliance[cursor].toFixed(2)}`);
    }
  });

  test('has a bar on each candidate of the softmax, as high as it is likely, and the mean under the axis', () => {
    const state = at(300, { planner: 'softmax', candidates: 9, temperature: 0.05 });
    const marks = createUtilityChart()(state, size, true);
    const bars = [...String(find(marks, 'shares').attributes['d']).matchAll(/M([\d.]+) ([\d.]+)v-([\d.]+)/g)];
    expect(bars).toHaveLength(9);
    const [left, right] = [Number(bars[0][1]), Number(bars[8][1])];
    expect(bars.map(([, x]) => (Number(x) - left) / (right - left))).toEqual(
      expect.arrayContaining([0, 0.25, 0.5, 0.75, 1]),
    );
    const mass = bars.reduce((sum, [, , , height]) => sum + Number(height), 0);
    const mean = bars.reduce((sum, [, , , height], j) => sum + (Number(height) / mass) * (j / 8), 0);
    const compliance = state.settled!.columns.compliance[300];
    expect(mean).toBeCloseTo(compliance, 3);
    const [[x]] = points(find(marks, 'action'));
    expect((x - left) / (right - left)).toBeCloseTo(compliance, 2);
    expect(find(marks, 'words').text).toBe(`on average c = ${compliance.toFixed(2)}`);
    expect(find(marks, 'dot')).toBeUndefined();
  });

  test('draws nothing outside of its box and no number that is none, and keeps names apart, whatever the world', () => {
    fc.assert(
      fc.property(anyMoment, real(288, 420), ({ changes, row }, width) => {
        const run = runOf(changes);
        const state = { ...createLab().getState(), run, cursor: row, busy: false };
        const marks = all(createUtilityChart()(state, { width: Math.round(width), height: 184 }, true));
        for (const { attributes } of marks) {
          for (const value of Object.values(attributes)) expect(String(value)).not.toMatch(/NaN|Infinity|undefined/);
        }
        const frame = points(find(marks, 'now')).map(([x]) => x);
        const curves = ['sum', 'now', 'later'].flatMap((key) => points(find(marks, key)));
        for (const [x, y] of curves) {
          expect(x).toBeGreaterThanOrEqual(frame[0] - 0.01);
          expect(x).toBeLessThanOrEqual(frame.at(-1)! + 0.01);
          expect(y).toBeGreaterThanOrEqual(23.9);
          expect(y).toBeLessThanOrEqual(148.1);
        }
        const names = marks.filter(({ key }) => key.startsWith('name '));
        const heights = names.map((mark) => number(mark, 'y')).sort((a, b) => a - b);
        for (let i = 1; i < heights.length; i++) expect(heights[i] - heights[i - 1]).toBeGreaterThanOrEqual(15.9);
        for (const { attributes, text = '' } of marks.filter(({ tag }) => tag === 'text')) {
          const wide = textWidth(text, 13);
          const [x, anchor] = [Number(attributes['x']), attributes['text-anchor']];
          expect(x - (anchor === 'end' ? wide : 0)).toBeGreaterThan(-4);
          expect(x + (anchor === 'start' ? wide : 0)).toBeLessThan(Math.round(width) + 4);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('has no number that is none at the limits of the parameters and of what training makes of them', () => {
    fc.assert(
      fc.property(anyParameters(40), real(0, 1), (parameters, share) => {
        const run = runOf(parameters);
        const state = { ...createLab().getState(), run, cursor: Math.round(share * parameters.steps), busy: false };
        const utility = createUtilityChart()(state, size, true);
        const { relative } = createMindReader()(run, state.cursor);
        const { deploy, horizon } = parameters;
        const frame = weightFrame({ width: 330, height: 142 }, horizon, deploy, weightAxis(relative, deploy));
        for (const { attributes, text = '' } of all([...utility, ...weightMarks(frame, relative, deploy, 1)]))
          expect(`${Object.values(attributes).join(' ')} ${text}`).not.toMatch(/NaN|Infinity|undefined|∞/);
        for (const [, y] of ['sum', 'now', 'later'].flatMap((key) => points(find(utility, key)))) {
          expect(y).toBeGreaterThanOrEqual(23.9);
          expect(y).toBeLessThanOrEqual(148.1);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('is empty axes before the first run', () => {
    const marks = createUtilityChart()(createLab().getState(), size, true);
    expect(all(marks).filter(({ key }) => key.startsWith('y ')).length).toBeGreaterThan(1);
    expect(find(marks, 'sum')).toBeUndefined();
  });

  test('changes its words only where numbers are read', () => {
    const chart = createUtilityChart();
    const words = (state: LabState, reads: boolean) => find(chart(state, size, reads), 'words').text;
    const [first, later] = [at(279), at(322)];
    const read = words(first, true);
    expect(words(later, false)).toBe(read);
    expect(words(later, true)).not.toBe(read);
  });
});

describe('its axis', () => {
  const curveOf = (low: number, high: number): UtilityCurve => ({
    c: Float64Array.of(0, 1),
    present: Float64Array.of(0, low),
    future: Float64Array.of(0, high),
    inHeaviest: false,
  });

  test('has zero inside with room on either side, fits, and is filled to two fifths at rest', () => {
    const sizes = fc.integer({ min: -200, max: 200 }).chain((power) => real(1, 10).map((x) => x * 10 ** power));
    fc.assert(
      fc.property(sizes, sizes, (price, benefit) => {
        const [low, high] = utilityDomain(curveOf(-price, benefit), null, 'rest');
        expect(low).toBeLessThanOrEqual(-price);
        expect(high).toBeGreaterThanOrEqual(benefit);
        expect(Math.min(-low, high) / Math.max(-low, high)).toBeGreaterThanOrEqual(0.249);
        expect(Math.max(price / -low, benefit / high)).toBeGreaterThanOrEqual(0.399);
      }),
    );
  });

  test('moves a few times while the default run plays, never in two drawings in a row, and always fits', () => {
    const chart = createUtilityChart();
    const lab = ranLab();
    const state = { ...lab.getState(), playing: true };
    const axes: string[] = [];
    for (let step = 0; step <= 1000; step += 8) {
      const marks = chart({ ...state, cursor: step }, size, false);
      axes.push(
        all(marks)
          .filter(({ key }) => key.startsWith('y '))
          .map(({ key }) => key)
          .join(),
      );
      for (const [, y] of points(find(marks, 'later'))) expect(y).toBeGreaterThanOrEqual(23.9);
    }
    const moves = axes.flatMap((axis, i) => (i > 0 && axis !== axes[i - 1] ? [i] : []));
    expect(moves.length).toBeGreaterThan(2);
    expect(moves.length).toBeLessThan(14);
  });

  test('begins anew where a grab goes to step 0, and only grows from there', () => {
    const chart = createUtilityChart();
    const axis = (state: LabState) =>
      all(chart(state, size, true))
        .filter(({ key }) => key.startsWith('y '))
        .map(({ key }) => key);
    const lab = ranLab();
    expect(axis(lab.getState())).toContain('y 10000');
    const atStart = { ...lab.getState(), held: true, cursor: 0 };
    expect(axis(atStart)).toEqual(['y -0.4', 'y -0.2', 'y 0']);
    const grown = { ...ranLab({ gap: 2 }, 0).getState(), held: true };
    expect(axis(grown)).toContain('y -2');
    expect(axis(atStart)).toContain('y -2');
    expect(axis({ ...atStart, held: false })).toEqual(['y -0.4', 'y -0.2', 'y 0']);
  });

  test('only grows while a slider moves', () => {
    const wide = utilityDomain(curveOf(-1, 1), null, 'held');
    expect(utilityDomain(curveOf(-0.01, 0.02), wide, 'held')).toEqual(wide);
    expect(utilityDomain(curveOf(-0.01, 7), wide, 'held')).toEqual([-2.5, 10]);
    expect(utilityDomain(curveOf(-0.01, 0.02), wide, 'rest')).toEqual([-0.01, 0.02]);
  });
});
