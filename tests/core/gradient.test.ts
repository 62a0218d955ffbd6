import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { runTraining } from '../../src/core/trainingRun';
import { initialState } from '../../src/core/trainingState';
import { formulas, kernels, lookAt, planners, wirings, type Looked } from './kernelWorlds';

type Theta = readonly number[];
const moved = (theta: Theta, i: number, by: number) => theta.map((x, j) => (i === j ? x + by : x));

/**
 * Central difference of L in coordinate i by Ridders' extrapolation, with its own estimate of its error; smaller steps until the
 * choice neither jumps between local maxima nor reaches greed. null where it does at every step.
 */
function difference({ at }: Looked, theta: Theta, i: number, firstStep: number, halvings: number) {
  const taken = (point: Theta) => {
    const { loss, compliance } = at(point).plan;
    return { loss, compliance };
  };
  const here = taken(theta).compliance;
  for (let start = firstStep; start > firstStep / 300; start /= 4) {
    const rows: number[][] = [];
    let best = { slope: NaN, error: Infinity };
    let smooth = true;
    for (let step = start, k = 0; k <= halvings; k++, step /= 2) {
      const [high, low] = [moved(theta, i, step), moved(theta, i, -step)];
      const [above, below] = [taken(high), taken(low)];
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
const worlds = fc
  .record({
    deploy: fc.oneof(
      { weight: 1, arbitrary: fc.constant(1) },
      { weight: 2, arbitrary: fc.integer({ min: 2, max: 20 }) },
    ),
    beyond: fc.integer({ min: 0, max: 60 }),
    anticipation: fc.oneof(real(0.01, 1), fc.constant(1)),
    cost: fc.oneof(fc.constant(0), real(0, 0.3)),
    temperature: real(0, 3).map((x) => 10 ** -x),
    candidates: fc.integer({ min: 2, max: 65 }),
    presentBias: real(0.05, 1),
    gap: real(0.05, 1.5),
    hidden: fc.oneof(fc.constant(0), real(0, 0.9)),
    rho: fc.oneof(real(-0.3, 1.2), real(-0.3, 4)),
    signs: fc.tuple(fc.constantFrom(1, -1), fc.constantFrom(1, -1)),
    formula: fc.constantFrom(...Object.values(formulas)),
  })
  .map(({ beyond, signs, formula, ...world }) => ({
    signs,
    formula,
    parameters: { ...defaultParameters, ...world, horizon: world.deploy + beyond },
  }));

/** The coordinates of θ to difference: all of a shared kernel's, and the first and last weights of training and deployment. */
function coordinates({ wiring, deploy, horizon }: Parameters): number[] {
  if (wiring === 'shared') return [0, 1, 2];
  return [0, 1, ...new Set([1, Math.max(1, deploy - 1), deploy, horizon].map((k) => k + 1))];
}

for (const planner of planners) {
  for (const wiring of wirings) {
    test.each(kernels)(
      `the ${planner} planner's gradient equals central differences of L to a relative 1e-6, ${wiring} wiring, kernel %s`,
      (kernel) => {
        // L carries relative errors, the softmax's of about 1e-12 (softmaxShares.ts), which a difference enlarges.
        const rounding = planner === 'argmax' ? 1e-15 : 1e-12;
        const [firstStep, halvings] = planner === 'argmax' ? [2e-3, 6] : [4e-3, 3];
        let checked = 0;
        let left = 0;
        fc.assert(
          fc.property(worlds, ({ signs, formula, parameters }) => {
            const world = { ...parameters, planner, wiring, kernel };
            const looked = lookAt(world, kernel === 'custom' ? formula : null);
            const theta = looked.initial.map((x, i) => (i < 2 ? x * signs[i] : x));
            const { plan, gradient, weights } = looked.at(theta);
            const [loss, slopes] = [plan.loss, [...gradient]];
            const most = Math.max(1, Math.exp(weights.scale));
            for (const i of coordinates(world)) {
              if (Math.abs(slopes[i]) <= 1e-5) continue;
              let sharp = 1;
              if (planner === 'softmax') {
                sharp = Math.min(1, 100 * world.temperature);
                if (i === 2 && wiring === 'shared') sharp /= 1 + world.horizon / 20;
              }
              if (i >= 2 && wiring === 'independent') sharp *= Math.max(most / 4, Math.min(1, 10 * theta[i]));
              else if (i >= 2 && kernel === 'tail') sharp *= Math.min(1, theta[i]);
              const noise = (rounding * loss) / (firstStep * sharp * 2 ** -halvings);
              const slope = difference(looked, theta, i, firstStep * sharp, halvings);
              if (!slope || slope.error > 5e-7 * Math.abs(slopes[i])) left += 1;
              else {
                checked += 1;
                const off = Math.abs(slope.slope - slopes[i]);
                expect(off, `coordinate ${i}`).toBeLessThan(1e-6 * Math.abs(slopes[i]) + noise);
              }
            }
          }),
          { seed: 1, numRuns: 300 },
        );
        expect(checked).toBeGreaterThan(350);
        expect(left).toBeLessThan(checked / 40); // next to a switch, or where the difference itself is not known to 1e-6
      },
    );
  }

  test(`the ${planner} planner's direct path is ∂ℓ/∂e at the action taken`, () => {
    fc.assert(
      fc.property(worlds, ({ parameters }) => {
        const { at, initial } = lookAt({ ...parameters, planner });
        const { plan } = at(initial);
        const [visible] = initial;
        expect(plan.directVisible).toBeCloseTo((2 * plan.loss) / visible, 12); // ℓ is ½ e_visible² times E[f²]
        if (planner === 'argmax') expect(plan.directVisible).toBeCloseTo((1 - plan.compliance) ** 2 * visible, 12);
      }),
      { seed: 2, numRuns: 500 },
    );
  });
}

describe('a whole state', () => {
  const world = { deploy: 3, horizon: 20, hidden: 0.2, anticipation: 0.3, priority: 0.02, planner: 'softmax' } as const;

  test.each(kernels)('adds the paths and, through ν∂W/∂φ, the cost of caring, kernel %s', (kernel) => {
    for (const formula of kernel === 'custom' ? Object.values(formulas) : [null]) {
      for (const rho of [-0.4, 0.05, 0.7, 3]) {
        const parameters = { ...defaultParameters, ...world, kernel, rho, steps: 1 };
        const start = initialState(parameters, lookAt(parameters, formula).temporal.initial);
        const at = (by: number) => {
          const values = start.values.slice();
          values[2] += by;
          return runTraining(parameters, { start: { ...start, values }, formula }).columns;
        };
        const c = at(0);
        const step = 1e-4 * Math.min(1, Math.abs(start.values[2]));
        const slope = (name: 'total' | 'weight') =>
          (8 * (at(step)[name][0] - at(-step)[name][0]) - at(2 * step)[name][0] + at(-2 * step)[name][0]) / (12 * step);
        expect(c.gradGap[0]).toBe(c.gradGapDirect[0] + c.gradGapPlanner[0]);
        expect(c.gradTime[0]).toBe(c.gradTimePlanner[0] + c.gradTimePriority[0]);
        expect(c.gradTimePriority[0] / (0.02 * slope('weight')) - 1).toBeCloseTo(0, 7);
        expect(c.gradTime[0] / slope('total') - 1).toBeCloseTo(0, 6);
      }
    }
  });
});
