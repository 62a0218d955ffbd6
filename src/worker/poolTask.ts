import { createSeedBatch, createSeedRun, type SeedRun } from '../core/ensemble';
import { createCell, type CellWork } from '../core/sweep';
import { createBatch, writeCell } from '../core/sweepTable';
import type { PoolResult, PoolTask, PoolWork } from '../protocol/poolMessages';

/** A task under way. */
export interface TaskRun {
  /** Goes on with the item under way by about so many training steps. */
  advance(count: number): void;
  /** How many of its items have come to their end. */
  readonly finished: number;
  readonly result: PoolResult;
}

export function beginTask(work: PoolWork, { items, early }: PoolTask): TaskRun {
  let finished = 0;
  switch (work.kind) {
    case 'sweep': {
      const batch = createBatch(items);
      let cell: CellWork | null = null;
      return {
        result: { kind: 'sweep', batch },
        get finished() {
          return finished;
        },
        advance(count) {
          cell ??= createCell(work.sweep, items[finished], early);
          const result = cell.advance(count);
          if (!result) return;
          writeCell(batch, finished, result);
          finished += 1;
          cell = null;
        },
      };
    }
    case 'ensemble': {
      const batch = createSeedBatch(items, work.ensemble);
      let run: SeedRun | null = null;
      return {
        result: { kind: 'ensemble', batch },
        get finished() {
          return finished;
        },
        advance(count) {
          run ??= createSeedRun(work.ensemble, batch, finished);
          if (!run.advance(count)) return;
          finished += 1;
          run = null;
        },
      };
    }
  }
}

/** The memory of a result, to be transferred. */
export function memoryOf({ batch }: PoolResult): ArrayBuffer[] {
  return Object.values(batch).map(({ buffer }: { buffer: ArrayBuffer }) => buffer);
}
