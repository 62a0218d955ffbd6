import { theta } from './baseOptimiser';
import { cubicRoot } from './cubicRoot';
import { exp } from './elementary';
import { isFlat } from './oneEpisode';
import type { Parameters } from './parameters';
import type { TrainingState } from './trainingState';

/** Whether `usualSteps` does the training steps of these parameters. */
export function areUsual(parameters: Readonly<Parameters>): boolean {
  const { planner, deploy, kernel, wiring, optimiser, clip, noise, priority, bias } = parameters;
  const plain = clip === 0 && noise === 0 && priority === 0 && bias === 0;
  return (
    plain &&
    planner === 'argmax' &&
    deploy === 1 &&
    kernel === 'exponential' &&
    wiring === 'shared' &&
    optimiser === 'sgd'
  );
}

const clamped = (x: number, most: number) => (x > most ? most : x < -most ? -most : x);

/**
 * Moves `state` on by `count` training steps, for parameters that are usual: bit for bit what weighing, planning and updating give
 * (exponentialWeights, planArgmax, update), but in one loop whose numbers never leave the registers, in less than half the time. Nothing
 * of the states on the way is kept.
 */
export function usualSteps(state: TrainingState, count: number, parameters: Readonly<Parameters>): void {
  const { horizon, cost, anticipation, onset, lrGap, lrTime } = parameters;
  const { values, step } = state;
  let visible = values[theta.visible];
  let hidden = values[theta.hidden];
  let rho = values[theta.time];
  let highestBit = -1;
  while (horizon >> (highestBit + 2) > 0) highestBit++;
  for (let t = step; t < step + count; t++) {
    const u = t >= onset ? anticipation : 0;
    const u2 = u * u;

    // The weights, as in fillPowers.
    const falling = rho >= 0;
    const factor = exp(falling ? -rho : rho);
    let sum = 1;
    let ranked = 0;
    let power = factor;
    let terms = 1;
    for (let bit = highestBit; bit >= 0; bit--) {
      const more = 1 + power;
      ranked = ranked * more + terms * power * sum;
      sum *= more;
      power *= power;
      terms = horizon >> bit;
      if ((terms & 1) === 1) {
        ranked += (terms - 1) * power;
        sum += power;
        power *= factor;
      }
    }
    const now = falling ? 1 : power;
    const future = falling ? factor * sum : sum;
    const futureSlope = falling ? -factor * (sum + ranked) : ranked - horizon * sum;

    // The plan and the gradient, as in planOneEpisode.
    const visible2 = visible * visible;
    const a = future * (2 * u2 * visible2);
    const b = now * (visible2 + hidden * hidden);
    const atGreed = now * cost - a;
    const f = atGreed < 0 ? Math.min(1, cubicRoot(a, b, b + now * cost)) : 1;
    const c = 1 - f;
    const f2 = f * f;
    const curvature = -b - 3 * a * f2;
    let byVisible = f2 * visible;
    let byHidden = 0;
    let byTime = 0;
    if (!isFlat(curvature, visible2) && !(f === 1 && atGreed > 0)) {
      const f3 = f2 * f;
      const perSlope = (-2 * f * visible2) / curvature;
      byVisible += perSlope * (now * c - 2 * (future * u2) * f3) * visible;
      byHidden = perSlope * now * c * hidden;
      byTime = -perSlope * futureSlope * u2 * f3 * visible2;
    }

    visible = clamped(visible - lrGap * clamped(byVisible, 1e100), 1e6);
    hidden = clamped(hidden - lrGap * clamped(byHidden, 1e100), 1e6);
    rho = clamped(rho - lrTime * clamped(byTime, 1e100), 1e6);
  }
  values[theta.visible] = visible;
  values[theta.hidden] = hidden;
  values[theta.time] = rho;
  state.step = step + count;
}
