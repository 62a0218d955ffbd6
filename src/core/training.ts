import { limitFlags, limitGradient, theta, update } from './baseOptimiser';
import { createDigest } from './digest';
import { log } from './elementary';
import type { FormulaProblem } from './formula';
import type { MesaOptimiser } from './mesaOptimiser';
import type { Broken } from './outcome';
import type { Parameters } from './parameters';
import { createPlan, createSituation } from './plan';
import { incentivePays, recordMoment, type Columns, type Moment } from './readouts';
import { heaviestScale, rateOf, type Temporal } from './sharedTemporal';
import { copyState, initialState, type TrainingState } from './trainingState';
import { createWeights, type Weights } from './weights';

/** A run under way. Running whole, in batches, without recording, or on from a state are all calls of `advance`. */
export interface Training {
  /** The state that the next `advance` begins with. */
  readonly state: Readonly<TrainingState>;
  /** States not yet visited; 0 once the state at T has been, or once a formula has broken. */
  readonly remaining: number;
  readonly broken: Broken | null;
  /** The first state visited at which pretending pays (I > 0), where that was sought (`Origin`); Infinity while there is none. */
  readonly pays: number;
  /**
   * Visits the next `count` states (at most `remaining`), updating after each but the last of the run. With `columns`, state j of
   * these goes to row `row + j` and into the digest, and its watched weights to `watched`, row after row. Returns how many it visited: fewer than asked for where a formula broke.
   */
  advance(count: number, columns?: Columns, row?: number, watched?: Float64Array | null): number;
  /** Digest of the states recorded so far. */
  digest(): string;
}

/** The same to whoever keeps its values up to date. */
export type Changing<Of> = { -readonly [Key in keyof Of]: Of[Key] };

/** What a run goes on from, and what is recorded beside its columns. */
export interface Origin {
  readonly start?: TrainingState | null;
  /** Episodes k, 0 … H, whose relative weights w_k / max(1, max w) are recorded beside the columns. */
  readonly watch?: readonly number[];
  /** Whether the first state at which pretending pays is sought. */
  readonly seekPays?: boolean;
}

/**
 * What is trained: its time preference and its planner; `quick` does many steps at once where none is recorded, up to a state at which
 * pretending pays while that is sought, and says how many.
 */
export interface Trained {
  readonly temporal: Temporal;
  readonly choose: MesaOptimiser;
  readonly quick:
    ((state: TrainingState, count: number, parameters: Readonly<Parameters>, seek: boolean) => number) | null;
}

/**
 * Begins a run, or goes on from `start`, which is copied: a state at step 0 … T of a run with these parameters, or with others of the
 * same number of temporal parameters. Throws where the weights at the start are none.
 */
export function trainingOf(
  parameters: Readonly<Parameters>,
  { start = null, watch = [], seekPays = false }: Origin,
  { temporal, choose, quick }: Trained,
): Training {
  const { anticipation, onset, deploy, horizon, priority, steps } = parameters;
  const state = start ? copyState(start) : initialState(parameters, temporal.initial);
  const { moment, each, before, loss } = roomFor(
    deploy,
    watch.length > 0 ? horizon : 1,
    temporal.apart,
    state.values.length,
  );
  const { situation, plan, gradient } = moment;
  const { weights } = situation;
  const digest = createDigest();
  // Plain values, kept up to date: objects with accessors of their own each get a map of their own, which outlives them.
  const training: Changing<Training> = {
    state,
    remaining: steps + 1 - state.step,
    broken: null,
    pays: Infinity,
    advance,
    digest: () => digest.text(),
  };
  const atStart = temporal.weigh(state.values, weights);
  if (atStart) throw new Error(`the formula gives no weight for k = ${atStart.k} at the start`);

  /** Plans and takes the gradient; null, or which weight of a formula is none. */
  function look(): FormulaProblem | null {
    situation.visible = state.values[theta.visible];
    situation.hidden = state.values[theta.hidden];
    situation.anticipation = state.step >= onset ? anticipation : 0;
    const problem = temporal.weigh(state.values, weights);
    if (problem) return problem;
    choose(situation, plan);
    let flags = plan.limited ? limitFlags.softmax : 0;
    if (weights.limited || (temporal.limited && state.step === 0)) flags |= limitFlags.weights;
    if (priority > 0 && weights.scale > LOG_HEAVIEST) flags |= limitFlags.softmax;
    gradient[theta.visible] = plan.directVisible + plan.plannerVisible;
    gradient[theta.hidden] = plan.plannerHidden;
    moment.gradTimePriority = temporal.pull(plan, weights, gradient);
    moment.flags = flags | limitGradient(gradient);
    return null;
  }

  function recordWatched(watched: Float64Array, i: number): void {
    temporal.weigh(state.values, each);
    for (let j = 0; j < watch.length; j++) {
      watched[i * watch.length + j] = watch[j] < horizon ? each.values[watch[j]] : each.future;
    }
  }

  function advance(count: number, columns?: Columns, row = 0, watched: Float64Array | null = null): number {
    const stop = row + Math.min(count, training.remaining);
    for (let i = row; i < stop; i++) {
      if (quick && !columns) {
        const seek = seekPays && training.pays === Infinity;
        const skipped = quick(state, Math.min(stop - i, steps - state.step), parameters, seek);
        training.remaining -= skipped;
        i += skipped;
        if (i === stop) break;
      }
      const problem = look();
      if (problem) {
        training.remaining = 0;
        training.broken = { step: state.step, ...problem };
        return i - row;
      }
      if (seekPays && training.pays === Infinity && incentivePays(situation, parameters)) training.pays = state.step;
      if (columns) {
        const rate = rateOf(temporal, state.values, weights);
        recordMoment(columns, i, state, moment, parameters, rate);
        digest.add(state.values);
        loss[0] = plan.loss;
        digest.add(loss);
        if (watched) recordWatched(watched, i);
      }
      training.remaining -= 1;
      if (state.step === steps) return i + 1 - row;
      if (columns) for (let j = 0; j < before.length; j++) before[j] = state.values[j];
      const flags = update(state, gradient, parameters, temporal);
      if (columns) recordUpdate(columns, i, before, state.values, flags);
    }
    return stop - row;
  }

  return training;
}

/** What is filled anew at each state. */
interface Room {
  readonly moment: Moment;
  /** w_0 … w_{H−1}, and w_H as its future, of the watched. */
  readonly each: Weights;
  /** θ before the update. */
  readonly before: Float64Array;
  readonly loss: Float64Array;
}

let latest: Room | null = null;

/** Runs of one shape have one room, since one at a time is at a state: a map has thousands of them. */
function roomFor(deploy: number, watched: number, apart: number, trained: number): Room {
  const fits =
    latest?.moment.situation.weights.values.length === deploy &&
    latest.each.values.length === watched &&
    latest.moment.plan.episodes.length === apart &&
    latest.before.length === trained;
  if (latest && fits) return latest;
  const situation = createSituation(createWeights(deploy));
  const gradient = new Float64Array(trained);
  const moment = { situation, plan: createPlan(apart), gradient, gradTimePriority: 0.5, flags: 0 };
  latest = { moment, each: createWeights(watched), before: new Float64Array(trained), loss: new Float64Array(1) };
  return latest;
}

/** ln 1e250: a scale above it counts as limited. */
const LOG_HEAVIEST = log(heaviestScale);

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
