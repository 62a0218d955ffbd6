import { columnNames, type ColumnName, type Columns } from '../core/readouts';
import { createThinning, type Thinning } from './thinning';

/**
 * Columns of a run that comes in batches. Each batch is kept as it came; a column is put together only where it is asked for whole, since
 * of a long run that is megabytes, of which a frame shows few rows.
 */
export interface GrowingColumns {
  readonly total: number;
  readonly columns: Columns;
  /** Takes a batch of rows, with their watched weights, row after row, where the run watches any. */
  append(batch: Columns, count: number, watched?: Float64Array | null): void;
  /** One number of a row that has come. */
  readonly valueAt: (name: ColumnName, row: number) => number;
  /** The watched weight of that place in the list of watched episodes; the run must watch some. */
  readonly watchedAt: (place: number, row: number) => number;
  /** The rows that so many pixels can show of a column; the same array until the next batch. */
  readonly thinned: (name: ColumnName, width: number) => readonly number[];
  /** Empties it, for another run of as many rows, and hands back the memory of its batches. */
  clear(): ArrayBuffer[];
}

interface Batch {
  readonly from: number;
  readonly count: number;
  readonly columns: Columns;
  readonly watched: Float64Array | null;
}

interface Thinned {
  readonly width: number;
  readonly thinning: Thinning;
  /** How many batches it has taken. */
  taken: number;
}

export function createGrowingColumns(total: number): GrowingColumns {
  let batches: Batch[] = [];
  let length = 0;
  /** One a column: for another width it is made anew. */
  const thinned = new Map<ColumnName, Thinned>();

  function thinnedOf(name: ColumnName, width: number): Thinned {
    let known = thinned.get(name);
    if (known?.width !== width)
      thinned.set(name, (known = { width, thinning: createThinning(total, width), taken: 0 }));
    return known;
  }

  const arrays = new Map<ColumnName, { readonly values: Float64Array; batches: number }>();

  function whole(name: ColumnName): Float64Array {
    if (batches.length === 1 && batches[0].columns[name].length === total) return batches[0].columns[name];
    let array = arrays.get(name);
    if (!array) arrays.set(name, (array = { values: new Float64Array(total), batches: 0 }));
    for (; array.batches < batches.length; array.batches++) {
      const { from, count, columns } = batches[array.batches];
      array.values.set(columns[name].subarray(0, count), from);
    }
    return array.values;
  }

  function batchOf(row: number): Batch {
    let low = 0;
    let high = batches.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (batches[middle].from <= row) low = middle;
      else high = middle - 1;
    }
    return batches[low];
  }

  const columns = Object.defineProperties(
    {},
    Object.fromEntries(columnNames.map((name) => [name, { enumerable: true, get: () => whole(name) }])),
  ) as Columns;

  return {
    total,
    columns,
    append(batch, count, watched = null) {
      batches.push({ from: length, count, columns: batch, watched });
      length += count;
    },
    valueAt(name, row) {
      const { columns: batch, from } = batchOf(row);
      return batch[name][row - from];
    },
    watchedAt(place, row) {
      const { columns: batch, watched, from } = batchOf(row);
      return watched![(row - from) * (watched!.length / batch.step.length) + place];
    },
    thinned(name, width) {
      const one = thinnedOf(name, Math.max(1, Math.floor(width)));
      for (; one.taken < batches.length; one.taken++) {
        const { columns, count } = batches[one.taken];
        one.thinning.add(columns[name], count);
      }
      return one.thinning.rows();
    },
    clear() {
      const memory = batches.map((batch) => batch.columns.step.buffer as ArrayBuffer);
      batches = [];
      length = 0;
      thinned.clear();
      for (const array of arrays.values()) array.batches = 0;
      return memory;
    },
  };
}
