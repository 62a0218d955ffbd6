import { describe, expect, test } from 'vitest';
import { movedBy, nearestCell } from '../../../src/panels/map/cells';
import { mapCsv } from '../../../src/panels/map/mapCsv';
import { criticalOn } from '../../../src/panels/map/mapDrawing';
import {
  commandFor,
  formatValue,
  paysWords,
  rowWords,
  seedWords,
  tableRows,
  undecidedWords,
} from '../../../src/panels/map/mapWords';
import { criticalGap } from '../../../src/core/raceInvariant';
import { readLink } from '../../../src/core/readLink';
import { cellCount } from '../../../src/core/sweep';
import { createBatch, readCell, writeCell } from '../../../src/core/sweepTable';
import { defaultSides, readSide, sideOver } from '../../../src/store/mapSides';
import type { SweptMap } from '../../../src/store/sweptMap';
import { sweepable } from '../../../src/core/sweepAxis';
import { fullOutcomes, runCell, sweepOf } from '../../core/sweepMaps';

function swept(...of: Parameters<typeof sweepOf>): SweptMap {
  const sweep = sweepOf(...of);
  const cells = Array.from({ length: cellCount(sweep) }, (_, cell) => cell);
  const results = createBatch(cells);
  for (const cell of cells) writeCell(results, cell, runCell(sweep, cell));
  return { sweep, sides: sweep, outcomes: fullOutcomes(sweep), results, sharp: true };
}

describe('the line R_c on the map', () => {
  test('lies where fact 7 puts it, whichever of the two is across', () => {
    for (const [x, y] of [
      ['gap:0:2:2', 'rho:-0.5:3:2'],
      ['rho:-0.5:3:2', 'gap:0:2:2'],
    ] as const) {
      const curve = criticalOn(swept(x, y, { steps: 10 }));
      const [gap, rate] = curve[30];
      expect(gap).toBeCloseTo(criticalGap(rate, sweepOf(x, y).recipe.parameters), 9);
      expect(curve.at(-1)![1]).toBe(3);
    }
  });

  test('is not drawn over other sides, of forked runs, or where a condition fails', () => {
    expect(criticalOn(swept('gap:0:2:2', 'anticipation:0:1:2', { steps: 10 }))).toEqual([]);
    expect(criticalOn(swept('gap:0:2:2', 'rho:0:3:2', { steps: 10, hidden: 0.1 }))).toEqual([]);
    const map = swept('gap:0:2:2', 'rho:0:3:2', { steps: 10 });
    const forked = { ...map.sweep.recipe, forks: [{ step: 5, changes: { lrGap: 0 } }] };
    expect(criticalOn({ ...map, sweep: { ...map.sweep, recipe: forked } })).toEqual([]);
  });
});

describe('what the map says', () => {
  test('of undecided cells: after how many steps, and whether more would help', () => {
    const { recipe, x, y } = sweepOf('gap:0:2:2', 'rho:0:3:2', { steps: 20000 });
    expect(undecidedWords(recipe, { x, y })).toMatch(
      /^Undecided after 20,000 steps: .* More steps settle many of them\.$/,
    );
    const still = sweepOf('gap:0:2:2', 'rho:0:3:2', { lrGap: 0, lrTime: 0 });
    expect(undecidedWords(still.recipe, still)).toMatch(/so no number of steps settles them\.$/);
    const overSteps = sweepOf('steps:10:100:2', 'rho:0:3:2');
    expect(undecidedWords(overSteps.recipe, overSteps)).toContain('Undecided after the last step');
  });

  test('that more steps settle many undecided cells is so on the default map', () => {
    const undecided = (steps: number) =>
      fullOutcomes(sweepOf('gap:0.1:2:9', 'rho:-0.5:3:9', { steps })).filter((code) => code === 3).length;
    expect(undecided(3000)).toBeLessThan(0.5 * undecided(300));
  });

  test('of seeds, rows and steps', () => {
    const result = { outcome: 'robust', kept: 0.1, rate: 1, pays: 3, counts: [2, 0, 7, 0] } as const;
    expect(seedWords(result, 9)).toBe('robust in 7 of 9 seeds, deceptive in 2 of 9 seeds');
    expect(seedWords(result, 1)).toBe('');
    const { x } = sweepOf('gap:0:1:5', 'rho:0:3:2');
    expect(rowWords(x, Uint8Array.of(2, 2, 3, 0, 0), 0)).toBe(
      'robust from 0 to 0.25, undecided at 0.50, deceptive from 0.75 to 1.00',
    );
    expect(tableRows(101)).toEqual([100, 92, 83, 75, 67, 58, 50, 42, 33, 25, 17, 8, 0]);
    expect(tableRows(2)).toEqual([1, 0]);
    expect([paysWords(Infinity), paysWords(3), paysWords(261.5)]).toEqual(['never', 'from step 3', 'from step 261.5']);
  });

  test('of values: whole ones whole, hundredths on linear scales', () => {
    expect(formatValue('horizon', 64)).toBe('64');
    expect(formatValue('rho', -0.25)).toBe('−0.25');
    expect(formatValue('lrTime', 0.000123)).toBe('0.00012');
    expect(formatValue('gap', 0)).toBe('0');
  });
});

describe('the cell cursor', () => {
  const size = { columns: 30, rows: 20, far: false };
  test('moves by one, with Shift by ten, and stays on the map', () => {
    expect(movedBy('ArrowUp', { column: 3, row: 19 }, size)).toEqual({ column: 3, row: 19 });
    expect(movedBy('ArrowRight', { column: 3, row: 4 }, { ...size, far: true })).toEqual({ column: 13, row: 4 });
    expect(movedBy('Home', { column: 3, row: 4 }, size)).toEqual({ column: 0, row: 4 });
    expect(movedBy('End', { column: 3, row: 4 }, size)).toEqual({ column: 29, row: 4 });
    expect(movedBy('a', { column: 3, row: 4 }, size)).toBeNull();
  });

  test('begins at the cell that is nearest to the lab’s run', () => {
    const { x, y, recipe } = sweepOf('gap:0:2:5', 'rho:0:3:4');
    expect(nearestCell(x, y, recipe.parameters)).toEqual({ column: 2, row: 1 });
  });
});

describe('taken away', () => {
  test('the command names the sides as they were typed, and all other settings, as a link that can be read', () => {
    const { recipe } = sweepOf('gap:0:2:2', 'rho:0:3:2', { gap: 0.4, anticipation: 0.2, noise: 0.1 });
    const command = commandFor(recipe, defaultSides.x, defaultSides.y, 5);
    expect(command).toBe(
      'npm run --silent sim -- sweep --x "gap:0:2:101" --y "rho:-0.5:3:101" --seeds 5 "anticipation=0.2&noise=0.1" --format csv --out map.csv',
    );
    const fixed = /"(anticipation[^"]*)"/.exec(command)![1];
    expect(readLink(`#${fixed}`).parameters).toMatchObject({ anticipation: 0.2, noise: 0.1 });
  });

  test('the file has a line for every cell, with empty cells where a number is absent', () => {
    const map = swept('gap:0:2:3', 'rho:0:3:2', { steps: 20 });
    map.results.kept[4] = map.results.rate[4] = map.results.pays[4] = NaN;
    const lines = mapCsv(map)
      .trimEnd()
      .split('\n')
      .filter((line) => !line.startsWith('#'));
    expect(lines[0]).toBe('gap,rho,outcome,kept,rate,pays,deceptive,misgeneralised,robust,undecided');
    expect(lines).toHaveLength(7);
    expect(lines[5]).toMatch(/^1,3,[a-z]+,,,,\d,\d,\d,\d$/);
    const { outcome, kept, rate } = readCell(map.results, 5);
    expect(lines[6]).toContain(`2,3,${outcome},${kept},${rate},`);
  });

  test('every setting that is a number has a side to begin with', () => {
    for (const { key } of sweepable) expect(typeof readSide('Across', sideOver(key)), key).toBe('object');
    expect(readSide('Up', { ...defaultSides.y, values: '500' })).toBe(
      'Up: here a side has at most 201 values; the command line takes more.',
    );
    expect(readSide('Up', { ...defaultSides.y, to: '-1' })).toBe(
      'Up: where rho ends must be a number from -0.5 to 5, not "-1".',
    );
  });
});
