import { deceptionThreshold, sumOfPowers } from './deceptionThreshold';

/**
 * The game of Hubinger et al. 2019, Figure 4.1: one unit of mesa-utility for every episode that pursues the mesa-objective; one lapse in
 * training converts the agent for good. At least one episode of each kind; two training and three deployment episodes in the figure.
 */
export interface GameLength {
  readonly training: number;
  readonly deployment: number;
}

export const figureLength: GameLength = { training: 2, deployment: 3 };

/** What the two policies collect at a factor γ: 3 and 1 in the figure, which does not discount (γ = 1). */
export function gamePayoffs({ training, deployment }: GameLength, factor: number): { deceive: number; greedy: number } {
  return { deceive: sumOfPowers(factor, training, training + deployment - 1), greedy: 1 };
}

/** γ above which deceiving collects more than greed, in (0, 1]: fact 2's, since a game of n + d episodes ends at H = n + d − 1. */
export function gameThreshold({ training, deployment }: GameLength): number {
  return deceptionThreshold(training, training + deployment - 1).factor;
}

/**
 * The threshold factor for every n of `deploys` (rows) and H of `horizons` (columns), row after row; Infinity where H < n, since then no
 * deployment is foreseen and no factor is enough.
 */
export function thresholdGrid(deploys: readonly number[], horizons: readonly number[]): Float64Array {
  return Float64Array.from(
    deploys.flatMap((n) => horizons.map((H) => (H < n ? Infinity : deceptionThreshold(n, H).factor))),
  );
}

/**
 * Expected mesa-utility of an agent that cannot tell episodes apart and defects with probability p in each of them: a lapse in training
 * collects 1; without one, each deployment episode collects 1 with probability p. In the figure 1 − (1−p)² + 3p(1−p)².
 */
export function absentMindedUtility(p: number, { training, deployment }: GameLength): number {
  const unnoticed = sumOfPowers(1 - p, training, training); // (1−p)^training
  return 1 - unnoticed + deployment * p * unnoticed;
}

/**
 * The p that maximises it by the rules as stated: with q = 1 − p the slope nq^(n−1)(d − 1) − (n + 1)dq^n is 0 at q = n(d−1)/((n+1)d).
 * 5/9 in the figure, for 1.1317.
 */
export function absentMindedOptimum({ training, deployment }: GameLength): number {
  return 1 - (training * Math.max(deployment - 1, 0)) / ((training + 1) * Math.max(deployment, 1));
}

/**
 * Our p and the one that the paper prints (about 0.61), each with what it collects by the rules as stated. An open discrepancy: we do not
 * know why they differ, and it need not be the paper's error.
 */
export function absentMindedDiscrepancy() {
  const at = (p: number) => ({ p, utility: absentMindedUtility(p, figureLength) });
  return { ours: at(absentMindedOptimum(figureLength)), printed: at(0.61) };
}
