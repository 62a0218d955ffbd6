import { Tinypool } from 'tinypool';
import { createCell, type Sweep } from '../core/sweep';
import { createBatch, writeCell, type CellBatch, type SweepTask } from '../core/sweepTable';

/** What a worker thread answers: the cells' results and the time they took, or the error that running them threw. */
export type Answer =
  | { readonly type: 'cells'; readonly batch: CellBatch; readonly milliseconds: number }
  | { readonly type: 'failed'; readonly message: string };

const sweep = Tinypool.workerData as Sweep;

/** Runs cells one after the other, in a worker thread of `runTable`. */
export function runCells({ cells, early }: SweepTask): Answer {
  const begun = performance.now();
  const batch = createBatch(cells);
  try {
    for (const [j, cell] of cells.entries()) {
      const work = createCell(sweep, cell, early);
      let result = work.advance(Infinity);
      while (!result) result = work.advance(Infinity); // a seed each
      writeCell(batch, j, result);
    }
  } catch (error) {
    return { type: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  return { type: 'cells', batch, milliseconds: performance.now() - begun };
}
