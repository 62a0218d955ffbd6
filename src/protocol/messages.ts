import type { FormulaTree } from '../core/formula';
import type { Outcome } from '../core/outcome';
import type { Parameters } from '../core/parameters';
import type { TrainingState } from '../core/trainingState';

/**
 * From the page to the training worker. `recycle` gives back the memory of batches that nobody needs, to be filled again; its contents
 * mean nothing.
 */
export type TrainingRequest =
  | {
      readonly type: 'run';
      readonly runId: number;
      readonly parameters: Readonly<Parameters>;
      readonly start: TrainingState | null;
      /** The custom kernel's formula, read; null for the other kernels. */
      readonly formula: FormulaTree | null;
      /** Episodes whose relative weights come with the rows. */
      readonly watch: readonly number[];
    }
  | { readonly type: 'cancel'; readonly runId: number }
  | { readonly type: 'recycle'; readonly buffers: readonly ArrayBuffer[] };

/** From the training worker to the page. Every message names the run that it belongs to. */
export type TrainingResponse =
  | {
      readonly type: 'rows';
      readonly runId: number;
      /** Row of the run that the batch's first row is. */
      readonly from: number;
      readonly count: number;
      /** Columns of `capacity` rows, of which the first `count` are filled (see createColumns). */
      readonly capacity: number;
      readonly buffer: ArrayBuffer;
      /** Row after row the relative weights of the episodes that the request watches; null where it watches none. */
      readonly watched: Float64Array | null;
    }
  | { readonly type: 'done'; readonly runId: number; readonly outcome: Outcome; readonly digest: string }
  | { readonly type: 'cancelled'; readonly runId: number }
  | { readonly type: 'failed'; readonly runId: number; readonly sentence: string };
