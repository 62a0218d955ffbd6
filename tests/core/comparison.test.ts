import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparison } from '../../src/core/comparison';
import { sameRecipe } from '../../src/core/changeRecipe';
import { describeChange, describeRecipeChange } from '../../src/core/describeChange';
import type { Recipe } from '../../src/core/fork';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { runTraining } from '../../src/core/trainingRun';
import { recipeOf, settledOf } from '../store/ranLab';
import { anyParameters } from '../worker/anyParameters';
import { anyRecipe } from './anyLink';

const run = (changes: Partial<Parameters>) => runTraining({ ...defaultParameters, ...changes });
const said = (pinned: Partial<Parameters>, changes: Partial<Parameters>) => comparison(run(pinned), run(changes));

describe('what a run differs in from a pinned one', () => {
  test('is told in parameters and in result', () => {
    const { columns } = run({ rho: 1.5 });
    const step = columns.visible.findIndex((visible) => visible < 0.05);
    expect(said({}, { rho: 1.5 })).toBe(
      `Initial discount rate 1.30 → 1.50: the gap closes at step ${step} instead of staying at 42\u00a0%.`,
    );
    expect(said({ rho: 1.5 }, {})).toBe(
      `Initial discount rate 1.50 → 1.30: the gap stays at 42\u00a0% instead of closing at step ${step}.`,
    );
  });

  test('has a form for every outcome', () => {
    expect(said({ hidden: 0.3 }, {})).toMatch(
      /: the gap stays at 42\u00a0% instead of closing at step \d+, while the hidden part stays\.$/,
    );
    expect(said({}, { wiring: 'independent' })).toBe(
      'Wiring shared → independent: the gap is left undecided at 31\u00a0% instead of staying at 42\u00a0%.',
    );
    expect(said({}, { gap: 0 })).toBe(
      'Initial gap 1.00 → 0.00: there is no gap; in the pinned run the gap stays at 42\u00a0%.',
    );
    expect(said({ seed: 1 }, { seed: 2 })).toBe('Seed 1 → 2: no difference, the gap stays at 42\u00a0%.');
    expect(said({}, {})).toBe('This is the pinned run itself. Change a parameter to compare.');
  });

  test('names a choice as its control does, and does not repeat a verb', () => {
    expect(said({ rho: 1.7 }, { rho: 2, optimiser: 'adam', lrGap: 0.003, lrTime: 0.0001 })).toMatch(
      /Optimiser gradient descent → Adam.*: the gap closes at step \d+ instead of at step \d+\.$/,
    );
  });

  test('tells three changes and counts the others', () => {
    expect(said({}, { rho: -0.2, lrTime: 0, bias: 1, noise: 0.1, seed: 7 })).toMatch(
      /^Initial discount rate 1\.30 → −0\.20; [^;]+ → [^;]+; [^;]+ → [^;]+; and 2 more: /,
    );
  });

  test('is one plain sentence for any two runs', () => {
    fc.assert(
      fc.property(anyParameters(60), anyParameters(60), (some, others) => {
        const sentence = comparison(runTraining(some), runTraining(others));
        expect(sentence).toMatch(/^[A-Z].*\.$/);
        expect(sentence).not.toMatch(/NaN|undefined|Infinity|-\d/);
      }),
      { seed: 9, numRuns: 120 },
    );
  });

  test('names every parameter that differs, and no other', () => {
    fc.assert(
      fc.property(anyParameters(60), anyParameters(60), (some, others) => {
        const keys = Object.keys(some) as (keyof Parameters)[];
        expect(describeChange(some, others)).toHaveLength(
          keys.filter((key) => !Object.is(some[key], others[key])).length,
        );
        expect(describeChange(some, some)).toEqual([]);
      }),
      { seed: 10, numRuns: 60 },
    );
  });
});

describe('what a forked run differs in', () => {
  const lines = (before: Recipe, after: Recipe) => describeRecipeChange(before, after);
  const plain = recipeOf({});
  const forked = recipeOf({}, [300, { anticipation: 0 }]);

  test('begins with where it was forked, or with what it was forked from', () => {
    expect(lines(plain, forked)).toEqual(['Fork at step 300', 'Anticipation 0.50 → 0.00']);
    expect(lines(forked, plain)).toEqual(['Back to before the fork at step 300', 'Anticipation 0.00 → 0.50']);
    const again = recipeOf({}, [300, { anticipation: 0 }], [400, {}], [400, { cost: 0.01 }]);
    expect(lines(forked, again)[0]).toBe('Fork at steps 400 and 400');
    expect(lines(plain, again)[0]).toBe('Fork at steps 300, 400 and 400');
    expect(lines(again, forked)[0]).toBe('Back to before the fork at steps 400 and 400');
  });

  test('names the other step of a run that is forked elsewhere', () => {
    expect(lines(forked, recipeOf({}, [200, { anticipation: 0 }]))).toEqual(['Fork at step 300 → at step 200']);
    const two = recipeOf({}, [100, {}], [300, { anticipation: 0 }]);
    expect(lines(two, forked)).toEqual(['Fork at steps 100 and 300 → at step 300']);
  });

  test('is told by the parameters alone where the forks’ steps are the same', () => {
    expect(lines(forked, recipeOf({}, [300, { anticipation: 0.5 }]))).toEqual(['Anticipation 0.00 → 0.50']);
    expect(lines(forked, recipeOf({ gap: 1.4 }, [300, { anticipation: 0 }]))).toEqual(['Initial gap 1.00 → 1.40']);
    expect(lines(forked, recipeOf({ anticipation: 0.7 }, [300, { anticipation: 0 }]))).toEqual([
      'Another run before the fork',
    ]);
  });

  test('is nothing for the same run, and something for any other', () => {
    fc.assert(
      fc.property(anyRecipe, anyRecipe, (some, others) => {
        expect(lines(some, structuredClone(some))).toEqual([]);
        expect(lines(some, others).length > 0).toBe(!sameRecipe(some, others));
        for (const line of lines(some, others)) expect(line).toMatch(/^[A-Z]/);
      }),
      { numRuns: 60 },
    );
  });

  test('is one sentence with what became of the gap, by the rows of the whole run', () => {
    const [before, run] = [settledOf(plain), settledOf(forked)];
    const step = run.columns.visible.findIndex((visible) => visible < 0.05);
    expect(step).toBeGreaterThan(300);
    expect(comparison(before, run)).toBe(
      `Fork at step 300; Anticipation 0.50 → 0.00: the gap closes at step ${step} instead of staying at 42\u00a0%.`,
    );
    expect(comparison(run, before)).toMatch(
      /^Back to before the fork at step 300; .* instead of closing at step \d+\.$/,
    );
    expect(comparison(run, run)).toBe('This is the pinned run itself. Change a parameter to compare.');
    const same = settledOf(recipeOf({}, [300, { seed: 9 }]));
    expect(comparison(before, same, 'the run before it', ['Seed 1 → 9'])).toBe(
      'Seed 1 → 9: no difference, the gap stays at 42\u00a0%.',
    );
  });
});
