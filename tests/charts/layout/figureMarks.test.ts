import { describe, expect, test } from 'vitest';
import { figureMarks } from '../../../src/charts/layout/figureMarks';
import type { Mark } from '../../../src/charts/layout/marks';
import type { Axis, Figure, Panel } from '../../../src/core/experiments/figure';
import { pathPoints } from '../pathPoints';

const linear: Axis = { label: 'across', scale: 'linear', domain: [0, 10] };
const log: Axis = { label: 'up', scale: 'log', domain: [1e-2, 1e6] };
const figure = (panel: Partial<Panel>, caption = 'What it shows.'): Figure => ({
  title: 'A title',
  caption,
  panels: [{ x: linear, y: { ...linear, label: 'up' }, curves: [], ...panel }],
});
const every = (marks: readonly Mark[]): Mark[] => marks.flatMap((mark) => [mark, ...every(mark.children ?? [])]);
const all = (drawn: Figure) => every(figureMarks(drawn, 'source').marks);
const classed = (marks: readonly Mark[], name: string) =>
  marks.filter(({ attributes }) =>
    String(attributes.class ?? '')
      .split(' ')
      .includes(name),
  );
const words = (marks: readonly Mark[]) => marks.flatMap(({ text }) => text ?? []);
const line = (points: readonly (readonly [number, number])[]): Panel['curves'][number] => ({
  name: 'it',
  look: 'ink',
  points: points.map(([x, y]) => ({ x, y })),
});

describe('a curve', () => {
  test('is drawn in proportion, upwards', () => {
    const [curve] = classed(
      all(
        figure({
          curves: [
            line([
              [0, 0],
              [5, 5],
              [10, 10],
            ]),
          ],
        }),
      ),
      'curve',
    );
    const [a, b, c] = pathPoints(String(curve.attributes.d));
    expect(b[0] - a[0]).toBeCloseTo(c[0] - b[0], 1);
    expect(a[1] - b[1]).toBeCloseTo(b[1] - c[1], 1);
    expect(c[0]).toBeGreaterThan(a[0]);
    expect(c[1]).toBeLessThan(a[1]);
  });

  test('goes up by the same for each power of ten on a logarithmic axis', () => {
    const [curve] = classed(
      all(
        figure({
          y: log,
          curves: [
            line([
              [0, 1],
              [1, 100],
              [2, 1e4],
            ]),
          ],
        }),
      ),
      'curve',
    );
    const [a, b, c] = pathPoints(String(curve.attributes.d));
    expect(a[1] - b[1]).toBeCloseTo(b[1] - c[1], 1);
  });

  test('is clipped to its plane, and shapes outside are left out', () => {
    const points = [
      { x: 1, y: 1, outcome: 'robust' },
      { x: 2, y: 99, outcome: 'deceptive' },
    ] as const;
    const marks = all(figure({ curves: [{ name: 'it', look: 'ink', points }] }));
    expect(marks.find(({ attributes }) => attributes['clip-path'] === 'url(#plane-0)')).toBeDefined();
    expect(marks.find(({ tag, attributes }) => tag === 'clipPath' && attributes.id === 'plane-0')).toBeDefined();
    expect(classed(marks, 'robust')).toHaveLength(2); // one on the curve, one in the legend
    expect(classed(marks, 'deceptive')).toHaveLength(1);
  });
});

test('axes are named and ticked inside their domain, powers of ten with exponents', () => {
  const marks = all(figure({ y: log }));
  expect(words(marks)).toEqual(expect.arrayContaining(['across', 'up', '0', '10', '100']));
  for (const mark of classed(marks, 'base').concat(classed(marks, 'grid'))) {
    expect(String(mark.attributes.d)).not.toContain('NaN');
  }
  expect(words(classed(marks, 'power'))).toContain('6');
  const ticked = all(figure({ x: { ...linear, ticks: [3, 7] } }));
  expect(words(classed(ticked, 'tick'))).toEqual(expect.arrayContaining(['3', '7']));
});

test('the legend names the outcomes that are shown, once each', () => {
  const kinds = ['robust', 'deceptive', 'robust'] as const;
  const points = kinds.map((outcome, x) => ({ x, y: x, outcome }));
  const marks = all(figure({ curves: [{ name: 'it', look: 'ink', points }] }));
  const captions = words(classed(marks, 'caption'));
  expect(captions.slice(1)).toEqual(['deceptive', 'robust']);
});

test('a guide without a place is left out, and one near the right edge is named on its left', () => {
  const guides = [
    { axis: 'x', at: NaN, label: 'nowhere' },
    { axis: 'x', at: 9, label: 'late' },
    { axis: 'x', at: 1, label: 'early' },
  ] as const;
  const marks = all(figure({ guides }));
  expect(words(marks)).not.toContain('nowhere');
  expect(marks.find(({ text }) => text === 'late')!.attributes['text-anchor']).toBe('end');
  expect(marks.find(({ text }) => text === 'early')!.attributes['text-anchor']).toBe('start');
});

test('a long caption takes more lines and moves everything below it down', () => {
  const short = figureMarks(figure({}), 'source');
  const long = figureMarks(figure({}, 'Words that go on and on. '.repeat(12).trim()), 'source');
  const lines = words(classed(long.marks, 'caption'));
  expect(lines.length).toBeGreaterThan(2);
  for (const each of lines) expect(each.length).toBeLessThanOrEqual(106);
  expect(long.height).toBe(short.height + 19 * (lines.length - 1));
});
