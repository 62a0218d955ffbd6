import { cubicRoot } from './cubicRoot';
import { exp } from './elementary';
import { createRule, sumByRule, type ShareRule } from './shareRule';
import type { ShareSums } from './shareSums';
import { walkShares } from './shareWalk';

/** p_j = exp((J_j − max J)·sharpness), one exponential each. */
export function exponentiate(p: Float64Array, value: Float64Array, highest: number, sharpness: number): void {
  for (let j = 0; j < p.length; j++) p[j] = exp((value[j] - highest) * sharpness);
}

/**
 * Sizes of rules, and how far J/τ may range over the actions for the rule to be right to 1e-12: found by comparing it with the plain sum
 * over 257 candidates for a, k and b in all proportions (the tests do it again).
 */
const SIZES = [10, 12, 14, 16, 18, 20, 24, 28, 32];
const RANGES = [0.33, 1.2, 3.2, 5.6, 8.5, 13, 26, 41, 60];

/** The rules made so far, for the number of candidates last asked for: each is made once, at the first step that needs it. */
const rules: (ShareRule | null)[] = SIZES.map(() => null);
let rulesFor = 0;

/** Fills `sums` for so many candidates, evenly spaced from f = 1 to 0: by a rule where J/τ is smooth enough, else by a walk. */
export function sumShares(sums: ShareSums, candidates: number): void {
  const range = (sums.a + sums.k + sums.b) * sums.sharpness;
  let i = 0;
  while (i < SIZES.length && !(range <= RANGES[i])) i++;
  if (i < SIZES.length && 2 * SIZES[i] <= candidates) sumByRule(sums, ruleAt(i, candidates));
  else walkShares(sums, candidates, highestOf(sums, candidates));
}

function ruleAt(i: number, candidates: number): ShareRule {
  if (candidates !== rulesFor) {
    rules.fill(null);
    rulesFor = candidates;
  }
  return (rules[i] ??= createRule(candidates, SIZES[i]));
}

/** Index of the candidate with the highest J: one of the two beside the root of J_f = 2a(1−f) + k − 4bf³. */
export function highestOf({ a, k, b }: ShareSums, candidates: number): number {
  const root = k < 4 * b ? cubicRoot(4 * b, 2 * a, 2 * a + k) : 1;
  const left = Math.max(0, Math.min(candidates - 2, Math.floor((1 - root) * (candidates - 1))));
  const fLeft = (candidates - 1 - left) / (candidates - 1);
  const fRight = (candidates - 2 - left) / (candidates - 1);
  const rise = (a * (2 - fLeft - fRight) + k) * (fLeft - fRight); // of what compliance costs
  const isRight = rise < b * (fLeft * fLeft * (fLeft * fLeft) - fRight * fRight * (fRight * fRight));
  return isRight ? left + 1 : left;
}
