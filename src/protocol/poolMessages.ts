import type { Ensemble, SeedBatch } from '../core/ensemble';
import type { Sweep } from '../core/sweep';
import type { CellBatch } from '../core/sweepTable';

/** What a job is about: sent once to each worker that takes part. */
export type PoolWork =
  { readonly kind: 'sweep'; readonly sweep: Sweep } | { readonly kind: 'ensemble'; readonly ensemble: Ensemble };

/** A part of a job. */
export interface PoolTask {
  /** Cells of a sweep; or seeds of an ensemble, by how much further on they are than the recipe's own. */
  readonly items: Int32Array;
  /** As of SweepTask. */
  readonly early: boolean;
}

/** What a task came to. */
export type PoolResult =
  { readonly kind: 'sweep'; readonly batch: CellBatch } | { readonly kind: 'ensemble'; readonly batch: SeedBatch };

/** From the page to a worker of the pool. */
export type PoolRequest =
  | { readonly type: 'open'; readonly jobId: number; readonly rank: number; readonly work: PoolWork }
  /** Tasks of the job with the highest rank are run first; the others wait, half done if need be. */
  | { readonly type: 'task'; readonly jobId: number; readonly taskId: number; readonly task: PoolTask }
  /** The job is over: what is left of its tasks is not wanted any more. */
  | { readonly type: 'close'; readonly jobId: number }
  /** Somebody else gets the tasks that are left. */
  | { readonly type: 'drop' }
  /** Whether to rest between slices, so that the page has the core half of the time. */
  | { readonly type: 'ease'; readonly eased: boolean };

/** From a worker of the pool to the page. */
export type PoolResponse =
  /** `took`: milliseconds. */
  | { readonly type: 'done'; readonly taskId: number; readonly result: PoolResult; readonly took: number }
  | { readonly type: 'failed'; readonly taskId: number; readonly reason: string }
  /** A sign of life during a long task. */
  | { readonly type: 'working' };
