import { describe, expect, test } from 'vitest';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { createTraining, runTraining } from '../../src/core/trainingRun';
import { copyState } from '../../src/core/trainingState';

const firstState = (changes: Partial<Parameters>) => {
  const { columns } = runTraining({ ...defaultParameters, steps: 1, ...changes });
  return { incentive: columns.incentive[0], compliance: columns.compliance[0], weight: columns.weight[0] };
};

/** Where `holds` turns from false to true between low and high. */
function bisect(low: number, high: number, holds: (x: number) => boolean, times = 50): number {
  expect([holds(low), holds(high)]).toEqual([false, true]);
  for (let i = 0; i < times; i++) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

describe('fact 2, Figure 4.1 of Hubinger et al. 2019', () => {
  const critical = (deploy: number, horizon: number, planner: Parameters['planner'] = 'argmax') =>
    bisect(
      0.2,
      0.99,
      (factor) => firstState({ deploy, horizon, planner, anticipation: 1, rho: -Math.log(factor) }).incentive > 0,
    );

  test('pretending pays above γ = 0.6823278, the root of γ³ + γ = 1, with two training and three deployment episodes', () => {
    const factor = critical(2, 4);
    expect(factor).toBeCloseTo(0.6823278, 7);
    expect(factor ** 3 + factor).toBeCloseTo(1, 10);
    expect(factor ** 2 + factor ** 3 + factor ** 4).toBeCloseTo(1, 10);
  });

  test('and above γ = 0.5436890, the root of γ + γ² + γ³ = 1, with one training episode left', () => {
    const factor = critical(1, 3);
    expect(factor).toBeCloseTo(0.543689, 7);
    expect(factor + factor ** 2 + factor ** 3).toBeCloseTo(1, 10);
  });

  test('whichever the planner', () => {
    expect(critical(2, 4, 'softmax')).toBe(critical(2, 4));
  });

  test('an agent that compares nothing else then turns from greed to compliance there', () => {
    const two = {
      deploy: 2,
      horizon: 4,
      anticipation: 1,
      planner: 'softmax',
      candidates: 2,
      temperature: 1e-4,
    } as const;
    const at = (factor: number) => firstState({ ...two, rho: -Math.log(factor) }).compliance;
    expect(at(0.68)).toBeLessThan(1e-6);
    expect(at(0.6823278)).toBeCloseTo(0.5, 2);
    expect(at(0.685)).toBeGreaterThan(1 - 1e-6);
  });
});

describe('fact 3, only a gap is needed', () => {
  test('c* solves c = 2Wu²(1−c)³ whatever the gap', () => {
    for (const rho of [-0.5, -0.1, 0, 0.5, 1.3, 5]) {
      for (const anticipation of [0.05, 0.5, 1]) {
        for (const horizon of [1, 8, 64]) {
          const at = (gap: number) => firstState({ gap, rho, anticipation, horizon });
          const { compliance: c, weight } = at(1);
          const root = bisect(0, 1, (x) => x > 2 * weight * anticipation ** 2 * (1 - x) ** 3, 60);
          expect(c).toBeCloseTo(root, 13);
          for (const gap of [2, 0.3, 1e-3, 1e-9, 1e-60]) expect(at(gap).compliance).toBeCloseTo(root, 13);
        }
      }
    }
  });
});

describe('fact 4, sharing', () => {
  /** How much one SGD step on the temporal parameters alone lowers L, from weights that are all 0. */
  function lowered(changes: Partial<Parameters> & { horizon: number }): number {
    const parameters = { ...defaultParameters, lrGap: 0, lrTime: 1e-4 / changes.horizon ** 2, steps: 1, ...changes };
    const start = copyState(createTraining(parameters).state);
    start.values.fill(0, 2);
    const { loss } = runTraining(parameters, { start }).columns;
    return loss[0] - loss[1];
  }

  test('from w = 0 one step on a tail weight lowers L as often as there are episodes what it does on independent weights', () => {
    for (const planner of ['argmax', 'softmax'] as const) {
      for (const horizon of [1, 2, 16, 64, 512]) {
        for (const anticipation of [0.2, 1]) {
          const world = { planner, horizon, anticipation, temperature: 0.1, kernel: 'tail' } as const;
          const apart = lowered({ ...world, wiring: 'independent' });
          expect(apart).toBeGreaterThan(0);
          expect(lowered(world) / apart / horizon).toBeCloseTo(1, 2);
        }
      }
    }
  });
});

describe('fact 6, dead start', () => {
  test('a discount factor of 0 is moved as far as one future episode alone moves it, a tail weight H times as far', () => {
    const step = (kernel: 'factor' | 'tail', horizon: number) => {
      const parameters = { ...defaultParameters, kernel, horizon, steps: 1 };
      const start = copyState(createTraining(parameters).state);
      start.values[2] = 0;
      return runTraining(parameters, { start }).columns.stepTime[0];
    };
    const one = step('factor', 1);
    expect(one).toBeGreaterThan(0);
    for (const horizon of [2, 16, 512]) {
      expect(step('factor', horizon)).toBe(one);
      expect(step('tail', horizon) / one).toBeCloseTo(horizon, 9);
    }
  });
});

/** X = Wu² and −X′ of the default world at ρ, with its own sums. */
function pressure(rho: number) {
  let weight = 0;
  let fall = 0;
  for (let k = 1; k <= defaultParameters.horizon; k++) {
    weight += Math.exp(-rho * k);
    fall += k * Math.exp(-rho * k);
  }
  const u2 = defaultParameters.anticipation ** 2;
  return { x: weight * u2, slope: fall * u2 };
}

/** dρ / d ln f = (1 + 6Xf²) / (2|X′|f²), with 1 − f = 2Xf³. */
function resistance(rho: number): number {
  const { x, slope } = pressure(rho);
  let f = 1;
  for (let i = 0; i < 100; i++) f -= (2 * x * f ** 3 + f - 1) / (6 * x * f ** 2 + 1);
  return (1 + 6 * x * f ** 2) / (2 * slope * f ** 2);
}

/** ∫ of the resistance from `from` to `to`, by Simpson's rule. */
function integral(from: number, to: number, cells = 600): number {
  let sum = resistance(from) + resistance(to);
  for (let i = 1; i < cells; i++) sum += (i % 2 ? 4 : 2) * resistance(from + ((to - from) * i) / cells);
  return (sum * (to - from)) / cells / 3;
}

describe('fact 7, the race has an invariant', () => {
  test('g²/(2η_m) − (1/η_φ)∫dρ/(d ln f/dρ) stays the same along a run with small steps', () => {
    for (const rho of [0.7, 1.3, 2]) {
      const lrGap = 5e-5;
      const lrTime = 5e-4;
      const { columns } = runTraining({ ...defaultParameters, rho, lrGap, lrTime, steps: 100_000 });
      const start = 1 / (2 * lrGap);
      for (let t = 0; t <= 100_000; t += 10_000) {
        // The rate falls from ρ₀, so the integral down to it is negative: what the gap has lost, the rate has spent.
        const now = columns.visible[t] ** 2 / (2 * lrGap) - integral(rho, columns.rate[t]) / lrTime;
        expect(Math.abs(now / start - 1), `ρ₀ = ${rho}, step ${t}`).toBeLessThan(1e-4);
      }
      expect(columns.visible[100_000]).toBeLessThan(0.9);
      expect(columns.rate[100_000]).toBeLessThan(rho - 0.15);
    }
  });

  test('the rate reaches zero iff η_φ g₀²/(2η_m) is above R_c, but for the size of the steps', () => {
    for (const { rho, gap } of [
      { rho: 1.3, gap: 1 },
      { rho: 0.5, gap: 0.6 },
    ]) {
      const { lrGap } = defaultParameters;
      const crosses = (ratio: number) => {
        const lrTime = (ratio * integral(0, rho) * 2 * lrGap) / gap ** 2;
        const training = createTraining({ ...defaultParameters, rho, gap, lrTime, steps: 20_000 });
        while (training.remaining > 0) {
          training.advance(100);
          if (training.state.values[2] < 0) return true;
        }
        return false;
      };
      const ratio = bisect(0.9, 1.1, crosses, 12);
      expect(ratio).toBeGreaterThan(1);
      expect(ratio).toBeLessThan(1.001); // 1.0003 for the defaults; the longer the steps the larger
    }
  });

  test('R_c of the default start is 4.1175, which the default learning rates exceed', () => {
    expect(integral(0, 1.3)).toBeCloseTo(4.1175, 4);
    const { lrTime, lrGap, gap } = defaultParameters;
    expect((lrTime * gap ** 2) / (2 * lrGap)).toBeGreaterThan(4.1175);
  });
});
