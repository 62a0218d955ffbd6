import { cubicRoot } from './cubicRoot';
import type { Plan, Situation } from './plan';

/**
 * n = 1: J(f) = −½(1−f)²g² − κ(1−f) − ½Wu²f⁴e_visible² is concave; its maximum is the root of
 * J_f = d − bf − af³ with b = w_0 g², d = b + w_0 κ, a = 2Wu²e_visible².
 */
export function planOneEpisode(situation: Situation, cost: number, plan: Plan): void {
  const { visible, hidden, anticipation, weights } = situation;
  const visible2 = visible * visible;
  const gap2 = visible2 + hidden * hidden;
  const now = weights.values[0];
  const u2 = anticipation * anticipation;
  const pull = weights.future * u2;
  const a = weights.future * (2 * u2 * visible2);
  const b = now * gap2;
  const d = b + now * cost;
  const atGreed = now * cost - a; // J_f at f = 1
  const f = atGreed < 0 ? Math.min(1, cubicRoot(a, b, d)) : 1;
  const c = 1 - f;
  const f2 = f * f;
  plan.compliance = c;
  plan.loss = 0.5 * f2 * visible2;
  plan.best = 0.25 * a * c * (1 + f) * (1 + f2) - now * c * (0.5 * c * gap2 + cost);
  plan.limited = false;
  plan.directVisible = f2 * visible;
  const curvature = -b - 3 * a * f2;
  if (isFlat(curvature, visible2) || (f === 1 && atGreed > 0)) {
    plan.plannerVisible = 0;
    plan.plannerHidden = 0;
    plan.plannerTime = 0;
    plan.deployment = 0;
    return;
  }
  const f3 = f2 * f;
  const perSlope = (-2 * f * visible2) / curvature; // 2 ℓ_f · df/dθ = perSlope · J_fθ
  plan.plannerVisible = perSlope * (now * c - 2 * pull * f3) * visible;
  plan.plannerHidden = perSlope * now * c * hidden;
  plan.plannerTime = -perSlope * weights.futureSlope * u2 * f3 * visible2;
  if (plan.episodes.length > 0) plan.deployment = -perSlope * u2 * f3 * visible2;
}

/**
 * Whether J_ff counts as 0: it is, or it is so small against e_visible² that the ratio would overflow, as when e^−s, all that is left
 * of the present, has underflowed and nothing is anticipated.
 */
export function isFlat(curvature: number, visible2: number): boolean {
  return curvature === 0 || Math.abs(curvature) < 1e-250 * visible2;
}
