import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  absentMindedDiscrepancy,
  absentMindedOptimum,
  absentMindedUtility,
  figureLength,
  gamePayoffs,
  gameThreshold,
  thresholdGrid,
  type GameLength,
} from '../../src/core/hubingerGame';

/** Every way to defect (true) or not in each of the episodes. */
function histories({ training, deployment }: GameLength): boolean[][] {
  const episodes = training + deployment;
  return Array.from({ length: 2 ** episodes }, (_, code) =>
    Array.from({ length: episodes }, (_, k) => Math.floor(code / 2 ** k) % 2 === 1),
  );
}

/** What one history collects, played by the rules: a lapse pays 1 (times γ^k), but in training it converts the agent for good. */
function collected(history: boolean[], { training }: GameLength, factor: number): number {
  let converted = false;
  let sum = 0;
  history.forEach((defects, k) => {
    if (converted || !defects) return;
    sum += factor ** k;
    if (k < training) converted = true;
  });
  return sum;
}

const lengths = fc.record({ training: fc.integer({ min: 1, max: 4 }), deployment: fc.integer({ min: 1, max: 5 }) });
const probability = fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000);

describe('the game of Hubinger et al. 2019, Figure 4.1', () => {
  test('deceiving collects 3 and greed 1, and no way to play collects more than 3', () => {
    expect(gamePayoffs(figureLength, 1)).toEqual({ deceive: 3, greedy: 1 });
    expect(Math.max(...histories(figureLength).map((history) => collected(history, figureLength, 1)))).toBe(3);
  });

  test('with any factor the two policies collect what their histories do', () => {
    fc.assert(
      fc.property(lengths, probability, (length, factor) => {
        const episodes = length.training + length.deployment;
        const deceiving = Array.from({ length: episodes }, (_, k) => k >= length.training);
        const greedy = Array.from({ length: episodes }, () => true);
        const { deceive, greedy: atOnce } = gamePayoffs(length, factor);
        expect(deceive).toBeCloseTo(collected(deceiving, length, factor), 12);
        expect(atOnce).toBe(collected(greedy, length, factor));
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  test('the best of all histories turns from greed to deceiving at the threshold', () => {
    fc.assert(
      fc.property(lengths, (length) => {
        const best = (factor: number) =>
          histories(length).reduce((a, b) => (collected(b, length, factor) > collected(a, length, factor) ? b : a));
        const threshold = gameThreshold(length);
        expect(best(threshold - 1e-6)[0]).toBe(true);
        expect(best(threshold + 1e-6).slice(0, length.training)).not.toContain(true);
      }),
      { seed: 6, numRuns: 60 },
    );
    expect(gameThreshold(figureLength)).toBeCloseTo(0.6823278, 7);
    expect(gameThreshold({ training: 1, deployment: 3 })).toBeCloseTo(0.543689, 7);
  });
});

describe('its absent-minded variant', () => {
  /** The expectation over every history of independent lapses with probability p. */
  const expected = (p: number, length: GameLength) =>
    histories(length).reduce((sum, history) => {
      const chance = history.reduce((product, defects) => product * (defects ? p : 1 - p), 1);
      return sum + chance * collected(history, length, 1);
    }, 0);

  test('is the expectation over all histories', () => {
    fc.assert(
      fc.property(lengths, probability, (length, p) => {
        expect(absentMindedUtility(p, length)).toBeCloseTo(expected(p, length), 12);
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  test('is 1 − (1−p)² + 3p(1−p)² for the figure', () => {
    for (const p of [0, 0.1, 0.5, 0.61, 1]) {
      expect(absentMindedUtility(p, figureLength)).toBeCloseTo(1 - (1 - p) ** 2 + 3 * p * (1 - p) ** 2, 14);
    }
  });

  test('no p in steps of 1/9000 does better than 5/9, by brute force', () => {
    let best = 0;
    for (let i = 0; i <= 9000; i++)
      if (expected(i / 9000, figureLength) > expected(best / 9000, figureLength)) best = i;
    expect(best).toBe(5000);
    expect(absentMindedOptimum(figureLength)).toBeCloseTo(5 / 9, 15);
  });

  test('nor, for other lengths, better than the closed form', () => {
    fc.assert(
      fc.property(lengths, probability, (length, p) => {
        expect(expected(p, length)).toBeLessThanOrEqual(expected(absentMindedOptimum(length), length) + 1e-14);
      }),
      { seed: 8, numRuns: 200 },
    );
  });

  test('by these rules the printed 0.61 collects a little less than 5/9', () => {
    const { ours, printed } = absentMindedDiscrepancy();
    expect(ours.p).toBeCloseTo(5 / 9, 15);
    expect(ours.utility).toBeCloseTo(expected(5 / 9, figureLength), 13);
    expect(ours.utility).toBeCloseTo(275 / 243, 14);
    expect(printed.p).toBe(0.61);
    expect(printed.utility).toBeCloseTo(expected(0.61, figureLength), 13);
    expect(printed.utility).toBeLessThan(ours.utility);
  });
});

describe('the grid of thresholds', () => {
  test('is row after row, Σ_{k=n..H} γ^k = 1 in each cell', () => {
    const deploys = [1, 2, 5];
    const horizons = [3, 4, 64, Infinity];
    const grid = thresholdGrid(deploys, horizons);
    deploys.forEach((n, row) => {
      horizons.forEach((H, column) => {
        const factor = grid[row * horizons.length + column];
        if (H < n) expect(factor).toBe(Infinity);
        else {
          let sum = 0;
          for (let k = n; k <= Math.min(H, 3000); k++) sum += factor ** k;
          expect(sum).toBeCloseTo(1, 11);
        }
      });
    });
    expect(grid[3]).toBe(0.5);
    expect(grid[7]).toBeCloseTo(0.6180339887, 10);
  });
});
