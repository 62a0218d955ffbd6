import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atlas, atlasOf, atlasSweep } from '../../src/core/atlas';
import { atlasCells, atlasVersion } from '../../src/core/atlasCells';
import { atlasSentence } from '../../src/core/atlasSentence';
import { keptText, outcomesText, readKept, readOutcomes } from '../../src/core/atlasText';
import { cellCount, cellOutcomes, type Sweep } from '../../src/core/sweep';
import { coreVersion } from '../../src/core/version';
import { runCell, sweepOf } from './sweepMaps';

const stale = 'out of date: npm run atlas, then npm run results';

/** Cells of a map that say most: some on either side of where outcomes change, and some evenly over all. */
function sampleOf({ x }: Sweep, outcomes: Uint8Array): number[] {
  const columns = x.values.length;
  const differs = (cell: number, other: number) => outcomes[other] !== undefined && outcomes[other] !== outcomes[cell];
  const odd = [...outcomes.keys()].filter((cell) => {
    return (cell % columns > 0 && differs(cell, cell - 1)) || differs(cell, cell + columns);
  });
  const some = (cells: readonly number[], count: number) =>
    Array.from({ length: count }, (_, i) => cells[Math.floor(((i + 0.5) * cells.length) / count)]);
  return [...new Set([...some(odd, 30), ...some([...outcomes.keys()], 10)])];
}

describe('the atlas', () => {
  test('has what was found of its maps as they are, with this version of the core', () => {
    expect(atlasVersion, stale).toBe(coreVersion);
    expect(Object.keys(atlasCells), stale).toEqual(atlas.map(({ id }) => id));
    for (const map of atlas) expect(atlasCells[map.id].of, stale).toBe(atlasOf(map));
  });

  test.each(atlas)('$id: cells run again come to the same', (map) => {
    const sweep = atlasSweep(map);
    const outcomes = readOutcomes(atlasCells[map.id].outcomes);
    const kept = readKept(atlasCells[map.id].kept);
    expect([outcomes.length, kept.length]).toEqual([cellCount(sweep), cellCount(sweep)]);
    for (const cell of sampleOf(sweep, outcomes)) {
      const { outcome } = runCell(sweep, cell);
      expect(cellOutcomes[outcomes[cell]], `cell ${cell}; ${stale}`).toBe(outcome);
    }
  });

  test('asks each question once, of maps that are all different', () => {
    expect(new Set(atlas.map(({ title }) => title)).size).toBe(atlas.length);
    expect(new Set(atlas.map(atlasOf)).size).toBe(atlas.length);
  });
});

describe('cells as text', () => {
  test('read back: outcomes the same, the kept gap within its fifth', () => {
    const anyKept = fc.oneof(fc.double({ min: 0, max: 1.5, noNaN: true }), fc.constantFrom(NaN, 0.2, 0.4, 0.6, 0.8));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(4), anyKept, fc.integer({ min: 1, max: 12 }))), (runs) => {
        const cells = runs.flatMap(([code, kept, times]) => Array.from({ length: times }, () => ({ code, kept })));
        const outcomes = Uint8Array.from(cells, ({ code }) => code);
        expect(readOutcomes(outcomesText(outcomes))).toEqual(outcomes);
        const kept = Float64Array.from(cells, (each) => each.kept);
        readKept(keptText(kept)).forEach((value, i) => {
          const fifth = Math.min(0.8, Math.floor(kept[i] * 5) / 5);
          if (Number.isNaN(kept[i])) expect(value).toBeNaN();
          else expect(value).toBeCloseTo(fifth + 0.1, 9);
        });
      }),
    );
  });
});

describe('the sentence on a map', () => {
  const sides = sweepOf('gap:0:2:3', 'rho:0:3:4');
  const say = (picture: string) => atlasSentence(sides, readOutcomes([...picture.replace(/\s/g, '')].join('')));
  test.each([
    // Rows go upwards.
    [
      'rdd rrd rrd rrr',
      'Robust in 67 %, deceptive in 33 % of the cells. Deception wins from rates up to 2 at g₀ = 2, but only up to 0 at g₀ = 1, and nowhere at g₀ = 0.',
    ],
    ['rrr rrr uuu nnn', 'Robust in 50 %, undecided in 25 %, without a run in 25 % of the cells; none is deceptive.'],
    [
      'drr drr rrr rrr',
      'Robust in 83 %, deceptive in 17 % of the cells. Deception wins from rates up to 1 wherever it wins, and nowhere from g₀ = 1 on.',
    ],
    [
      'drd rrr rrr rrr',
      'Robust in 83 %, deceptive in 17 % of the cells. Deception wins from rates up to 0 wherever it wins, and nowhere at g₀ = 1.',
    ],
    [
      'ddd ddd ddd ddd',
      'Deceptive in 100 % of the cells. Deception wins from rates up to 3, the highest shown, wherever it wins.',
    ],
  ])('of %s', (picture, sentence) => {
    expect(say(picture)).toBe(sentence);
  });
});
