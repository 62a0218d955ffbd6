import { describe, expect, test } from 'vitest';
import { solveMoeGame, type MoeGame } from '../../src/core/moeGame';

const stated = { trainingEpisodes: 20, episodes: 100, learningRate: 1, theta0: 0.8, rho: 0 } as const;

/** Numbers of 120 decimals as integers, so that what nearly cancels still shows. */
const one = 10n ** 120n;
const times = (a: bigint, b: bigint) => (a * b) / one;
const big = (x: number) =>
  BigInt(Math.round(x * 2 ** 40)) * (one / 2n ** 40n) +
  (BigInt(Math.round(x * 2 ** 40)) * (one % 2n ** 40n)) / 2n ** 40n;

/** The coefficients in those numbers, each by bisection of its cost's slope, costs played out episode by episode; `factor` is e^(−ρ). */
function exactly(game: MoeGame, factor: bigint): number[] {
  const { episodes, trainingEpisodes, gradientOf } = game;
  const twice = 2n * big(game.learningRate);
  const coefficient: bigint[] = Array<bigint>(episodes).fill(one);
  const tiny = 10n ** 80n; // 1e-40
  const cost = (t: number, own: bigint) => {
    let sum = 0n;
    let state = one;
    let weight = one;
    for (let s = t; s < episodes; s++) {
      const c = s === t ? own : coefficient[s];
      const miss = times(c, state) - one;
      sum += times(weight, times(miss, miss));
      if (s < trainingEpisodes) state -= times(state, times(twice, gradientOf === 'theta' ? times(c, c) : c));
      weight = times(weight, factor);
    }
    return sum;
  };
  for (let t = trainingEpisodes - 1; t >= 0; t--) {
    let low = gradientOf === 'theta' ? 0n : -one;
    let high = 2n * one;
    while (high - low > 10n ** 70n) {
      const middle = (low + high) / 2n;
      if (cost(t, middle + tiny) > cost(t, middle - tiny)) high = middle;
      else low = middle;
    }
    coefficient[t] = low;
  }
  return coefficient.map((c) => Number(c / 10n ** 60n) / 1e60);
}

describe('coefficients keep their digits', () => {
  test.each([
    { gradientOf: 'output', rho: 0, factor: 1 },
    { gradientOf: 'theta', rho: 0, factor: 1 },
    { gradientOf: 'output', rho: -Math.log(1024), factor: 1024 },
    { gradientOf: 'theta', rho: -Math.log(1024), factor: 1024 },
    { gradientOf: 'output', rho: Math.log(2), factor: 0.5 },
    { gradientOf: 'theta', rho: Math.log(2), factor: 0.5 },
  ] as const)('$gradientOf, γ = $factor', ({ gradientOf, rho, factor }) => {
    const game: MoeGame = { ...stated, episodes: 15, trainingEpisodes: 7, rho, gradientOf };
    const { coefficient } = solveMoeGame(game);
    const wanted = exactly(game, big(factor));
    wanted.forEach((c, t) => {
      expect(coefficient[t] / c, `episode ${t}: ${c}`).toBeCloseTo(1, 10);
    });
  });

  test('with the gradient by output and no discounting, c_t = c_(t+1)/(1 + 4η²A), so 20 of them fall below 1e−50', () => {
    const { coefficient } = solveMoeGame({ ...stated, gradientOf: 'output' });
    expect(coefficient[19]).toBeCloseTo(1 / 321, 16);
    expect(coefficient[0]).toBeGreaterThan(0);
    expect(coefficient[0]).toBeLessThan(1e-50);
  });
});
