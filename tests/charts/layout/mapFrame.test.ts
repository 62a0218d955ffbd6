import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mapFrame, placesOf } from '../../../src/charts/layout/mapFrame';
import { cellIn } from '../../../src/charts/layout/mapMarks';
import { areaNames } from '../../../src/charts/layout/mapNames';
import type { Mark } from '../../../src/charts/layout/marks';
import { sweepable, axisBetween, type SweepAxis } from '../../../src/core/sweepAxis';
import { axis } from '../../core/sweepMaps';

const size = { width: 700, height: 600 };
const names = { x: { words: 'x', symbol: '' }, y: { words: 'y', symbol: 'ρ₀' } };

/** Any side that the page offers, over any part of its range. */
const sides: fc.Arbitrary<SweepAxis> = fc
  .tuple(fc.nat(sweepable.length - 1), fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 2, max: 120 }))
  .map(([which, share, count]) => {
    const spec = sweepable[which];
    const from = spec.scale === 'linear' && !spec.integer ? spec.min + share * 0.9 * (spec.max - spec.min) : spec.min;
    return axisBetween(spec, from, spec.max, count);
  })
  .filter(({ values }) => values.length > 1);

const ticksOf = (axes: readonly Mark[], letter: 'x' | 'y') =>
  axes
    .filter(({ key }) => new RegExp(`^${letter} [-\\d.e+]+$`).test(key))
    .map(({ key, children = [] }) => {
      const label = children.find((child) => child.key === 'label')!;
      const written = label.text ?? label.children!.map(({ text }) => text).join('^');
      return { value: Number(key.slice(2)), at: Number(label.attributes[letter]), written };
    });

describe('the frame of a map', () => {
  test('has each value in the middle of its cell, and reads cells back', () => {
    fc.assert(
      fc.property(sides, sides, (x, y) => {
        const frame = mapFrame(size, x, y, names);
        const { grid } = frame;
        for (const column of [0, x.values.length >> 1, x.values.length - 1]) {
          for (const row of [0, y.values.length - 1]) {
            const [px, py] = [frame.x(x.values[column]), frame.y(y.values[row])];
            expect(px).toBeCloseTo((grid.x[column] + grid.x[column + 1]) / 2, 6);
            expect(py).toBeCloseTo((grid.y[row] + grid.y[row + 1]) / 2, 6);
            expect(cellIn(grid, px, py)).toEqual({ column, row });
          }
        }
        expect(cellIn(grid, frame.plane.x - 1, frame.plane.y + 5)).toBeNull();
      }),
      { seed: 5 },
    );
  });

  test('has at least one tick on each side, inside, at values that it names, none on top of another', () => {
    fc.assert(
      fc.property(sides, sides, (x, y) => {
        const { axes, plane } = mapFrame(size, x, y, names);
        for (const [letter, low, high, room] of [
          ['x', plane.x, plane.x + plane.width, 40],
          ['y', plane.y, plane.y + plane.height + 5, 24],
        ] as const) {
          const ticks = ticksOf(axes, letter).sort((a, b) => a.at - b.at);
          expect(ticks.length).toBeGreaterThan(0);
          for (const [i, { value, at, written }] of ticks.entries()) {
            expect(at).toBeGreaterThanOrEqual(low);
            expect(at).toBeLessThanOrEqual(high);
            if (i > 0) expect(at - ticks[i - 1].at).toBeGreaterThanOrEqual(room - 0.1);
            const [factor, exponent] = written.replaceAll('−', '-').split('^');
            const read = exponent
              ? Number(`${factor.replace(/10$/, '').replace(' · ', '') || '1'}e${exponent}`)
              : Number(factor);
            expect(read).toBeCloseTo(value, 12);
          }
        }
      }),
      { seed: 6 },
    );
  });

  test('is even in the logarithm where the parameter is, with a zero in front a cell of its own', () => {
    const side = axis('lrTime:0:100:9');
    const place = placesOf(side);
    expect(place(0)).toBe(0);
    expect(place(side.values[1])).toBeCloseTo(1, 9);
    const [low, high] = [side.values[2], side.values[3]];
    expect(place(Math.sqrt(low * high))).toBeCloseTo(2.5, 9);
    expect(place(side.values[1] / 2)).toBeCloseTo(0.5, 9);
  });
});

describe('the names in a map', () => {
  const frame = mapFrame(size, axis('gap:0:2:21'), axis('rho:-0.5:3:21'), names);
  const picture = (outcome: (column: number, row: number) => number) => ({
    columns: 21,
    rows: 21,
    outcomes: Uint8Array.from({ length: 441 }, (_, cell) => outcome(cell % 21, Math.floor(cell / 21))),
    kept: new Float64Array(441).fill(NaN),
  });
  const wanted = [
    { code: 0, name: 'Deceptive' },
    { code: 2, name: 'Robust' },
  ];

  test('stand within their own areas, where there is most room', () => {
    const marks = areaNames(
      picture((column) => (column < 8 ? 2 : 0)),
      frame.grid,
      wanted,
    );
    expect(marks.map(({ text }) => text)).toEqual(['Deceptive', 'Robust']);
    const [deceptive, robust] = marks.map(({ attributes }) => Number(attributes.x));
    expect(cellIn(frame.grid, deceptive, 300)!.column).toBeGreaterThan(11);
    expect(cellIn(frame.grid, robust, 300)!.column).toBeLessThan(6);
  });

  test('are left out where the area is too small for them', () => {
    expect(
      areaNames(
        picture((column) => (column < 2 ? 2 : 0)),
        frame.grid,
        wanted,
      ).map(({ text }) => text),
    ).toEqual(['Deceptive']);
  });
});
