import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leftOutOf } from '../../src/core/leftOut';
import { defaultParameters, specOf, upperBound, type Parameters } from '../../src/core/parameters';
import { runTraining } from '../../src/core/trainingRun';
import { anyParameters, withoutMinusZero } from '../worker/anyParameters';

const whyOf = (changes: Partial<Parameters>) =>
  Object.fromEntries(leftOutOf({ ...defaultParameters, ...changes }).map(({ key, why }) => [key, why]));

describe('the parameters that the search leaves out', () => {
  test('as idle make no difference: with any other value the run is the same to the last bit', () => {
    const runs = fc.tuple(
      anyParameters(20).map(withoutMinusZero),
      fc.record({ noise: fc.boolean(), still: fc.boolean(), plain: fc.boolean() }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    let tried = 0;
    fc.assert(
      fc.property(runs, ([drawn, { noise, still, plain }, share]) => {
        const parameters: Parameters = {
          ...drawn,
          ...(noise ? {} : { noise: 0 }),
          ...(still ? { lrTime: 0 } : {}),
          ...(plain ? { bias: 0, clip: 0, anticipation: 0 } : {}),
        };
        const { digest, outcome } = runTraining(parameters);
        for (const { key, why } of leftOutOf(parameters)) {
          const spec = specOf(key);
          if (why !== 'idle' || spec.kind !== 'number') continue;
          const at = spec.min + share * (upperBound(spec, parameters) - spec.min);
          const other = runTraining({ ...parameters, [key]: spec.integer ? Math.floor(at) : at });
          expect([key, other.digest, other.outcome]).toEqual([key, digest, outcome]);
          tried += 1;
        }
      }),
      { seed: 4, numRuns: 150 },
    );
    expect(tried).toBeGreaterThan(300);
  });

  test('are those of other planners, kernels and pressures', () => {
    expect(whyOf({})).toEqual({
      temperature: 'idle',
      candidates: 'idle',
      presentBias: 'idle',
      formula: 'idle',
      seed: 'idle',
      prior: 'idle',
    });
    const none = whyOf({ planner: 'softmax', kernel: 'quasi-hyperbolic', bias: 0.1 });
    expect(none).toEqual({ formula: 'idle', seed: 'idle' });
  });

  test('are the seed, which is chance, and a formula, which is a text, also where they matter', () => {
    expect(whyOf({ noise: 0.1 })).toMatchObject({ seed: 'chance' });
    expect(whyOf({ kernel: 'custom' })).toMatchObject({ formula: 'text' });
  });
});
