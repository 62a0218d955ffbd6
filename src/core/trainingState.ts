import { theta } from './baseOptimiser';
import type { Parameters } from './parameters';
import { createGenerator, type GeneratorState } from './random';

/** Where a run is. */
export interface Place {
  step: number;
  /** θ = (e_visible, e_hidden, φ), or (e_visible, e_hidden, w_1 … w_H) with independent wiring. */
  readonly values: Float64Array;
  /** e_visible at step 0: what "kept" is measured against. */
  readonly visibleAtStart: number;
}

/** Everything that a run needs to go on from a step, as plain data: it can be copied, posted between threads and kept. */
export interface TrainingState extends Place {
  /** Momentum's velocity or Adam's first moment, and Adam's second, coordinate by coordinate. */
  readonly firstMoment: Float64Array;
  readonly secondMoment: Float64Array;
  /** 0.9^t and 0.999^t of Adam's bias correction, by running product. */
  firstPower: number;
  secondPower: number;
  readonly generator: GeneratorState;
}

/** The place at step 0: e₀ = g₀(√(1−h), √h), and the temporal parameters' first values. */
export function startOf({ gap, hidden }: Readonly<Parameters>, temporal: ArrayLike<number>): Place {
  const values = new Float64Array(theta.time + temporal.length);
  values[theta.visible] = gap * Math.sqrt(1 - hidden);
  values[theta.hidden] = gap * Math.sqrt(hidden);
  values.set(temporal, theta.time);
  return { step: 0, values, visibleAtStart: values[theta.visible] };
}

/** The state at step 0. */
export function initialState(parameters: Readonly<Parameters>, temporal: Float64Array): TrainingState {
  const start = startOf(parameters, temporal);
  const trained = start.values.length;
  return {
    ...start,
    firstMoment: new Float64Array(trained),
    secondMoment: new Float64Array(trained),
    firstPower: 1,
    secondPower: 1,
    generator: createGenerator(parameters.seed),
  };
}

/** An independent copy. */
export function copyState(state: Readonly<TrainingState>): TrainingState {
  return {
    ...state,
    values: state.values.slice(),
    firstMoment: state.firstMoment.slice(),
    secondMoment: state.secondMoment.slice(),
    generator: { ...state.generator, words: state.generator.words.slice() },
  };
}
