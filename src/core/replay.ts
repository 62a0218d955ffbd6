import { theta } from './baseOptimiser';
import type { Recipe } from './fork';
import type { FormulaTree } from './formula';
import { checkFormula, formulaStart } from './formulaCheck';
import type { Parameters } from './parameters';
import { createGenerator } from './random';
import type { Training } from './training';
import { createTraining, runTraining, type Beginning, type Run } from './trainingRun';
import { copyState, type TrainingState } from './trainingState';

/** The custom kernel's formulas, read, by their text: each one that a run of a recipe names. Others need none. */
export type Formulas = ReadonlyMap<string, FormulaTree>;

/** What a recipe's last run needs besides the recipe. */
interface Needs {
  readonly formulas?: Formulas;
  /** As of Origin. */
  readonly watch?: readonly number[];
}

/** A recipe's last run, ready to begin. */
interface LastRun {
  readonly parameters: Readonly<Parameters>;
  readonly beginning: Beginning;
}

/** Says, in sentences, why a fork cannot be made where a formula gives no weights. */
export class ForkRefused extends Error {}

/** What to say of a fork's formula that is wrong for the reason given in a sentence. */
export function formulaRefusal(step: number, reason: string): string {
  return `In the fork at step ${step} the formula cannot be used. ${reason}`;
}

/** Steps between two rests of a replay. */
const STRIDE = 16;

/**
 * Trains the runs before a recipe's last one up to their forks, recording nothing, and returns what the last one begins with. Rests every few
 * steps, so that a thread can hear messages in between. Throws ForkRefused where a formula has broken the run that is to be forked, or gives no
 * weights after the fork; that the first run's formula gives them at its start is for the caller to check.
 */
export function* replay(recipe: Recipe, formulas: Formulas = new Map()): Generator<undefined, LastRun, void> {
  let { parameters } = recipe;
  let start: TrainingState | null = null;
  for (const { step, changes } of recipe.forks) {
    const training = createTraining(parameters, { start, formula: formulaOf(parameters, formulas) });
    if (step < training.state.step || step > parameters.steps) throw new Error(`there is no step ${step} to fork at`);
    while (training.state.step < step && !training.broken) {
      training.advance(Math.min(STRIDE, step - training.state.step));
      yield;
    }
    const forked = copyState(training.state);
    training.advance(1); // only its own look tells whether a formula gives that state weights
    if (training.broken) {
      const { step: at, k } = training.broken;
      throw new ForkRefused(
        `There is no step ${step} to fork at: the formula gives no weight for k = ${k} at step ${at}, which ends the run. ` +
          (at === 0 ? 'Use another formula.' : `Fork at step ${at - 1} or before.`),
      );
    }
    const after: Readonly<Parameters> = { ...parameters, ...changes };
    start = forkState(forked, parameters, after);
    const formula = formulaOf(after, formulas);
    const problem = formula === null ? null : checkFormula(formula, formulaLook(start, after));
    if (problem !== null) throw new ForkRefused(formulaRefusal(step, problem));
    parameters = after;
  }
  return { parameters, beginning: { start, formula: formulaOf(parameters, formulas) } };
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

/** The last run of a recipe, begun: its first state is that at the last fork's step, or at 0. Throws as `replay` does. */
export function createForkedTraining(recipe: Recipe, { formulas, watch = [] }: Needs = {}): Training {
  const { parameters, beginning } = replayed(recipe, formulas);
  return createTraining(parameters, { ...beginning, watch });
}

/**
 * The last run of a recipe, whole. Rows and digest are those of its own states, from the last fork's step to T: what came before is in the
 * digest by the state that it led to, as what a run does is by its trained numbers. The outcome compares with step 0 of the first run.
 */
export function runRecipe(recipe: Recipe, formulas?: Formulas): Run {
  const { parameters, beginning } = replayed(recipe, formulas);
  return runTraining(parameters, beginning);
}

/** `replay` without rests. */
function replayed(recipe: Recipe, formulas?: Formulas): LastRun {
  const replaying = replay(recipe, formulas);
  for (;;) {
    const { done, value } = replaying.next();
    if (done) return value;
  }
}

function formulaOf({ kernel, formula }: Readonly<Parameters>, formulas: Formulas): FormulaTree | null {
  return kernel === 'custom' ? (formulas.get(formula) ?? null) : null;
}

/** Where a run that goes on from a state looks at its formula: at its φ; with independent wiring, as at the start of a run. */
function formulaLook(state: Readonly<TrainingState>, parameters: Readonly<Parameters>) {
  const look = formulaStart(parameters);
  return parameters.wiring === 'independent' ? look : { ...look, rho: state.values[theta.time] };
}
