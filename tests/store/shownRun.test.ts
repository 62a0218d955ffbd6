import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineageOf, parametersOf } from '../../src/core/fork';
import type { FormulaTree } from '../../src/core/formula';
import type { Formulas } from '../../src/core/lineage';
import { defaultParameters } from '../../src/core/parameters';
import { runRecipe } from '../../src/core/replay';
import { formulaOf, parametersAt } from '../../src/store/shownRun';
import { anyRecipe } from '../core/anyLink';
import { recipeOf, settledOf } from './ranLab';

describe('the parameters of the run that a state is of', () => {
  const recipe = recipeOf({ steps: 100 }, [20, { cost: 0.1 }], [20, { deploy: 3 }], [60, { anticipation: 0 }]);
  const run = { recipe, parameters: parametersOf(recipe) };
  const lineage = lineageOf(recipe);

  test('are the fork’s from its step on; of two forks at one step the later’s', () => {
    expect([0, 19].map((state) => parametersAt(run, state))).toEqual([lineage[0], lineage[0]]);
    expect([20, 59].map((state) => parametersAt(run, state))).toEqual([lineage[2], lineage[2]]);
    expect([60, 100].map((state) => parametersAt(run, state))).toEqual([lineage[3], lineage[3]]);
  });

  test('are one object for all states of a run, the last run’s its own', () => {
    for (const [from, to] of [
      [0, 19],
      [20, 59],
      [60, 100],
    ]) {
      expect(parametersAt(run, from)).toBe(parametersAt(run, to));
    }
    expect(parametersAt(run, 100)).toBe(run.parameters);
    const plain = { recipe: recipeOf({}), parameters: defaultParameters };
    expect(parametersAt(plain, 0)).toBe(defaultParameters);
  });

  test('are those with which the state’s own run was computed, for any recipe', () => {
    fc.assert(
      fc.property(anyRecipe, fc.double({ min: 0, max: 1, noNaN: true }), (any, part) => {
        const parameters = parametersOf(any);
        const state = Math.round(part * parameters.steps);
        // Counted from the front: the runs that the forks up to there lead to.
        const forks = any.forks.filter(({ step }) => step <= state);
        const own = parametersOf({ parameters: any.parameters, forks });
        expect(parametersAt({ recipe: any, parameters }, state)).toEqual(own);
      }),
    );
  });
});

describe('a run’s formula', () => {
  const trees: Formulas = new Map<string, FormulaTree>([
    ['rho', 'rho'],
    ['k', 'k'],
  ]);
  const recipe = recipeOf({ kernel: 'custom', formula: 'rho', steps: 30 }, [10, { formula: 'k' }]);

  test('is the one that its parameters name, and none for the other kernels', () => {
    const run = settledOf(recipe, trees);
    expect(run.digest).toBe(runRecipe(recipe, trees).digest);
    expect(formulaOf(run, parametersAt(run, 9))).toBe('rho');
    expect(formulaOf(run, parametersAt(run, 10))).toBe('k');
    expect(formulaOf(run, { ...run.parameters, kernel: 'tail' })).toBe(null);
    expect(formulaOf({ formulas: new Map() }, run.parameters)).toBe(null);
  });

  test('has given the weights of the states of its run', () => {
    const { columns } = settledOf(recipe, trees);
    const weight = (state: number) => columns.weight[state];
    for (const state of [0, 9]) expect(weight(state)).toBeCloseTo(64 * columns.parameter[state], 9);
    for (const state of [10, 30]) expect(weight(state)).toBeCloseTo((64 * 65) / 2, 9);
  });
});
