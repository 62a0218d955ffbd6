import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparison } from '../../src/core/comparison';
import { describeChange } from '../../src/core/describeChange';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { runTraining } from '../../src/core/trainingRun';
import { anyParameters } from '../worker/anyParameters';

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
