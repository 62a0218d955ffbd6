import { exp, log } from './elementary';
import { isFlat, planOneEpisode } from './oneEpisode';
import type { Plan, Situation } from './plan';
import { curvatureAt, gainOverCompliance, slopeAt, utilityAt } from './utility';

/**
 * The argmax planner: fills `plan` with the global maximum of J on [0, 1], among equal maxima the smallest compliance, for n = `deploy`
 * (1 … H, the n that the weights were summed for) and κ = `cost` ≥ 0 (MODEL.md, "One training step"). Solved in f = 1 − c because c near
 * 1 loses digits. J and its slopes are divided by the weights' scale e^s, as `plan.best` is; it cancels in dc/dθ.
 */
export function planArgmax(situation: Situation, deploy: number, cost: number, plan: Plan): void {
  if (deploy === 1) planOneEpisode(situation, cost, plan);
  else planEpisodes(situation, deploy, cost, plan);
}

/**
 * Points f at which J_f is taken when n > 1, from greed (1) down to full compliance (0): dense where J can have several maxima, wide
 * near 0, where there is at most the one that the far future makes.
 */
const grid = new Float64Array(161);
for (let i = 0, f = 1; i < 160; i++) {
  grid[i] = f;
  f *= i < 120 ? 0.97 : 0.85;
}

/** The highest maximum met so far: its f (−1: none yet) and J(f) − J(f = 0), in units of e^scale. */
const highest = { f: -0.5, value: 0.5 };

/**
 * n > 1: every local maximum is a fall of J_f through zero; bracket each on the grid, polish it, keep the highest. A cell in which J_f,
 * bent as it is around it, may pass zero more often than its signs at the ends tell (to zero and back where they agree, three times
 * where they differ) is cut in pieces; such cells are rare.
 */
function planEpisodes(situation: Situation, deploy: number, cost: number, plan: Plan): void {
  const { visible, hidden, weights } = situation;
  const atCompliance = weights.present * (visible * visible + hidden * hidden + cost); // J_f at f = 0
  const greed = gainOverCompliance(situation, deploy, cost, 1);
  let before = slopeAt(situation, deploy, cost, 1.03); // beyond greed, only for the bend of the first cell
  let above = slopeAt(situation, deploy, cost, 1);
  let below = slopeAt(situation, deploy, cost, grid[1]);
  highest.f = above >= 0 ? 1 : -1;
  highest.value = greed;
  for (let i = 0; i < 160; i++) {
    const next = i < 158 ? slopeAt(situation, deploy, cost, grid[i + 2]) : atCompliance;
    const bend = Math.max(Math.abs(before - above + (below - above)), Math.abs(above - below + (next - below)));
    const falls = above < 0 && below >= 0;
    const turns =
      falls || (above >= 0 && below < 0)
        ? Math.abs(above - below) < bend
        : Math.min(Math.abs(above), Math.abs(below)) < 0.25 * bend;
    if (turns) searchCell(situation, deploy, cost, i);
    else if (falls) keepHigher(situation, deploy, cost, grid[i + 1], grid[i]);
    before = above;
    above = below;
    below = next;
  }
  if (highest.f < 0) highest.f = 0;
  fillPlan(situation, deploy, cost, highest.f, plan);
  plan.best =
    highest.f === 1 ? 0 : utilityAt(situation, deploy, cost, highest.f) - utilityAt(situation, deploy, cost, 1);
}

/** Looks for falls of J_f in 32 pieces of the grid's cell i. */
function searchCell(situation: Situation, deploy: number, cost: number, i: number): void {
  let high = grid[i];
  let above = slopeAt(situation, deploy, cost, high);
  for (let piece = 1; piece <= 32; piece++) {
    const low = piece < 32 ? grid[i] + (grid[i + 1] - grid[i]) * (piece / 32) : grid[i + 1];
    const below = slopeAt(situation, deploy, cost, low);
    if (above < 0 && below >= 0) keepHigher(situation, deploy, cost, low, high);
    high = low;
    above = below;
  }
}

/** Polishes the maximum in [low, high] and keeps it if it is higher than those met so far. */
function keepHigher(situation: Situation, deploy: number, cost: number, low: number, high: number): void {
  const f = fallOf(situation, deploy, cost, low, high);
  const value = gainOverCompliance(situation, deploy, cost, f);
  if (highest.f >= 0 && !(value > highest.value)) return;
  highest.f = f;
  highest.value = value;
}

/** Root of J_f in [low, high], where J_f(low) ≥ 0 > J_f(high): Newton, or the middle where Newton leaves the bracket. */
function fallOf(situation: Situation, deploy: number, cost: number, low: number, high: number): number {
  const { visible, hidden, anticipation, weights } = situation;
  let f = low > 0 ? 0.5 * (low + high) : high;
  if (low === 0) {
    // Near 0, J_f ≈ w(g² + κ) − 2 W n² u² e_visible² f³: start from the root of that.
    const gap2 = visible * visible + hidden * hidden;
    const push = 2 * weights.future * deploy * deploy * anticipation * anticipation * visible * visible;
    const pull = weights.present * (gap2 + cost);
    if (pull === 0) return 0;
    if (pull < push) f = Math.min(high, exp(log(pull / push) * 0.3333333333333333));
  }
  for (let i = 0; i < 200; i++) {
    const slope = slopeAt(situation, deploy, cost, f);
    if (slope >= 0) low = f;
    else high = f;
    const change = -slope / curvatureAt(situation, deploy, f);
    if (Math.abs(change) <= 1e-15 * f) break;
    const next = f + change;
    f = next > low && next < high ? next : 0.5 * (low + high);
  }
  return f;
}

/** Loss and gradient at the maximum f, by the implicit function theorem: df/dθ = −J_fθ / J_ff. */
function fillPlan(situation: Situation, deploy: number, cost: number, f: number, plan: Plan): void {
  const { visible, hidden, anticipation, weights } = situation;
  const { values, slopes } = weights;
  const visible2 = visible * visible;
  plan.compliance = 1 - f;
  plan.loss = 0.5 * f * f * visible2;
  plan.limited = false;
  plan.directVisible = f * f * visible;
  plan.plannerVisible = 0;
  plan.plannerHidden = 0;
  plan.plannerTime = 0;
  plan.episodes.fill(0);
  plan.deployment = 0;
  const slope = slopeAt(situation, deploy, cost, f);
  const curvature = curvatureAt(situation, deploy, f);
  if (isFlat(curvature, visible2) || (f === 1 && slope > 0) || (f === 0 && slope < 0)) return;
  const uf2 = anticipation * f * f;
  const a = 1 - uf2;
  let power = 1;
  let previous = 0;
  let series = 0;
  let sum = 0;
  let sumSlope = 0;
  const apart = plan.episodes.length > 0;
  for (let k = 0; k < deploy; k++) {
    const term = (1 - f * power) * (power - 2 * uf2 * k * previous);
    sum += values[k] * term;
    sumSlope += slopes[k] * term;
    if (apart) plan.episodes[k] = term;
    series += power;
    previous = power;
    power *= a;
  }
  const future = uf2 * series * (2 * deploy * anticipation * f * previous);
  const perSlope = (-f * visible2) / curvature;
  plan.plannerVisible = perSlope * 2 * visible * (sum - weights.future * future);
  plan.plannerHidden = perSlope * 2 * hidden * weights.present * (1 - f);
  plan.plannerTime =
    perSlope *
    (visible2 * (sumSlope - weights.futureSlope * future) + weights.presentSlope * ((1 - f) * hidden * hidden + cost));
  if (!apart) return;
  const common = (1 - f) * hidden * hidden + cost;
  for (let k = 0; k < deploy; k++) plan.episodes[k] = perSlope * (visible2 * plan.episodes[k] + common);
  plan.deployment = -perSlope * visible2 * future;
}
