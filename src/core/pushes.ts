import { theta, limitGradient, update } from './baseOptimiser';
import { effectiveRate } from './effectiveRate';
import { log } from './elementary';
import { exponentialWeights, type Kernel } from './exponential';
import { createKernel } from './kernels';
import { createMesaOptimiser } from './mesaOptimiser';
import type { Parameters } from './parameters';
import { createPlan } from './plan';
import { rateOf } from './sharedTemporal';
import { createTemporal } from './temporal';
import { initialState } from './trainingState';
import { createWeights } from './weights';

/** `rho` against the effective rate of the weights that a run starts with: the same number for the exponential kernel only. */
export interface StartRates {
  /** Effective rate of the initial weights at this `rho`, in ±1e6. */
  rateOf(rho: number): number;
  /** The `rho` whose initial weights have this effective rate; where no weights are as large as that, the last that a double allows. */
  rhoOf(rate: number): number;
}

/** The initial rates of a run's kernel, whatever the wiring; null for a custom one, whose formula may not even be monotone in `rho`. */
export function createStartRates(parameters: Readonly<Parameters>): StartRates | null {
  const { kernel, horizon } = parameters;
  if (kernel === 'custom') return null;
  if (kernel === 'exponential') return { rateOf: (rho) => rho, rhoOf: (rate) => rate };
  return solvedRates(createKernel(parameters, null), horizon);
}

function solvedRates(kernel: Kernel, horizon: number): StartRates {
  const weights = createWeights(1);
  const room = createWeights(1);
  function logTotal(rho: number): number {
    kernel.fill(kernel.parameterAt(rho), weights);
    return weights.total > 0 ? weights.scale + log(weights.total) : -1e9;
  }
  return {
    rateOf(rho) {
      const total = logTotal(rho);
      return total === -1e9 ? 1e6 : effectiveRate(total, horizon, room);
    },
    rhoOf(rate) {
      exponentialWeights(rate, horizon, room);
      const target = room.scale + log(room.total);
      return fallsTo((rho) => logTotal(rho) - target, rate);
    },
  };
}

/** Where a falling function crosses 0: a bracket around `near`, then false position with Illinois's rule. */
function fallsTo(of: (x: number) => number, near: number): number {
  let low = near;
  let high = near;
  let above = of(low);
  let below = above;
  for (let width = 1; above < 0 && width < 1e7; width *= 2) {
    low = near - width;
    above = of(low);
  }
  for (let width = 1; below > 0 && width < 1e7; width *= 2) {
    high = near + width;
    below = of(high);
  }
  let kept = 0; // the end that the last step left where it was: −1 low, 1 high
  for (let i = 0; i < 200 && above > 0 && below < 0; i++) {
    let x = low + ((high - low) * above) / (above - below);
    if (!(x > low && x < high)) x = low + 0.5 * (high - low);
    if (!(x > low && x < high)) break;
    const value = of(x);
    if (value > 0) {
      low = x;
      above = value;
      if (kept === 1) below *= 0.5;
      kept = 1;
    } else {
      high = x;
      below = value;
      if (kept === -1) above *= 0.5;
      kept = -1;
    }
    if (value === 0 || high - low <= 1e-15 * Math.max(Math.abs(low), Math.abs(high))) return x;
  }
  return above <= 0 ? low : high;
}

/** What one training step changes. */
export interface Push {
  /** Of the gap g = ‖e‖, and of its two parts. */
  gap: number;
  visible: number;
  hidden: number;
  /** Of the effective rate, and of φ behind it. */
  rate: number;
  time: number;
}

export function createPush(): Push {
  return { gap: 0.5, visible: 0.5, hidden: 0.5, rate: 0.5, time: 0.5 };
}

/**
 * The field of pushes of a run's parameters: what its next training step would change if it began there. So the mesa-optimiser is aware
 * whatever `onset` says, gradients have no noise, and momentum and Adam have no past: momentum's step is then gradient descent's, and each
 * of Adam's is its learning rate in the direction of the gradient's sign.
 */
export interface Pushes {
  /**
   * At gap g ≥ 0 and effective rate ρ, in the plane of the two: the gap's parts share it as they do at step 0. All 0 where limit (4) allows
   * no φ of that rate.
   */
  at(gap: number, rate: number, out: Push): void;
  /** At any e_visible, e_hidden and φ. */
  from(visible: number, hidden: number, time: number, out: Push): void;
}

/** null where a point of the plane is no state: with a weight a parameter each, or a formula that is not at hand here. */
export function createPushes(parameters: Readonly<Parameters>): Pushes | null {
  const { wiring, anticipation, deploy, hidden: hiddenShare } = parameters;
  const startRates = createStartRates(parameters);
  if (wiring === 'independent' || !startRates) return null;
  const calm: Readonly<Parameters> = { ...parameters, noise: 0 };
  const kernel = createKernel(calm, null);
  const temporal = createTemporal(calm);
  const choose = createMesaOptimiser(calm);
  const weights = createWeights(deploy);
  const plan = createPlan();
  const situation = { visible: 0.5, hidden: 0.5, anticipation, weights };
  const state = initialState(calm, temporal.initial);
  const { values } = state;
  const gradient = new Float64Array(values.length);
  const toVisible = Math.sqrt(1 - hiddenShare);
  const toHidden = Math.sqrt(hiddenShare);

  function rateOfState(): number {
    temporal.weigh(values, weights);
    return rateOf(temporal, values, weights);
  }

  function from(visible: number, hidden: number, time: number, out: Push): void {
    values[theta.visible] = visible;
    values[theta.hidden] = hidden;
    values[theta.time] = time;
    state.firstMoment.fill(0);
    state.secondMoment.fill(0);
    state.firstPower = 1;
    state.secondPower = 1;
    const rate = rateOfState();
    situation.visible = visible;
    situation.hidden = hidden;
    choose(situation, plan);
    gradient[theta.visible] = plan.directVisible + plan.plannerVisible;
    gradient[theta.hidden] = plan.plannerHidden;
    temporal.pull(plan, weights, gradient);
    limitGradient(gradient);
    update(state, gradient, calm, temporal);
    const [toV, toH, toTime] = values;
    out.visible = toV - visible;
    out.hidden = toH - hidden;
    out.time = toTime - time;
    out.gap = Math.sqrt(toV * toV + toH * toH) - Math.sqrt(visible * visible + hidden * hidden);
    out.rate = rateOfState() - rate;
  }

  return {
    at(gap, rate, out) {
      const time = kernel.parameterAt(startRates.rhoOf(rate));
      if (time >= kernel.least && time <= kernel.most) from(gap * toVisible, gap * toHidden, time, out);
      else out.gap = out.visible = out.hidden = out.rate = out.time = 0;
    },
    from,
  };
}
