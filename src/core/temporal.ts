import { theta } from './baseOptimiser';
import { effectiveRate } from './effectiveRate';
import { exp, log, scaledUp } from './elementary';
import type { CompiledFormula } from './formula';
import { createKernel } from './kernels';
import type { Parameters } from './parameters';
import { phiItself, sharedTemporal, type Temporal } from './sharedTemporal';
import { createWeights, fillFromList, sumUp, type Weights } from './weights';

/** Limit (1): the largest initial or prior weight. */
const largestWeight = 1e150;

/** The temporal parameters of a run. Throws a sentence where a formula's weights at `rho`, or at `prior` if they matter, are none. */
export function createTemporal(parameters: Readonly<Parameters>, formula: CompiledFormula | null = null): Temporal {
  const { rho, prior, bias, priority, wiring, horizon, deploy } = parameters;
  const kernel = createKernel(parameters, formula);
  const small = createWeights(1);
  const solved = (_: Float64Array, weights: Weights) =>
    effectiveRate(weights.scale + log(weights.total), horizon, small);
  if (wiring === 'shared') {
    return sharedTemporal(kernel, parameters, parameters.kernel === 'exponential' ? phiItself : solved);
  }
  const room = createWeights(horizon);
  let limited = false;
  function weightsAt(rate: number): Float64Array {
    const problem = kernel.fill(kernel.parameterAt(rate), room);
    if (problem) throw new Error(`the formula gives no weight for k = ${problem.k} at rho = ${rate}`);
    const list = Float64Array.from({ length: horizon }, (_, i) =>
      scaledUp(i + 1 < horizon ? room.values[i + 1] : room.future, room.scale, largestWeight),
    );
    if (room.limited || list.includes(largestWeight)) limited = true;
    return list;
  }
  const initial = weightsAt(rho);
  const pulledTo = bias > 0 ? weightsAt(prior) : initial;
  return {
    initial,
    prior: pulledTo,
    least: 0,
    most: largestWeight,
    limited,
    apart: deploy,
    weigh(values, out) {
      fillFromList(values.subarray(theta.time), null, out);
      out.limited = false;
      sumUp(out);
      return null;
    },
    rate: solved,
    pull(plan, weights, gradient) {
      const share = exp(-weights.scale); // ∂ŵ_k/∂w_k
      const deployment = plan.deployment * share;
      for (let k = 1; k < deploy; k++) gradient[theta.time + k - 1] = plan.episodes[k] * share + priority;
      for (let k = deploy; k <= horizon; k++) gradient[theta.time + k - 1] = deployment + priority;
      plan.plannerTime = deploy > 1 ? plan.episodes[1] * share : deployment;
      return priority;
    },
  };
}
