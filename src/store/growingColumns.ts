import { columnNames, createColumns, type ColumnName, type Columns } from '../core/readouts';
import type { RowsOfRun } from '../protocol/messages';
import { createThinning, type Thinning } from './thinning';

/** Some rows of a run, with the weights that it watches. */
export interface Batch extends RowsOfRun {
  readonly columns: Columns;
}

/**
 * The states of a run as far as they have come: all, or every so many while a long run is computed. States are counted from the one that
 * the run begins with; asked for one that did not come, it answers with the last before it that did.
 */
export interface GrowingColumns {
  /** States so far: one more than the last that came. */
  readonly length: number;
  /** The columns of the states that came: of a whole run those that it came in. */
  whole(): Columns;
  /** Takes the rows that follow. */
  append(batch: Batch): void;
  /** One number of a state. */
  readonly valueAt: (name: ColumnName, state: number) => number;
  /** The watched weight of that place in the list of watched episodes; the run must watch some. */
  readonly watchedAt: (place: number, state: number) => number;
  /** The states that so many pixels can show of a column; the same array until the next batch. */
  readonly thinned: (name: ColumnName, width: number) => readonly number[];
}

interface Thinned {
  readonly width: number;
  readonly thinning: Thinning;
  /** How many batches it has taken, and the states kept of them. */
  taken: number;
  states: readonly number[];
}

/** For a run of `total` states of which every `every`th comes. */
export function createGrowingColumns(total: number, every: number): GrowingColumns {
  const batches: Batch[] = [];
  const totalRows = Math.ceil(total / every);
  let rows = 0;
  /** One a column: for another width it is made anew. */
  const thinned = new Map<ColumnName, Thinned>();

  function thinnedOf(name: ColumnName, width: number): Thinned {
    let known = thinned.get(name);
    if (known?.width !== width) {
      known = { width, thinning: createThinning(totalRows, width), taken: 0, states: [] };
      thinned.set(name, known);
    }
    return known;
  }

  function whole(): Columns {
    if (batches.length === 1) {
      const [{ columns, count, capacity }] = batches;
      if (count === capacity) return columns;
      return Object.fromEntries(columnNames.map((name) => [name, columns[name].subarray(0, count)])) as Columns;
    }
    const columns = createColumns(rows);
    for (const { from, count, columns: part } of batches) {
      for (const name of columnNames) columns[name].set(part[name].subarray(0, count), from / every);
    }
    return columns;
  }

  function batchOf(state: number): Batch {
    let low = 0;
    let high = batches.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (batches[middle].from <= state) low = middle;
      else high = middle - 1;
    }
    return batches[low];
  }

  return {
    get length() {
      return (rows - 1) * every + 1;
    },
    whole,
    append(batch) {
      batches.push(batch);
      rows += batch.count;
    },
    valueAt(name, state) {
      const { columns, from } = batchOf(state);
      return columns[name][Math.floor((state - from) / every)];
    },
    watchedAt(place, state) {
      const { watched, from, capacity } = batchOf(state);
      return watched![Math.floor((state - from) / every) * (watched!.length / capacity) + place];
    },
    thinned(name, width) {
      const one = thinnedOf(name, Math.max(1, Math.floor(width)));
      if (one.taken === batches.length) return one.states;
      for (; one.taken < batches.length; one.taken++) {
        const { columns, count } = batches[one.taken];
        one.thinning.add(columns[name], count);
      }
      const kept = one.thinning.rows();
      one.states = every === 1 ? kept : kept.map((row) => row * every);
      return one.states;
    },
  };
}
