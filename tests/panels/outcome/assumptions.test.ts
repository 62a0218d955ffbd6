import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changedKeys, defaultParameters, parameterTable, type Parameters } from '../../../src/core/parameters';
import { assumptionsOf } from '../../../src/panels/outcome/assumptions';
import { anyParameters } from '../../worker/anyParameters';

const words = (changes: Partial<Parameters> = {}) =>
  assumptionsOf({ ...defaultParameters, ...changes }).map(({ words: each }) => each);

describe('the assumptions under the outcome', () => {
  test('of the defaults are four', () => {
    expect(words()).toEqual([
      'gradient descent',
      'deployment is the next episode',
      '64 episodes ahead',
      'anticipation 0.50',
    ]);
  });

  test('say one and none in words', () => {
    expect(words({ horizon: 1, anticipation: 0, optimiser: 'adam' })).toEqual([
      'Adam',
      'deployment is the next episode',
      '1 episode ahead',
      'not aware of training',
    ]);
    expect(words({ deploy: 8 })[1]).toBe('deployment is 8 episodes away');
  });

  test('name what differs from the defaults after them, in the order of the table', () => {
    expect(words({ lrTime: 0, hidden: 0.3, onset: 100, planner: 'softmax', noise: 0.01 }).slice(4)).toEqual([
      'hidden share of the gap 0.30',
      'aware from step 100',
      'softmax planner',
      'look-ahead held fixed',
      'gradient noise 0.010',
    ]);
    expect(words({ kernel: 'custom', formula: '1/(1+k)', wiring: 'independent', presentBias: 0.5 }).slice(4)).toEqual([
      'custom kernel',
      'formula 1/(1+k)',
      'independent weights',
    ]);
    expect(words({ kernel: 'quasi-hyperbolic', formula: '1/(1+k)', presentBias: 0.5 }).slice(4)).toEqual([
      'quasi-hyperbolic kernel',
      'present bias 0.50',
    ]);
    expect(words({ lrGap: 0 }).slice(4)).toEqual(['objective held fixed']);
    expect(words({ lrGap: 0.003, lrTime: 0.2 }).slice(4)).toEqual([
      'objective learns at 0.0030',
      'look-ahead learns at 0.20',
    ]);
  });

  test('leave out where the run starts and how long it is', () => {
    expect(words({ gap: 0.4, rho: 2, steps: 10, seed: 7 })).toHaveLength(4);
  });

  test('are always the four, then each other changed one once, in words, and every one has a control', () => {
    fc.assert(
      fc.property(anyParameters(1000), (parameters) => {
        const assumptions = assumptionsOf(parameters);
        const keys = assumptions.map(({ key }) => key);
        expect(keys.slice(0, 4)).toEqual(['optimiser', 'deploy', 'horizon', 'anticipation']);
        expect(new Set(keys).size).toBe(keys.length);
        const changed = new Set(changedKeys(parameters));
        for (const key of keys.slice(4)) expect(changed).toContain(key);
        for (const key of [
          'hidden',
          'onset',
          'planner',
          'cost',
          'lrGap',
          'lrTime',
          'clip',
          'noise',
          'priority',
          'bias',
        ] as const) {
          expect(keys.includes(key)).toBe(changed.has(key));
        }
        for (const key of keys) expect(parameterTable.some((spec) => spec.key === key)).toBe(true);
        for (const { words: each } of assumptions) expect(each).not.toMatch(/NaN|undefined|null|\[object|-\d|^$/);
      }),
      { seed: 111, numRuns: 100 },
    );
  });
});
