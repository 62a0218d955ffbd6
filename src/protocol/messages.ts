import type { Recipe } from '../core/fork';
import type { Formulas } from '../core/lineage';
import type { Outcome } from '../core/outcome';

/**
 * From the page to the training worker. `recycle` gives back the memory of runs that nobody needs, to be filled again; its contents mean
 * nothing.
 */
export type TrainingRequest =
  | {
      readonly type: 'run';
      readonly runId: number;
      readonly recipe: Recipe;
      /** The custom kernel's formulas, read; none for the other kernels. */
      readonly formulas: Formulas;
      /** Episodes whose relative weights come with the rows. */
      readonly watch: readonly number[];
    }
  | { readonly type: 'cancel'; readonly runId: number }
  | { readonly type: 'recycle'; readonly buffers: readonly ArrayBuffer[] };

/**
 * Some states of a run, those of the runs that it was forked from before its own: a part of a run under way, every so many states, or at its end all of
 * it (`from` 0, `every` 1), which takes the place of the parts.
 */
export interface RowsOfRun {
  /** State of the run that the first row is; 0 begins anew. */
  readonly from: number;
  /** Row i is state `from + i · every`. */
  readonly every: number;
  readonly count: number;
  /** The columns have room for so many rows, of which the first `count` are filled (see createColumns). */
  readonly capacity: number;
  /** Row after row the relative weights of the episodes that the request watches; null where it watches none. */
  readonly watched: Float64Array | null;
}

/** From the training worker to the page. Every message names the run that it belongs to. */
export type TrainingResponse =
  | ({ readonly type: 'rows'; readonly runId: number; readonly buffer: ArrayBuffer } & RowsOfRun)
  | { readonly type: 'done'; readonly runId: number; readonly outcome: Outcome; readonly digest: string }
  | { readonly type: 'cancelled'; readonly runId: number }
  /** `refused`: because of a formula of the recipe. */
  | { readonly type: 'failed'; readonly runId: number; readonly sentence: string; readonly refused: boolean };
