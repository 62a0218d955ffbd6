import { describe, expect, test } from 'vitest';
import { defaultParameters, parameterTable, upperBound } from '../../src/core/parameters';
import { formatLink } from '../../src/core/permalink';
import { presetOf, presetParameters, presets } from '../../src/core/presets';
import { runTraining } from '../../src/core/trainingRun';

/** What each preset comes to, with its link; `kept` to three decimals. */
const outcomes = [
  { name: 'The race, deceptive side', link: '#v=4', kind: 'deceptive', kept: '0.415' },
  { name: 'The race, robust side', link: '#v=4&rho=1.5', kind: 'robust', kept: '0.046' },
  { name: 'Equal weights', link: '#v=4&rho=0', kind: 'deceptive', kept: '0.999' },
  { name: 'Long-term from the start', link: '#v=4&rho=-0.2&lrTime=0', kind: 'deceptive', kept: '1.000' },
  { name: 'Short-term and kept so', link: '#v=4&rho=3&lrTime=0', kind: 'robust', kept: '0.008' },
  { name: 'One future only', link: '#v=4&horizon=1', kind: 'robust', kept: '0.023' },
  { name: 'Not aware', link: '#v=4&anticipation=0', kind: 'robust', kept: '0.007' },
  { name: 'Aware too late', link: '#v=4&onset=100', kind: 'robust', kept: '0.025' },
  { name: 'Caring costs', link: '#v=4&priority=0.01', kind: 'robust', kept: '0.045' },
  { name: 'A gap that training cannot see', link: '#v=4&hidden=0.3', kind: 'misgeneralised', kept: null },
  {
    name: 'Adam instead',
    link: '#v=4&rho=1&optimiser=adam&lrGap=0.003&lrTime=0.003',
    kind: 'deceptive',
    kept: '0.184',
  },
];

describe('the presets', () => {
  test('are these, in this order', () => {
    expect(presets.map(({ name }) => name)).toEqual(outcomes.map(({ name }) => name));
  });

  test.each(outcomes)('$name: $link comes out $kind', ({ name, link, kind, kept }) => {
    const parameters = presetParameters(presets.find((preset) => preset.name === name)!);
    expect(formatLink({ parameters, step: null })).toBe(link);
    const { outcome } = runTraining(parameters);
    expect(outcome.kind).toBe(kind);
    if (kept !== null) expect(outcome.kept.toFixed(3)).toBe(kept);
    else expect(outcome.kept).toBeLessThan(0.05);
  });

  test('have ids of their own and a reason of one line', () => {
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
    for (const { id, reason } of presets) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(reason).toMatch(/^[A-Z].{20,100}\.$/);
    }
  });

  test('are known by their parameters, all different', () => {
    for (const preset of presets) expect(presetOf(presetParameters(preset))).toBe(preset);
    expect(presetOf({ ...defaultParameters, rho: 1.31 })).toBeUndefined();
    expect(presetOf({ ...defaultParameters, seed: 2 })).toBeUndefined();
    expect(presetOf(defaultParameters)?.id).toBe('race-deceptive');
  });

  test('stay within the ranges of the table', () => {
    for (const preset of presets) {
      const parameters = presetParameters(preset);
      expect(Object.keys(parameters)).toEqual(Object.keys(defaultParameters));
      for (const spec of parameterTable) {
        if (spec.kind !== 'number') continue;
        expect(parameters[spec.key]).toBeGreaterThanOrEqual(spec.min);
        expect(parameters[spec.key]).toBeLessThanOrEqual(upperBound(spec, parameters));
      }
    }
  });
});
