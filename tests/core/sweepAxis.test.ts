import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { specOf, type NumberSpec } from '../../src/core/parameters';
import { axisBetween, readAxis, sweepable } from '../../src/core/sweepAxis';
import { axis } from './sweepMaps';

describe('a side of a map', () => {
  test('is even on a linear scale, in numbers with few digits', () => {
    const { values } = axis('gap:0:2:101');
    expect(values).toHaveLength(101);
    expect(values.slice(0, 5)).toEqual([0, 0.02, 0.04, 0.06, 0.08]);
    expect(values.at(-1)).toBe(2);
    expect(axis('rho:-0.5:3:101').values.every((value) => String(value).length <= 6)).toBe(true);
    expect(axis('rho:-0.5:0.5:11').values[5]).toBe(0);
  });

  test('is even in the logarithm on a logarithmic one, from zero with zero in front', () => {
    expect(axis('temperature:0.001:1:4').values).toEqual([0.001, 0.01, 0.1, 1]);
    expect(axis('noise:0:1:5').values[0]).toBe(0);
    const { values } = axis('lrGap:0:1:10');
    const ratios = values.slice(2).map((value, i) => value / values[i + 1]);
    for (const ratio of ratios) expect(ratio).toBeCloseTo(ratios[0], 4);
    expect(values[1]).toBe((specOf('lrGap') as NumberSpec).logFrom);
  });

  test('has whole numbers of an integer, each once', () => {
    const { values } = axis('horizon:1:64:101');
    expect(values[0]).toBe(1);
    expect(values.at(-1)).toBe(64);
    expect(values.length).toBeLessThan(101);
    expect(new Set(values).size).toBe(values.length);
    expect(values.every(Number.isInteger)).toBe(true);
  });

  test('ascends from end to end inside its range, whatever is asked for', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sweepable),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 2, max: 300 }),
        (spec, some, other, count) => {
          const at = (share: number) => {
            const value = spec.min + share * (spec.max - spec.min);
            return spec.integer ? Math.round(value) : value;
          };
          const [from, to] = [Math.min(at(some), at(other)), Math.max(at(some), at(other))];
          fc.pre(from < to);
          const { values } = axisBetween(spec, from, to, count);
          expect(values[0]).toBeCloseTo(from, 9);
          expect(values.at(-1)! / to).toBeCloseTo(1, 9);
          for (let i = 1; i < values.length; i++) expect(values[i]).toBeGreaterThan(values[i - 1]);
          expect(values[0]).toBeGreaterThanOrEqual(spec.min);
          expect(values.at(-1)).toBeLessThanOrEqual(spec.max);
        },
      ),
      { seed: 5, numRuns: 2000 },
    );
  });

  test.each([
    ['gap', '--x must have four parts, not "gap": write it as gap:0:2:101, which is parameter:from:to:values.'],
    ['horizn:1:2:5', '--x: "horizn" is not a parameter; did you mean horizon?'],
    ['nothing:1:2:5', '--x: "nothing" is not a parameter; write it as gap:0:2:101, which is parameter:from:to:values.'],
    ['planner:0:2:5', '--x: planner has no numbers to go through; choose a parameter that has.'],
    ['gap:-1:2:5', '--x: where gap begins must be a number from 0 to 2, not "-1".'],
    ['horizon:1:6.5:5', '--x: where horizon ends must be a whole number from 1 to 512, not "6.5".'],
    ['gap:1:1:5', '--x: where gap ends must be above where it begins, 1.'],
    ['gap:0:2:1', '--x: how many values of gap must be a whole number from 2 to 1001, not "1".'],
    ['gap:0:2:x', '--x: how many values of gap must be a whole number from 2 to 1001, not "x".'],
  ])('%s is refused in a sentence', (text, sentence) => {
    expect(readAxis('--x', text)).toBe(sentence);
  });

  test('of any text is a side or a sentence', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(fc.string(), { minLength: 4, maxLength: 4 }).map((a) => a.join(':')),
        ),
        (text) => {
          const read = readAxis('--y', text);
          if (typeof read === 'string') expect(read).toMatch(/^--y.+\.$|^--y.+\?$/s);
          else expect(read.values.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});
