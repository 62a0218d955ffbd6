import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limitFlags } from '../../src/core/baseOptimiser';
import { fromStart, type Recipe } from '../../src/core/fork';
import { createOutcomeRun } from '../../src/core/outcomeRun';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { createTraining, runTraining, type Run } from '../../src/core/trainingRun';
import { anyParameters } from '../worker/anyParameters';
import { formulas } from './kernelWorlds';
import { usual } from './usualParameters';

/** The outcome of a run in pieces, and how many there were. */
function inPieces(recipe: Recipe, piece: number) {
  const run = createOutcomeRun(recipe, new Map(Object.entries(formulas)));
  for (let pieces = 1; ; pieces++) {
    const end = run.advance(piece);
    if (end !== null) return { ...end, pieces };
  }
}

/** The same of a recorded run, from its columns. */
function endOf({ columns, outcome }: Run) {
  const pays = columns.incentive.findIndex((incentive) => incentive > 0);
  const { kind, kept } = outcome;
  return { kind, kept, rate: columns.rate.at(-1), pays: pays < 0 ? Infinity : pays };
}

describe('a run of which only the outcome is wanted', () => {
  test('comes to what the recorded run comes to, in pieces of any size', () => {
    fc.assert(
      fc.property(anyParameters(60), fc.integer({ min: 1, max: 70 }), (parameters, piece) => {
        expect(inPieces(fromStart(parameters), piece)).toMatchObject(endOf(runTraining(parameters)));
      }),
      { numRuns: 200 },
    );
  });

  test('of usual parameters too, and its state on the way is that of the training', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(usual, fc.integer({ min: 1, max: 70 }), (parameters, piece) => {
        const whole = runTraining(parameters);
        expect(inPieces(fromStart(parameters), piece)).toMatchObject(endOf(whole));
        const run = createOutcomeRun(fromStart(parameters), new Map());
        const training = createTraining(parameters);
        const before = Math.min(piece, parameters.steps - 1);
        expect(run.advance(before)).toBeNull();
        training.advance(before);
        const { step, values, visibleAtStart } = training.state;
        expect(run.state()).toMatchObject({ step, values, visibleAtStart });
        seen.add(whole.outcome.kind);
        if (whole.columns.flags.some((flags) => flags & limitFlags.softmax)) seen.add('limited');
        if (whole.columns.incentive.findIndex((incentive) => incentive > 0) > 0) seen.add('pays later');
      }),
      { seed: 32, numRuns: 1500 },
    );
    for (const what of ['deceptive', 'misgeneralised', 'robust', 'undecided', 'limited', 'pays later']) {
      expect(seen).toContain(what);
    }
  });

  test.each([{}, { rho: 1.5 }, { rho: 1.42 }, { rho: 800 }, { hidden: 0.3 }, { planner: 'softmax', rho: 0 }] as const)(
    'with %j, in pieces and whole',
    (changes) => {
      const parameters = { ...defaultParameters, ...changes };
      const end = endOf(runTraining(parameters));
      expect(inPieces(fromStart(parameters), 64)).toEqual({ ...end, pieces: 16 });
      expect(inPieces(fromStart(parameters), Infinity)).toEqual({ ...end, pieces: 1 });
    },
  );

  test('is undecided where its formula breaks', () => {
    const parameters: Parameters = { ...defaultParameters, kernel: 'custom', lrTime: 1 };
    const formula = { op: 'divide', of: [1, { op: 'add', of: [1, { op: 'multiply', of: ['rho', 'k'] }] }] } as const;
    expect(runTraining(parameters, { formula }).outcome.broken).toBeDefined();
    const run = createOutcomeRun(fromStart(parameters), new Map([[parameters.formula, formula]]));
    expect(run.advance(Infinity)).toMatchObject({ kind: 'undecided', kept: NaN, rate: NaN });
  });

  test('runs a custom kernel by its formula', () => {
    const parameters: Parameters = { ...defaultParameters, kernel: 'custom', rho: 1.5 };
    const outcomes = Object.keys(formulas).map((formula) => inPieces(fromStart({ ...parameters, formula }), 100).kind);
    const expected = Object.values(formulas).map((formula) => runTraining(parameters, { formula }).outcome.kind);
    expect(outcomes).toEqual(expected);
    expect(new Set(outcomes).size).toBeGreaterThan(1);
  });
});
