import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mapSentence, mapSummary } from '../../src/core/mapSummary';
import { axis, fullOutcomes, sweepOf } from './sweepMaps';

const write = (_: string, value: number) => String(Number(value.toPrecision(6)));

/** A map written as rows of letters, the top one first. */
function drawn(...rows: readonly string[]): {
  x: ReturnType<typeof axis>;
  y: ReturnType<typeof axis>;
  outcomes: Uint8Array;
} {
  const letters: Readonly<Record<string, number>> = { d: 0, m: 1, r: 2, u: 3, '.': 4, '?': 255 };
  return {
    x: axis(`gap:0:${(rows[0].length - 1) / 10}:${rows[0].length}`),
    y: axis(`rho:0:${rows.length - 1}:${rows.length}`),
    outcomes: Uint8Array.from(rows.toReversed().join(''), (letter) => letters[letter]),
  };
}

function sentenceOf(...rows: readonly string[]): string {
  const map = drawn(...rows);
  return mapSentence(map, mapSummary(map, map.outcomes), write).replaceAll('\u00a0', ' ');
}

describe('a map is summed up', () => {
  test('by the share of each outcome, and where the boundary of the deceptive cells leaves the map', () => {
    expect(sentenceOf('rrrd', 'rrdd', 'rddd')).toBe(
      'Deceptive in 50 % of the cells, robust in 50 %; the boundary of the deceptive cells runs from gap 0.05 at discount rate 0 to ' +
        'gap 0.25 at discount rate 2.',
    );
  });

  test('with the end of a side where the boundary meets it', () => {
    expect(sentenceOf('rrr', 'rrr', 'ddd')).toContain(
      'runs from gap 0 at discount rate 0.5 to gap 0.2 at discount rate 0.5.',
    );
  });

  test('without a boundary where all cells are alike, or some are not known yet', () => {
    expect(sentenceOf('uu', 'uu')).toBe('Undecided in all cells.');
    expect(sentenceOf('d?', 'rr')).toBe('Deceptive in 33 % of the cells, robust in 67 %.');
    expect(sentenceOf('??', '??')).toBe('');
  });

  test('by the box around an island, and by the longest of several pieces', () => {
    expect(sentenceOf('rrrr', 'rddr', 'rrrr')).toContain(
      'the boundary of the deceptive cells is closed, between gap 0.05 at discount rate 0.5 and gap 0.25 at discount rate 1.5.',
    );
    expect(sentenceOf('drrr', 'rrrr', 'rrrd', 'rrdd')).toContain(
      'the longest of the 2 pieces of the boundary of the deceptive cells runs from gap 0.15 at discount rate 0 to gap 0.3 at discount rate 1.5.',
    );
  });

  test('by the boundary of the first outcome there is, where none is deceptive', () => {
    expect(sentenceOf('uu', 'rr')).toContain('the boundary of the robust cells runs from');
  });

  test('with the share of the cells that have no run, at which no boundary runs', () => {
    expect(sentenceOf('.r', 'rr')).toBe('Robust in 75 % of the cells, no run in 25 %.');
    expect(sentenceOf('.rr', 'ddd')).toContain(
      'runs from gap 0.05 at discount rate 0.5 to gap 0.2 at discount rate 0.5.',
    );
  });

  test('keeps cells apart that touch at a corner only', () => {
    const map = drawn('rrrr', 'rdrr', 'rrdr', 'rrrr');
    expect(mapSummary(map, map.outcomes).edge?.pieces).toBe(2);
  });

  test('on the default map by a boundary that rises from the lower left to the right', () => {
    const sweep = sweepOf('gap:0:2:21', 'rho:-0.5:3:21');
    const { shares, edge } = mapSummary(sweep, fullOutcomes(sweep));
    expect(shares.deceptive + shares.robust + shares.undecided).toBeCloseTo(1, 12);
    expect(edge).toMatchObject({ of: 'deceptive', closed: false, pieces: 1 });
    expect(edge!.to.x).toBeGreaterThan(edge!.from.x + 1);
    expect(edge!.to.y).toBeGreaterThan(edge!.from.y + 1);
  });

  test('by pieces that lie between cells inside and not, each such line in one piece', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.infiniteStream(fc.boolean()),
        (columns, rows, draws) => {
          const outcomes = Uint8Array.from({ length: columns * rows }, () => (draws.next().value ? 0 : 2));
          const x = { key: 'gap', values: Array.from({ length: columns }, (_, i) => i / 10) } as const;
          const y = { key: 'rho', values: Array.from({ length: rows }, (_, i) => i / 10) } as const;
          const { edge, shares } = mapSummary({ x, y }, outcomes);
          const lines = [...outcomes.keys()].reduce((sum, cell) => {
            const right = cell % columns < columns - 1 && outcomes[cell] !== outcomes[cell + 1];
            const above = cell + columns < outcomes.length && outcomes[cell] !== outcomes[cell + columns];
            return sum + Number(right) + Number(above);
          }, 0);
          expect(edge === null).toBe(lines === 0);
          expect(shares.deceptive).toBeCloseTo(
            outcomes.filter((outcome) => outcome === 0).length / outcomes.length,
            12,
          );
          if (edge && !edge.closed) {
            const ends = [x.values, y.values].map((values) => [values[0], values.at(-1)]);
            for (const at of [edge.from, edge.to]) {
              expect(ends[0].includes(at.x) || ends[1].includes(at.y)).toBe(true);
            }
          }
        },
      ),
      { seed: 11 },
    );
  });
});
