import { exp, log } from './elementary';

/** The game of Moe 2023, "Simple experiments with deceptive alignment"; docs/moe-2023.md says what its statement leaves open. */
export interface MoeGame {
  /** Episodes in all, and how many of them, from the first, are training; 100 and 20 there. */
  readonly episodes: number;
  readonly trainingEpisodes: number;
  /** η ≥ 0 of the training episodes, 1 there; deployment has none. */
  readonly learningRate: number;
  /** θ of the first episode, 0.8 there: what its agent wants to output, where the base objective y² wants 0. */
  readonly theta0: number;
  /** ρ: an agent weighs the episode k ahead of its own by e^(−ρk). 0 there. */
  readonly rho: number;
  /**
   * What the base optimiser differentiates y² by. `theta`: y = cθ with the coefficient as it is, so θ ← θ(1 − 2ηc²). `output`: y itself,
   * as if θ were the output, so θ ← θ(1 − 2ηc).
   */
  readonly gradientOf: 'theta' | 'output';
}

/** One number an episode: the coefficient c that its agent chooses, the θ it finds, and its output y = cθ. */
export interface MoePath {
  readonly coefficient: Float64Array;
  readonly theta: Float64Array;
  readonly output: Float64Array;
}

/** What an agent finds behind its own episode, in units in which its own weighs `now`. */
interface Later {
  /** A ≥ 0 and A − B of the cost Ax² − 2Bxτ + Cτ² of all later episodes; kept as a difference because the two nearly cancel. */
  squared: number;
  excess: number;
  /** The next agent's coefficient, and the weight of its episode. */
  coefficient: number;
  weight: number;
}

/**
 * Solves it by backward induction. Coefficients do not depend on θ (everything is homogeneous in it), so what the episodes after t cost
 * an agent that wants τ, when they start from state x, is a form Ax² − 2Bxτ + Cτ²: quadratic in evaluator and state, because later agents
 * choose by their own θ and are judged by τ. Agent t chooses c for itself, x = τ = θ:
 *     now·(c−1)² + A a² − 2B a → min,  a = 1 − 2ηc² or 1 − 2ηc,
 * and the form steps back by A ← now·c² + a²A, B ← now·c + aB. C decides nothing. Weights are relative to the heaviest, so for ρ < 0
 * the present shrinks instead of the future growing.
 */
export function solveMoeGame(game: MoeGame): MoePath {
  const { episodes, trainingEpisodes, learningRate, rho, gradientOf } = game;
  const coefficient = new Float64Array(episodes);
  const theta = new Float64Array(episodes);
  const output = new Float64Array(episodes);
  const taken = (c: number) => 2 * learningRate * (gradientOf === 'theta' ? c * c : c); // 1 − a
  const ratio = exp(-Math.abs(rho));
  const later: Later = { squared: 0, excess: 0, coefficient: 1, weight: 0 };
  let now = 1;
  for (let t = episodes - 1; t >= 0; t--) {
    const trains = t < trainingEpisodes && learningRate > 0;
    const c = trains ? choose[gradientOf](now, later, learningRate) : 1;
    const lost = trains ? taken(c) : 0;
    const a = 1 - lost;
    later.excess = a * (later.excess - lost * later.squared) - now * c * (1 - c);
    later.squared = now * c * c + a * a * later.squared;
    later.coefficient = c;
    if (rho < 0) {
      later.weight = now;
      now *= ratio;
    } else {
      later.weight = ratio;
      later.squared *= ratio;
      later.excess *= ratio;
    }
    coefficient[t] = c;
  }
  let state = game.theta0;
  for (let t = 0; t < episodes; t++) {
    theta[t] = state;
    output[t] = coefficient[t] * state;
    if (t < trainingEpisodes) state *= 1 - taken(coefficient[t]);
  }
  return { coefficient, theta, output };
}

/**
 * The best coefficient, for η > 0. Where the present has underflowed and nothing later depends on θ, it does not matter, and greed
 * stands for it.
 */
const choose = {
  /**
   * a = 1 − 2ηc: a parabola in c, with its minimum where (now + 4η²A)c = now + 2η(A − B). The right-hand side is now − next(1 − c_next),
   * next being the next episode's weight: put the next agent's own minimum into how A and B step back (docs/moe-2023.md). A − B itself
   * would lose it. It may be negative: growing θ beforehand, against later erosion.
   */
  output(now: number, { squared, coefficient, weight }: Later, learningRate: number): number {
    const bend = now + 4 * learningRate * learningRate * squared;
    return bend > 0 ? (now - weight + weight * coefficient) / bend : 1;
  },
  /**
   * a = 1 − 2ηc²: the slope is 8η²A c³ + (now − 4η(A − B))c − now. A negative c is never better than −c, and over c > 0 the slope is
   * convex and starts at −now, so it has one root there. Newton from its right falls monotonically onto it;
   * the start is raised a little, lest rounding put it on the left.
   */
  theta(now: number, { squared, excess }: Later, learningRate: number): number {
    const cubic = 8 * learningRate * learningRate * squared;
    const straight = now - 4 * learningRate * excess;
    if (!(cubic > 0)) return straight > 0 ? now / straight : 1;
    const alone = now > 0 ? exp(log(now / cubic) * 0.3333333333333333) * 1.000000001 : 0;
    let c = alone + Math.sqrt(Math.max(0, -straight) / cubic); // there the slope is still ≥ 0
    if (straight > 0) c = Math.min(c, now / straight);
    for (let i = 0; i < 200; i++) {
      const next = c - (cubic * c * c * c + straight * c - now) / (3 * cubic * c * c + straight);
      if (!(next < c)) break;
      c = next;
    }
    return c;
  },
};
