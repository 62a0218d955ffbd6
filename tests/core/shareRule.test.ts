import { describe, expect, test } from 'vitest';
import { createRule } from '../../src/core/shareRule';
import { createShareSums } from '../../src/core/shareSums';
import { sumShares } from '../../src/core/softmaxShares';

/** Σ_j c_j^power over the candidates, divided by their number. */
function meanPower(candidates: number, power: number): number {
  let sum = 0;
  for (let j = 0; j < candidates; j++) sum += (j / (candidates - 1)) ** power;
  return sum / candidates;
}

describe('a rule for evenly spaced candidates', () => {
  test('gives the mean of every power below twice its size, for any number of candidates that it is for', () => {
    for (const size of [2, 10, 12, 24, 32]) {
      for (let candidates = 2 * size; candidates <= 257; candidates++) {
        const { c, weights } = createRule(candidates, size);
        const mass = weights.reduce((sum, weight) => sum + weight);
        for (const power of [1, 2, 3, size, 2 * size - 1]) {
          const mean = c.reduce((sum, each, i) => sum + weights[i] * each ** power, 0) / mass;
          const off = Math.abs(mean / meanPower(candidates, power) - 1);
          expect(off, `${size} points, ${candidates} candidates, power ${power}`).toBeLessThan(1e-12);
        }
      }
    }
  });
});

/** What sumShares gives, term by term. */
function plainSums(a: number, k: number, b: number, candidates: number) {
  const c = Array.from({ length: candidates }, (_, j) => j / (candidates - 1));
  const f = Array.from({ length: candidates }, (_, j) => (candidates - 1 - j) / (candidates - 1));
  const shares = c.map((each, j) => Math.exp(-(each * (a * each + k) + b * f[j] ** 4)));
  const mass = shares.reduce((sum, share) => sum + share);
  const mean = (of: (j: number) => number) => shares.reduce((sum, share, j) => sum + share * of(j), 0) / mass;
  const free = mean((j) => f[j] ** 2);
  return {
    compliance: mean((j) => c[j]),
    free,
    withC2: mean((j) => (f[j] ** 2 - free) * c[j] ** 2),
    withF4: mean((j) => (f[j] ** 2 - free) * f[j] ** 4),
  };
}

test('the shares add up as they do term by term, to 3e-12, where few points stand for many candidates', () => {
  const sums = createShareSums();
  for (let range = 0.01; range < 70; range *= 1.07) {
    for (let i = 0; i <= 6; i++) {
      for (let j = 0; i + j <= 6; j++) {
        const [a, k, b] = [i, j, 6 - i - j].map((part) => (part * range) / 6);
        for (const candidates of [24, 65, 257]) {
          Object.assign(sums, { a: a / 8, k: k / 8, b: b / 8, sharpness: 8 });
          sumShares(sums, candidates);
          const plain = plainSums(a, k, b, candidates);
          for (const name of ['compliance', 'free', 'withC2', 'withF4'] as const) {
            const off = Math.abs(sums[name] / plain[name] - 1);
            expect(off, `${name}, ${JSON.stringify({ a, k, b, candidates })}`).toBeLessThan(3e-12);
          }
        }
      }
    }
  }
});
