import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deceptionThreshold, sumOfPowers } from '../../src/core/deceptionThreshold';
import { defaultParameters } from '../../src/core/parameters';
import { runTraining } from '../../src/core/trainingRun';

describe('fact 2: where full compliance starts to beat greed', () => {
  test('two training and three deployment episodes: the root of γ³ + γ = 1', () => {
    const { factor, rate } = deceptionThreshold(2, 4);
    expect(factor).toBeCloseTo(0.6823278038, 10);
    expect(factor ** 3 + factor).toBeCloseTo(1, 14);
    expect(rate).toBeCloseTo(-Math.log(factor), 14);
  });

  test('one training episode left: the root of γ + γ² + γ³ = 1', () => {
    expect(deceptionThreshold(1, 3).factor).toBeCloseTo(0.5436890127, 10);
  });

  test('without an end of the future: 1/2, the golden ratio’s inverse, and the root of γ³ + γ = 1', () => {
    expect(deceptionThreshold(1, Infinity).factor).toBe(0.5);
    expect(deceptionThreshold(2, Infinity).factor).toBeCloseTo((Math.sqrt(5) - 1) / 2, 15);
    expect(deceptionThreshold(3, Infinity).factor).toBeCloseTo(0.6823278038, 10);
  });

  test('which H = 64 all but reaches', () => {
    expect(deceptionThreshold(1, 64).factor).toBeCloseTo(0.5, 15);
    expect(deceptionThreshold(2, 64).factor).toBeCloseTo(0.6180339887, 10);
  });

  test('a single deployment episode has to weigh as much as the present', () => {
    expect(deceptionThreshold(5, 5)).toEqual({ factor: 1, rate: 0, weight: 5 });
  });

  test('the deployment sum is 1 there, below and above it is not, and `weight` is the whole sum', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 200 }), (deploy, more) => {
        const horizon = deploy + more;
        const sum = (factor: number, from: number) => {
          let total = 0;
          for (let k = from; k <= horizon; k++) total += factor ** k;
          return total;
        };
        const { factor, rate, weight } = deceptionThreshold(deploy, horizon);
        expect(sum(factor, deploy)).toBeCloseTo(1, 12);
        expect(sum(factor * (1 - 1e-9), deploy)).toBeLessThan(1);
        expect(sum(factor * (1 + 1e-9), deploy)).toBeGreaterThan(1);
        expect(sum(factor, 1)).toBeCloseTo(weight, 11);
        expect(Math.exp(-rate)).toBeCloseTo(factor, 14);
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  test('the simulation’s incentive changes its sign there, for any n and H', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 40 }), (deploy, more) => {
        const horizon = deploy + more;
        const { rate } = deceptionThreshold(deploy, horizon);
        const incentive = (rho: number) =>
          runTraining({ ...defaultParameters, anticipation: 1, deploy, horizon, rho, steps: 1 }).columns.incentive[0];
        expect(incentive(rate + 1e-6)).toBeLessThan(0);
        expect(incentive(rate - 1e-6)).toBeGreaterThan(0);
      }),
      { seed: 3, numRuns: 60 },
    );
  });
});

test('sums of powers are those of geometric series', () => {
  expect(sumOfPowers(0.5, 1, 3)).toBe(0.875);
  expect(sumOfPowers(3, 2, 4)).toBe(9 + 27 + 81);
  expect(sumOfPowers(1, 7, 12)).toBe(6);
  expect(sumOfPowers(0.7, 4, 3)).toBe(0);
  expect(sumOfPowers(0, 0, 5)).toBe(1);
});
