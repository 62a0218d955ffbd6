import { createRefinement, unknown } from './refinement';
import { cellCount, cellOutcomes, type CellResult, type Sweep } from './sweep';

/**
 * `full` runs every cell to T; `boundary` as few as show where outcomes change (`createRefinement`), and, but for those of its first lattice,
 * ends runs that are settled.
 */
export type SweepMode = 'full' | 'boundary';

/** What some cells came to, as arrays that can be transferred between threads: element j is that of cell `cells[j]`. */
export interface CellBatch {
  readonly cells: Int32Array;
  /** Index in `cellOutcomes`. */
  readonly outcomes: Uint8Array;
  readonly kept: Float64Array;
  readonly rate: Float64Array;
  /** Infinity where pretending never pays. All three are NaN where they are absent. */
  readonly pays: Float64Array;
  /** Four a cell, as in CellResult. */
  readonly counts: Uint16Array;
}

/** In one buffer, since each that is transferred costs as much as the numbers in it. */
export function createBatch(cells: ArrayLike<number>): CellBatch {
  const { length } = cells;
  const buffer = new ArrayBuffer(37 * length);
  const batch = {
    kept: new Float64Array(buffer, 0, length),
    rate: new Float64Array(buffer, 8 * length, length),
    pays: new Float64Array(buffer, 16 * length, length),
    cells: new Int32Array(buffer, 24 * length, length),
    counts: new Uint16Array(buffer, 28 * length, 4 * length),
    outcomes: new Uint8Array(buffer, 36 * length, length),
  };
  batch.cells.set(cells);
  batch.outcomes.fill(unknown);
  for (const numbers of [batch.kept, batch.rate, batch.pays]) numbers.fill(NaN);
  return batch;
}

/** Writes what cell `cells[j]` of a batch came to. */
export function writeCell(batch: CellBatch, j: number, { outcome, kept, rate, pays, counts }: CellResult): void {
  batch.outcomes[j] = cellOutcomes.indexOf(outcome);
  batch.kept[j] = kept;
  batch.rate[j] = rate;
  batch.pays[j] = pays;
  batch.counts.set(counts, 4 * j);
}

/** What element j of a batch says. */
export function readCell(batch: CellBatch, j: number): CellResult {
  return {
    outcome: cellOutcomes[batch.outcomes[j]],
    kept: batch.kept[j],
    rate: batch.rate[j],
    pays: batch.pays[j],
    counts: [...batch.counts.subarray(4 * j, 4 * j + 4)],
  };
}

/** Cells to run. With `early` runs whose outcome is settled may be ended. */
export interface SweepTask {
  readonly cells: Int32Array;
  readonly early: boolean;
}

/** A sweep under way: what is to be run next, and what has come back. Whoever runs the cells may do so in any order and any number at a time. */
export interface SweepTable {
  readonly mode: SweepMode;
  /** Up to so many cells to run that have not been handed out; fewer, or none, while results are awaited or when all is done. */
  take(most: number): SweepTask;
  give(batch: CellBatch): void;
  /** A task that was handed out and never came back is handed out again. */
  takeBack(task: SweepTask): void;
  readonly done: boolean;
  /** Cells that have come back, and that are known to be wanted: all of them in `full`, more and more in `boundary`. */
  readonly returned: number;
  readonly wanted: number;
  /** In `boundary`, whether the first lattice has come back; in `full`, whether all has. */
  readonly coarse: boolean;
  /** The results so far, by cell; `unknown` and NaN where a cell has not been run. */
  readonly results: CellBatch;
  /** The outcome of every cell as far as it is known or taken to be (`Refinement.outcomes`). */
  outcomes(): Uint8Array;
}

/** Begins one. In `full` only `cells` are run if they are given (a shard, or what remains), in that order. */
export function createSweepTable(sweep: Sweep, mode: SweepMode, cells?: readonly number[]): SweepTable {
  const count = cellCount(sweep);
  const all = new Int32Array(count);
  for (let cell = 0; cell < count; cell++) all[cell] = cell;
  const results = createBatch(all);
  const refinement = mode === 'boundary' ? createRefinement(sweep.x.values.length, sweep.y.values.length) : null;
  const list = cells ? new Int32Array(cells) : all;
  const again: SweepTask[] = [];
  let handed = 0;
  let returned = 0;

  return {
    mode,
    results,
    take(most) {
      const lost = again.pop();
      if (lost) return lost;
      const left = refinement ? refinement.lattice - handed : Infinity;
      const wanted = left > 0 ? Math.min(left, most) : most;
      const taken = refinement ? Int32Array.from(refinement.take(wanted)) : list.slice(handed, handed + wanted);
      handed += taken.length;
      return { cells: taken, early: left <= 0 };
    },
    give(batch) {
      for (let j = 0; j < batch.cells.length; j++) {
        const cell = batch.cells[j];
        returned += 1;
        results.outcomes[cell] = batch.outcomes[j];
        results.kept[cell] = batch.kept[j];
        results.rate[cell] = batch.rate[j];
        results.pays[cell] = batch.pays[j];
        for (let kind = 0; kind < 4; kind++) results.counts[4 * cell + kind] = batch.counts[4 * j + kind];
        refinement?.give(cell, batch.outcomes[j]);
      }
    },
    takeBack(task) {
      again.push(task);
    },
    get done() {
      return refinement ? refinement.done : returned === list.length;
    },
    get returned() {
      return returned;
    },
    get wanted() {
      return refinement ? refinement.wanted : list.length;
    },
    get coarse() {
      return refinement ? refinement.coarse : returned === list.length;
    },
    outcomes: () => (refinement ? refinement.outcomes() : results.outcomes.slice()),
  };
}
