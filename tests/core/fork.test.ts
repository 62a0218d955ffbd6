import { describe, expect, test } from 'vitest';
import { lineageOf, parametersOf, whyFixed } from '../../src/core/fork';
import { defaultParameters, parameterTable, type Parameters } from '../../src/core/parameters';
import { runRecipe } from '../../src/core/replay';

test('every run of a recipe has the parameters of the one before it, but for its changes', () => {
  const parameters = { ...defaultParameters, rho: 0.5, lrGap: 0.1 };
  const forks = [
    { step: 5, changes: { lrGap: 0.2, noise: 0.1 } },
    { step: 9, changes: { lrGap: 0.3, steps: 20 } },
  ];
  const second = { ...parameters, lrGap: 0.2, noise: 0.1 };
  expect(lineageOf({ parameters, forks })).toEqual([parameters, second, { ...second, lrGap: 0.3, steps: 20 }]);
  expect(parametersOf({ parameters, forks })).toEqual({ ...second, lrGap: 0.3, steps: 20 });
  expect(parametersOf({ parameters, forks: [] })).toBe(parameters);
});

/** Another value than any used here. */
const others: Partial<Parameters> = { gap: 1.7, rho: 0.31, hidden: 0.44, formula: 'k', presentBias: 0.3, horizon: 20 };
const base = { ...defaultParameters, rho: 0.6, horizon: 12, steps: 40 } as const;
const fixedIn = (parameters: Parameters) =>
  parameterTable.map(({ key }) => key).filter((key) => whyFixed(key, parameters) !== null);

describe('what a fork may not change', () => {
  test.each<[Partial<Parameters>, string]>([
    [{}, 'gap rho hidden kernel presentBias formula wiring'],
    [{ kernel: 'quasi-hyperbolic' }, 'gap rho hidden kernel formula wiring'],
    [{ kernel: 'custom' }, 'gap rho hidden kernel presentBias wiring'],
    [{ kernel: 'quasi-hyperbolic', wiring: 'independent' }, 'gap rho hidden horizon kernel presentBias formula wiring'],
    [{ kernel: 'custom', wiring: 'independent' }, 'gap rho hidden horizon kernel presentBias formula wiring'],
  ])('in %j: %s', (world, fixed) => {
    expect(fixedIn({ ...base, ...world })).toEqual(fixed.split(' '));
  });

  test.each<[keyof Parameters, Partial<Parameters>]>([
    ['gap', {}],
    ['rho', {}],
    ['rho', { wiring: 'independent' }],
    ['hidden', { noise: 0.1 }],
    ['formula', {}],
    ['presentBias', { kernel: 'hyperbolic' }],
    ['presentBias', { kernel: 'quasi-hyperbolic', wiring: 'independent' }],
  ])('%s would do nothing in %j', (key, world) => {
    const parameters = { ...base, ...world };
    expect(whyFixed(key, parameters)).not.toBe(null);
    const digestWith = (changes: Partial<Parameters>) =>
      runRecipe({ parameters, forks: [{ step: 15, changes }] }).digest;
    expect(digestWith({ [key]: others[key] })).toBe(digestWith({}));
  });

  test.each<[keyof Parameters, Partial<Parameters>]>([
    ['presentBias', { kernel: 'quasi-hyperbolic' }],
    ['horizon', {}],
  ])('%s does something in %j, and may change', (key, world) => {
    const parameters = { ...base, ...world };
    expect(whyFixed(key, parameters)).toBe(null);
    const digestWith = (changes: Partial<Parameters>) =>
      runRecipe({ parameters, forks: [{ step: 15, changes }] }).digest;
    expect(digestWith({ [key]: others[key] })).not.toBe(digestWith({}));
  });
});
