import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limitFlags, limitGradient, update } from '../../src/core/baseOptimiser';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { createGenerator, normal } from '../../src/core/random';
import { createTemporal } from '../../src/core/temporal';
import { initialState } from '../../src/core/trainingState';

/** θ after each update of a run with the given gradients. */
function follow(changes: Partial<Parameters>, gradients: readonly (readonly number[])[]) {
  const parameters = { ...defaultParameters, hidden: 0.3, ...changes };
  const temporal = createTemporal(parameters);
  const state = initialState(parameters, temporal.initial);
  const flags: number[] = [];
  const path = gradients.map((gradient) => {
    flags.push(update(state, Float64Array.from(gradient), parameters, temporal));
    return [...state.values];
  });
  return { start: [...initialState(parameters, temporal.initial).values], path, flags, state };
}

/** The textbook formulas, whole histories at a time. */
const formulas = {
  sgd: (history: readonly number[]) => history.at(-1)!,
  momentum: (history: readonly number[]) => history.reduce((v, g) => 0.9 * v + g, 0),
  adam: (history: readonly number[]) => {
    const t = history.length;
    const m = history.reduce((sum, g, i) => sum + 0.1 * 0.9 ** (t - 1 - i) * g, 0) / (1 - 0.9 ** t);
    const v = history.reduce((sum, g, i) => sum + 0.001 * 0.999 ** (t - 1 - i) * g * g, 0) / (1 - 0.999 ** t);
    return m / (Math.sqrt(v) + 1e-8);
  },
};

const coordinate = fc.double({ min: -3, max: 3, noNaN: true });
const gradients = fc.array(fc.tuple(coordinate, coordinate, coordinate), { minLength: 1, maxLength: 30 });

describe('the update', () => {
  for (const optimiser of ['sgd', 'momentum', 'adam'] as const) {
    test(`of ${optimiser} follows its formula, with η_m on the gap and η_φ on the rate`, () => {
      fc.assert(
        fc.property(gradients, (list) => {
          const { start, path } = follow({ optimiser, lrGap: 0.01, lrTime: 0.3 }, list);
          path.forEach((theta, t) =>
            theta.forEach((value, i) => {
              const step = formulas[optimiser](list.slice(0, t + 1).map((gradient) => gradient[i]));
              const before = t === 0 ? start[i] : path[t - 1][i];
              expect(value).toBeCloseTo(before - (i < 2 ? 0.01 : 0.3) * step, 12);
            }),
          );
        }),
        { seed: 1, numRuns: 200 },
      );
    });
  }

  test('clips the norm of the whole vector, and only where it is longer', () => {
    const { start, path } = follow({ clip: 0.5, lrGap: 1, lrTime: 1 }, [
      [3, 0, 4],
      [0.3, 0, 0.4],
      [0.03, 0.02, 0.01],
    ]);
    const steps = path.map((theta, t) => theta.map((x, i) => (t === 0 ? start[i] : path[t - 1][i]) - x));
    [
      [0.3, 0, 0.4],
      [0.3, 0, 0.4],
      [0.03, 0.02, 0.01],
    ].forEach((want, t) => want.forEach((x, i) => expect(steps[t][i]).toBeCloseTo(x, 14)));
  });

  test('adds the noise before it clips', () => {
    const noisy = follow({ clip: 0.1, noise: 1, lrGap: 1, lrTime: 1, seed: 5 }, [[0, 0, 0]]);
    const moves = noisy.path[0].map((x, i) => x - noisy.start[i]);
    expect(Math.hypot(...moves)).toBeCloseTo(0.1, 12);
    const generator = createGenerator(5);
    const draws = [normal(generator), normal(generator), normal(generator)]; // e_visible, e_hidden, φ
    moves.forEach((move, i) => expect(move).toBeCloseTo((-0.1 * draws[i]) / Math.hypot(...draws), 12));
  });

  test('draws noise only when there is to be some', () => {
    const zeros = [[0, 0, 0]];
    expect(follow({ noise: 0 }, zeros).state.generator).toEqual(createGenerator(1));
    expect(follow({ noise: 1e-5 }, zeros).state.generator).not.toEqual(createGenerator(1));
  });

  test('adds the bias to the rate alone, outside the moments, from the rate before the step', () => {
    for (const optimiser of ['sgd', 'momentum', 'adam'] as const) {
      const list = [[1, 2, 3], [0.5, 0, -1], [0, 0, 0]]; // prettier-ignore
      const changes = { optimiser, lrGap: 0.01, lrTime: 0.2, rho: 0.7 };
      const without = follow(changes, list);
      const biased = follow({ ...changes, bias: 0.4, prior: 2 }, list);
      expect(biased.state.firstMoment).toEqual(without.state.firstMoment);
      expect(biased.state.secondMoment).toEqual(without.state.secondMoment);
      let rate = 0.7;
      list.forEach((_, t) => {
        expect(biased.path[t].slice(0, 2)).toEqual(without.path[t].slice(0, 2));
        const plain = without.path[t][2] - (t === 0 ? 0.7 : without.path[t - 1][2]);
        rate += plain - 0.2 * 0.4 * (rate - 2);
        expect(biased.path[t][2]).toBeCloseTo(rate, 13);
      });
    }
  });

  test('keeps θ within ±1e6 and says so', () => {
    const { path, flags } = follow({ lrGap: 1, lrTime: 100 }, [[1e100, -1e100, 1e100], [-1e90, 0, -1e5], [0, 0, 0]]); // prettier-ignore
    expect(path[0]).toEqual([-1e6, 1e6, -1e6]);
    expect(path[1]).toEqual([1e6, 1e6, 1e6]);
    expect(flags).toEqual([limitFlags.update, limitFlags.update, 0]);
    expect(follow({ lrGap: 0, lrTime: 0 }, [[1e100, 1e100, 1e100]]).flags).toEqual([0]);
  });
});

test('each gradient coordinate is kept within ±1e100 by itself', () => {
  const gradient = Float64Array.of(1e101, -Infinity, 5);
  expect(limitGradient(gradient)).toBe(limitFlags.gradient);
  expect([...gradient]).toEqual([1e100, -1e100, 5]);
  expect(limitGradient(gradient)).toBe(0);
});
