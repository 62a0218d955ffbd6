import { describe, expect, test } from 'vitest';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { raceInvariant } from '../../src/core/raceInvariant';
import { theoryApplies } from '../../src/core/theory';
import { runTraining } from '../../src/core/trainingRun';

describe('fact 7: where the theory of the race applies', () => {
  const violations: Partial<Parameters>[] = [
    { hidden: 0.3 },
    { deploy: 2 },
    { onset: 50 },
    { planner: 'softmax', temperature: 0.1 },
    { cost: 0.05 },
    { kernel: 'factor' },
    { wiring: 'independent' },
    { optimiser: 'momentum' },
    { optimiser: 'adam' },
    { noise: 0.1 },
    { priority: 0.001 },
    { bias: 0.01 },
  ];
  /** How far the would-be invariant strays from its start, relative to it. */
  const strays = (changes: Partial<Parameters>) => {
    const { columns, parameters } = runTraining({ ...defaultParameters, steps: 300, ...changes });
    const values = raceInvariant(columns.gap, columns.rate, parameters);
    return Math.max(...values.map((value) => Math.abs(value / values[0] - 1)));
  };

  test('the defaults meet its conditions', () => {
    expect(theoryApplies(defaultParameters)).toEqual({ applies: true, failing: [] });
    expect(strays({})).toBeLessThan(0.002);
  });

  test('what it does not depend on does not matter', () => {
    const indifferent: Partial<Parameters> = {
      gap: 1.7,
      rho: 0.4,
      horizon: 9,
      anticipation: 0.8,
      temperature: 0.5,
      candidates: 3,
      presentBias: 0.2,
      lrGap: 0.01,
      lrTime: 0.02,
      seed: 7,
      prior: 3,
      steps: 50,
    };
    expect(theoryApplies({ ...defaultParameters, ...indifferent }).applies).toBe(true);
    expect(strays(indifferent)).toBeLessThan(0.01);
  });

  test.each(violations)('it says one thing about %o, and the invariant does stray', (changes) => {
    const { applies, failing } = theoryApplies({ ...defaultParameters, ...changes });
    expect(applies).toBe(false);
    expect(failing).toHaveLength(1);
    expect(strays(changes)).toBeGreaterThan(0.004);
  });

  test('it says something else about each condition, and all of it together', () => {
    const sentences = violations.flatMap((changes) => theoryApplies({ ...defaultParameters, ...changes }).failing);
    expect(new Set(sentences).size).toBe(violations.length - 1); // momentum and Adam share theirs
    const all = Object.assign({}, defaultParameters, ...violations) as Parameters;
    expect(theoryApplies(all).failing.length).toBe(violations.length - 2); // independent weights have no kernel
  });

  test('clipping is excluded by MODEL.md, but only slows a run down: both steps shrink alike, so the invariant survives', () => {
    const { applies, failing } = theoryApplies({ ...defaultParameters, clip: 0.1 });
    expect(applies).toBe(false);
    expect(failing).toHaveLength(1);
    const { columns } = runTraining({ ...defaultParameters, clip: 0.1 });
    expect(columns.gap[1000]).toBeGreaterThan(runTraining(defaultParameters).columns.gap[1000] + 0.05);
    expect(strays({ clip: 0.1, steps: 1000 })).toBeLessThan(0.002);
  });
});
