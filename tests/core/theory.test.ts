import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMesaOptimiser } from '../../src/core/mesaOptimiser';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { createPlan } from '../../src/core/plan';
import {
  complianceFromWeight,
  factorSlope,
  shareShown,
  sharingFactor,
  silentGap,
  silentWeight,
} from '../../src/core/theory';
import { runTraining } from '../../src/core/trainingRun';
import { createWeights } from '../../src/core/weights';

const real = (min: number, max: number) => fc.integer({ min: 0, max: 1e9 }).map((n) => min + (max - min) * (n / 1e9));
const decades = (min: number, max: number) => real(min, max).map((x) => 10 ** x);

/** What the simulation's argmax planner does with n = 1 and a future weight W of any size. */
function planned({
  W,
  u,
  gap,
  cost = 0,
  hidden = 0,
}: {
  W: number;
  u: number;
  gap: number;
  cost?: number;
  hidden?: number;
}) {
  const weights = createWeights(1);
  const scale = Math.max(1, W);
  weights.scale = Math.log(scale);
  weights.values[0] = 1 / scale;
  weights.slopes[0] = 0;
  weights.present = 1 / scale;
  weights.presentSlope = 0;
  weights.future = W / scale;
  weights.futureSlope = 1 / scale; // φ is W itself
  weights.total = weights.future;
  weights.totalSlope = weights.futureSlope;
  const plan = createPlan();
  createMesaOptimiser({ ...defaultParameters, cost })({ visible: gap, hidden, anticipation: u, weights }, plan);
  return plan;
}

const firstState = (changes: Partial<Parameters>) => {
  const { columns } = runTraining({ ...defaultParameters, steps: 1, ...changes });
  return { compliance: columns.compliance[0], gradTime: columns.gradTime[0], weight: columns.weight[0] };
};

describe('fact 3: compliance from the future weight', () => {
  test('is the root of c = 2Wu²(1−c)³, over 600 decades of Wu²', () => {
    fc.assert(
      fc.property(decades(-300, 300), (pressure) => {
        const c = complianceFromWeight(pressure, 1);
        const f = shareShown(pressure);
        expect(f + c).toBeCloseTo(1, 15);
        expect(c / (2 * pressure * f ** 3)).toBeCloseTo(1, 13);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  test('is exactly a half where Wu² = 2, and exactly 0 where it is 0', () => {
    expect(complianceFromWeight(8, 0.5)).toBe(0.5);
    expect(complianceFromWeight(2, 1)).toBe(0.5); // 2·2·(1/2)³ = 1/2
    expect(complianceFromWeight(0, 1)).toBe(0);
    expect(complianceFromWeight(64, 0)).toBe(0);
    expect(shareShown(0)).toBe(1);
  });

  test('is what the simulation’s planner does, whatever the gap', () => {
    fc.assert(
      fc.property(decades(-9, 9), real(0.01, 1), decades(-6, 0.3), (W, u, gap) => {
        const { compliance } = planned({ W, u, gap });
        expect(compliance).toBeCloseTo(complianceFromWeight(W, u), 13);
      }),
      { seed: 2, numRuns: 1000 },
    );
  });

  test('is the best of all actions by MODEL.md’s J, on a grid', () => {
    for (const [W, u] of [
      [0.3, 0.5],
      [1, 1],
      [64, 0.5],
      [3000, 0.2],
    ]) {
      const J = (c: number) => -0.5 * c * c - 0.5 * W * u * u * (1 - c) ** 4;
      let best = 0;
      for (let i = 0; i <= 1e5; i++) if (J(i / 1e5) > J(best)) best = i / 1e5;
      expect(complianceFromWeight(W, u)).toBeCloseTo(best, 4);
    }
  });

  test('is seen in a run of the default world', () => {
    const { columns } = runTraining(defaultParameters);
    for (let t = 0; t <= 1000; t += 50) {
      const c = complianceFromWeight(columns.weight[t], defaultParameters.anticipation);
      expect(columns.compliance[t]).toBeCloseTo(c, 12);
    }
  });
});

describe('fact 4: sharing', () => {
  /** How much one small step lowers L, from weights of zero; the gap is held still. */
  const lowers = (changes: Partial<Parameters>, lrTime: number) => {
    const { loss } = runTraining({ ...defaultParameters, rho: 1e4, lrGap: 0, lrTime, steps: 1, ...changes }).columns;
    return loss[0] - loss[1];
  };

  test('one small step on a tail weight lowers L H times as much as the same step on H weights', () => {
    for (const horizon of [1, 2, 10, 64]) {
      const times = (lrTime: number) =>
        lowers({ kernel: 'tail', horizon }, lrTime) / lowers({ wiring: 'independent', horizon }, lrTime);
      const predicted = sharingFactor(horizon, horizon);
      expect(predicted).toBe(horizon);
      expect(times(1e-9) / predicted).toBeCloseTo(1, 4);
      // To first order only: the error shrinks with the step.
      if (horizon === 64) expect((times(1e-6) / horizon - 1) / (times(1e-7) / horizon - 1)).toBeCloseTo(10, 0);
    }
  });

  test('on the factor, from zero, 1/H as much: fact 6, the dead start', () => {
    for (const horizon of [1, 2, 10, 64]) {
      expect(factorSlope(0, horizon)).toBe(1);
      const times = lowers({ kernel: 'factor', horizon }, 1e-7) / lowers({ wiring: 'independent', horizon }, 1e-7);
      expect(times / sharingFactor(factorSlope(0, horizon), horizon)).toBeCloseTo(1, 4);
      expect(times * horizon).toBeCloseTo(1, 4);
    }
  });
});

describe('fact 6: the slope of W in the factor', () => {
  test('is the derivative of Σγ^k', () => {
    fc.assert(
      fc.property(real(0, 1.2), fc.integer({ min: 1, max: 100 }), (factor, horizon) => {
        let slope = 0;
        for (let k = 1; k <= horizon; k++) slope += k * factor ** (k - 1);
        expect(factorSlope(factor, horizon) / slope).toBeCloseTo(1, 12);
      }),
      { seed: 3, numRuns: 200 },
    );
    expect(factorSlope(1, 64)).toBe((64 * 65) / 2);
  });

  test('is how much steeper the simulation’s loss is in the factor than in a single weight', () => {
    for (const horizon of [1, 5, 64]) {
      for (const rho of [1e4, 3, 1.3, 0.2, 0]) {
        const shared = firstState({ kernel: 'factor', horizon, rho }).gradTime;
        const single = firstState({ wiring: 'independent', horizon, rho }).gradTime;
        expect(shared / single / factorSlope(Math.exp(-rho), horizon)).toBeCloseTo(1, 11);
      }
    }
  });
});

describe('fact 5: one future state is too little', () => {
  test('compliance is exactly 0 at the silent weight, and with its gradient below; above, both are not', () => {
    fc.assert(
      fc.property(decades(-4, -0.4), real(0.05, 1), real(0.05, 2), real(0, 1), (cost, u, gap, hidden) => {
        const W = silentWeight({ cost, anticipation: u, visible: gap });
        const below = planned({ W: W * (1 - 1e-9), u, gap, cost, hidden });
        expect([below.compliance, below.plannerTime, below.plannerVisible, below.plannerHidden]).toEqual([0, 0, 0, 0]);
        expect(planned({ W: W / 1e6, u, gap, cost, hidden }).plannerTime).toBe(0);
        const above = planned({ W: W * (1 + 1e-6), u, gap, cost, hidden });
        expect(above.compliance).toBeGreaterThan(0);
        expect(above.plannerTime).toBeLessThan(0);
      }),
      { seed: 4, numRuns: 500 },
    );
  });

  test('at exactly the silent weight the planner is still silent, but its one-sided gradient is not', () => {
    // Two episodes of weight 1, and 2·2·(1/2)²·(1/2)² = 1/4 without rounding.
    expect(silentWeight({ cost: 0.25, anticipation: 0.5, visible: 0.5 })).toBe(2);
    const at = (rho: number) => firstState({ rho, horizon: 2, cost: 0.25, anticipation: 0.5, gap: 0.5 });
    expect(at(0).weight).toBe(2);
    expect(at(0).compliance).toBe(0);
    expect(at(0).gradTime).toBeGreaterThan(0);
    expect([at(1e-9).compliance, at(1e-9).gradTime]).toEqual([0, 0]);
    expect(at(-1e-9).compliance).toBeGreaterThan(0);
  });

  test('the silent gap is the same line read the other way', () => {
    fc.assert(
      fc.property(decades(-4, -0.4), real(0.05, 1), decades(-3, 3), (cost, u, W) => {
        const visible = silentGap({ cost, anticipation: u, weight: W });
        expect(silentWeight({ cost, anticipation: u, visible }) / W).toBeCloseTo(1, 12);
        const below = planned({ W, u, gap: visible * (1 - 1e-9), cost });
        expect([below.compliance, below.plannerTime]).toEqual([0, 0]);
        expect(planned({ W, u, gap: visible * (1 + 1e-6), cost }).compliance).toBeGreaterThan(0);
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  test('without a cost any weight is enough, and without anticipation none is', () => {
    expect(silentWeight({ cost: 0, anticipation: 0.5, visible: 1 })).toBe(0);
    expect(silentGap({ cost: 0, anticipation: 0.5, weight: 1 })).toBe(0);
    expect(silentWeight({ cost: 0.1, anticipation: 0, visible: 1 })).toBe(Infinity);
    expect(silentGap({ cost: 0.1, anticipation: 0.5, weight: 0 })).toBe(Infinity);
    expect(planned({ W: 1e9, u: 0, gap: 1, cost: 0.1 }).compliance).toBe(0);
  });
});
