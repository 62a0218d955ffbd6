import { describe, expect, test } from 'vitest';
import { planArgmax } from '../../src/core/argmax';
import { createKernel } from '../../src/core/kernels';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { createPlan, type Plan } from '../../src/core/plan';
import { createSoftmax } from '../../src/core/softmax';
import { createWeights, fillFromList, sumUp, type Weights } from '../../src/core/weights';
import { plainArgmax, plainSoftmax, type Plain, type PlainWorld } from './plain';

/** mulberry32: even in [0, 1). */
function createDraw(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  };
}

interface Drawn {
  readonly world: PlainWorld;
  readonly weights: Weights;
  readonly about: string;
}

const logs = new Float64Array(513);
const bends = new Float64Array(513);
const list = new Float64Array(512);
const kernels = ['exponential', 'factor', 'tail', 'quasi-hyperbolic', 'hyperbolic'] as const;

/** A random state of a run: any kernel at any φ that a run may have, or weights of their own. */
function drawWorld(draw: () => number): Drawn {
  const between = (low: number, high: number) => low + (high - low) * draw();
  const deploy = draw() < 0.7 ? 1 : draw() < 0.9 ? 2 + Math.floor(7 * draw()) : Math.floor(10 * 4 ** draw());
  const horizon = Math.min(512, deploy + Math.floor((draw() < 0.9 ? 70 : 512) ** draw()) - 1);
  const kernel = kernels[Math.floor(5 * draw())];
  const presentBias = between(0.05, 1);
  const alone = draw() < 0.15;
  const rho = draw() < 0.5 ? between(-0.5, 5) : between(-0.2, 1);
  const parameters: Parameters = { ...defaultParameters, kernel, horizon, presentBias };
  const weights = createWeights(deploy);
  logs[0] = 0;
  bends[0] = 0;
  if (alone) {
    for (let k = 1; k <= horizon; k++) {
      list[k - 1] = Math.exp(-rho * k) * between(0.5, 2);
      logs[k] = Math.log(list[k - 1]);
      bends[k] = 0;
    }
    fillFromList(list.subarray(0, horizon), null, weights);
    sumUp(weights);
  } else {
    const shape = createKernel(parameters, null);
    const phi = shape.parameterAt(rho);
    shape.fill(phi, weights);
    for (let k = 1; k <= horizon; k++) {
      switch (kernel) {
        case 'exponential':
          [logs[k], bends[k]] = [-phi * k, -k];
          break;
        case 'factor':
          [logs[k], bends[k]] = [Math.log(phi) * k, k / phi];
          break;
        case 'tail':
          [logs[k], bends[k]] = [Math.log(phi), 1 / phi];
          break;
        case 'quasi-hyperbolic':
          [logs[k], bends[k]] = [Math.log(presentBias) - phi * k, -k];
          break;
        case 'hyperbolic':
          [logs[k], bends[k]] = [-phi * Math.log(k + 1), -Math.log(k + 1)];
      }
    }
  }
  const world: PlainWorld = {
    visible: (draw() < 0.9 ? between(0.002, 2) : 10 ** between(-5, -2)) * (draw() < 0.5 ? -1 : 1),
    hidden: draw() < 0.5 ? 0 : between(-2, 2),
    anticipation: draw() < 0.1 ? Math.round(draw()) : between(0, 1),
    deploy,
    horizon,
    cost: draw() < 0.5 ? 0 : draw() < 0.5 ? between(0, 0.5) : 10 ** between(-4, -1),
    temperature: 10 ** between(-4, 0),
    candidates: draw() < 0.3 ? 65 : Math.floor(2 * 129 ** draw()),
    logs,
    bends,
  };
  const about = JSON.stringify({ ...world, kernel, rho, presentBias, alone, logs: 0, bends: 0 });
  return { world, weights, about };
}

const numbers = [
  'compliance',
  'loss',
  'directVisible',
  'best',
  'plannerVisible',
  'plannerHidden',
  'plannerTime',
] as const;

/** The worst of the plan's numbers: how far it is from the plain one's, as a multiple of what is allowed. */
function worst(plan: Plan, plain: Plain): { off: number; name: string } {
  let worstOf = { off: 0, name: '' };
  for (const name of numbers) {
    const entry = plain[name];
    const [want, largest] = typeof entry === 'number' ? [entry, name === 'compliance' ? 1 : 0] : entry;
    const allowed = Math.max(1e-9 * Math.abs(want), 1e-12 * largest) + 1e-300;
    const off = Math.abs(plan[name] - want) / allowed;
    if (!(off <= worstOf.off)) worstOf = { off, name };
  }
  return worstOf;
}

/** Holds a fast planner against the plain one at random states; those where e^s passes 1e250 are left to the tests of the limits. */
function compare(seed: number, states: number, look: (drawn: Drawn, plan: Plan) => Plain): void {
  const draw = createDraw(seed);
  const plan = createPlan();
  let seen = 0;
  for (let i = 0; i < states; i++) {
    const drawn = drawWorld(draw);
    if (drawn.weights.scale > 575) continue;
    seen += 1;
    const plain = look(drawn, plan);
    if (plan.limited) continue;
    const { off, name } = worst(plan, plain);
    if (!(off <= 1)) expect.fail(`${name} is ${off} times too far at ${drawn.about}: ${JSON.stringify([plan, plain])}`);
  }
  expect(seen).toBeGreaterThan(0.95 * states);
}

describe('the fast planners agree with the plain ones to 1e-9, or to 1e-12 of the largest term of the sum', () => {
  test('argmax, at 150,000 random states', () => {
    compare(1, 150_000, ({ world, weights }, plan) => {
      const { visible, hidden, anticipation, deploy, cost } = world;
      planArgmax({ visible, hidden, anticipation, weights }, deploy, cost, plan);
      return plainArgmax(world);
    });
  }, 60_000);

  test('softmax, at 150,000 random states', () => {
    compare(2, 150_000, ({ world, weights }, plan) => {
      const { visible, hidden, anticipation } = world;
      const choose = createSoftmax({ ...defaultParameters, planner: 'softmax', ...world });
      choose({ visible, hidden, anticipation, weights }, plan);
      return plainSoftmax(world);
    });
  }, 60_000);
});
