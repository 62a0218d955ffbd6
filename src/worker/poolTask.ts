import { createSeedBatch, createSeedRun, type SeedRun } from '../core/ensemble';
import { createCell, type CellWork } from '../core/sweep';
import { createBatch, writeCell } from '../core/sweepTable';
import type { PoolResult, PoolTask, PoolWork } from '../protocol/poolMessages';

/** A task under way. */
export interface TaskRun {
  /** Goes on with the item under way by about so many training steps. */
  advance(count: number): void;
  /** How many of its items have come to their end. */
  finished: number;
  readonly result: PoolResult;
}

export function beginTask(work: PoolWork, { items, early }: PoolTask): TaskRun {
  switch (work.kind) {
    case 'sweep': {
      const batch = createBatch(items);
      let cell: CellWork | null = null;
      const run: TaskRun = {
        result: { kind: 'sweep', batch },
        finished: 0,
        advance(count) {
          cell ??= createCell(work.sweep, items[run.finished], early);
          const result = cell.advance(count);
          if (!result) return;
          writeCell(batch, run.finished, result);
          run.finished += 1;
          cell = null;
        },
      };
      return run;
    }
    case 'ensemble': {
      const batch = createSeedBatch(items, work.ensemble);
      let seed: SeedRun | null = null;
      const run: TaskRun = {
        result: { kind: 'ensemble', batch },
        finished: 0,
        advance(count) {
          seed ??= createSeedRun(work.ensemble, batch, run.finished);
          if (!seed.advance(count)) return;
          run.finished += 1;
          seed = null;
        },
      };
      return run;
    }
  }
}

/** The memory of a result, to be transferred: each buffer once. */
export function memoryOf({ batch }: PoolResult): ArrayBuffer[] {
  return [...new Set(Object.values(batch).map(({ buffer }: { buffer: ArrayBuffer }) => buffer))];
}
