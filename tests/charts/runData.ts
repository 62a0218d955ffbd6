import type { RunData } from '../../src/charts/layout/runPlots';
import type { Columns } from '../../src/core/readouts';
import { createGrowingColumns } from '../../src/store/growingColumns';
import { batchOf } from '../store/batch';

/** Pixels, as wide as the plots of the tests. */
const WIDTH = 312;

/** The first `length` rows of a run of `steps` steps, as plots take them, and its columns. */
export function runData(columns: Columns, length: number, steps: number): RunData & { readonly columns: Columns } {
  const rows = createGrowingColumns(steps + 1, 1);
  rows.append(batchOf(columns, { count: length }));
  return { columns, length, steps, valueAt: rows.valueAt, thinned: (name) => rows.thinned(name, WIDTH) };
}
