import { exp } from './elementary';
import type { Parameters } from './parameters';
import type { Plan, Situation } from './plan';

/**
 * The softmax planner: c_j = j/(M−1), p_j ∝ exp(J(c_j)/τ), from `candidates` M, `temperature` τ, `deploy` n and `cost` κ (MODEL.md, "One
 * training step"). The function returned fills the plan and allocates nothing. Above e^s/τ = 1e250 it is its limit: all mass on the
 * best candidates, ties shared, and no gradient through the choice (MODEL.md, limit 2).
 */
export function createSoftmax(parameters: Readonly<Parameters>): (situation: Situation, plan: Plan) => void {
  const { candidates, temperature, deploy, cost } = parameters;
  const f = new Float64Array(candidates);
  for (let j = 0; j < candidates; j++) f[j] = (candidates - 1 - j) / (candidates - 1);
  const value = new Float64Array(candidates); // J_j / e^s
  const perVisible = new Float64Array(candidates); // −∂J_j/∂e_visible / (e_visible e^s)
  const perHidden = new Float64Array(candidates); // −∂J_j/∂e_hidden / (e_hidden e^s)
  const perTime = new Float64Array(candidates); // ∂J_j/∂φ / e^s
  const p = new Float64Array(candidates);

  return (situation, plan) => {
    const { visible, hidden, anticipation, weights } = situation;
    const { values, slopes } = weights;
    const visible2 = visible * visible;
    const hidden2 = hidden * hidden;
    let highest = -Infinity;
    for (let j = 0; j < candidates; j++) {
      const fj = f[j];
      const c = 1 - fj;
      const uf2 = anticipation * fj * fj;
      const a = 1 - uf2;
      let power = 1;
      let series = 0;
      let present = 0;
      let presentSlope = 0;
      for (let k = 0; k < deploy; k++) {
        const miss = 1 - fj * power;
        const miss2 = miss * miss;
        present += values[k] * miss2;
        presentSlope += slopes[k] * miss2;
        series += power;
        power *= a;
      }
      const q = uf2 * series;
      const q2 = q * q;
      const fromVisible = present + weights.future * q2;
      const fromHidden = c * c * weights.present;
      const here = -0.5 * (fromVisible * visible2 + fromHidden * hidden2) - weights.present * cost * c;
      value[j] = here;
      perVisible[j] = fromVisible;
      perHidden[j] = fromHidden;
      perTime[j] =
        -0.5 * ((presentSlope + weights.futureSlope * q2) * visible2 + c * c * weights.presentSlope * hidden2) -
        weights.presentSlope * cost * c;
      if (here > highest) highest = here;
    }

    const sharpness = exp(weights.scale) / temperature;
    const limited = sharpness > 1e250;
    let mass = 0;
    for (let j = 0; j < candidates; j++) {
      const share = limited ? (value[j] === highest ? 1 : 0) : exp((value[j] - highest) * sharpness);
      p[j] = share;
      mass += share;
    }
    let compliance = 0;
    let free = 0; // E_p[f²]
    for (let j = 0; j < candidates; j++) {
      const share = p[j] / mass;
      p[j] = share;
      compliance += share * (1 - f[j]);
      free += share * f[j] * f[j];
    }
    plan.compliance = compliance;
    plan.loss = 0.5 * free * visible2;
    plan.best = highest - value[0];
    plan.limited = limited;
    plan.directVisible = free * visible;
    let visibleSum = 0;
    let hiddenSum = 0;
    let timeSum = 0;
    if (!limited) {
      for (let j = 0; j < candidates; j++) {
        const pull = p[j] * (f[j] * f[j] - free);
        visibleSum += pull * perVisible[j];
        hiddenSum += pull * perHidden[j];
        timeSum += pull * perTime[j];
      }
    }
    const perLoss = limited ? 0 : 0.5 * visible2 * sharpness;
    plan.plannerVisible = -perLoss * visibleSum * visible;
    plan.plannerHidden = -perLoss * hiddenSum * hidden;
    plan.plannerTime = perLoss * timeSum;
  };
}
