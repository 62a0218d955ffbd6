import { fromStart, parametersOf, type Recipe } from '../../src/core/fork';
import type { FormulaTree } from '../../src/core/formula';
import { createLineage, type Formulas } from '../../src/core/lineage';
import { outcomeOf, lastStateOf } from '../../src/core/outcome';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { createColumns } from '../../src/core/readouts';
import { watchedEpisodes } from '../../src/panels/diagram/quantities';
import { allBeside } from '../../src/store/beside';
import type { Batch } from '../../src/store/growingColumns';
import { watchedIn } from '../../src/store/attachTraining';
import { createLab, type Lab } from '../../src/store/lab';
import { settledRun, withRows, type SettledRun } from '../../src/store/shownRun';

const noFormulas: Formulas = new Map();

/** The whole run of a recipe as the client would bring it: its states from step 0 on, with the weights that the page watches. */
function whole(recipe: Recipe, formulas: Formulas) {
  const parameters = parametersOf(recipe);
  const watch = watchedIn(recipe, watchedEpisodes);
  const training = createLineage(recipe, { formulas, watch });
  const count = training.remaining;
  const columns = createColumns(count);
  const watched = watch.length > 0 ? new Float64Array(count * watch.length) : null;
  const length = training.advance(count, columns, 0, watched);
  const batch: Batch = { from: 0, every: 1, count: length, capacity: count, columns, watched };
  const { visibleAtStart } = training.state;
  const state = lastStateOf(columns, length - 1);
  const outcome = outcomeOf(parameters, { state, visibleAtStart, broken: training.broken });
  return { batch, of: { watch, formulas }, outcome, digest: training.digest() };
}

/** The run of a recipe as a lab has it when it is computed. */
export function settledOf(recipe: Recipe, formulas = noFormulas): SettledRun {
  const { batch, of, outcome, digest } = whole(recipe, formulas);
  return settledRun(withRows(null, recipe, batch, of), outcome, digest);
}

/** Gives a lab the whole run of its recipe; a custom kernel needs the formula, or all of several that its runs have. Returns the memory that is given back. */
export function compute(lab: Lab, formula: FormulaTree | Formulas | null = null): readonly ArrayBuffer[] {
  const { recipe } = lab.getState();
  const formulas = formula instanceof Map ? formula : formulasOf(recipe, formula as FormulaTree | null);
  const { batch, of, outcome, digest } = whole(recipe, formulas);
  lab.beginRun();
  lab.addRows(recipe, batch, of);
  return lab.endRun(outcome, digest);
}

function formulasOf({ parameters }: Recipe, formula: FormulaTree | null): Formulas {
  return formula === null ? noFormulas : new Map([[parameters.formula, formula]]);
}

/** The same, and the runs beside it that are asked for. */
export function computeAll(lab: Lab, formulas = noFormulas): void {
  compute(lab, formulas);
  for (const { recipe, run } of allBeside(lab.getState())) {
    if (!run) lab.settleBeside(settledOf(recipe, formulas));
  }
}

/** A lab whose run has been computed. */
export function ranLab(
  changes: Partial<Parameters> = {},
  cursor: number | null = null,
  formula: FormulaTree | null = null,
): Lab {
  const lab = createLab({ ...defaultParameters, ...changes }, cursor);
  compute(lab, formula);
  return lab;
}

/** A lab of a forked run, which has been computed with the runs beside it. */
export function forkedLab(recipe: Recipe, formulas = noFormulas): Lab {
  const lab = createLab();
  lab.load(recipe, null);
  computeAll(lab, formulas);
  return lab;
}

/** The recipe of a run with these parameters and forks, the defaults else. */
export function recipeOf(
  changes: Partial<Parameters>,
  ...forks: readonly (readonly [number, Partial<Parameters>])[]
): Recipe {
  const { parameters } = fromStart({ ...defaultParameters, ...changes });
  return { parameters, forks: forks.map(([step, changed]) => ({ step, changes: changed })) };
}
