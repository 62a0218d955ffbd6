import { describe, expect, test } from 'vitest';
import { exp } from '../../src/core/elementary';
import { exponentials, powersOf } from '../../src/core/exponentials';

function of(xs: number[]): Float64Array {
  const values = new Float64Array(xs.length);
  exponentials(Float64Array.from(xs), 1, values);
  return values;
}

/** The distance to the next double above a normal x > 0. */
function ulp(x: number): number {
  return 2 ** (Math.floor(Math.log2(x)) - 52);
}

describe('exponentials of a column', () => {
  test('are within 3 ulp of Math.exp, which may itself be off by 1', () => {
    const xs = Array.from({ length: 100_001 }, (_, i) => -708 + (i * 1417) / 100_000);
    of(xs).forEach((value, i) => {
      const want = Math.exp(xs[i]);
      if (Math.abs(value - want) > 3 * ulp(want)) expect.fail(`e^${xs[i]} = ${value}, not ${want}`);
    });
  });

  test('take a factor', () => {
    const values = new Float64Array(3);
    exponentials(Float64Array.of(1, -2, 400), -2.5, values);
    expect([...values]).toEqual([...of([-2.5, 5]), exp(-1000)]);
  });

  test('are those of exp beyond that range, and exact at 0', () => {
    const xs = [0, -0, -708.5, -745, -746, 709.5, 709.79, 710, Infinity, -Infinity, NaN];
    expect([...of(xs)].slice(2)).toEqual(xs.slice(2).map(exp));
    expect([...of([0, -0])]).toEqual([1, 1]);
  });
});

describe('powers of one exponential', () => {
  test.each([1, 2, 3, 4, 5, 7, 64, 513])('are e^(x·i) for i = 1 … %d', (length) => {
    for (const x of [-0.5, -0.0009765625, 0, 0.25, 1.3125, -1.5]) {
      const values = new Float64Array(length);
      powersOf(exp(x), values);
      values.forEach((value, j) => {
        const want = Math.exp(x * (j + 1)); // the product is exact
        if (want > 1e-300 && want < Infinity) expect(Math.abs(value / want - 1)).toBeLessThanOrEqual(4e-16 * (j + 2));
      });
    }
  });

  test('are exp’s where those are 0, infinite or NaN', () => {
    for (const x of [-Infinity, -800, -300, 300, 800, Infinity, NaN]) {
      const values = new Float64Array(9);
      powersOf(exp(x), values);
      for (let i = 3; i < 9; i++) expect(values[i]).toEqual(exp(x * (i + 1)));
    }
  });
});
