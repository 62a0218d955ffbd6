import { expect, test } from 'vitest';
import { cubicRoot, soughtRoot, tabledRoot } from '../../src/core/cubicRoot';

test('the root of d − bf − af³ is right to 1e-13, for any a, b and d', () => {
  let x = 1;
  const draw = () => (x = (x * 48271) % 2147483647) / 2147483647;
  for (let i = 0; i < 50_000; i++) {
    const b = 10 ** (20 * draw() - 10);
    const d = draw() < 0.5 ? b : b * (1 + 10 ** (8 * draw() - 6));
    // The planner asks where the root is at most 1, that is, where a + b ≥ d.
    const a = d - b + b * 10 ** (draw() < 0.5 ? 60 * draw() - 20 : 16 * draw() - 4);
    const f = cubicRoot(a, b, d);
    // One more step of Newton's method from there tells how far it is off.
    const step = (d - b * f - a * f * f * f) / (b + 3 * a * f * f);
    expect(Math.abs(step), `a = ${a}, b = ${b}, d = ${d}`).toBeLessThanOrEqual(1e-13 * f);
  }
});

test('it is 0 where nothing holds it up, and the cube root alone where b is 0', () => {
  expect(cubicRoot(1, 0, 0)).toBe(0);
  expect(cubicRoot(0, 0, 0)).toBe(0);
  expect(cubicRoot(8, 0, 1)).toBeCloseTo(0.5, 15);
  expect(cubicRoot(1e6, 1e-320, 1e-300) / 1e-102).toBeCloseTo(1, 12);
});

test('where the table reaches, the two ways agree; elsewhere the first says that it does not know', () => {
  let known = 0;
  for (let power = -40; power <= 160; power++) {
    for (const [b, d] of [
      [1, 1],
      [3e-7, 3.3e-7],
      [5e4, 6e5],
    ]) {
      const a = (1.37 * 2 ** power * b) / (d / b) ** 2; // q = 1.37 · 2^power
      const f = tabledRoot(a, b, d);
      const reached = power >= -10 && power < 128;
      if (reached) expect(Math.abs(f / soughtRoot(a, b, d) - 1), `2^${power}`).toBeLessThanOrEqual(2e-13);
      else expect(f, `2^${power}`).toBe(-1);
      expect(cubicRoot(a, b, d)).toBe(reached ? f : soughtRoot(a, b, d));
      if (reached) known += 1;
    }
  }
  expect(known).toBe(414);
  expect(tabledRoot(1, 0, 0)).toBe(-1);
});
