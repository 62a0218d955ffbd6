import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planArgmax } from '../../src/core/argmax';
import { exponentialWeights } from '../../src/core/exponential';
import { createWeights } from '../../src/core/weights';
import { createPlan } from '../../src/core/plan';

interface World {
  visible: number;
  hidden: number;
  rho: number;
  anticipation: number;
  deploy: number;
  horizon: number;
  cost: number;
}

/** J(c) − J(c = 1) in units of e^scale, from MODEL.md's definition, and the size of what is added up in it. */
function utility({ visible, hidden, rho, anticipation, deploy, horizon, cost }: World) {
  const weights = createWeights(deploy);
  exponentialWeights(rho, horizon, weights);
  const { values, present, future } = weights;
  const gain = (f: number) => {
    const a = 1 - anticipation * f * f;
    let power = 1;
    let sum = 0;
    for (let k = 0; k < deploy; k++) {
      const miss = 1 - f * power;
      sum += values[k] * (1 - miss * miss);
      power *= a;
    }
    const lost = 1 - power;
    const now =
      0.5 * (visible * visible * sum + hidden * hidden * present * (1 - (1 - f) * (1 - f))) + cost * f * present;
    return now - 0.5 * future * lost * lost * visible * visible;
  };
  const scale = present * (visible * visible + hidden * hidden + cost) + future * visible * visible;
  return { weights, gain, scale };
}

/** 20,000 even points of [0, 1] and 2,000 on a logarithmic scale towards 0. */
const dense = [
  ...Array.from({ length: 20_000 }, (_, i) => 1 - i / 20_000),
  ...Array.from({ length: 2000 }, (_, i) => 5e-5 * 0.985 ** i),
  0,
];

function best(world: World) {
  const { weights, gain, scale } = utility(world);
  const plan = createPlan();
  const { visible, hidden, anticipation, deploy, cost } = world;
  planArgmax({ visible, hidden, anticipation, weights }, deploy, cost, plan);
  return { plan, gain, scale };
}

/** Expects that the plan's own numbers are right and that no point of `points` is better than the planner's own by more than rounding. */
function expectGlobal(world: World, points: Iterable<number>) {
  const { plan, gain, scale } = best(world);
  const own = gain(1 - plan.compliance);
  let highest = -Infinity;
  for (const f of points) highest = Math.max(highest, gain(f));
  expect(own - highest).toBeGreaterThanOrEqual(-1e-12 * scale);
  expect(Math.abs(plan.best - (own - gain(1)))).toBeLessThanOrEqual(1e-12 * scale);
  expect(plan.compliance).toBeGreaterThanOrEqual(0);
  expect(plan.compliance).toBeLessThanOrEqual(1);
}

/** Even over the range, where fc.double is even over the exponents. */
const real = (min: number, max: number) => fc.integer({ min: 0, max: 1e9 }).map((n) => min + (max - min) * (n / 1e9));
const worlds = (deploy: fc.Arbitrary<number>) =>
  fc
    .record({
      deploy,
      beyond: real(0, 1).map((x) => Math.floor(450 ** x) - 1),
      visible: fc.oneof(fc.constant(1), real(0.002, 2)),
      hidden: fc.oneof(fc.constant(0), real(-2, 2)),
      rho: fc.oneof(real(-0.5, 5), real(-0.2, 0.5)),
      anticipation: fc.oneof(
        fc.constant(1),
        real(0, 1),
        real(0, 3).map((x) => 10 ** -x),
      ),
      cost: fc.oneof(
        fc.constant(0),
        real(0, 0.5),
        real(1, 4).map((x) => 10 ** -x),
      ),
    })
    .map(({ beyond, ...world }): World => ({ ...world, horizon: Math.min(512, world.deploy + beyond) }));

describe('the argmax planner finds the global maximum of J', () => {
  test('with up to 64 training episodes left', () => {
    const deploy = fc.oneof(
      fc.constant(1),
      fc.integer({ min: 2, max: 5 }),
      real(1, 6).map((x) => Math.floor(2 ** x)),
    );
    fc.assert(
      fc.property(worlds(deploy), (world) => expectGlobal(world, dense)),
      { seed: 1, numRuns: 1000 },
    );
  });

  test('with hundreds', () => {
    const deploy = fc.integer({ min: 65, max: 512 });
    fc.assert(
      fc.property(worlds(deploy), (world) => expectGlobal(world, dense)),
      { seed: 2, numRuns: 20 },
    );
  });

  test('where two maxima lie closer than its grid, or next to greed', () => {
    const keys = ['deploy', 'horizon', 'anticipation', 'rho', 'cost', 'visible', 'hidden'];
    const found = [
      [2, 60, 0.5616863227915019, -0.030296367593109608, 0.5, 0.08606034347098197, 0.24941510540535],
      [2, 2, 1, -0.3246153211221099, 0.10151307391989836, 0.29571704304949165, 0.14654079876172937],
      [3, 152, 0.9208140084519982, 0.38260487420484424, 0.1684168738591075, 0.5571448889476959, 0.06279300387979153],
      [2, 2, 1, -0.29275153391063213, 0.1330818618984692, 0.34094242069199077, 0.0796403831416804],
      [2, 47, 0.7289438268635422, 0.33656386006623507, 0.49999999999999994, 0.6672438294045205, 0],
    ];
    for (const row of found)
      expectGlobal(Object.fromEntries(keys.map((key, i) => [key, row[i]])) as unknown as World, dense);
  });

  test('where three roots of its slope almost meet', () => {
    let met = 0;
    const shapes = fc.record({
      deploy: fc.integer({ min: 2, max: 6 }),
      beyond: fc.integer({ min: 0, max: 40 }),
      anticipation: fc.oneof(fc.constant(1), real(0.3, 1)),
      rho: real(-0.4, 0.5),
      width: real(0.002, 0.03),
      tilt: real(-0.05, 0.05),
    });
    fc.assert(
      fc.property(shapes, ({ beyond, width, tilt, ...shape }) => {
        const plain = { ...shape, horizon: shape.deploy + beyond, hidden: 0, cost: 0, visible: 1 };
        const { gain, weights } = utility(plain);
        // J_f and two derivatives of it by differences; hidden and cost are then chosen so that all three are almost 0 at f.
        const slope = (f: number) => (gain(f + 1e-4) - gain(f - 1e-4)) / 2e-4;
        const bend = (f: number) => (slope(f + 2e-3) - 2 * slope(f) + slope(f - 2e-3)) / 4e-6;
        for (let f = 0.3; f < 0.99; f += 0.004) {
          if (bend(f) < 0 || bend(f + 0.004) >= 0) continue;
          const third = (bend(f) - bend(f + 0.004)) / 0.004;
          const eps = f * width;
          const hidden2 =
            (slope(f + 1e-3) - slope(f - 1e-3)) / 2e-3 / weights.present - (third * eps * eps) / 6 / weights.present;
          const cost = -slope(f) / weights.present - (1 - f) * hidden2 + (tilt * third * eps ** 3) / weights.present;
          if (hidden2 < 0 || cost < 0) continue;
          met += 1;
          const unit = Math.min(1, 0.5 / Math.max(cost, 1e-9)); // so that κ is in its range
          const world = { ...plain, visible: Math.sqrt(unit), hidden: Math.sqrt(hidden2 * unit), cost: cost * unit };
          const near = Array.from({ length: 2001 }, (_, i) => Math.min(1, f * (1 + (i - 1000) * 1e-4)));
          expectGlobal(world, near);
        }
      }),
      { seed: 3, numRuns: 400 },
    );
    expect(met).toBeGreaterThan(30);
  });
});

describe('among equal maxima the argmax planner takes the smallest compliance', () => {
  test('greed, where nothing is at stake', () => {
    const nothing = { visible: 0, hidden: 0, cost: 0, anticipation: 0.5, horizon: 8, rho: 0.5 };
    for (const deploy of [1, 2, 8]) expect(best({ ...nothing, deploy }).plan).toMatchObject({ compliance: 0, best: 0 });
  });

  test('greed, where the present has underflowed and nothing is anticipated', () => {
    const world = { visible: 1, hidden: 0.5, cost: 0.1, anticipation: 0, horizon: 9, rho: -1000 };
    for (const deploy of [1, 2, 9]) expect(best({ ...world, deploy }).plan).toMatchObject({ compliance: 0, best: 0 });
  });
});
