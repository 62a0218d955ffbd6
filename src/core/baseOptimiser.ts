import type { Parameters } from './parameters';
import { normal } from './random';
import type { TrainingState } from './trainingState';

/** Bits of a state's `flags`: which of MODEL.md's limits ("Numbers stay finite") held there. */
export const limitFlags = { weights: 1, softmax: 2, gradient: 4, update: 8, readouts: 16 } as const;

/** What the base optimiser knows of the temporal parameters: the values that the bias pulls to, and limit (4). */
export interface TimeBounds {
  readonly prior: Float64Array;
  readonly least: number;
  readonly most: number;
}

/** Places of the trained numbers in θ = (e_visible, e_hidden, φ); with independent wiring w_1 stands in the place of φ. */
export const theta = { visible: 0, hidden: 1, time: 2 } as const;

/** Limit (3): clamps every gradient coordinate to ±1e100 in place; returns the flag, 0 when nothing was clamped. */
export function limitGradient(gradient: Float64Array): number {
  let flag = 0;
  for (let i = 0; i < gradient.length; i++) {
    const g = gradient[i];
    if (g > 1e100) gradient[i] = 1e100;
    else if (g < -1e100) gradient[i] = -1e100;
    else continue;
    flag = limitFlags.gradient;
  }
  return flag;
}

/**
 * One update of the base optimiser, in MODEL.md's order: noise, clip, optimiser, bias, limits. `gradient` is ∂(L + νW)/∂θ and is
 * overwritten; `state` moves on by one step. Returns the flags of the limits that held.
 */
export function update(
  state: TrainingState,
  gradient: Float64Array,
  parameters: Readonly<Parameters>,
  { prior, least, most }: TimeBounds,
): number {
  const { optimiser, lrGap, lrTime, clip, noise, bias } = parameters;
  const { values, firstMoment, secondMoment } = state;
  const size = values.length;
  if (noise > 0) for (let i = 0; i < size; i++) gradient[i] += noise * normal(state.generator);
  if (clip > 0) {
    let square = 0;
    for (let i = 0; i < size; i++) square += gradient[i] * gradient[i];
    const norm = Math.sqrt(square);
    if (norm > clip) for (let i = 0; i < size; i++) gradient[i] *= clip / norm;
  }
  // What the optimiser makes of the gradient, in the gradient's place.
  if (optimiser === 'momentum') {
    for (let i = 0; i < size; i++) {
      firstMoment[i] = 0.9 * firstMoment[i] + gradient[i];
      gradient[i] = firstMoment[i];
    }
  } else if (optimiser === 'adam') {
    state.firstPower *= 0.9;
    state.secondPower *= 0.999;
    for (let i = 0; i < size; i++) {
      const g = gradient[i];
      firstMoment[i] = 0.9 * firstMoment[i] + (1 - 0.9) * g;
      secondMoment[i] = 0.999 * secondMoment[i] + (1 - 0.999) * g * g;
      const mean = firstMoment[i] / (1 - state.firstPower);
      const spread = Math.sqrt(secondMoment[i] / (1 - state.secondPower));
      gradient[i] = mean / (spread + 1e-8);
    }
  }
  let flag = 0;
  for (let i = 0; i < theta.time; i++) {
    const after = values[i] - lrGap * gradient[i];
    values[i] = after > 1e6 ? 1e6 : after < -1e6 ? -1e6 : after;
    if (values[i] !== after) flag = limitFlags.update;
  }
  for (let i = theta.time; i < size; i++) {
    const before = values[i];
    let after = before - lrTime * gradient[i];
    if (bias > 0) after -= lrTime * bias * (before - prior[i - theta.time]);
    values[i] = after > most ? most : after < least ? least : after;
    if (values[i] !== after) flag = limitFlags.update;
  }
  state.step += 1;
  return flag;
}
