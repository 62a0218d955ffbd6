import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keptEverywhere, type MapPicture } from '../../../src/charts/layout/keptShade';
import { bandOf, edgesAround, evenGrid, mapMarks } from '../../../src/charts/layout/mapMarks';
import type { Mark } from '../../../src/charts/layout/marks';

const pictures: fc.Arbitrary<MapPicture> = fc
  .record({ columns: fc.integer({ min: 1, max: 12 }), rows: fc.integer({ min: 1, max: 12 }) })
  .chain(({ columns, rows }) => {
    const length = { minLength: columns * rows, maxLength: columns * rows };
    return fc.record({
      columns: fc.constant(columns),
      rows: fc.constant(rows),
      outcomes: fc.array(fc.constantFrom(0, 1, 2, 3, 4, 255), length).map((codes) => Uint8Array.from(codes)),
      kept: fc
        .array(fc.oneof(fc.constant(NaN), fc.double({ min: 0, max: 1.2, noNaN: true })), length)
        .map((values) => Float64Array.from(values)),
    });
  });

function all(marks: readonly Mark[]): Mark[] {
  return marks.flatMap((mark) => [mark, ...all(mark.children ?? [])]);
}

/** How often the rectangles of a path cover the middle of each cell of a grid of cells one pixel wide. */
function covered(d: string, columns: number, rows: number): number[] {
  const rectangles = [...d.matchAll(/M([-\d.]+) ([-\d.]+)H([-\d.]+)V([-\d.]+)H/g)].map((match) =>
    match.slice(1).map(Number),
  );
  return Array.from({ length: columns * rows }, (_, cell) => {
    const x = (cell % columns) + 0.5;
    const y = rows - Math.floor(cell / columns) - 0.5;
    return rectangles.filter(([left, bottom, right, top]) => left < x && x < right && top < y && y < bottom).length;
  });
}

describe('a map', () => {
  test('covers each cell once, with the area of its own outcome, and none that is unknown', () => {
    fc.assert(
      fc.property(pictures, (picture) => {
        const { columns, rows, outcomes } = picture;
        const marks = all(
          mapMarks(picture, evenGrid(columns, rows, { x: 0, y: 0, width: columns, height: rows }), 'p'),
        );
        const names = ['deceptive', 'misgeneralised', 'robust', 'undecided', 'none'];
        for (const [code, name] of names.entries()) {
          const area = marks.find(({ attributes }) => attributes.class === `map-area ${name}`);
          const expected = [...outcomes].map((outcome) => (outcome === code ? 1 : 0));
          expect(covered(String(area?.attributes.d ?? ''), columns, rows)).toEqual(expected);
        }
      }),
    );
  });

  test('is paler where less of the gap was kept, and only where a gap can be kept', () => {
    expect([1.1, 0.8, 0.79, 0.5, 0.3, 0.1, 0].map(bandOf)).toEqual([0, 0, 1, 2, 3, 4, 4]);
    const picture = { columns: 3, rows: 1, outcomes: Uint8Array.of(0, 0, 2), kept: Float64Array.of(0.9, 0.1, 0.01) };
    const marks = all(mapMarks(picture, evenGrid(3, 1, { x: 0, y: 0, width: 3, height: 1 }), 'p'));
    const pale = marks.filter(({ attributes }) => String(attributes.class).startsWith('map-shade'));
    expect(pale.map(({ attributes }) => attributes.class)).toEqual(['map-shade pale-4']);
    expect(covered(String(pale[0].attributes.d), 3, 1)).toEqual([0, 1, 0]);
  });

  test('has its boundary between different outcomes, not beside what is unknown', () => {
    const picture = { columns: 2, rows: 2, outcomes: Uint8Array.of(0, 0, 2, 255), kept: new Float64Array(4).fill(NaN) };
    const marks = mapMarks(picture, evenGrid(2, 2, { x: 0, y: 0, width: 20, height: 20 }), 'p');
    expect(marks.find(({ key }) => key === 'boundary')?.attributes.d).toBe('M0 10H10');
  });

  test('draws each pattern under a name of its own drawing', () => {
    const picture = { columns: 2, rows: 1, outcomes: Uint8Array.of(0, 3), kept: new Float64Array(2).fill(NaN) };
    const marks = all(mapMarks(picture, evenGrid(2, 1, { x: 0, y: 0, width: 2, height: 1 }), 'north'));
    const fills = marks.map(({ attributes }) => attributes.fill).filter(Boolean);
    expect(fills).toEqual(['url(#north-deceptive)', 'url(#north-undecided)']);
    const ids = marks.filter(({ tag }) => tag === 'pattern').map(({ attributes }) => attributes.id);
    for (const id of ['north-deceptive', 'north-undecided']) expect(ids).toContain(id);
  });
});

describe('the shade of a cell that has no number', () => {
  test('lies between those of its own outcome, and what has a number keeps it', () => {
    fc.assert(
      fc.property(pictures, (picture) => {
        const shade = keptEverywhere(picture);
        const { outcomes, kept } = picture;
        for (const [cell, value] of shade.entries()) {
          if (!Number.isNaN(kept[cell])) expect(value).toBe(kept[cell]);
          else if (!Number.isNaN(value)) {
            const alike = [...kept].filter((other, i) => outcomes[i] === outcomes[cell] && !Number.isNaN(other));
            expect(value).toBeGreaterThanOrEqual(Math.min(...alike) - 1e-12);
            expect(value).toBeLessThanOrEqual(Math.max(...alike) + 1e-12);
          }
        }
      }),
    );
  });

  test('is even between two ends', () => {
    const kept = new Float64Array(5).fill(NaN);
    kept[0] = 0;
    kept[4] = 1;
    const shade = keptEverywhere({ columns: 5, rows: 1, outcomes: new Uint8Array(5), kept });
    [0, 0.25, 0.5, 0.75, 1].forEach((value, i) => expect(shade[i]).toBeCloseTo(value, 3));
  });

  test('is none where no cell of its outcome has a number', () => {
    const picture = { columns: 3, rows: 1, outcomes: Uint8Array.of(0, 2, 0), kept: Float64Array.of(0.5, NaN, NaN) };
    expect([...keptEverywhere(picture)]).toEqual([0.5, NaN, NaN]);
  });
});

test('edges lie halfway between middles, and within the ends', () => {
  expect(edgesAround([0, 10, 30], [0, 100])).toEqual([0, 5, 20, 40]);
  expect(edgesAround([30, 10, 0], [30, 0])).toEqual([30, 20, 5, 0]);
  expect(edgesAround([4], [0, 9])).toEqual([0, 9]);
});
