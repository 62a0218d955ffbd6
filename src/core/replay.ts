import { parametersOf, type Recipe } from './fork';
import { createLineage, type Formulas, type Needs } from './lineage';
import { runOf, type Run } from './trainingRun';
import type { Training } from './training';
import { copyState } from './trainingState';

/** The last run of a recipe, begun: its first state is that at the last fork's step, or at 0. Throws as createLineage does. */
export function createForkedTraining(recipe: Recipe, needs?: Needs): Training {
  const training = createLineage(recipe, needs);
  training.advance((recipe.forks.at(-1)?.step ?? 0) - training.state.step);
  return training;
}

/**
 * The last run of a recipe, whole. Rows and digest are those of its own states, from the last fork's step to T: what came before is in the
 * digest by the state that it led to, as what a run does is by its trained numbers. The outcome compares with step 0 of the first run.
 */
export function runRecipe(recipe: Recipe, formulas: Formulas = new Map()): Run {
  const parameters = parametersOf(recipe);
  const training = createForkedTraining(recipe, { formulas });
  const formula = parameters.kernel === 'custom' ? (formulas.get(parameters.formula) ?? null) : null;
  return runOf(training, parameters, { start: recipe.forks.length > 0 ? copyState(training.state) : null, formula });
}
