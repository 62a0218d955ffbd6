import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  defaultParameters,
  parameterTable,
  specOf,
  upperBound,
  type NumberSpec,
  type ParameterKey,
} from '../../../src/core/parameters';
import { readField } from '../../../src/panels/controls/readField';
import { anyParameters } from '../../worker/anyParameters';

const spec = (key: ParameterKey) => specOf(key) as NumberSpec;
const read = (key: ParameterKey, text: string, changes: Partial<typeof defaultParameters> = {}) =>
  readField(spec(key), text, { ...defaultParameters, ...changes });
const problem = (...given: Parameters<typeof read>) => (read(...given) as { problem: string }).problem;

describe('a value field', () => {
  test.each([
    ['rho', '0.7', 0.7],
    ['rho', ' -0.25 ', -0.25],
    ['rho', '−0.25', -0.25],
    ['gap', '.5', 0.5],
    ['gap', '2', 2],
    ['priority', '1e-7', 1e-7],
    ['horizon', '512', 512],
    ['seed', '4294967295', 4294967295],
    ['cost', '-0', 0],
  ] as const)('of %s reads “%s” as %d', (key, text, value) => {
    expect(read(key, text)).toEqual({ value });
  });

  test.each([
    ['rho', 'lots', 'rho must be a number from -0.5 to 5, not "lots".'],
    ['rho', '', 'rho must be a number from -0.5 to 5, not "".'],
    ['rho', '1,5', 'rho must be a number from -0.5 to 5, not "1,5".'],
    ['rho', '5.01', 'rho must be a number from -0.5 to 5, not "5.01".'],
    ['rho', '1e999', 'rho must be a number from -0.5 to 5, not "1e999".'],
    ['gap', '0.5&rho=2', 'gap must be a number from 0 to 2, not "0.5&rho=2".'],
    ['horizon', '0', 'horizon must be a whole number from 1 to 512, not "0".'],
    ['horizon', '12.5', 'horizon must be a whole number from 1 to 512, not "12.5".'],
  ] as const)('of %s says what to type in place of “%s”', (key, text, sentence) => {
    expect(read(key, text)).toEqual({ problem: sentence });
  });

  test('is bounded by the parameter that bounds its own, and names it', () => {
    expect(read('deploy', '64')).toEqual({ value: 64 });
    expect(problem('deploy', '65')).toBe('deploy must be a whole number from 1 to 64, the value of horizon, not "65".');
    expect(problem('deploy', '9', { horizon: 8 })).toContain('from 1 to 8, the value of horizon');
    expect(read('deploy', '500', { horizon: 512 })).toEqual({ value: 500 });
    expect(problem('onset', '51', { steps: 50 })).toContain('from 0 to 50, the value of steps');
  });

  test('of a bound is not itself bounded by what it bounds', () => {
    expect(read('horizon', '4', { deploy: 64 })).toEqual({ value: 4 });
    expect(read('steps', '10', { onset: 900 })).toEqual({ value: 10 });
  });

  test('reads back every value that a parameter may have, and refuses all beyond', () => {
    fc.assert(
      fc.property(anyParameters(100_000), (parameters) => {
        for (const each of parameterTable) {
          if (each.kind !== 'number' || each.key === 'presentBias') continue;
          const value = parameters[each.key] as number;
          expect(readField(each, String(value), parameters)).toEqual({ value: value + 0 });
          const most = upperBound(each, parameters);
          expect(readField(each, String(most), parameters)).toEqual({ value: most });
          expect(readField(each, String(most + 1), parameters)).toHaveProperty('problem');
          expect(readField(each, String(each.min - 1), parameters)).toHaveProperty('problem');
        }
      }),
      { seed: 121, numRuns: 30 },
    );
  });

  test('answers any text with a value in range or one sentence', () => {
    const anyText = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'019.,-−+eE &=#%١∞\u0000\ud800'), maxLength: 12 }),
      fc.double().map(String),
      fc.integer().map(String),
    );
    fc.assert(
      fc.property(anyText, fc.constantFrom('rho' as const, 'horizon' as const, 'seed' as const), (text, key) => {
        const answer = read(key, text);
        if ('problem' in answer) expect(answer.problem).toMatch(/^\w+ must be .+\.$/s);
        else {
          expect(answer.value).toBeGreaterThanOrEqual(spec(key).min);
          expect(answer.value).toBeLessThanOrEqual(spec(key).max);
        }
      }),
      { seed: 122, numRuns: 200 },
    );
  });
});
