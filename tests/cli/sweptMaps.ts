import { readAbout } from '../../src/cli/sweepAbout';
import { cellsOf, type Shard } from '../../src/cli/shard';
import type { SweptMap } from '../../src/cli/sweepFile';
import { cellCount, type CellResult } from '../../src/core/sweep';
import { createBatch, writeCell, type SweepMode } from '../../src/core/sweepTable';

interface Asked {
  readonly x: string;
  readonly y: string;
  readonly link: string;
  readonly seeds: number;
  readonly mode: SweepMode;
  readonly shard: Shard | null;
}

/** A map of given results; those beyond the cells of the shard are not looked at. */
export function sweptMap(asked: Partial<Asked>, resultOf: (cell: number) => CellResult | null): SweptMap {
  const whole = { x: 'gap:0:2:5', y: 'rho:0:3:4', link: '', seeds: 1, mode: 'full', shard: null, ...asked } as const;
  const read = readAbout({ ...whole, flags: [] });
  if (typeof read === 'string') throw new Error(read);
  const { about, recipe, x, y } = read;
  const count = cellCount({ x, y });
  const results = createBatch(Array.from({ length: count }, (_, cell) => cell));
  const cells = cellsOf(whole.shard, count);
  for (const cell of cells) {
    const result = resultOf(cell);
    if (result) writeCell(results, cell, result);
  }
  return { about, recipe, x, y, results, outcomes: results.outcomes, cells };
}
