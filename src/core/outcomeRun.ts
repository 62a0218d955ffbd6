import { parametersOf, type Recipe } from './fork';
import { createLineage, type Formulas } from './lineage';
import { lastStateOf, outcomeOf, type OutcomeKind } from './outcome';
import { createColumns } from './readouts';

/** A run of which only the outcome is wanted. */
export interface OutcomeRun {
  /** Goes on by at most so many steps, none recorded; the outcome once the last state has been reached, else null. */
  advance(count: number): OutcomeKind | null;
}

/** Begins one: the outcome is that of `runRecipe`. Throws where `createLineage` does, and so does `advance`. */
export function createOutcomeRun(recipe: Recipe, formulas: Formulas): OutcomeRun {
  const parameters = parametersOf(recipe);
  const training = createLineage(recipe, { formulas });
  const last = createColumns(1);
  return {
    advance(count) {
      training.advance(Math.min(count, training.remaining - 1));
      if (training.remaining > 1) return null;
      if (training.remaining === 1) training.advance(1, last);
      if (training.broken) return 'undecided'; // whatever the state before it was
      const { visibleAtStart } = training.state;
      return outcomeOf(parameters, { state: lastStateOf(last, 0), visibleAtStart, broken: null }).kind;
    },
  };
}
