import { limitFlags, limitGradient, theta, update } from './baseOptimiser';
import { createDigest } from './digest';
import { exp } from './elementary';
import { createWeights, exponentialWeights } from './kernels';
import { createMesaOptimiser } from './mesaOptimiser';
import { outcomeOf, type Outcome } from './outcome';
import type { Parameters } from './parameters';
import { createPlan } from './plan';
import { createColumns, recordMoment, type Columns, type Moment } from './readouts';
import { copyState, initialState, type TrainingState } from './trainingState';

/** A run is a value. Its rows are the states `start.step` (or 0) … T. */
export interface Run {
  readonly parameters: Readonly<Parameters>;
  /** Where it goes on from; null for a run from the beginning. */
  readonly start: TrainingState | null;
  readonly columns: Columns;
  readonly outcome: Outcome;
  readonly digest: string;
}

/** A run under way. Running whole, in batches, without recording, or on from a state are all calls of `advance`. */
export interface Training {
  /** The state that the next `advance` begins with. */
  readonly state: Readonly<TrainingState>;
  /** States not yet visited; 0 once the state at T has been. */
  readonly remaining: number;
  /**
   * Visits the next `count` states (at most `remaining`), updating after each but the last of the run. With `columns`, state j of
   * these goes to row `row + j` and into the digest.
   */
  advance(count: number, columns?: Columns, row?: number): void;
  /** Digest of the states recorded so far. */
  digest(): string;
}

/**
 * Begins a run, or goes on from `start`, which is copied: a state at step 0 … T of a run with these parameters, or with others of the
 * same kernel and wiring.
 */
export function createTraining(parameters: Readonly<Parameters>, start: TrainingState | null = null): Training {
  const { anticipation, onset, deploy, horizon, priority, steps } = parameters;
  const state = start ? copyState(start) : initialState(parameters);
  const weights = createWeights(deploy);
  const plan = createPlan();
  const choose = createMesaOptimiser(parameters);
  const situation = { visible: 0.5, hidden: 0.5, anticipation: 0.5, weights };
  const gradient = new Float64Array(state.values.length);
  const moment: Moment = { situation, plan, gradient, gradTimePriority: 0.5, flags: 0 };
  const before = new Float64Array(state.values.length);
  const digest = createDigest();
  let remaining = steps + 1 - state.step;

  function look(): void {
    situation.visible = state.values[theta.visible];
    situation.hidden = state.values[theta.hidden];
    situation.anticipation = state.step >= onset ? anticipation : 0;
    exponentialWeights(state.values[theta.time], horizon, weights);
    choose(situation, plan);
    let flags = plan.limited ? limitFlags.softmax : 0;
    let caring = 0;
    if (priority > 0) {
      const e = exp(weights.scale);
      if (e > 1e250) flags |= limitFlags.softmax;
      caring = priority * weights.totalSlope * Math.min(e, 1e250);
    }
    moment.gradTimePriority = caring;
    gradient[theta.visible] = plan.directVisible + plan.plannerVisible;
    gradient[theta.hidden] = plan.plannerHidden;
    gradient[theta.time] = plan.plannerTime + caring;
    moment.flags = flags | limitGradient(gradient);
  }

  function advance(count: number, columns?: Columns, row = 0): void {
    const stop = Math.min(count, remaining);
    for (let i = row; i < row + stop; i++) {
      look();
      if (columns) {
        recordMoment(columns, i, state, moment, parameters);
        digest.add(state.values[theta.visible]);
        digest.add(state.values[theta.hidden]);
        for (let j = theta.time; j < state.values.length; j++) digest.add(state.values[j]);
        digest.add(plan.loss);
      }
      remaining -= 1;
      if (state.step === steps) return;
      if (columns) for (let j = 0; j < before.length; j++) before[j] = state.values[j];
      const flags = update(state, gradient, parameters);
      if (columns) recordUpdate(columns, i, before, state.values, flags);
    }
  }

  return {
    state,
    get remaining() {
      return remaining;
    },
    advance,
    digest: () => digest.text(),
  };
}

/** Writes what the update of row i did: the steps taken, the norm, and the flag of limit (4) where it held. */
function recordUpdate(columns: Columns, i: number, before: Float64Array, after: Float64Array, flags: number): void {
  let square = 0;
  for (let j = 0; j < after.length; j++) square += (after[j] - before[j]) * (after[j] - before[j]);
  columns.stepGap[i] = after[theta.visible] - before[theta.visible];
  columns.stepHidden[i] = after[theta.hidden] - before[theta.hidden];
  columns.stepTime[i] = after[theta.time] - before[theta.time];
  columns.updateNorm[i] = Math.sqrt(square);
  columns.flags[i] |= flags;
}

/** The whole run at once. */
export function runTraining(parameters: Readonly<Parameters>, start: TrainingState | null = null): Run {
  const training = createTraining(parameters, start);
  const count = training.remaining;
  const columns = createColumns(count);
  training.advance(count, columns);
  const outcome = outcomeOf(parameters, columns, count - 1, training.state.visibleAtStart);
  return { parameters, start, columns, outcome, digest: training.digest() };
}
