import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deployedOf, deploymentSentence } from '../../src/core/deploymentSentence';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { runTraining } from '../../src/core/trainingRun';
import { anyParameters } from '../worker/anyParameters';

const plain = (x: number) => x.toPrecision(2);

function said(changes: Partial<Parameters>, row?: number): string {
  const { columns, parameters } = runTraining({ ...defaultParameters, ...changes });
  return deploymentSentence(deployedOf(columns, row ?? parameters.steps), columns.gap[0], plain);
}

test('a deceptive run drops the pretence once deployed', () => {
  expect(said({})).toBe('Deployed after step 1000, it drops the pretence: the base loss goes from 0.000020 to 0.086.');
});

test('a robust run acts as in training', () => {
  expect(said({ rho: 1.5 })).toMatch(/^Deployed after step 1000, it acts nearly as in training, .+ nearly ours: /);
});

test('one that never pretended goes on as it did, also from an earlier step', () => {
  expect(said({ anticipation: 0 }, 10)).toMatch(
    /^Deployed after step 10, it acts on its own objective, as it did in training: /,
  );
});

test('the loss it names is half the squared gap, for any state of any run', () => {
  fc.assert(
    fc.property(anyParameters(40), fc.nat(40), (parameters, at) => {
      const { columns } = runTraining(parameters);
      const row = Math.min(at, columns.step.length - 1);
      const sentence = deploymentSentence(deployedOf(columns, row), columns.gap[0], (x) => String(x));
      const told = Number(/ (?:to|at) ([^ ]+)\.$/.exec(sentence)?.[1]);
      expect(told).toBeCloseTo(Math.min(0.5 * columns.gap[row] * columns.gap[row], 1e300), 10);
    }),
    { seed: 6, numRuns: 60 },
  );
});

test('a loss that reads the same before and after stays', () => {
  expect(said({ rho: 4.92 })).toMatch(/: the base loss stays at \S+\.$/);
});
