import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileFormula } from '../../src/core/formula';
import { createKernel } from '../../src/core/kernels';
import { effectiveRate } from '../../src/core/effectiveRate';
import { exponentialWeights } from '../../src/core/exponential';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { createTemporal } from '../../src/core/temporal';
import { createWeights } from '../../src/core/weights';
import { formulas, kernels } from './kernelWorlds';

function weightsAt(rho: number, deploy: number, horizon: number) {
  const weights = createWeights(deploy);
  exponentialWeights(rho, horizon, weights);
  return weights;
}

/** Σ w_k and Σ −k w_k over k = from … to, over the largest weight, one exponential a term. */
function sums(rho: number, horizon: number, from: number, to: number): [number, number] {
  const scale = Math.max(0, -rho * horizon);
  let sum = 0;
  let slope = 0;
  for (let k = from; k <= to; k++) {
    sum += Math.exp(-rho * k - scale);
    slope -= k * Math.exp(-rho * k - scale);
  }
  return [sum, slope];
}

function expectClose(got: number, want: number, about: string) {
  expect(Math.abs(got - want), about).toBeLessThanOrEqual(1e-12 * Math.abs(want) + 1e-149);
}

describe('the exponential kernel', () => {
  test('has w_k = e^(−ρk) and ∂w_k/∂ρ = −k w_k for the training episodes, both over the largest weight', () => {
    for (const rho of [-0.5, -0.01, 0, 0.3, 1.3, 5]) {
      const { values, slopes, scale } = weightsAt(rho, 65, 65);
      expect(scale).toBe(Math.max(0, -65 * rho));
      for (let k = 0; k < 65; k++) {
        expectClose(values[k], Math.exp(-rho * k - scale), `ρ = ${rho}, k = ${k}`);
        expect(slopes[k]).toBe(-k * values[k]);
      }
    }
  });

  test('sums the present, the deployment and the whole future with their slopes, at every horizon', () => {
    for (const rho of [-0.5, -0.02, 0, 0.2, 1.3, 5]) {
      for (let horizon = 1; horizon <= 70; horizon++) {
        for (const deploy of new Set([1, 2, Math.ceil(horizon / 3), horizon])) {
          if (deploy > horizon) continue;
          const weights = weightsAt(rho, deploy, horizon);
          const about = `ρ = ${rho}, n = ${deploy}, H = ${horizon}`;
          const [present, presentSlope] = sums(rho, horizon, 0, deploy - 1);
          const [future, futureSlope] = sums(rho, horizon, deploy, horizon);
          const [total, totalSlope] = sums(rho, horizon, 1, horizon);
          expectClose(weights.present, present, about);
          expectClose(weights.presentSlope, presentSlope, about);
          expectClose(weights.future, future, about);
          expectClose(weights.futureSlope, futureSlope, about);
          expectClose(weights.total, total, about);
          expectClose(weights.totalSlope, totalSlope, about);
        }
      }
    }
  });

  test('stays between 0 and H at any rate', () => {
    for (const rho of [-1e6, -700, -1.5, 800, 1e6]) {
      const { values, total } = weightsAt(rho, 1, 512);
      expect(values[0]).toBeGreaterThanOrEqual(0);
      expect(values[0]).toBeLessThanOrEqual(1);
      expect(total).toBeLessThanOrEqual(512);
    }
    expect(weightsAt(-1e6, 1, 2)).toMatchObject({ present: 0, future: 1, total: 1, futureSlope: -2 });
    expect(weightsAt(1e6, 1, 2)).toMatchObject({ present: 1, future: 0, total: 0 });
  });
});

/** MODEL.md's w_k and ∂w_k/∂φ, with Math.exp and Math.pow. */
const table: Readonly<Record<string, (phi: number, k: number, beta: number) => [weight: number, slope: number]>> = {
  exponential: (phi, k) => [Math.exp(-phi * k), -k * Math.exp(-phi * k)],
  factor: (phi, k) => [phi ** k, k * phi ** (k - 1)],
  tail: (phi) => [phi, 1],
  'quasi-hyperbolic': (phi, k, beta) => [beta * Math.exp(-phi * k), -k * beta * Math.exp(-phi * k)],
  hyperbolic: (phi, k) => [(1 + k) ** -phi, -Math.log(1 + k) * (1 + k) ** -phi],
  custom: (phi, k) => [Math.exp(-phi * k), -k * Math.exp(-phi * k)],
};
/** φ at which each is looked at: ends, zeros, both sides of where the largest weight changes. */
const parameterValues: Readonly<Record<string, readonly number[]>> = {
  factor: [0, 1e-300, 1e-200, 1e-5, 0.3, 0.99, 1, 1.01, 1.4],
  tail: [0, 1e-9, 0.5, 1, 1.5, 1e20, 1e150],
};
const rates = [-0.5, -0.02, -1e-6, 0, 1e-9, 0.2, 1.3, 5];

describe('every kernel', () => {
  test.each(kernels)('has the weights, slopes and sums of its formula: %s', (name) => {
    for (const presentBias of name === 'quasi-hyperbolic' ? [0.05, 0.7, 1] : [0.7]) {
      for (const horizon of [1, 2, 3, 8, 33, 64]) {
        const formula = name === 'custom' ? compileFormula(formulas['exp(-rho*k)'], horizon) : null;
        const kernel = createKernel({ ...defaultParameters, kernel: name, horizon, presentBias }, formula);
        for (const deploy of new Set([1, 2, Math.ceil(horizon / 3), horizon])) {
          if (deploy > horizon) continue;
          for (const phi of parameterValues[name] ?? rates) {
            const weights = createWeights(deploy);
            expect(kernel.fill(phi, weights)).toBe(null);
            expect(weights.limited).toBe(false);
            const about = `${name}(${phi}), β = ${presentBias}, n = ${deploy}, H = ${horizon}`;
            const want = Array.from({ length: horizon + 1 }, (_, k) =>
              k === 0 ? [1, 0] : table[name](phi, k, presentBias),
            );
            const unit = Math.exp(weights.scale);
            const largest = Math.max(...want.map(([w]) => w));
            expect(Math.abs(unit / largest - 1), about).toBeLessThan(1e-13);
            const sum = (part: 0 | 1, from: number, to: number) =>
              want.slice(from, to).reduce((total, entry) => total + entry[part] / largest, 0);
            for (let k = 0; k < deploy; k++) {
              expectClose(weights.values[k], want[k][0] / largest, about);
              expectClose(weights.slopes[k], want[k][1] / largest, about);
            }
            expectClose(weights.present, sum(0, 0, deploy), about);
            expectClose(weights.presentSlope, sum(1, 0, deploy), about);
            expectClose(weights.future, sum(0, deploy, horizon + 1), about);
            expectClose(weights.futureSlope, sum(1, deploy, horizon + 1), about);
            expectClose(weights.total, sum(0, 1, horizon + 1), about);
            expectClose(weights.totalSlope, sum(1, 1, horizon + 1), about);
          }
        }
      }
    }
  });

  test.each(kernels.filter((name) => name !== 'custom'))('gives the next episode e^(−ρ₀): %s', (name) => {
    for (const rho of rates) {
      for (const [key, at] of [
        ['rho', 'initial'],
        ['prior', 'prior'],
      ] as const) {
        const parameters = { ...defaultParameters, kernel: name, [key]: rho, horizon: 5 };
        const phi = createTemporal(parameters)[at][0];
        expect(table[name](phi, 1, parameters.presentBias)[0] / Math.exp(-rho) - 1).toBeCloseTo(0, 14);
      }
    }
  });

  test.each(kernels)('lends its weights to the independent wiring, for the start and for the bias: %s', (name) => {
    const horizon = 12;
    const changes = {
      kernel: name,
      horizon,
      deploy: 4,
      wiring: 'independent',
      rho: -0.3,
      prior: 0.4,
      bias: 1,
    } as const;
    const formula = name === 'custom' ? compileFormula(formulas['exp(-rho*k)'], horizon) : null;
    const parameters: Parameters = { ...defaultParameters, ...changes };
    const temporal = createTemporal(parameters, formula);
    for (const [values, rho] of [
      [temporal.initial, -0.3],
      [temporal.prior, 0.4],
    ] as const) {
      const phi = createKernel(parameters, formula).parameterAt(rho);
      expect(values).toHaveLength(horizon);
      values.forEach((w, i) => expectClose(w, table[name](phi, i + 1, parameters.presentBias)[0], name));
    }
  });
});

describe('fact 6, dead start', () => {
  test('at γ = 0 the factor has ∂W/∂γ = 1 whatever the horizon, and the weight of the next episode alone moves', () => {
    for (const horizon of [1, 2, 7, 64, 512]) {
      for (const deploy of [1, 2, 512]) {
        const n = Math.min(deploy, horizon);
        const weights = createWeights(n);
        createKernel({ ...defaultParameters, kernel: 'factor', horizon }, null).fill(0, weights);
        expect([weights.total, weights.totalSlope]).toEqual([0, 1]);
        expect([...weights.slopes]).toEqual(Array.from({ length: n }, (_, k) => (k === 1 ? 1 : 0)));
      }
    }
  });
});

/** ln Σ_{k=1..H} e^(−ρk), by Math.exp over the largest. */
function logSum(rho: number, horizon: number): number {
  const scale = Math.max(-rho, -rho * horizon);
  let sum = 0;
  for (let k = 1; k <= horizon; k++) sum += Math.exp(-rho * k - scale);
  return scale + Math.log(sum);
}

describe('the effective rate', () => {
  const room = createWeights(1);

  test('is the ρ at which exponential weights come to W, by bisection, for any W a run can have', () => {
    const horizons = fc.oneof(fc.constantFrom(1, 2, 512), fc.integer({ min: 1, max: 512 }));
    const logs = fc.oneof(
      fc.double({ min: -745, max: 360, noNaN: true }), // of W down to the smallest double, up to 512·1e150
      fc.double({ min: -3, max: 8, noNaN: true }),
      fc.double({ min: 360, max: 5e8, noNaN: true }), // of an exponential kernel's own e^(−ρH)
    );
    fc.assert(
      fc.property(logs, horizons, (logTotal, horizon) => {
        let [low, high] = [-1e6 - 1, 800];
        for (let i = 0; i < 200; i++) {
          const middle = 0.5 * (low + high);
          if (logSum(middle, horizon) > logTotal) low = middle;
          else high = middle;
        }
        const rho = effectiveRate(logTotal, horizon, room);
        const want = Math.max(-1e6, low);
        // What rounding of ln W leaves: |d ln Σ/dρ| ≥ 1, so it is no more in ρ.
        const noise = 4e-16 * (Math.abs(logTotal) + Math.abs(want) + 10);
        expect(Math.abs(rho - want)).toBeLessThanOrEqual(1e-13 * Math.abs(want) + noise);
      }),
      { seed: 1, numRuns: 1500 },
    );
  });

  test('is φ of exponential weights', () => {
    for (const rho of [-800, -1.5, -0.5, -0.1, -1e-3, -1e-9, 0, 1e-9, 1e-3, 0.3, 1.3, 5, 40, 700]) {
      for (const horizon of [1, 2, 64, 512]) {
        const rate = effectiveRate(logSum(rho, horizon), horizon, room);
        expect(Math.abs(rate - rho)).toBeLessThanOrEqual(1e-14 + 1e-13 * Math.abs(rho));
      }
    }
  });

  test('stays within ±1e6', () => {
    expect(effectiveRate(-2e6, 64, room)).toBe(1e6);
    expect(effectiveRate(1e9, 64, room)).toBe(-1e6);
    expect(effectiveRate(1e9, 1, room)).toBe(-1e6);
  });
});
