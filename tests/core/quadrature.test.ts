import { describe, expect, test } from 'vitest';
import { integrate } from '../../src/core/quadrature';

describe('the Gauss–Kronrod integral', () => {
  test('is exact for powers up to 22, so its constants are right', () => {
    // Where the two rules agree (powers up to 13) and where only Kronrod's is exact.
    for (let power = 0; power <= 22; power++) {
      expect(integrate((x) => x ** power, 0, 1) * (power + 1)).toBeCloseTo(1, 14);
    }
  });

  test('asks one cell only for a power that both rules integrate, so Gauss’s weights are right too', () => {
    for (let power = 0; power <= 13; power++) {
      let calls = 0;
      integrate(
        (x) => {
          calls += 1;
          return x ** power;
        },
        0,
        1,
      );
      expect(calls).toBe(15);
    }
  });

  test('knows π, ln 2, a narrow peak and a corner', () => {
    expect(integrate((x) => 4 / (1 + x * x), 0, 1)).toBeCloseTo(Math.PI, 14);
    expect(integrate((x) => 1 / x, 1, 2)).toBeCloseTo(Math.LN2, 14);
    expect(integrate((x) => 1e-3 / (1e-6 + x * x), -1, 1)).toBeCloseTo(2 * Math.atan(1e3), 11);
    expect(integrate((x) => Math.abs(x - 0.3), 0, 1)).toBeCloseTo(0.29, 12);
    expect(integrate((x) => Math.sqrt(x), 0, 1)).toBeCloseTo(2 / 3, 11);
  });

  test('gives up on noise after some thousands of cells, with what it has', () => {
    let calls = 0;
    const noisy = (x: number) => {
      calls += 1;
      return 1 + 1e-6 * ((x * 1e9) % 1); // mean 1 + ½·1e−6
    };
    expect(integrate(noisy, 0, 1)).toBeCloseTo(1 + 5e-7, 6);
    expect(calls).toBeLessThan(1e5);
  });

  test('changes its sign with its direction, and is 0 between a place and itself', () => {
    expect(integrate(Math.exp, 2, -1)).toBeCloseTo(Math.exp(-1) - Math.exp(2), 13);
    expect(integrate(Math.exp, 3, 3)).toBe(0);
    expect(integrate(() => Infinity, 3, 3)).toBe(0);
  });

  test('is infinite where the integrand is', () => {
    expect(integrate(() => Infinity, 0, 1)).toBe(Infinity);
    expect(integrate((x) => (x > 0.9 ? Infinity : 1), 0, 1)).toBe(Infinity);
  });
});
