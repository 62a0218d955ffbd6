import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planArgmax } from '../../src/core/argmax';
import { exponentialWeights } from '../../src/core/exponential';
import { createWeights } from '../../src/core/weights';
import { createPlan, type Plan } from '../../src/core/plan';

interface Place {
  visible: number;
  hidden: number;
  rho: number;
  anticipation: number;
  deploy: number;
  horizon: number;
  cost: number;
}

function planAt({ visible, hidden, rho, anticipation, deploy, horizon, cost }: Place): Plan {
  const weights = createWeights(deploy);
  exponentialWeights(rho, horizon, weights);
  const plan = createPlan();
  planArgmax({ visible, hidden, anticipation, weights }, deploy, cost, plan);
  return plan;
}

/** The path through the planner, by coordinate. */
const through = ({ plannerVisible, plannerHidden, plannerTime }: Plan) => [plannerVisible, plannerHidden, plannerTime];
const zeros = (plan: Plan) => through(plan).every((slope) => slope === 0);
/** Even over the range, where fc.double is even over the exponents. */
const real = (min: number, max: number) => fc.integer({ min: 0, max: 1e9 }).map((n) => min + (max - min) * (n / 1e9));

/** (−3L(x) + 4L(x+s) − L(x+2s)) / 2s, extrapolated once: a one-sided slope. */
function oneSided(loss: (by: number) => number, step: number): number {
  const at = (s: number) => (-3 * loss(0) + 4 * loss(s) - loss(2 * s)) / (2 * s);
  return (4 * at(step / 2) - at(step)) / 3;
}

describe('the gradient through the argmax planner at the ends of [0, 1]', () => {
  // J_c = 0 exactly at greed: with one episode κ = 2Wu²e_visible², with two and u = 1 κ = 2w_1 e_visible²/(1 + w_1).
  const balanced: Place[] = [
    { visible: 1, hidden: 0, rho: 0, anticipation: 0.5, deploy: 1, horizon: 1, cost: 0.5 },
    { visible: 1, hidden: 0.5, rho: 0, anticipation: 0.25, deploy: 1, horizon: 2, cost: 0.25 },
    { visible: 0.5, hidden: 0.25, rho: 0, anticipation: 0.5, deploy: 1, horizon: 4, cost: 0.5 },
  ];

  test('is one-sided, towards the inside, where the slope of J vanishes at greed', () => {
    for (const place of balanced) {
      const plan = planAt(place);
      expect(plan.compliance).toBe(0);
      const visible = oneSided((by) => planAt({ ...place, visible: place.visible + by }).loss, 1e-3);
      const time = oneSided((by) => planAt({ ...place, rho: place.rho - by }).loss, 1e-3);
      expect((plan.directVisible + plan.plannerVisible) / visible).toBeCloseTo(1, 5);
      expect(plan.plannerTime / -time).toBeCloseTo(1, 5);
      expect(plan.plannerTime).toBeGreaterThan(0);
    }
  });

  test('is zero on the other side of that point', () => {
    for (const place of balanced) expect(zeros(planAt({ ...place, cost: place.cost * (1 + 1e-15) }))).toBe(true);
  });

  test('is exactly zero, compliance too, where one future state pays less than pretending costs (fact 5)', () => {
    const places = fc.record({
      visible: fc.oneof(real(0.05, 2), real(-2, -0.05)),
      hidden: real(-2, 2),
      rho: real(-0.5, 5),
      anticipation: real(0.05, 1),
      horizon: fc.integer({ min: 1, max: 512 }),
      share: real(0.01, 0.999999),
    });
    fc.assert(
      fc.property(places, ({ share, horizon, ...rest }) => {
        const { visible, rho, anticipation } = rest;
        let weight = 0;
        for (let k = 1; k <= horizon; k++) weight += Math.exp(-rho * k);
        // κ such that 2Wu²e_visible² is `share` of it: always below.
        const cost = (2 * weight * anticipation ** 2 * visible ** 2) / share;
        const plan = planAt({ ...rest, horizon, deploy: 1, cost });
        expect(plan.compliance).toBe(0);
        expect(zeros(plan)).toBe(true);
        // Just above the threshold there is some.
        expect(planAt({ ...rest, horizon, deploy: 1, cost: cost * share * 0.999 }).compliance).toBeGreaterThan(0);
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  test('is zero where greed is best by a margin with several episodes left', () => {
    const plan = planAt({ visible: 1, hidden: 0.3, rho: 3, anticipation: 0.1, deploy: 4, horizon: 64, cost: 0 });
    expect(plan.compliance).toBe(0);
    expect(zeros(plan)).toBe(true);
  });

  test('is zero where J does not bend at all, and greed is taken', () => {
    for (const deploy of [1, 2, 7]) {
      const nothing = planAt({ visible: 0, hidden: 0, rho: 0.5, anticipation: 0.5, deploy, horizon: 8, cost: 0 });
      expect(nothing.compliance).toBe(0);
      expect(zeros(nothing)).toBe(true);
      expect(nothing.best).toBe(0);
      const costly = planAt({ visible: 0, hidden: 0, rho: 0.5, anticipation: 0.5, deploy, horizon: 8, cost: 0.1 });
      expect([costly.compliance, costly.best]).toEqual([0, 0]);
    }
  });

  test('is zero, not undefined, where the present has underflowed and nothing is anticipated', () => {
    for (const deploy of [1, 2, 9]) {
      for (let rho = -700; rho >= -760; rho -= 0.5) {
        const place = { visible: 1, hidden: 0.5, rho: rho / 9, anticipation: 0, deploy, horizon: 9, cost: 0 };
        expect(through(planAt(place)).map(Math.abs), `rho ${place.rho}`).toEqual([0, 0, 0]);
      }
    }
  });
});
