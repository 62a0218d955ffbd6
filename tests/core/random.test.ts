import { describe, expect, test } from 'vitest';
import { createGenerator, normal } from '../../src/core/random';

const mask = 0xffffffffn;

/** sfc32 with splitmix32 for its seed, in integers of any size. */
function* words(seed: number): Generator<bigint> {
  let x = BigInt(seed);
  const filled = Array.from({ length: 3 }, () => {
    x = (x + 0x9e3779b9n) & mask;
    let z = ((x ^ (x >> 16n)) * 0x21f0aaadn) & mask;
    z = ((z ^ (z >> 15n)) * 0x735a2d97n) & mask;
    return z ^ (z >> 15n);
  });
  let [a, b, c] = filled;
  for (let counter = 1n; ; counter++) {
    const out = (a + b + counter) & mask;
    a = b ^ (b >> 9n);
    b = (c * 9n) & mask;
    c = ((((c << 21n) | (c >> 11n)) & mask) + out) & mask;
    if (counter > 12n) yield out;
  }
}

/** Marsaglia's polar method on them, with the platform's own logarithm. */
function* normals(seed: number): Generator<number> {
  const source = words(seed);
  const uniform = () => {
    const high = Number((source.next().value as bigint) >> 5n);
    const low = Number((source.next().value as bigint) >> 6n);
    return (2 * (high * 2 ** 26 + low)) / 2 ** 53 - 1;
  };
  for (;;) {
    const [x, y] = [uniform(), uniform()];
    const r = x * x + y * y;
    if (r >= 1 || r === 0) continue;
    yield x * Math.sqrt((-2 * Math.log(r)) / r);
    yield y * Math.sqrt((-2 * Math.log(r)) / r);
  }
}

const draw = (seed: number, count: number) => {
  const generator = createGenerator(seed);
  return Array.from({ length: count }, () => normal(generator));
};

describe('the noise', () => {
  test('is that of a second, straightforward implementation', () => {
    for (const seed of [0, 1, 2, 12345, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1]) {
      const other = normals(seed);
      draw(seed, 500).forEach((x, i) => {
        const want = other.next().value as number;
        expect(Math.abs(x - want), `seed ${seed}, draw ${i}`).toBeLessThanOrEqual(1e-15 * Math.abs(want));
      });
    }
  });

  test('is the same for the same seed and differs between seeds', () => {
    expect(draw(7, 100)).toEqual(draw(7, 100));
    const first = Array.from({ length: 2000 }, (_, seed) => draw(seed, 1)[0]);
    expect(new Set(first).size).toBe(first.length);
  });

  test('goes on from a copied state, the second of a pair included', () => {
    const generator = createGenerator(3);
    normal(generator);
    const copy = { ...generator, words: generator.words.slice() };
    expect(Array.from({ length: 9 }, () => normal(copy))).toEqual(Array.from({ length: 9 }, () => normal(generator)));
  });

  test('has mean 0, variance 1, kurtosis 3 and the right tails, also from seed to seed', () => {
    for (const draws of [draw(1, 200_000), Array.from({ length: 50_000 }, (_, seed) => draw(seed, 4)).flat()]) {
      const mean = (f: (x: number) => number) => draws.reduce((sum, x) => sum + f(x), 0) / draws.length;
      const error = 4 / Math.sqrt(draws.length); // four standard deviations of each, times the moment's own spread
      expect(Math.abs(mean((x) => x))).toBeLessThan(error);
      expect(Math.abs(mean((x) => x ** 2) - 1)).toBeLessThan(error * Math.SQRT2);
      expect(Math.abs(mean((x) => x ** 3))).toBeLessThan(error * Math.sqrt(15));
      expect(Math.abs(mean((x) => x ** 4) - 3)).toBeLessThan(error * Math.sqrt(96));
      expect(Math.abs(mean((x) => (Math.abs(x) > 1.959964 ? 1 : 0)) - 0.05)).toBeLessThan(error * Math.sqrt(0.0475));
      const neighbours = draws.slice(1).reduce((sum, x, i) => sum + x * draws[i], 0) / draws.length;
      expect(Math.abs(neighbours)).toBeLessThan(error);
    }
  });
});
