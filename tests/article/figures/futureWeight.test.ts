import { expect, test } from 'vitest';
import { futureWeight } from '../../../src/article/figures/FutureWeight';
import { parametersWith } from '../../../src/article/figures/figureSpecs';
import { runTraining } from '../../../src/core/trainingRun';

test('the future weight of the formula is that of the run', () => {
  for (const horizon of [1, 2, 3, 16, 64]) {
    for (const rho of [-0.2, 0, 0.5, 1.3, 4]) {
      const run = runTraining(parametersWith({ horizon, rho, steps: 1 }));
      expect(futureWeight(rho, horizon) / run.columns.weight[0]).toBeCloseTo(1, 9);
    }
  }
});

test('without discounting it is the number of episodes', () => {
  expect(futureWeight(0, 64)).toBe(64);
});
