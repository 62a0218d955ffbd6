import { theta } from './baseOptimiser';
import { exponentialWeights } from './exponential';
import { parametersOf, type Recipe } from './fork';
import { createLineage, type Formulas } from './lineage';
import { createMesaOptimiser } from './mesaOptimiser';
import { lastStateOf, outcomeOf, type LastState, type OutcomeKind } from './outcome';
import type { Parameters } from './parameters';
import { createPlan, createSituation } from './plan';
import { createColumns, incentivePays } from './readouts';
import { phiItself, rateOf } from './sharedTemporal';
import type { Training } from './training';
import { createTraining } from './trainingRun';
import { initialState, startOf, type Place } from './trainingState';
import { areUsual, usualSteps } from './usualSteps';
import { createWeights } from './weights';

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
  /** What the next `advance` begins with. */
  state(): Readonly<Place>;
}

/** Begins one. Throws where `createLineage` does, and so does `advance`. */
export function createOutcomeRun(recipe: Recipe, formulas: Formulas): OutcomeRun {
  const parameters = parametersOf(recipe);
  if (recipe.forks.length === 0 && areUsual(parameters)) return usualRun(parameters);
  return restOf(createLineage(recipe, { formulas, seekPays: true }), parameters);
}

/** Of the last state of whichever run is at it. */
const last = createColumns(1);

/** What remains of a training that seeks where pretending pays; `pays` is where it did before. */
function restOf(training: Training, parameters: Readonly<Parameters>, pays = Infinity): OutcomeRun {
  return {
    state: () => training.state,
    advance(count) {
      training.advance(Math.min(count, training.remaining - 1));
      if (training.remaining > 1) return null;
      if (training.remaining === 1) training.advance(1, last);
      const first = Math.min(pays, training.pays);
      if (training.broken) return { kind: 'undecided', kept: NaN, rate: NaN, pays: first };
      return endOf(parameters, lastStateOf(last, 0), training.state.visibleAtStart, first);
    },
  };
}

function endOf(parameters: Readonly<Parameters>, state: LastState, visibleAtStart: number, pays: number): RunEnd {
  const { kind, kept } = outcomeOf(parameters, { state, visibleAtStart, broken: null });
  return { kind, kept, rate: state.rate, pays };
}

/** What a run faces at the place where it is looked at, and what it plans there. */
const situation = createSituation(createWeights(1));
const plan = createPlan();
const exponential = { rate: phiItself };

function face({ step, values }: Readonly<Place>, { onset, anticipation, horizon }: Readonly<Parameters>): void {
  situation.visible = values[theta.visible];
  situation.hidden = values[theta.hidden];
  situation.anticipation = step >= onset ? anticipation : 0;
  exponentialWeights(values[theta.time], horizon, situation.weights);
}

/** The run of usual parameters: the same, bit for bit, without all that a `Training` is made of, since a map has thousands of them. */
function usualRun(parameters: Readonly<Parameters>): OutcomeRun {
  const { rho, steps } = parameters;
  const place = startOf(parameters, [rho]);
  let pays = Infinity;
  /** What goes on from where the softmax planner comes to its limit. */
  let rest: OutcomeRun | null = null;

  function paysHere(): boolean {
    face(place, parameters);
    return incentivePays(situation, parameters);
  }

  function advance(count: number): RunEnd | null {
    if (rest) return rest.advance(count);
    let left = Math.min(count, steps - place.step);
    while (left > 0) {
      left -= usualSteps(place, left, parameters, pays === Infinity);
      if (left === 0) break;
      if (pays === Infinity && paysHere()) pays = place.step;
      else {
        const start = { ...initialState(parameters, place.values.subarray(theta.time)), ...place };
        rest = restOf(createTraining(parameters, { start, seekPays: true }), parameters, pays);
        return rest.advance(left);
      }
    }
    return place.step < steps ? null : atEnd();
  }

  function atEnd(): RunEnd {
    const payNow = paysHere();
    if (payNow && pays === Infinity) pays = steps;
    createMesaOptimiser(parameters)(situation, plan);
    const { visible, hidden, weights } = situation;
    const rate = rateOf(exponential, place.values, weights);
    const state = { visible, hiddenGap: hidden, rate, compliance: plan.compliance, pays: payNow };
    return endOf(parameters, state, place.visibleAtStart, pays);
  }

  return { state: () => (rest ? rest.state() : place), advance };
}
