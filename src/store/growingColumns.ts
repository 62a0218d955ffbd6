import { columnNames, type ColumnName, type Columns } from '../core/readouts';

/**
 * Columns of a run that comes in batches. A batch is kept as it came; a column is put together when it is first asked for, and goes on
 * from there, so that what nobody looks at is never copied: of a long run that is most of several megabytes a frame.
 */
export interface GrowingColumns {
  readonly total: number;
  readonly columns: Columns;
  append(batch: Columns, count: number): void;
  /** One number of a row that has come, without putting its column together. */
  valueAt(name: ColumnName, row: number): number;
  /** Empties it, for another run of as many rows, and hands back the memory of its batches. */
  clear(): ArrayBuffer[];
}

interface Batch {
  readonly from: number;
  readonly count: number;
  readonly columns: Columns;
}

export function createGrowingColumns(total: number): GrowingColumns {
  let batches: Batch[] = [];
  let length = 0;
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

  const columns = Object.defineProperties(
    {},
    Object.fromEntries(columnNames.map((name) => [name, { enumerable: true, get: () => whole(name) }])),
  ) as Columns;

  return {
    total,
    columns,
    append(batch, count) {
      batches.push({ from: length, count, columns: batch });
      length += count;
    },
    valueAt(name, row) {
      let low = 0;
      let high = batches.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (batches[middle].from <= row) low = middle;
        else high = middle - 1;
      }
      return batches[low].columns[name][row - batches[low].from];
    },
    clear() {
      const memory = batches.map((batch) => batch.columns.step.buffer as ArrayBuffer);
      batches = [];
      length = 0;
      for (const array of arrays.values()) array.batches = 0;
      return memory;
    },
  };
}
