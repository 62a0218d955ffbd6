import { describe, expect, test } from 'vitest';
import { createWeights, exponentialWeights } from '../../src/core/kernels';

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
  expect(Math.abs(got - want), about).toBeLessThanOrEqual(1e-12 * Math.abs(want) + 1e-300);
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
