import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mark } from '../../../src/charts/layout/marks';
import { cursorMarks, plotFrame, type PlotFrame } from '../../../src/charts/layout/plotFrame';
import { pathPoints } from '../pathPoints';
import { textWidth } from '../textWidth';

interface DrawnTick {
  readonly value: number;
  readonly y: number;
  readonly words: string;
  readonly exponent: string | undefined;
  readonly label: Mark;
}

function ticksOf({ axes }: PlotFrame): DrawnTick[] {
  return axes
    .filter(({ key }) => key.startsWith('tick '))
    .map(({ key, children = [] }) => {
      const [line, label] = children;
      return {
        value: Number(key.slice(5)),
        y: pathPoints(String(line.attributes['d']))[0][1],
        words: label.text ?? label.children?.[0].text ?? '',
        exponent: label.children?.[1].text,
        label,
      };
    });
}

const size = fc.record({ width: fc.integer({ min: 220, max: 900 }), height: fc.integer({ min: 110, max: 400 }) });
const power = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map((x) => 10 ** x);
const around = (end: fc.Arbitrary<number>) => fc.tuple(end, end).map(([a, b]) => [-a, b] as const);

function expectTicksInside(frame: PlotFrame): void {
  const { plane } = frame;
  const ticks = ticksOf(frame);
  expect(ticks.map(({ value }) => value)).toContain(0);
  for (const { y, label, words, exponent = '' } of ticks) {
    expect(y).toBeGreaterThanOrEqual(plane.y - 0.01);
    expect(y).toBeLessThanOrEqual(plane.y + plane.height + 0.01);
    const right = Number(label.attributes['x']);
    expect(right).toBeLessThan(plane.x);
    const width = textWidth(words, 13) + textWidth(exponent, 10);
    expect(right - width, `${words} ${exponent}`).toBeGreaterThanOrEqual(-10); // panels stand 12 apart
  }
  expect(new Set(ticks.map(({ words, exponent }) => `${words}^${exponent}`)).size).toBe(ticks.length);
}

describe('a frame', () => {
  test('places steps from the left edge of its plane to the right, and reads them back', () => {
    const frame = plotFrame({ width: 312, height: 188 }, 1000, [0, 1], 'linear');
    const { plane } = frame;
    expect([frame.x(0), frame.x(1000)]).toEqual([plane.x, plane.x + plane.width]);
    expect([frame.y(0), frame.y(1)]).toEqual([plane.y + plane.height, plane.y]);
    expect(plane.x + plane.width).toBeLessThanOrEqual(312);
    expect(plane.y + plane.height).toBeLessThanOrEqual(188);
    for (const step of [0, 1, 500, 999, 1000]) expect(frame.stepAt(frame.x(step))).toBe(step);
    expect([frame.stepAt(-50), frame.stepAt(5000)]).toEqual([0, 1000]);
  });

  test('names its first and last step within its width', () => {
    for (const steps of [1, 1000, 100_000]) {
      const { axes } = plotFrame({ width: 246, height: 150 }, steps, [0, 1], 'linear');
      const [first, last] = axes.slice(-2);
      expect(first.text).toBe('0');
      expect(last.text).toBe(`training step ${steps}`);
      const left = Number(last.attributes['x']) - textWidth(last.text ?? '', 13);
      expect(left).toBeGreaterThan(Number(first.attributes['x']) + textWidth('0', 13));
      expect(last.attributes['text-anchor']).toBe('end');
    }
  });

  test('keeps a plane of some size however small it is', () => {
    const { plane } = plotFrame({ width: 10, height: 5 }, 10, [0, 1], 'linear');
    expect([plane.width, plane.height]).toEqual([20, 20]);
  });
});

describe('a linear axis', () => {
  test('has ticks inside, zero among them, apart by more than a line of text', () => {
    fc.assert(
      fc.property(size, around(fc.oneof(fc.constant(0.01), power(-2, 6))), (frameSize, domain) => {
        const frame = plotFrame(frameSize, 1000, domain, 'linear');
        expectTicksInside(frame);
        const places = ticksOf(frame).map(({ y }) => y);
        for (let i = 1; i < places.length; i++) expect(places[i - 1] - places[i]).toBeGreaterThan(14);
        expect(places.length).toBeGreaterThanOrEqual(2);
        expect(places.length).toBeLessThanOrEqual(8);
      }),
      { seed: 41, numRuns: 300 },
    );
  });

  test('of the plots’ usual size has three to seven ticks for the usual domains', () => {
    for (const domain of [
      [0, 1],
      [0, 1.2],
      [0, 2],
      [-0.4, 1.4],
      [-0.5, 0.25],
      [-1, 5],
    ] as const) {
      for (const height of [150, 158, 188]) {
        const ticks = ticksOf(plotFrame({ width: 312, height }, 1000, domain, 'linear'));
        expect(ticks.length, `${domain.join(' … ')} at ${height}`).toBeGreaterThanOrEqual(3);
        expect(ticks.length, `${domain.join(' … ')} at ${height}`).toBeLessThanOrEqual(7);
      }
    }
  });

  test('marks the line of zero', () => {
    const { axes } = plotFrame({ width: 312, height: 188 }, 1000, [-1, 1], 'linear');
    const zero = axes.filter(({ attributes }) => String(attributes['class']).includes('zero'));
    expect(zero.map(({ key }) => key)).toEqual(['tick 0']);
  });
});

describe('a symmetric logarithmic axis', () => {
  test('has at most five ticks, all zero or powers of ten, inside and apart, up to 1e300', () => {
    fc.assert(
      fc.property(size, around(fc.oneof(fc.constant(0.02), power(-1.7, 3), power(-1.7, 300))), (frameSize, domain) => {
        const frame = plotFrame(frameSize, 1000, domain, 'symlog');
        const { plane } = frame;
        expectTicksInside(frame);
        const ticks = ticksOf(frame);
        expect(ticks.length).toBeLessThanOrEqual(5);
        const room = Math.min(18, plane.height / 5);
        for (let i = 1; i < ticks.length; i++) {
          expect(ticks[i - 1].y - ticks[i].y).toBeGreaterThanOrEqual(room - 0.02);
        }
        for (const { value, words, exponent } of ticks) {
          if (value === 0) continue;
          expect(String(Math.abs(value))).toMatch(/^(0\.0*1|10*|1e[+]?\d+)$/);
          const read = exponent === undefined ? Number(words.replace('−', '-')) : Number(`1e${exponent}`);
          expect(Math.abs(read)).toBe(Math.abs(value));
          expect(words.startsWith('−')).toBe(value < 0);
        }
      }),
      { seed: 42, numRuns: 300 },
    );
  });

  test('writes powers from ten thousand on with their exponent above the line', () => {
    const words = (domain: readonly [number, number]) =>
      ticksOf(plotFrame({ width: 312, height: 188 }, 1000, domain, 'symlog')).map(({ words: each, exponent }) => [
        each,
        ...(exponent === undefined ? [] : [exponent]),
      ]);
    expect(words([-0.02, 1e6])).toEqual([['0'], ['1'], ['100'], ['10', '4'], ['10', '6']]);
    expect(words([-1e4, 0.02])).toContainEqual(['−10', '4']);
    expect(words([-0.02, 1000]).at(-1)).toEqual(['1000']);
  });

  test('has more ticks than zero where there is room for one', () => {
    fc.assert(
      fc.property(size, around(fc.oneof(fc.constant(0.02), power(0, 300))), (frameSize, domain) => {
        const frame = plotFrame(frameSize, 1000, domain, 'symlog');
        expect(ticksOf(frame).length).toBeGreaterThanOrEqual(2);
      }),
      { seed: 43, numRuns: 200 },
    );
  });
});

describe('what moves over a plot', () => {
  const frame = plotFrame({ width: 312, height: 188 }, 1000, [0, 1], 'linear');
  const { plane } = frame;

  test('is a line at the step and a dot at each value, kept inside the plane', () => {
    const { attributes, children = [] } = cursorMarks(frame, 500, [0.25, 7, -3], 'cursor');
    expect(attributes['class']).toBe('cursor');
    const middle = plane.x + plane.width / 2;
    expect(pathPoints(String(children[0].attributes['d']))).toEqual([
      [middle, plane.y],
      [middle, plane.y + plane.height],
    ]);
    const dots = children.slice(1).map(({ attributes: { cx, cy } }) => [Number(cx), Number(cy)]);
    expect(dots[0][0]).toBe(middle);
    expect(dots[0][1]).toBeCloseTo(plane.y + 0.75 * plane.height, 2);
    expect(dots.slice(1).map(([, y]) => y)).toEqual([plane.y, plane.y + plane.height]);
  });
});
