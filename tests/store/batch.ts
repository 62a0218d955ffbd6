import { columnNames, createColumns, type Columns } from '../../src/core/readouts';
import type { Batch } from '../../src/store/growingColumns';

/** What of a run stands in a batch: as of Batch, by default from state 0, every state, to the end, without room for more rows. */
interface Part {
  readonly from?: number;
  readonly every?: number;
  readonly count?: number;
  readonly room?: number;
  /** Row after row the watched weights of the whole run, and how many a row has. */
  readonly watched?: { readonly weights: Float64Array; readonly width: number };
}

/** Some states of a run as a batch. */
export function batchOf(run: Columns, { from = 0, every = 1, count, room = 0, watched }: Part = {}): Batch {
  const rows = count ?? Math.ceil((run.step.length - from) / every);
  const columns = createColumns(rows + room);
  const width = watched?.width ?? 0;
  const weights = watched ? new Float64Array((rows + room) * width) : null;
  for (let row = 0; row < rows; row++) {
    const state = from + row * every;
    for (const name of columnNames) columns[name][row] = run[name][state];
    if (watched) weights?.set(watched.weights.subarray(state * width, (state + 1) * width), row * width);
  }
  return { from, every, count: rows, capacity: rows + room, columns, watched: weights };
}
