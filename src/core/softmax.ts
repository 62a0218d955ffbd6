import { exp } from './elementary';
import type { Parameters } from './parameters';
import type { Plan, Situation } from './plan';
import { createShareSums } from './shareSums';
import { exponentiate, highestOf, sumShares } from './softmaxShares';

/**
 * The softmax planner: c_j = j/(M−1), p_j ∝ exp(J(c_j)/τ), from `candidates` M, `temperature` τ, `deploy` n and `cost` κ (MODEL.md, "One
 * training step"). The function returned fills the plan and allocates nothing. Above e^s/τ = 1e250 it is its limit: all mass on the
 * best candidates, ties shared, and no gradient through the choice (MODEL.md, limit 2).
 */
export function createSoftmax(parameters: Readonly<Parameters>): (situation: Situation, plan: Plan) => void {
  const { candidates, temperature, deploy, cost } = parameters;
  const f = new Float64Array(candidates);
  const f2 = new Float64Array(candidates);
  const f4 = new Float64Array(candidates);
  const c = new Float64Array(candidates);
  for (let j = 0; j < candidates; j++) {
    f[j] = (candidates - 1 - j) / (candidates - 1);
    f2[j] = f[j] * f[j];
    f4[j] = f2[j] * f2[j];
    c[j] = 1 - f[j];
  }
  const sums = createShareSums();
  const value = new Float64Array(candidates); // J_j / e^s
  const p = new Float64Array(candidates); // shares before they are divided by their sum
  let mass = 1.5;
  // Of J's derivatives: Σ w_k (1 − f A^k)², its slope, and (1 − A^n)²
  const present = new Float64Array(candidates);
  const presentSlope = new Float64Array(candidates);
  const future = new Float64Array(candidates);

  function planOneEpisode(situation: Situation, plan: Plan): void {
    const { visible, hidden, anticipation, weights } = situation;
    const sharpness = sharpnessOf(situation);
    if (sharpness > 1e250) {
      planEpisodes(situation, plan);
      return;
    }
    const visible2 = visible * visible;
    const now = weights.present;
    const future = weights.future * (anticipation * anticipation);
    sums.a = 0.5 * now * (visible2 + hidden * hidden);
    sums.k = now * cost;
    sums.b = 0.5 * future * visible2;
    sums.sharpness = sharpness;
    sumShares(sums, candidates);
    const perLoss = 0.5 * visible2 * sharpness;
    plan.limited = false;
    plan.compliance = sums.compliance;
    plan.loss = 0.5 * sums.free * visible2;
    plan.best = bestOf(highestOf(sums, candidates));
    plan.directVisible = sums.free * visible;
    plan.plannerVisible = -perLoss * (now * sums.withC2 + future * sums.withF4) * visible;
    plan.plannerHidden = -perLoss * now * sums.withC2 * hidden;
    const perWeight = perLoss * -0.5 * (anticipation * anticipation) * visible2 * sums.withF4;
    plan.plannerTime = perWeight * weights.futureSlope;
    if (plan.episodes.length > 0) plan.deployment = perWeight;
  }

  /** J of a candidate less J(0), which is −b. */
  function bestOf(j: number): number {
    return sums.b - (c[j] * (sums.a * c[j] + sums.k) + sums.b * f4[j]);
  }

  function planEpisodes(situation: Situation, plan: Plan): void {
    const { visible, hidden, weights } = situation;
    const visible2 = visible * visible;
    const hidden2 = hidden * hidden;
    foresee(situation);
    let highest = -Infinity;
    for (let j = 0; j < candidates; j++) {
      const fromVisible = present[j] + weights.future * future[j];
      const fromHidden = c[j] * c[j] * weights.present;
      value[j] = -0.5 * (fromVisible * visible2 + fromHidden * hidden2) - weights.present * cost * c[j];
      if (value[j] > highest) highest = value[j];
    }
    const sharpness = sharpnessOf(situation);
    plan.limited = sharpness > 1e250;
    if (plan.limited) shareTies(highest);
    else exponentiate(p, value, highest, sharpness);
    const free = settle(highest, visible, plan);
    let visibleSum = 0;
    let hiddenSum = 0;
    let timeSum = 0;
    for (let j = 0; j < candidates; j++) {
      const pull = p[j] * (f2[j] - free);
      const c2 = c[j] * c[j];
      visibleSum += pull * (present[j] + weights.future * future[j]);
      hiddenSum += pull * c2 * weights.present;
      timeSum -= pull * 0.5 * (presentSlope[j] + weights.futureSlope * future[j]) * visible2;
      timeSum -= pull * weights.presentSlope * (0.5 * c2 * hidden2 + cost * c[j]);
    }
    const perLoss = plan.limited ? 0 : (0.5 * visible2 * sharpness) / mass;
    plan.plannerVisible = -perLoss * visibleSum * visible;
    plan.plannerHidden = -perLoss * hiddenSum * hidden;
    plan.plannerTime = perLoss * timeSum;
    if (plan.episodes.length > 0) takeApart(situation, perLoss, free, plan);
  }

  /** Σ_j p_j (ℓ_j − L) ∂J_j/∂w_k, episode by episode. */
  function takeApart({ visible, hidden, anticipation }: Situation, perLoss: number, free: number, plan: Plan): void {
    const { episodes } = plan;
    episodes.fill(0);
    let deployment = 0;
    for (let j = 0; j < candidates; j++) {
      const pull = perLoss * p[j] * (f2[j] - free);
      const common = 0.5 * c[j] * c[j] * hidden * hidden + cost * c[j];
      const shrink = 1 - anticipation * f2[j];
      let power = 1;
      for (let k = 0; k < deploy; k++) {
        const miss = 1 - f[j] * power;
        episodes[k] -= pull * (0.5 * miss * miss * visible * visible + common);
        power *= shrink;
      }
      deployment -= pull * 0.5 * future[j] * visible * visible;
    }
    plan.deployment = deployment;
  }

  /** What each candidate leads to, episode by episode. */
  function foresee({ anticipation, weights: { values, slopes } }: Situation): void {
    for (let j = 0; j < candidates; j++) {
      const fj = f[j];
      const uf2 = anticipation * f2[j];
      const shrink = 1 - uf2; // A
      let power = 1;
      let series = 0;
      let sum = 0;
      let slope = 0;
      for (let k = 0; k < deploy; k++) {
        const miss = 1 - fj * power;
        sum += values[k] * miss * miss;
        slope += slopes[k] * miss * miss;
        series += power;
        power *= shrink;
      }
      present[j] = sum;
      presentSlope[j] = slope;
      future[j] = uf2 * series * (uf2 * series); // (1 − A^n)²
    }
  }

  const sharpnessOf = ({ weights: { scale } }: Situation) => (scale === 0 ? 1 / temperature : exp(scale) / temperature);

  function shareTies(highest: number): void {
    for (let j = 0; j < candidates; j++) p[j] = value[j] === highest ? 1 : 0;
  }

  /** Sums the shares up and fills what follows from them directly; returns E_p[f²]. */
  function settle(highest: number, visible: number, plan: Plan): number {
    mass = 0;
    let compliance = 0;
    let free = 0;
    for (let j = 0; j < candidates; j++) {
      mass += p[j];
      compliance += p[j] * c[j];
      free += p[j] * f2[j];
    }
    const scale = 1 / mass;
    free *= scale;
    plan.compliance = compliance * scale;
    plan.loss = 0.5 * free * visible * visible;
    plan.best = highest - value[0];
    plan.directVisible = free * visible;
    return free;
  }

  return deploy === 1 ? planOneEpisode : planEpisodes;
}
