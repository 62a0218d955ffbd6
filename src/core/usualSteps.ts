import { theta } from './baseOptimiser';
import { cubicRoot } from './cubicRoot';
import { exp } from './elementary';
import { isFlat } from './oneEpisode';
import type { Parameters } from './parameters';
import { createShareSums } from './shareSums';
import { sumShares } from './softmaxShares';
import type { Place } from './trainingState';

/** Whether `usualSteps` does the training steps of these parameters. */
export function areUsual(parameters: Readonly<Parameters>): boolean {
  const { deploy, kernel, wiring, optimiser, clip, noise, priority, bias } = parameters;
  const plain = clip === 0 && noise === 0 && priority === 0 && bias === 0;
  return plain && deploy === 1 && kernel === 'exponential' && wiring === 'shared' && optimiser === 'sgd';
}

const sums = createShareSums();

const clamped = (x: number, most: number) => (x > most ? most : x < -most ? -most : x);

/**
 * Moves `state` on by `count` training steps, for parameters that are usual: bit for bit what weighing, planning and updating give
 * (exponentialWeights, planOneEpisode of either planner, update), but in one loop whose numbers hardly leave the registers. Nothing of
 * the states on the way is kept. Returns how many steps were taken: fewer where the softmax planner comes to its limit, and, while it is asked
 * for (`seek`), where a state is come to at which pretending pays.
 */
export function usualSteps(state: Place, count: number, parameters: Readonly<Parameters>, seek = false): number {
  const softmax = parameters.planner === 'softmax';
  const { horizon, cost, anticipation, onset, lrGap, lrTime } = parameters;
  const { candidates, temperature } = parameters;
  const { values, step } = state;
  let visible = values[theta.visible];
  let hidden = values[theta.hidden];
  let rho = values[theta.time];
  let highestBit = -1;
  while (horizon >> (highestBit + 2) > 0) highestBit++;
  const sharpest = 1 / temperature;
  let t = step;
  for (; t < step + count; t++) {
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

    // Pays, as in incentivePays.
    if (
      seek &&
      0.5 * future * u * u * visible * visible -
        (0.5 * visible * visible * now + now * (0.5 * hidden * hidden + cost)) >
        0
    ) {
      break;
    }

    // The plan and the gradient, as in planOneEpisode.
    const visible2 = visible * visible;
    let byVisible: number;
    let byHidden = 0;
    let byTime = 0;
    if (softmax) {
      const sharpness = falling ? sharpest : exp(-rho * horizon) / temperature;
      if (sharpness > 1e250) break;
      const feared = future * u2;
      sums.a = 0.5 * now * (visible2 + hidden * hidden);
      sums.k = now * cost;
      sums.b = 0.5 * feared * visible2;
      sums.sharpness = sharpness;
      sumShares(sums, candidates);
      const perLoss = 0.5 * visible2 * sharpness;
      byVisible = sums.free * visible + -perLoss * (now * sums.withC2 + feared * sums.withF4) * visible;
      byHidden = -perLoss * now * sums.withC2 * hidden;
      byTime = perLoss * -0.5 * u2 * visible2 * sums.withF4 * futureSlope;
    } else {
      const a = future * (2 * u2 * visible2);
      const b = now * (visible2 + hidden * hidden);
      const atGreed = now * cost - a;
      const f = atGreed < 0 ? Math.min(1, cubicRoot(a, b, b + now * cost)) : 1;
      const c = 1 - f;
      const f2 = f * f;
      const curvature = -b - 3 * a * f2;
      byVisible = f2 * visible;
      if (!isFlat(curvature, visible2) && !(f === 1 && atGreed > 0)) {
        const f3 = f2 * f;
        const perSlope = (-2 * f * visible2) / curvature;
        byVisible += perSlope * (now * c - 2 * (future * u2) * f3) * visible;
        byHidden = perSlope * now * c * hidden;
        byTime = -perSlope * futureSlope * u2 * f3 * visible2;
      }
    }

    visible = clamped(visible - lrGap * clamped(byVisible, 1e100), 1e6);
    hidden = clamped(hidden - lrGap * clamped(byHidden, 1e100), 1e6);
    rho = clamped(rho - lrTime * clamped(byTime, 1e100), 1e6);
  }
  values[theta.visible] = visible;
  values[theta.hidden] = hidden;
  values[theta.time] = rho;
  state.step = t;
  return t - step;
}
