import type { Parameters } from './parameters';
import { createGenerator, type GeneratorState } from './random';

/** Everything that a run needs to go on from a step, as plain data: it can be copied, posted between threads and kept. */
export interface TrainingState {
  step: number;
  /** θ = (e_visible, e_hidden, φ), or (e_visible, e_hidden, w_1 … w_H) with independent wiring. */
  readonly values: Float64Array;
  /** Momentum's velocity or Adam's first moment, and Adam's second, coordinate by coordinate. */
  readonly firstMoment: Float64Array;
  readonly secondMoment: Float64Array;
  /** 0.9^t and 0.999^t of Adam's bias correction, by running product. */
  firstPower: number;
  secondPower: number;
  readonly generator: GeneratorState;
  /** e_visible at step 0: what "kept" is measured against. */
  readonly visibleAtStart: number;
}

/** The state at step 0: e₀ = g₀(√(1−h), √h), and the temporal parameters' first values. */
export function initialState(parameters: Readonly<Parameters>, temporal: Float64Array): TrainingState {
  const { gap, hidden, seed } = parameters;
  const visible = gap * Math.sqrt(1 - hidden);
  const values = new Float64Array([visible, gap * Math.sqrt(hidden), ...temporal]);
  return {
    step: 0,
    values,
    firstMoment: new Float64Array(values.length),
    secondMoment: new Float64Array(values.length),
    firstPower: 1,
    secondPower: 1,
    generator: createGenerator(seed),
    visibleAtStart: visible,
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
