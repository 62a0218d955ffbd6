import { describe, expect, test } from 'vitest';
import { log } from '../../src/core/elementary';
import { power } from '../../src/core/formulaPower';

const at = (x: number, y: number) => power(x, y, log(Math.abs(x)));

describe('x^y', () => {
  test('is Math.pow to 5e−13, for whole and other exponents, up to both ends of the range', () => {
    let compared = 0;
    for (const x of [1e-300, 3e-31, 0.1, 0.5, 0.97, 1, 1.02, 2, 3, 10, 64, 1.7e31, 1e300]) {
      for (const y of [0, 1, 2, 3, 7, 10, 64, 308, 511, 1000, 1024, 1025, 4095, 0.5, 1.3, 33.3, 700.01]) {
        for (const exponent of [y, -y]) {
          const want = Math.pow(x, exponent);
          if (want < 1e-307) continue; // digits are lost there
          compared += 1;
          if (want === Infinity) expect(at(x, exponent)).toBe(Infinity);
          else expect(Math.abs(at(x, exponent) / want - 1), `${x}^${exponent}`).toBeLessThanOrEqual(5e-13);
        }
      }
    }
    expect(compared).toBeGreaterThan(250);
  });

  test('is reached where the power with the sign turned is not a double', () => {
    expect(at(10, -308) / 1e-308).toBeCloseTo(1, 12);
    expect(at(2, -1024)).toBe(2 ** -1024);
    expect(at(2, -1030)).toBe(2 ** -1030);
    expect(at(0.5, -1023)).toBe(2 ** 1023);
  });

  test('of a negative number is real for a whole exponent and NaN for others', () => {
    expect(at(-2, 3)).toBe(-8);
    expect(at(-2, -2)).toBe(0.25);
    expect(at(-1, 2001)).toBe(-1);
    expect(at(-1, 2002)).toBe(1);
    expect(at(-1.5, 0.5)).toBeNaN();
  });

  test('has the values of Math.pow at 0, 1 and ∞, but NaN for NaN', () => {
    for (const x of [0, 1, -1, 2, -2, 0.5, Infinity]) {
      for (const y of [0, 1, -1, 2, -2, 3, -3, 0.5, -0.5, 1025, -1026, Infinity, -Infinity]) {
        if (x < 0 && Math.abs(y) === Infinity) continue;
        if ([2, -2, 0.5].includes(x) && ![0, 1, -1, 2, -2, 3, -3].includes(y)) continue; // rounded
        expect(at(x, y), `${x}^${y}`).toEqual(Math.pow(x, y));
      }
    }
    expect(at(NaN, 0)).toBeNaN();
    expect(at(2, NaN)).toBeNaN();
    expect(at(-2, NaN)).toBeNaN();
  });
});
