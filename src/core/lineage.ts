import { theta } from './baseOptimiser';
import { ForkRefused, formulaRefusal, lineageOf, type Recipe } from './fork';
import type { FormulaTree } from './formula';
import { checkFormula, formulaStart } from './formulaCheck';
import type { Parameters } from './parameters';
import { createGenerator } from './random';
import type { Columns } from './readouts';
import type { Changing, Training } from './training';
import { createTraining } from './trainingRun';
import { copyState, type TrainingState } from './trainingState';

/** The custom kernel's formulas, read, by their text: each one that a run of a recipe names. Others need none. */
export type Formulas = ReadonlyMap<string, FormulaTree>;

/** What the runs of a recipe need besides the recipe. */
export interface Needs {
  readonly formulas?: Formulas;
  /** As of Origin, both of them. */
  readonly watch?: readonly number[];
  readonly seekPays?: boolean;
}

/**
 * The runs of a recipe as one training: the states of each run up to the fork of the next, then the last one's, so that row and step agree
 * throughout. The digest is that of the last run's own states, as runRecipe's. Beginning it and `advance` throw ForkRefused where a formula
 * has broken the run that is to be forked, or gives no weights after the fork; that the first run's formula gives them at its start is for the
 * caller to check. Throws where a fork's step is none of its run.
 */
export function createLineage(
  recipe: Recipe,
  { formulas = new Map(), watch = [], seekPays = false }: Needs = {},
): Training {
  const { forks } = recipe;
  const lineage = lineageOf(recipe);
  const { steps } = lineage[forks.length];
  /** The place of the run under way in the lineage. */
  let at = 0;
  /** Of the runs before the one under way. */
  let pays = Infinity;
  let training = begin(null);
  if (forks.length === 0) return training;

  function begin(start: TrainingState | null): Training {
    return createTraining(lineage[at], { start, formula: formulaOf(lineage[at], formulas), watch, seekPays });
  }

  /** Forks the run under way where it has come to the next fork. */
  function forkHere(): void {
    while (at < forks.length) {
      const { step } = forks[at];
      if (step < training.state.step || step > lineage[at].steps)
        throw new Error(`there is no step ${step} to fork at`);
      if (step > training.state.step) return;
      const forked = copyState(training.state);
      pays = Math.min(pays, training.pays);
      training.advance(1); // only its own look tells whether a formula gives that state weights
      refuseBroken(step);
      const start = forkState(forked, lineage[at], lineage[at + 1]);
      at += 1;
      const formula = formulaOf(lineage[at], formulas);
      const problem = formula === null ? null : checkFormula(formula, formulaLook(start, lineage[at]));
      if (problem !== null) throw new ForkRefused(formulaRefusal(step, problem));
      training = begin(start);
    }
  }

  function refuseBroken(step: number): void {
    if (!training.broken) return;
    const { step: end, k } = training.broken;
    throw new ForkRefused(
      `There is no step ${step} to fork at: the formula gives no weight for k = ${k} at step ${end}, which ends the run. ` +
        (end === 0 ? 'Use another formula.' : `Fork at step ${end - 1} or before.`),
    );
  }

  function advance(count: number, columns?: Columns, row = 0, watched: Float64Array | null = null): number {
    let done = 0;
    while (at < forks.length && done < count) {
      const { step } = forks[at];
      const wanted = Math.min(count - done, step - training.state.step);
      done += training.advance(wanted, columns, row + done, watched);
      refuseBroken(step);
      forkHere();
    }
    if (done < count) done += training.advance(count - done, columns, row + done, watched);
    tell();
    return done;
  }

  forkHere();
  const whole: Changing<Training> = { ...training, advance, digest: () => training.digest() };
  tell();
  return whole;

  /** Keeps what is said of the whole up to date; trainingOf says why it is plain values. */
  function tell(): void {
    whole.state = training.state;
    whole.remaining = at < forks.length ? steps + 1 - training.state.step : training.remaining;
    whole.broken = training.broken;
    whole.pays = Math.min(pays, training.pays);
  }
}

/**
 * The state that a fork goes on from. What is trained, e_visible(0), the noise generator and the optimiser's moments go on as they are; but
 * another optimiser begins anew, moments 0 and Adam's powers 1, since no two mean the same by them, and so does the generator from another seed.
 */
function forkState(
  state: Readonly<TrainingState>,
  before: Readonly<Parameters>,
  after: Readonly<Parameters>,
): TrainingState {
  const forked = copyState(state);
  if (after.optimiser !== before.optimiser) {
    forked.firstMoment.fill(0);
    forked.secondMoment.fill(0);
    forked.firstPower = 1;
    forked.secondPower = 1;
  }
  return after.seed === before.seed ? forked : { ...forked, generator: createGenerator(after.seed) };
}

function formulaOf({ kernel, formula }: Readonly<Parameters>, formulas: Formulas): FormulaTree | null {
  return kernel === 'custom' ? (formulas.get(formula) ?? null) : null;
}

/** Where a run that goes on from a state looks at its formula: at its φ; with independent wiring, as at the start of a run. */
function formulaLook(state: Readonly<TrainingState>, parameters: Readonly<Parameters>) {
  const look = formulaStart(parameters);
  return parameters.wiring === 'independent' ? look : { ...look, rho: state.values[theta.time] };
}
