import type { FormulaTree } from './formula';
import { lastStateOf, outcomeOf, type OutcomeKind } from './outcome';
import type { Parameters } from './parameters';
import { createColumns } from './readouts';
import { createTraining } from './trainingRun';

/** A run of which only the outcome is wanted. */
export interface OutcomeRun {
  /** Goes on by at most so many steps, none recorded; the outcome once the last state has been reached, else null. */
  advance(count: number): OutcomeKind | null;
}

/** Begins one: the outcome is that of `runTraining`. Throws where `createTraining` does. */
export function createOutcomeRun(parameters: Readonly<Parameters>, formula: FormulaTree | null): OutcomeRun {
  const training = createTraining(parameters, { formula });
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
