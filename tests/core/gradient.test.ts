import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWeights, exponentialWeights } from '../../src/core/kernels';
import { createMesaOptimiser } from '../../src/core/mesaOptimiser';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { createPlan } from '../../src/core/plan';
import { runTraining } from '../../src/core/trainingRun';

type Theta = readonly [visible: number, hidden: number, rho: number];

/** The plan at θ as a function, so that L can be differenced. */
function planner(changes: Partial<Parameters>) {
  const parameters = { ...defaultParameters, ...changes };
  const choose = createMesaOptimiser(parameters);
  const weights = createWeights(parameters.deploy);
  return ([visible, hidden, rho]: Theta) => {
    const plan = createPlan();
    exponentialWeights(rho, parameters.horizon, weights);
    choose({ visible, hidden, anticipation: parameters.anticipation, weights }, plan);
    return plan;
  };
}

const moved = (theta: Theta, i: number, by: number) => theta.map((x, j) => (i === j ? x + by : x)) as unknown as Theta;

/**
 * Central difference of L in coordinate i by Ridders' extrapolation, with its own estimate of its error; smaller steps until the
 * choice neither jumps between local maxima nor reaches greed. null where it does at every step.
 */
function difference(at: ReturnType<typeof planner>, theta: Theta, i: number, firstStep: number, halvings: number) {
  const here = at(theta).compliance;
  for (let start = firstStep; start > firstStep / 300; start /= 4) {
    const rows: number[][] = [];
    let best = { slope: NaN, error: Infinity };
    let smooth = true;
    for (let step = start, k = 0; k <= halvings; k++, step /= 2) {
      const [high, low] = [moved(theta, i, step), moved(theta, i, -step)];
      const [above, below] = [at(high), at(low)];
      const all = [above.compliance, here, below.compliance];
      if (Math.max(...all) - Math.min(...all) > 0.04) smooth = false;
      if (Math.min(...all) === 0 && Math.max(...all) > 0) smooth = false;
      const row = [(above.loss - below.loss) / (high[i] - low[i])];
      for (let j = 1, factor = 4; j <= k; j++, factor *= 4) {
        row.push((row[j - 1] * factor - rows[k - 1][j - 1]) / (factor - 1));
        const error = Math.max(Math.abs(row[j] - row[j - 1]), Math.abs(row[j] - rows[k - 1][j - 1]));
        if (error < best.error) best = { slope: row[j], error };
      }
      rows.push(row);
    }
    if (smooth) return best;
  }
  return null;
}

/** Even over the range, where fc.double is even over the exponents. */
const real = (min: number, max: number) => fc.integer({ min: 0, max: 1e9 }).map((n) => min + (max - min) * (n / 1e9));
const worlds = fc.record({
  deploy: fc.oneof({ weight: 1, arbitrary: fc.constant(1) }, { weight: 2, arbitrary: fc.integer({ min: 2, max: 20 }) }),
  beyond: fc.integer({ min: 0, max: 60 }),
  anticipation: fc.oneof(real(0.01, 1), fc.constant(1)),
  cost: fc.oneof(fc.constant(0), real(0, 0.3)),
  temperature: real(0, 3).map((x) => 10 ** -x),
  candidates: fc.integer({ min: 2, max: 65 }),
  visible: fc.oneof(real(0.05, 1.5), real(-1.5, -0.05)),
  hidden: fc.oneof(fc.constant(0), real(-1, 1)),
  rho: fc.oneof(real(-0.3, 1.2), real(-0.3, 4)),
});

for (const kind of ['argmax', 'softmax'] as const) {
  test(`the ${kind} planner's gradient equals central differences of L to a relative 1e-6`, () => {
    // The softmax's L carries relative errors of about 1e-12 (softmaxShares.ts), which a difference enlarges.
    const [firstStep, halvings] = kind === 'argmax' ? [2e-3, 6] : [4e-3, 3];
    let checked = 0;
    let left = 0;
    fc.assert(
      fc.property(worlds, ({ beyond, visible, hidden, rho, ...world }) => {
        const horizon = world.deploy + beyond;
        const at = planner({ planner: kind, horizon, ...world });
        const theta: Theta = [visible, hidden, rho];
        const { directVisible, plannerVisible, plannerHidden, plannerTime, loss } = at(theta);
        [directVisible + plannerVisible, plannerHidden, plannerTime].forEach((gradient, i) => {
          if (Math.abs(gradient) <= 1e-5) return;
          const sharp = kind === 'argmax' ? 1 : Math.min(1, 100 * world.temperature) / (i === 2 ? 1 + horizon / 20 : 1);
          const noise = kind === 'argmax' ? 0 : (1e-12 * loss) / (firstStep * sharp * 2 ** -halvings);
          const slope = difference(at, theta, i, firstStep * sharp, halvings);
          if (!slope || slope.error > 5e-7 * Math.abs(gradient)) left += 1;
          else {
            checked += 1;
            expect(Math.abs(slope.slope - gradient), `coordinate ${i}`).toBeLessThan(1e-6 * Math.abs(gradient) + noise);
          }
        });
      }),
      { seed: 1, numRuns: 2000 },
    );
    expect(checked).toBeGreaterThan(3500);
    expect(left).toBeLessThan(checked / 150); // next to a switch, or where the difference itself is not known to 1e-6
  });

  test(`the ${kind} planner's direct path is ∂ℓ/∂e at the action taken`, () => {
    fc.assert(
      fc.property(worlds, ({ beyond, visible, hidden, rho, ...world }) => {
        const plan = planner({ planner: kind, horizon: world.deploy + beyond, ...world })([visible, hidden, rho]);
        expect(plan.directVisible).toBeCloseTo((2 * plan.loss) / visible, 12); // ℓ is ½ e_visible² times E[f²]
        if (kind === 'argmax') expect(plan.directVisible).toBeCloseTo((1 - plan.compliance) ** 2 * visible, 12);
      }),
      { seed: 2, numRuns: 500 },
    );
  });
}

describe('a whole state', () => {
  test('adds the paths and, through ν∂W/∂φ, the cost of caring', () => {
    const changes = {
      deploy: 3,
      horizon: 20,
      hidden: 0.2,
      anticipation: 0.3,
      priority: 0.02,
      planner: 'softmax',
    } as const;
    const at = (rho: number) => runTraining({ ...defaultParameters, ...changes, rho, steps: 1 }).columns;
    for (const rho of [-0.4, 0, 0.7, 3]) {
      const c = at(rho);
      const step = 1e-4;
      const slope = (name: 'total' | 'weight') =>
        (8 * (at(rho + step)[name][0] - at(rho - step)[name][0]) -
          at(rho + 2 * step)[name][0] +
          at(rho - 2 * step)[name][0]) /
        (12 * step);
      expect(c.gradGap[0]).toBe(c.gradGapDirect[0] + c.gradGapPlanner[0]);
      expect(c.gradTime[0]).toBe(c.gradTimePlanner[0] + c.gradTimePriority[0]);
      expect(c.gradTimePriority[0] / (0.02 * slope('weight')) - 1).toBeCloseTo(0, 7);
      expect(c.gradTime[0] / slope('total') - 1).toBeCloseTo(0, 6);
    }
  });
});
