import { createGathering, type Gathering } from '../core/gathering';
import type { Ensemble } from '../core/ensemble';
import type { Sweep } from '../core/sweep';
import { createSweepTable, type SweepMode, type SweepTable } from '../core/sweepTable';
import type { PoolResult, PoolTask, PoolWork } from '../protocol/poolMessages';

/** A job of the pool as its kind sees it: what is to be run next, and what has come back. */
export interface Work<Progress> {
  /** What is posted once to each worker that takes part. */
  readonly opening: PoolWork;
  /** What is handed to whoever listens. */
  readonly progress: Progress;
  /** How many items can be handed out. */
  readonly waiting: number;
  /** Up to so many of them, at least one while any is waiting. */
  take(most: number): PoolTask;
  give(result: PoolResult): void;
  readonly done: boolean;
}

export function sweepWork(sweep: Sweep, mode: SweepMode): Work<SweepTable> {
  const table = createSweepTable(sweep, mode);
  let handed = 0;
  return {
    opening: { kind: 'sweep', sweep },
    progress: table,
    get waiting() {
      return table.wanted - handed;
    },
    take(most) {
      const { cells, early } = table.take(most);
      handed += cells.length;
      return { items: cells, early };
    },
    give(result) {
      if (result.kind === 'sweep') table.give(result.batch);
    },
    get done() {
      return table.done;
    },
  };
}

export function ensembleWork(ensemble: Ensemble): Work<Gathering> {
  const gathering = createGathering(ensemble);
  let handed = 0;
  return {
    opening: { kind: 'ensemble', ensemble },
    progress: gathering,
    get waiting() {
      return ensemble.seeds - handed;
    },
    take(most) {
      const items = Int32Array.from({ length: Math.min(most, ensemble.seeds - handed) }, (_, i) => handed + i);
      handed += items.length;
      return { items, early: false };
    },
    give(result) {
      if (result.kind === 'ensemble') gathering.give(result.batch);
    },
    get done() {
      return gathering.returned === ensemble.seeds;
    },
  };
}
