import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { solveMoeGame, type MoeGame } from '../../src/core/moeGame';
import { shareShown } from '../../src/core/theory';

const stated: MoeGame = {
  episodes: 100,
  trainingEpisodes: 20,
  learningRate: 1,
  theta0: 0.8,
  rho: 0,
  gradientOf: 'theta',
};
const conventions = ['theta', 'output'] as const;
const real = (min: number, max: number) => fc.integer({ min: 0, max: 1e9 }).map((n) => min + (max - min) * (n / 1e9));
const anyGame = fc
  .record({
    trainingEpisodes: fc.integer({ min: 0, max: 20 }),
    deployment: fc.integer({ min: 0, max: 80 }),
    learningRate: real(0.02, 1.5),
    theta0: real(-2, 2),
    rho: real(-0.5, 4),
    gradientOf: fc.constantFrom(...conventions),
  })
  .filter(({ trainingEpisodes, deployment }) => trainingEpisodes + deployment > 0)
  .map(({ deployment, ...game }): MoeGame => ({ ...game, episodes: game.trainingEpisodes + deployment }));

/** θ after an episode: gradient descent on y² by θ, where y = cθ with c held, or by y as if θ were the output. */
function updated(game: MoeGame, t: number, theta: number, y: number): number {
  if (t >= game.trainingEpisodes) return theta;
  const slope = game.gradientOf === 'theta' ? 2 * y * (theta === 0 ? 0 : y / theta) : 2 * y;
  return theta - game.learningRate * slope;
}

/** The lowest point of a function on [from, to]: a grid, then golden section round its best. */
function lowest(cost: (x: number) => number, from: number, to: number, cells: number): number {
  let best = from;
  let least = Infinity;
  for (let i = 0; i <= cells; i++) {
    const x = from + ((to - from) * i) / cells;
    const value = cost(x);
    if (value < least) [best, least] = [x, value];
  }
  const golden = (Math.sqrt(5) - 1) / 2;
  let a = best - (to - from) / cells;
  let b = best + (to - from) / cells;
  for (let i = 0; i < 34; i++) {
    const [c, d] = [b - golden * (b - a), a + golden * (b - a)];
    if (cost(c) < cost(d)) b = d;
    else a = c;
  }
  return (a + b) / 2;
}

/**
 * What episode t's agent outputs at θ, any real number rather than a coefficient: each agent tries outputs, plays the later agents out,
 * each of whom does the same at the θ it finds, and scores all of them by its own θ.
 */
function outputByBruteForce(game: MoeGame, t: number, theta: number, cells: number): number {
  if (t >= game.trainingEpisodes) return theta; // nothing it does changes θ, so only its own (y − θ)² is left
  const size = Math.abs(theta);
  const cost = (y: number) => {
    let sum = (y - theta) ** 2;
    let state = updated(game, t, theta, y);
    for (let s = t + 1; s < game.episodes; s++) {
      const later = outputByBruteForce(game, s, state, cells);
      sum += Math.exp(-game.rho * (s - t)) * (later - theta) ** 2;
      state = updated(game, s, state, later);
    }
    return sum;
  };
  return lowest(cost, -1.5 * size, 2.5 * size, cells);
}

/** Agent t's cost if it plays coefficient c and the later agents those of `coefficient`, from θ = 1. */
function costOf(game: MoeGame, coefficient: ArrayLike<number>, t: number, c: number): number {
  let sum = (c - 1) ** 2;
  let state = updated(game, t, 1, c);
  for (let s = t + 1; s < game.episodes; s++) {
    const y = coefficient[s] * state;
    sum += Math.exp(-game.rho * (s - t)) * (y - 1) ** 2;
    state = updated(game, s, state, y);
  }
  return sum;
}

describe('the backward induction of Moe 2023’s game', () => {
  for (const gradientOf of conventions) {
    test(`agrees with agents that try all outputs, four episodes, two of them training (gradient of ${gradientOf})`, () => {
      for (const learningRate of [0.1, 0.5, 1]) {
        for (const rho of [-0.7, 0, 0.3, 1.5]) {
          const game = { ...stated, episodes: 4, trainingEpisodes: 2, learningRate, rho, gradientOf };
          const { output, theta } = solveMoeGame(game);
          for (let t = 0; t < 4; t++) {
            const tried = outputByBruteForce(game, t, theta[t], 80);
            expect(Math.abs(output[t] - tried), `η = ${learningRate}, ρ = ${rho}, t = ${t}`).toBeLessThan(2e-4);
          }
        }
      }
    });

    test(`and three training episodes of four (gradient of ${gradientOf})`, () => {
      for (const [learningRate, rho] of [
        [1, 0],
        [0.3, 0.5],
      ]) {
        const game = { ...stated, episodes: 4, trainingEpisodes: 3, learningRate, rho, gradientOf };
        const { output, theta } = solveMoeGame(game);
        const tried = outputByBruteForce(game, 0, theta[0], 40);
        expect(Math.abs(output[0] - tried), `η = ${learningRate}, ρ = ${rho}`).toBeLessThan(1e-3);
      }
    });
  }

  test('no agent of any game gains by another coefficient, the later ones keeping theirs', () => {
    fc.assert(
      fc.property(anyGame, real(0, 1), (game, place) => {
        const { coefficient } = solveMoeGame(game);
        const t = Math.min(game.episodes - 1, Math.floor(place * game.episodes));
        const own = costOf(game, coefficient, t, coefficient[t]);
        let least = Infinity;
        for (let c = -3; c <= 3; c += 0.01) least = Math.min(least, costOf(game, coefficient, t, c));
        expect(least).toBeGreaterThanOrEqual(own * (1 - 1e-9) - 1e-12);
      }),
      { seed: 1, numRuns: 150 },
    );
  });

  test('the path follows its own coefficients', () => {
    fc.assert(
      fc.property(anyGame, (game) => {
        const { coefficient, theta, output } = solveMoeGame(game);
        expect(theta[0]).toBe(game.theta0);
        for (let t = 0; t < game.episodes; t++) {
          expect(output[t]).toBe(coefficient[t] * theta[t]);
          if (t + 1 === game.episodes) break;
          const next = updated(game, t, theta[t], output[t]);
          expect(Math.abs(theta[t + 1] - next)).toBeLessThanOrEqual(1e-12 * Math.abs(theta[t]));
        }
      }),
      { seed: 2, numRuns: 200 },
    );
  });
});

describe('the game as stated', () => {
  test('every agent in training holds back, the earlier the more, and deployment outputs θ', () => {
    for (const gradientOf of conventions) {
      const { coefficient, theta, output } = solveMoeGame({ ...stated, gradientOf });
      for (let t = 0; t < 19; t++) expect(coefficient[t]).toBeLessThan(coefficient[t + 1]);
      expect(coefficient[19]).toBeLessThan(0.12);
      for (let t = 20; t < 100; t++) {
        expect(coefficient[t]).toBe(1);
        expect(output[t]).toBe(theta[20]);
      }
    }
  });

  test('so most of θ is kept: 0.72 of 0.8 with the gradient by θ, 0.795 by the output', () => {
    expect(solveMoeGame(stated).theta[99]).toBeCloseTo(0.7232, 4);
    expect(solveMoeGame({ ...stated, gradientOf: 'output' }).theta[99]).toBeCloseTo(0.795, 4);
  });

  test('a negative rate keeps more of it, a rate of 0.3 hardly any', () => {
    for (const gradientOf of conventions) {
      const kept = (rho: number) => Math.abs(solveMoeGame({ ...stated, gradientOf, rho }).theta[99]) / 0.8;
      expect(kept(-0.05)).toBeGreaterThan(kept(0));
      expect(kept(-0.5)).toBeGreaterThan(1 - 1e-9);
      expect(kept(0.05)).toBeLessThan(kept(0));
      expect(kept(0.3)).toBeLessThan(0.01);
    }
  });

  test('a very high rate is greed, which at a learning rate of 1 turns θ round rather than shrinking it', () => {
    for (const gradientOf of conventions) {
      const { coefficient, theta } = solveMoeGame({ ...stated, gradientOf, rho: 50 });
      for (let t = 0; t < 100; t++) {
        expect(coefficient[t]).toBeCloseTo(1, 12);
        expect(theta[t]).toBeCloseTo(t > 20 || t % 2 === 0 ? 0.8 : -0.8, 10);
      }
      const half = solveMoeGame({ ...stated, gradientOf, rho: 50, learningRate: 0.5 });
      expect(Math.abs(half.theta[1])).toBeLessThan(1e-12); // y² without its factor 2: gone in one step
    }
  });

  test('its last training agent, with the gradient by θ, is MODEL.md’s planner at n = 1 and u = 2η', () => {
    for (const learningRate of [0.1, 0.5, 1]) {
      for (const rho of [-0.3, 0, 0.7]) {
        let weight = 0;
        for (let k = 1; k <= 80; k++) weight += Math.exp(-rho * k);
        const { coefficient } = solveMoeGame({ ...stated, learningRate, rho });
        expect(coefficient[19] / shareShown(weight * (2 * learningRate) ** 2)).toBeCloseTo(1, 12);
      }
    }
  });

  test('with the gradient by output and a negative rate, early agents output the other way, to make θ grow', () => {
    const { coefficient, theta } = solveMoeGame({ ...stated, gradientOf: 'output', rho: -0.05 });
    for (let t = 0; t < 19; t++) expect(coefficient[t]).toBeLessThan(0);
    expect(coefficient[19]).toBeGreaterThan(0);
    expect(theta[19]).toBeGreaterThan(0.8);
  });
});

describe('the ends of the game', () => {
  test('nobody who is not trained holds back', () => {
    for (const gradientOf of conventions) {
      for (const game of [
        { ...stated, gradientOf, trainingEpisodes: 0 },
        { ...stated, gradientOf, learningRate: 0 },
      ]) {
        expect(solveMoeGame(game).output).toEqual(new Float64Array(100).fill(0.8));
      }
    }
  });

  test('the last agent of all is greedy even in training', () => {
    for (const gradientOf of conventions) {
      const { coefficient } = solveMoeGame({ ...stated, gradientOf, episodes: 20 });
      expect(coefficient[19]).toBe(1);
      expect(coefficient[18]).toBeLessThan(1);
    }
  });

  test('coefficients do not depend on θ, which may be 0', () => {
    for (const gradientOf of conventions) {
      const { coefficient } = solveMoeGame({ ...stated, gradientOf });
      for (const theta0 of [0, -3, 1e-9]) {
        const other = solveMoeGame({ ...stated, gradientOf, theta0 });
        expect(other.coefficient).toEqual(coefficient);
      }
    }
  });

  test('every number is finite at any rate', () => {
    fc.assert(
      fc.property(anyGame, real(-800, 800), (game, rho) => {
        // A step that overshoots can grow θ: by at most a factor of 2 an episode here.
        const { coefficient, theta, output } = solveMoeGame({ ...game, rho });
        expect([coefficient, theta, output].every((list) => list.every(Number.isFinite))).toBe(true);
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
