import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exponentialFuture } from '../../src/core/futureWeight';
import { exponentialWeights } from '../../src/core/exponential';
import { createWeights } from '../../src/core/weights';

const real = (min: number, max: number) => fc.integer({ min: 0, max: 1e9 }).map((n) => min + (max - min) * (n / 1e9));

test('W and D are the closed forms of geometric series', () => {
  fc.assert(
    fc.property(real(0.05, 5), fc.boolean(), fc.integer({ min: 1, max: 512 }), (size, negative, horizon) => {
      const rho = negative ? -size : size;
      const q = Math.exp(-rho);
      const top = Math.exp(-rho * horizon);
      if (top > 1e290) return;
      const weight = (q * (1 - top)) / (1 - q);
      const distance = 1 / (1 - q) - (horizon * top) / (1 - top);
      const future = exponentialFuture(rho, horizon);
      expect(future.weight / weight).toBeCloseTo(1, 11);
      expect(future.distance / distance).toBeCloseTo(1, 11);
    }),
    { seed: 1, numRuns: 500 },
  );
});

test('equal weights: H episodes, (H + 1)/2 ahead on average', () => {
  expect(exponentialFuture(0, 64)).toEqual({ weight: 64, distance: 32.5 });
  expect(exponentialFuture(7, 1).distance).toBe(1);
  expect(exponentialFuture(-7, 1).distance).toBe(1);
});

test('the simulation, which sums by doubling, agrees', () => {
  fc.assert(
    fc.property(real(-3, 6), fc.integer({ min: 1, max: 512 }), (rho, horizon) => {
      const weights = createWeights(1);
      exponentialWeights(rho, horizon, weights);
      const { weight, distance } = exponentialFuture(rho, horizon);
      expect(-weights.totalSlope / weights.total / distance).toBeCloseTo(1, 12);
      if (weights.scale < 600) expect((weights.total * Math.exp(weights.scale)) / weight).toBeCloseTo(1, 12);
    }),
    { seed: 4, numRuns: 500 },
  );
});

test('nothing overflows', () => {
  expect(exponentialFuture(-1e3, 512)).toEqual({ weight: 1e300, distance: 512 });
  expect(exponentialFuture(1e3, 512)).toEqual({ weight: 0, distance: 1 });
});
