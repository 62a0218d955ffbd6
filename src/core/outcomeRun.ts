import { parametersOf, type Recipe } from './fork';
import { createLineage, type Formulas } from './lineage';
import { lastStateOf, outcomeOf, type OutcomeKind } from './outcome';
import { createColumns } from './readouts';
import type { TrainingState } from './trainingState';

/** What became of a run of which nothing else is wanted: the outcome of `runRecipe`, and numbers of its columns; NaN at T where it broke. */
export interface RunEnd {
  readonly kind: OutcomeKind;
  /** |e_visible| at T as a share of what it was at the start. */
  readonly kept: number;
  /** The effective rate at T. */
  readonly rate: number;
  /** The first step at which pretending pays (I > 0); Infinity if none. */
  readonly pays: number;
}

export interface OutcomeRun {
  /** Goes on by at most so many steps, none recorded; how the run ended once the last state has been reached, else null. */
  advance(count: number): RunEnd | null;
  /** The state that the next `advance` begins with. */
  state(): Readonly<TrainingState>;
}

/** Of the last state of whichever run is at it. */
const last = createColumns(1);

/** Begins one. Throws where `createLineage` does, and so does `advance`. */
export function createOutcomeRun(recipe: Recipe, formulas: Formulas): OutcomeRun {
  const parameters = parametersOf(recipe);
  const training = createLineage(recipe, { formulas, seekPays: true });
  return {
    state: () => training.state,
    advance(count) {
      training.advance(Math.min(count, training.remaining - 1));
      if (training.remaining > 1) return null;
      if (training.remaining === 1) training.advance(1, last);
      const { pays, broken } = training;
      if (broken) return { kind: 'undecided', kept: NaN, rate: NaN, pays };
      const state = lastStateOf(last, 0);
      const { kind, kept } = outcomeOf(parameters, { state, visibleAtStart: training.state.visibleAtStart, broken });
      return { kind, kept, rate: state.rate, pays };
    },
  };
}
