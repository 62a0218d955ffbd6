import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exponentialWeights } from '../../src/core/exponential';
import { createWeights } from '../../src/core/weights';
import { defaultParameters } from '../../src/core/parameters';
import { createPlan } from '../../src/core/plan';
import { createSoftmax } from '../../src/core/softmax';

interface World {
  visible: number;
  hidden: number;
  rho: number;
  anticipation: number;
  deploy: number;
  horizon: number;
  cost: number;
  temperature: number;
  candidates: number;
}

function plan({ visible, hidden, rho, anticipation, ...world }: World) {
  const weights = createWeights(world.deploy);
  exponentialWeights(rho, world.horizon, weights);
  const out = createPlan();
  createSoftmax({ ...defaultParameters, planner: 'softmax', ...world })(
    { visible, hidden, anticipation, weights },
    out,
  );
  return { ...out, scale: weights.scale };
}

/** MODEL.md's formulas written down as they stand: w_k = e^(−ρk), m_k = A^k e with b = 0, acting at f A^k e. */
function naive({ visible, hidden, rho, anticipation, deploy, horizon, cost, temperature, candidates }: World) {
  const parts = [
    { e: visible, lambda: 1 },
    { e: hidden, lambda: 0 },
  ];
  const w = Array.from({ length: horizon + 1 }, (_, k) => Math.exp(-rho * k));
  const actions = Array.from({ length: candidates }, (_, j) => {
    const c = j / (candidates - 1);
    const f = 1 - c;
    /** Σ_k w̃_k × score of episode k under today's target, for any weights w̃; component by component. */
    const score = (weight: readonly number[], i: number) => {
      const { e, lambda } = parts[i];
      let sum = 0;
      for (let k = 0; k <= horizon; k++) {
        const act =
          k < deploy
            ? f * (1 - anticipation * lambda * f * f) ** k * e
            : (1 - anticipation * lambda * f * f) ** deploy * e;
        sum -= (weight[k] * (e - act) ** 2) / 2;
      }
      return sum;
    };
    const toil = (weight: readonly number[]) => -weight.slice(0, deploy).reduce((sum, x) => sum + x * cost * c, 0);
    const slopes = w.map((x, k) => -k * x);
    return {
      c,
      loss: (f * f * visible * visible) / 2,
      direct: f * f * visible,
      J: score(w, 0) + score(w, 1) + toil(w),
      perVisible: (2 * score(w, 0)) / visible,
      perHidden: hidden === 0 ? 0 : (2 * score(w, 1)) / hidden,
      perTime: score(slopes, 0) + score(slopes, 1) + toil(slopes),
    };
  });
  const top = Math.max(...actions.map(({ J }) => J));
  const raw = actions.map(({ J }) => Math.exp((J - top) / temperature));
  const mass = raw.reduce((a, b) => a + b);
  type Key = Exclude<keyof (typeof actions)[number], 'f'>;
  const mean = (key: Key) => actions.reduce((sum, action, j) => sum + (raw[j] / mass) * action[key], 0);
  const loss = mean('loss');
  const through = (key: Key) =>
    actions.reduce((sum, action, j) => sum + (raw[j] / mass) * (action.loss - loss) * action[key], 0) / temperature;
  return {
    compliance: mean('c'),
    loss,
    best: top - actions[0].J,
    directVisible: mean('direct'),
    plannerVisible: through('perVisible'),
    plannerHidden: through('perHidden'),
    plannerTime: through('perTime'),
  };
}

/** Even over the range, where fc.double is even over the exponents. */
const real = (min: number, max: number) => fc.integer({ min: 0, max: 1e9 }).map((n) => min + (max - min) * (n / 1e9));
const worlds = fc
  .record({
    visible: fc.oneof(real(0.05, 2), real(-2, -0.05)),
    hidden: fc.oneof(fc.constant(0), real(-2, 2)),
    rho: real(-0.5, 5),
    anticipation: fc.oneof(fc.constant(1), fc.constant(0), real(0, 1)),
    deploy: fc.integer({ min: 1, max: 20 }),
    beyond: fc.integer({ min: 0, max: 30 }),
    cost: fc.oneof(fc.constant(0), real(0, 0.5)),
    temperature: real(0, 4).map((x) => 10 ** -x),
    candidates: fc.integer({ min: 2, max: 100 }),
  })
  .map(({ beyond, ...world }): World => ({ ...world, horizon: world.deploy + beyond }));

describe('the softmax planner', () => {
  test('agrees with the formulas as they stand in MODEL.md', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const mine = plan(world);
        const want = naive(world);
        // What rounding of J, divided by τ, leaves of the shares; beyond 1e-5 the plain formula itself knows too little.
        const size = Math.exp(mine.scale) * world.horizon * (world.visible ** 2 + world.hidden ** 2 + world.cost);
        const noise = (1e-15 * size) / world.temperature;
        fc.pre(noise < 1e-5);
        for (const key of ['compliance', 'loss', 'directVisible'] as const) {
          expect(Math.abs(mine[key] - want[key]), key).toBeLessThan(1e-12 + 10 * noise);
        }
        expect(Math.abs(mine.best * Math.exp(mine.scale) - want.best)).toBeLessThan(1e-12 * (1 + size));
        const left = 1e-12 + (10 * noise * size * world.horizon) / world.temperature;
        for (const key of ['plannerVisible', 'plannerHidden', 'plannerTime'] as const) {
          expect(Math.abs(mine[key] - want[key]), key).toBeLessThan(1e-9 * Math.abs(want[key]) + left);
        }
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  test('with two candidates complies with the odds e^(I/τ)', () => {
    const world = { ...defaultWorld, candidates: 2, temperature: 0.3, deploy: 2, horizon: 12, rho: 0, cost: 0.02 };
    const { best, compliance } = plan(world);
    expect(0.3 * Math.log(compliance / (1 - compliance))).toBeCloseTo(best, 10);
    expect(best).toBeGreaterThan(0);
  });

  test('divides evenly where every action is worth the same', () => {
    const { compliance, loss } = plan({ ...defaultWorld, visible: 0, hidden: 0, candidates: 5 });
    expect(compliance).toBe(0.5);
    expect(loss).toBe(0);
  });

  test('is its own limit where e^s/τ is above 1e250: the best action, no path through the choice', () => {
    // s = −ρH: 573 keeps e^s/τ below 1e250 at τ = 0.1, 574 does not.
    const below = plan({ ...defaultWorld, rho: -5.73, horizon: 100, temperature: 0.1 });
    const above = plan({ ...defaultWorld, rho: -5.74, horizon: 100, temperature: 0.1 });
    expect(below.limited).toBe(false);
    expect(above).toMatchObject({ limited: true, compliance: 1, loss: 0 });
    expect([above.plannerVisible, above.plannerHidden, above.plannerTime].map(Math.abs)).toEqual([0, 0, 0]);
  });

  test('shares ties in that limit', () => {
    // Not aware, and the present has underflowed to nothing: all actions are worth 0.
    const even = plan({ ...defaultWorld, rho: -100, horizon: 100, anticipation: 0, candidates: 3 });
    expect(even).toMatchObject({ limited: true, compliance: 0.5 });
    expect(even.loss).toBeCloseTo((0.5 * (1 + 0.25)) / 3, 15);
    // Not aware, but the present is still there: greed alone is best.
    expect(plan({ ...defaultWorld, rho: -6, horizon: 100, anticipation: 0 })).toMatchObject({
      limited: true,
      compliance: 0,
    });
  });
});

const defaultWorld: World = {
  visible: 1,
  hidden: 0,
  rho: 0.2,
  anticipation: 0.5,
  deploy: 1,
  horizon: 10,
  cost: 0,
  temperature: 0.1,
  candidates: 65,
};
