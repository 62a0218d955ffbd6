import { describe, expect, test } from 'vitest';
import {
  changedKeys,
  defaultParameters,
  findSpec,
  parameterGroups,
  parameterTable,
  specOf,
  upperBound,
  type NumberSpec,
} from '../../src/core/parameters';
import { parameterHelp } from '../../src/core/parameterHelp';

/** MODEL.md's table, line by line: key, symbol, default, least, most, scale (with a slider step or the start of a log with a zero stop), group. */
const numbers = [
  ['gap', 'g₀', 1, 0, 2, 'linear 0.01', 'main'],
  ['rho', 'ρ₀', 1.3, -0.5, 5, 'linear 0.01', 'main'],
  ['hidden', 'h', 0, 0, 0.95, 'linear 0.01', 'World'],
  ['horizon', 'H', 64, 1, 512, 'integer log', 'World'],
  ['deploy', 'n', 1, 1, 512, 'integer log, at most horizon', 'World'],
  ['anticipation', 'u', 0.5, 0, 1, 'linear 0.01', 'Awareness'],
  ['onset', '', 0, 0, 100000, 'integer linear 1, at most steps', 'Awareness'],
  ['temperature', 'τ', 0.01, 0.0001, 1, 'log', 'Planner'],
  ['candidates', 'M', 65, 2, 257, 'integer log', 'Planner'],
  ['cost', 'κ', 0, 0, 0.5, 'logZero', 'Planner'],
  ['presentBias', 'β', 0.7, 0.05, 1, 'linear 0.01', 'Time preference'],
  ['lrGap', 'η_m', 0.005, 0, 1, 'logZero', 'Base optimiser'],
  ['lrTime', 'η_φ', 0.05, 0, 100, 'logZero', 'Base optimiser'],
  ['clip', '', 0, 0, 10, 'logZero', 'Base optimiser'],
  ['noise', 'ς', 0, 0, 1, 'logZero', 'Base optimiser'],
  ['seed', '', 1, 0, 4294967295, 'integer linear 1', 'Base optimiser'],
  ['priority', 'ν', 0, 0, 0.1, 'logZero from 1e-7', 'Pressures'],
  ['bias', '', 0, 0, 10, 'logZero from 0.001', 'Pressures'],
  ['prior', 'ρ_b', 1.3, -0.5, 5, 'linear 0.01', 'Pressures'],
  ['steps', 'T', 1000, 1, 100000, 'integer log', 'Run'],
] as const;

const choices = [
  ['planner', 'argmax', ['argmax', 'softmax'], 'Planner'],
  [
    'kernel',
    'exponential',
    ['exponential', 'factor', 'tail', 'quasi-hyperbolic', 'hyperbolic', 'custom'],
    'Time preference',
  ],
  ['wiring', 'shared', ['shared', 'independent'], 'Time preference'],
  ['optimiser', 'sgd', ['sgd', 'momentum', 'adam'], 'Base optimiser'],
] as const;

const order =
  'gap rho hidden horizon deploy anticipation onset planner temperature candidates cost kernel presentBias formula wiring optimiser ' +
  'lrGap lrTime clip noise seed priority bias prior steps';

const numberSpec = (key: string) => findSpec(key) as NumberSpec;

describe("the table of parameters is MODEL.md's", () => {
  test('key by key, in its order', () => {
    expect(parameterTable.map(({ key }) => key)).toEqual(order.split(' '));
    expect(Object.keys(defaultParameters)).toEqual(order.split(' '));
  });

  for (const [key, symbol, usual, min, max, scale, group] of numbers) {
    test(`${key}: ${usual}, from ${min} to ${max}, ${scale}, in ${group}`, () => {
      const spec = numberSpec(key);
      expect(spec).toMatchObject({ kind: 'number', key, symbol, default: usual, min, max, group });
      expect(defaultParameters[key]).toBe(usual);
      const from = scale.includes('from') ? ` from ${spec.logFrom}` : '';
      const step = spec.scale === 'linear' ? ` ${spec.step}` : '';
      const atMost = spec.atMost ? `, at most ${spec.atMost}` : '';
      expect(`${spec.integer ? 'integer ' : ''}${spec.scale}${step}${from}${atMost}`).toBe(scale);
    });
  }

  for (const [key, usual, options, group] of choices) {
    test(`${key}: one of ${options.join(', ')}, in ${group}`, () => {
      const spec = specOf(key);
      expect(spec).toMatchObject({ kind: 'choice', default: usual, group });
      expect(spec.kind === 'choice' && spec.options.map(({ value }) => value)).toEqual(options);
    });
  }

  test('formula: a text, in Time preference', () => {
    expect(specOf('formula')).toMatchObject({ kind: 'text', default: 'exp(-rho*k)', group: 'Time preference' });
  });

  test('has the seven groups beside the two main sliders', () => {
    expect(parameterGroups).toEqual([
      'World',
      'Awareness',
      'Planner',
      'Time preference',
      'Base optimiser',
      'Pressures',
      'Run',
    ]);
    const met = parameterTable.map(({ group }) => group);
    expect([...new Set(met)]).toEqual(['main', ...parameterGroups]);
  });
});

describe('the table holds together', () => {
  test('every default lies in its range, every logarithm starts above zero and inside it', () => {
    for (const spec of parameterTable) {
      if (spec.kind !== 'number') continue;
      expect(spec.default).toBeGreaterThanOrEqual(spec.min);
      expect(spec.default).toBeLessThanOrEqual(upperBound(spec, defaultParameters));
      expect(spec.scale === 'logZero' ? spec.logFrom : spec.scale === 'log' ? spec.min : 1).toBeGreaterThan(0);
      if (spec.scale === 'logZero') {
        expect(spec.min).toBe(0);
        expect(spec.logFrom).toBeLessThan(spec.max);
        if (spec.default > 0) expect(spec.default).toBeGreaterThanOrEqual(spec.logFrom!);
      }
    }
  });

  test('every row has a label of its own and one sentence of help', () => {
    expect(new Set(parameterTable.map(({ label }) => label)).size).toBe(parameterTable.length);
    for (const { key } of parameterTable) expect(parameterHelp[key]).toMatch(/^[A-Z0-9].*\.$/);
  });

  test('deploy is at most the horizon and onset at most the number of steps', () => {
    expect(upperBound(numberSpec('deploy'), { ...defaultParameters, horizon: 7 })).toBe(7);
    expect(upperBound(numberSpec('deploy'), { ...defaultParameters, horizon: 512 })).toBe(512);
    expect(upperBound(numberSpec('onset'), { ...defaultParameters, steps: 30 })).toBe(30);
    expect(upperBound(numberSpec('rho'), defaultParameters)).toBe(5);
  });

  test('unknown keys have no row', () => {
    for (const key of ['', 'gamma', 'toString', '__proto__', 'constructor']) expect(findSpec(key)).toBeUndefined();
  });

  test('names what differs from the defaults, in its own order', () => {
    expect(changedKeys(defaultParameters)).toEqual([]);
    expect(changedKeys({ ...defaultParameters, steps: 5, gap: 0.5, formula: 'k' })).toEqual([
      'gap',
      'formula',
      'steps',
    ]);
  });

  test('the defaults cannot be changed', () => {
    expect(() => Object.assign(defaultParameters, { gap: 2 })).toThrow();
  });
});
