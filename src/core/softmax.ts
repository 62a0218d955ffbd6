import { cubicRoot } from './cubicRoot';
import { exp } from './elementary';
import type { Parameters } from './parameters';
import type { Plan, Situation } from './plan';
import { exponentiate, walkShares } from './softmaxShares';

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
  const moments = new Float64Array(7);
  const quartic = new Float64Array(3); // a, k and b of J, or of J/τ
  const value = new Float64Array(candidates); // J_j / e^s
  const p = new Float64Array(candidates); // shares before they are divided by their sum
  let mass = 1.5;
  // Of J's derivatives: Σ w_k (1 − f A^k)², its slope, and (1 − A^n)²
  const present = new Float64Array(candidates);
  const presentSlope = new Float64Array(candidates);
  const future = new Float64Array(candidates);

  /**
   * n = 1: J_j = −[a c² + k c + b f⁴] is concave, and its shares are walked out from the peak f₀. With x = f − f₀, whose moments the walk
   * gives, f² − f₀² = 2f₀x + x², c² − c₀² = −2c₀x + x², and f⁴ − f₀⁴ = 4f₀³x + 6f₀²x² + 4f₀x³ + x⁴.
   */
  function planOneEpisode(situation: Situation, plan: Plan): void {
    const { visible, hidden, anticipation, weights } = situation;
    const sharpness = sharpnessOf(situation);
    if (sharpness > 1e250) {
      planEpisodes(situation, plan);
      return;
    }
    const visible2 = visible * visible;
    const now = weights.present;
    const u2 = anticipation * anticipation;
    const a = 0.5 * now * (visible2 + hidden * hidden);
    const k = now * cost;
    const b = 0.5 * weights.future * u2 * visible2;
    quartic[0] = a;
    quartic[1] = k;
    quartic[2] = b;
    const peak = peakOf();
    const f0 = f[peak];
    const c0 = 1 - f0;
    const highest = -(c0 * (a * c0 + k) + b * f4[peak]);
    quartic[0] = a * sharpness;
    quartic[1] = k * sharpness;
    quartic[2] = b * sharpness;
    walkShares(moments, quartic, peak, candidates);
    const scale = 1 / moments[0];
    const x1 = moments[1] * scale;
    const x2 = moments[2] * scale;
    const x3 = moments[3] * scale;
    const x4 = moments[4] * scale;
    const x5 = moments[5] * scale;
    const x6 = moments[6] * scale;
    const v11 = x2 - x1 * x1;
    const v12 = x3 - x1 * x2;
    const v13 = x4 - x1 * x3;
    const v14 = x5 - x1 * x4;
    const v22 = x4 - x2 * x2;
    const v23 = x5 - x2 * x3;
    const v24 = x6 - x2 * x4;
    const free = f0 * (f0 + 2 * x1) + x2;
    const withC2 = v22 + 2 * (f0 - c0) * v12 - 4 * f0 * c0 * v11; // covariances with f²
    const withF4 = v24 + f0 * (2 * v14 + 4 * v23 + f0 * (8 * v13 + 6 * v22 + f0 * (16 * v12 + f0 * 8 * v11)));
    const perLoss = 0.5 * visible2 * sharpness;
    plan.limited = false;
    plan.compliance = c0 - x1;
    plan.loss = 0.5 * free * visible2;
    plan.best = highest + b;
    plan.directVisible = free * visible;
    plan.plannerVisible = -perLoss * (now * withC2 + weights.future * u2 * withF4) * visible;
    plan.plannerHidden = -perLoss * now * withC2 * hidden;
    plan.plannerTime = perLoss * -0.5 * weights.futureSlope * u2 * visible2 * withF4;
    if (plan.episodes.length > 0) plan.deployment = perLoss * -0.5 * u2 * visible2 * withF4;
  }

  /** The candidate with the highest J, whose a, k and b are in `quartic`: one of the two beside the root of J_f = 2a(1−f) + k − 4bf³. */
  function peakOf(): number {
    const a = quartic[0];
    const k = quartic[1];
    const b = quartic[2];
    const root = k < 4 * b ? cubicRoot(4 * b, 2 * a, 2 * a + k) : 1;
    const left = Math.max(0, Math.min(candidates - 2, Math.floor((1 - root) * (candidates - 1))));
    const f0 = f[left];
    const f1 = f[left + 1];
    const rise = (a * (2 - f0 - f1) + k) * (f0 - f1); // of what compliance costs
    return rise < b * (f4[left] - f4[left + 1]) ? left + 1 : left;
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
