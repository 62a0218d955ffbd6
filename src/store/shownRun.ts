import { eventsOf, type RunEvent } from '../core/events';
import { lineageOf, parametersOf, type Recipe } from '../core/fork';
import type { FormulaTree } from '../core/formula';
import type { Formulas } from '../core/lineage';
import type { Outcome } from '../core/outcome';
import type { Parameters } from '../core/parameters';
import type { Columns } from '../core/readouts';
import { createGrowingColumns, type Batch, type GrowingColumns } from './growingColumns';

/** What a run needs besides its recipe. */
export interface RunOf {
  /** Episodes whose relative weights its rows have; none for the exponential kernel, where the rate says them. */
  readonly watch: readonly number[];
  /** The custom kernel's formulas, read; none for the other kernels. */
  readonly formulas: Formulas;
}

/**
 * A run as it stands on the page: filled from its first state on, complete when it has an outcome. A forked run has the states of those
 * before it, each up to the fork of the next, so that row and step agree.
 */
export interface ShownRun extends RunOf {
  readonly recipe: Recipe;
  /** Those of its last run, in which it ends; see `parametersAt`. */
  readonly parameters: Readonly<Parameters>;
  readonly rows: GrowingColumns;
  /** States so far, of `steps + 1`. */
  readonly length: number;
  readonly outcome: Outcome | null;
  readonly digest: string | null;
  /** The same array as long as no new event is reached. */
  readonly events: readonly RunEvent[];
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
export function withRows(before: ShownRun | null, recipe: Recipe, batch: Batch, { watch, formulas }: RunOf): ShownRun {
  const known = batch.from === 0 ? null : before;
  const parameters = known?.parameters ?? parametersOf(recipe);
  const { columns, count, every } = batch;
  const rows = known?.rows ?? createGrowingColumns(parameters.steps + 1, every);
  rows.append(batch);
  let widestGap = known?.widestGap ?? 0;
  for (let i = 0; i < count; i++) if (columns.gap[i] > widestGap) widestGap = columns.gap[i];
  return {
    recipe,
    parameters,
    rows,
    length: rows.length,
    outcome: null,
    digest: null,
    events: eventsOf(columns, count, known?.events),
    widestGap,
    watch,
    formulas,
    id: known?.id ?? ++runs,
  };
}

/** The same run, whole. */
export function settledRun(run: ShownRun, outcome: Outcome, digest: string): SettledRun {
  return { ...run, columns: run.rows.whole(), outcome, digest };
}

/** The parameters of the run that a state is of. The same object for all states of one run. */
export function parametersAt(run: Pick<ShownRun, 'recipe' | 'parameters'>, state: number): Readonly<Parameters> {
  const { recipe, parameters } = run;
  let at = recipe.forks.length;
  while (at > 0 && state < recipe.forks[at - 1].step) at -= 1;
  if (at === recipe.forks.length) return parameters;
  let lineage = lineages.get(recipe);
  if (!lineage) lineages.set(recipe, (lineage = lineageOf(recipe)));
  return lineage[at];
}

const lineages = new WeakMap<Recipe, readonly Readonly<Parameters>[]>();

/** The custom kernel's formula, read, of a run with these parameters; null for the other kernels. */
export function formulaOf(
  { formulas }: Pick<RunOf, 'formulas'>,
  { kernel, formula }: Readonly<Parameters>,
): FormulaTree | null {
  return kernel === 'custom' ? (formulas.get(formula) ?? null) : null;
}
