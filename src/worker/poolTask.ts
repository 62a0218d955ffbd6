import { createSeedBatch, createSeedRun } from '../core/ensemble';
import { createCell } from '../core/sweep';
import { createBatch, writeCell } from '../core/sweepTable';
import type { Changing } from '../core/training';
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
  switch (work.kind) {
    case 'sweep': {
      const batch = createBatch(items);
      return inTurn(
        { kind: 'sweep', batch },
        {
          begin: (at) => createCell(work.sweep, items[at], early),
          advance(cell, count, at) {
            const result = cell.advance(count);
            if (result) writeCell(batch, at, result);
            return result !== null;
          },
        },
      );
    }
    case 'ensemble': {
      const batch = createSeedBatch(items, work.ensemble);
      return inTurn(
        { kind: 'ensemble', batch },
        {
          begin: (at) => createSeedRun(work.ensemble, batch, at),
          advance: (seed, count) => seed.advance(count),
        },
      );
    }
  }
}

/** How the items of a task are run; `advance` tells whether the item, the one `at` that place, has come to its end. */
interface Kind<Item> {
  begin(at: number): Item;
  advance(item: Item, count: number, at: number): boolean;
}

function inTurn<Item>(result: PoolResult, kind: Kind<Item>): TaskRun {
  let item: Item | null = null;
  const run: Changing<TaskRun> = {
    result,
    finished: 0,
    advance(count) {
      item ??= kind.begin(run.finished);
      if (!kind.advance(item, count, run.finished)) return;
      run.finished += 1;
      item = null;
    },
  };
  return run;
}

/** The memory of a result, to be transferred: each buffer once. */
export function memoryOf({ batch }: PoolResult): ArrayBuffer[] {
  return [...new Set(Object.values(batch).map(({ buffer }: { buffer: ArrayBuffer }) => buffer))];
}
