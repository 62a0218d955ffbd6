import { describe, expect, test } from 'vitest';
import { createWeights, exponentialWeights } from '../../src/core/kernels';

function weightsAt(rho: number, deploy: number, horizon: number) {
  const weights = createWeights(horizon);
  exponentialWeights(rho, deploy, weights);
  return weights;
}

describe('the exponential kernel', () => {
  test('has w_k = e^(−ρk) and ∂w_k/∂ρ = −k w_k, both over the largest weight', () => {
    for (const rho of [-0.5, -0.01, 0, 0.3, 1.3, 5]) {
      const { values, slopes, scale } = weightsAt(rho, 3, 64);
      expect(scale).toBe(Math.max(0, -64 * rho));
      expect(Math.max(...values)).toBe(1);
      for (let k = 0; k <= 64; k++) {
        const want = Math.exp(-rho * k - scale);
        expect(Math.abs(values[k] / want - 1), `ρ = ${rho}, k = ${k}`).toBeLessThan(1e-13);
        expect(slopes[k]).toBe(-k * values[k]);
      }
    }
  });

  test('sums the present, the deployment and the whole future with their slopes', () => {
    for (const [rho, deploy, horizon] of [
      [0.2, 1, 1],
      [0.2, 1, 9],
      [-0.2, 4, 9],
      [1.3, 9, 9],
    ]) {
      const weights = weightsAt(rho, deploy, horizon);
      const sum = (list: Float64Array, from: number, to: number) => list.slice(from, to).reduce((a, b) => a + b, 0);
      const { values, slopes } = weights;
      expect(weights.present).toBeCloseTo(sum(values, 0, deploy), 14);
      expect(weights.presentSlope).toBeCloseTo(sum(slopes, 0, deploy), 13);
      expect(weights.future).toBeCloseTo(sum(values, deploy, horizon + 1), 14);
      expect(weights.futureSlope).toBeCloseTo(sum(slopes, deploy, horizon + 1), 13);
      expect(weights.total).toBeCloseTo(sum(values, 1, horizon + 1), 14);
      expect(weights.totalSlope).toBeCloseTo(sum(slopes, 1, horizon + 1), 13);
    }
  });

  test('stays between 0 and 1 at any rate', () => {
    for (const rho of [-1e6, -700, -1.5, 800, 1e6]) {
      const { values, total } = weightsAt(rho, 1, 512);
      expect(values.every((w) => w >= 0 && w <= 1)).toBe(true);
      expect(total).toBeLessThanOrEqual(512);
    }
    expect([...weightsAt(-1e6, 1, 2).values]).toEqual([0, 0, 1]);
    expect([...weightsAt(1e6, 1, 2).values]).toEqual([1, 0, 0]);
  });
});
