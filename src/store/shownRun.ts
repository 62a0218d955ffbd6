import { eventsOf, type RunEvent } from '../core/events';
import type { FormulaTree } from '../core/formula';
import type { Outcome } from '../core/outcome';
import type { Parameters } from '../core/parameters';
import type { Columns } from '../core/readouts';
import { createGrowingColumns, type Batch, type GrowingColumns } from './growingColumns';

/** A run as it stands on the page: filled from its first state on, complete when it has an outcome. */
export interface ShownRun {
  readonly parameters: Readonly<Parameters>;
  readonly rows: GrowingColumns;
  /** States so far, of `steps + 1`. */
  readonly length: number;
  readonly outcome: Outcome | null;
  readonly digest: string | null;
  /** The same array as long as no new event is reached. */
  readonly events: readonly RunEvent[];
  /** Episodes whose relative weights `rows` has; none for the exponential kernel, where the rate says them. */
  readonly watch: readonly number[];
  /** The custom kernel's formula, read; null for the other kernels. */
  readonly formula: FormulaTree | null;
  /** The widest gap so far. */
  readonly widestGap: number;
  /** Tells runs apart: the same while parts of a run come, another for the whole of it and for the next one. */
  readonly id: number;
}

/** A run computed to its end. */
export interface SettledRun extends ShownRun {
  readonly columns: Columns;
  readonly outcome: Outcome;
  readonly digest: string;
}

let runs = 0;

/** A run with the rows of a batch more; one from state 0 on begins it, or takes the place of what came of it. */
export function withRows(
  before: ShownRun | null,
  parameters: Readonly<Parameters>,
  batch: Batch,
  { watch, formula }: Pick<ShownRun, 'watch' | 'formula'>,
): ShownRun {
  const known = batch.from === 0 ? null : before;
  const { columns, count, every } = batch;
  const rows = known?.rows ?? createGrowingColumns(parameters.steps + 1, every);
  rows.append(batch);
  let widestGap = known?.widestGap ?? 0;
  for (let i = 0; i < count; i++) if (columns.gap[i] > widestGap) widestGap = columns.gap[i];
  return {
    parameters,
    rows,
    length: rows.length,
    outcome: null,
    digest: null,
    events: eventsOf(columns, count, known?.events),
    widestGap,
    watch,
    formula,
    id: known?.id ?? ++runs,
  };
}

/** The same run, whole. */
export function settledRun(run: ShownRun, outcome: Outcome, digest: string): SettledRun {
  return { ...run, columns: run.rows.whole(), outcome, digest };
}
