import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { createPush, createPushes, createStartRates } from '../../src/core/pushes';
import { runTraining } from '../../src/core/trainingRun';

const monotone = ['exponential', 'factor', 'tail', 'quasi-hyperbolic', 'hyperbolic'] as const;
const world = (changes: Partial<Parameters>): Parameters => ({ ...defaultParameters, ...changes });
const real = (min: number, max: number) => fc.integer({ min: 0, max: 1e9 }).map((n) => min + (max - min) * (n / 1e9));

describe('the rate that a run starts with', () => {
  test('is the effective rate of the run’s first state, for every kernel and wiring', () => {
    for (const kernel of monotone) {
      for (const wiring of ['shared', 'independent'] as const) {
        for (const rho of [-0.5, 0, 0.7, 1.3, 5]) {
          const parameters = world({ kernel, wiring, rho, steps: 1 });
          const rate = createStartRates(parameters)!.rateOf(rho);
          expect(rate, `${kernel} ${wiring} ${rho}`).toBeCloseTo(runTraining(parameters).columns.rate[0], 10);
        }
      }
    }
  });

  test('is turned round: the rho that has an effective rate has it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...monotone),
        fc.integer({ min: 1, max: 512 }),
        real(0.05, 1),
        real(-0.6, 8),
        (kernel, horizon, presentBias, rate) => {
          const rates = createStartRates(world({ kernel, horizon, presentBias }))!;
          expect(Math.abs(rates.rateOf(rates.rhoOf(rate)) - rate)).toBeLessThan(1e-9);
        },
      ),
      { seed: 31, numRuns: 400 },
    );
  });

  test('is not known here for a formula', () => {
    expect(createStartRates(world({ kernel: 'custom' }))).toBeNull();
  });
});

const trained: readonly Partial<Parameters>[] = [
  {},
  { kernel: 'exponential', rho: -0.2, anticipation: 0.9 },
  { kernel: 'hyperbolic' },
  { kernel: 'quasi-hyperbolic', presentBias: 0.4 },
  { kernel: 'factor', rho: 0.5 },
  { kernel: 'tail', lrTime: 0.01 },
  { hidden: 0.3 },
  { hidden: 0.6, kernel: 'hyperbolic', deploy: 3 },
  { planner: 'softmax', cost: 0.001 },
  { cost: 0.01, bias: 0.05, clip: 0.01, priority: 1e-5 },
];

describe('the field of pushes', () => {
  test.each(trained)('is the step that a run of gradient descent takes, at every state: %j', (changes) => {
    const parameters = world({ ...changes, steps: 300 });
    const { columns } = runTraining(parameters);
    const pushes = createPushes(parameters)!;
    const push = createPush();
    for (let i = 0; i < 300; i++) {
      pushes.from(columns.visible[i], columns.hiddenGap[i], columns.parameter[i], push);
      expect(Math.abs(push.visible - columns.stepGap[i])).toBeLessThan(1e-9);
      expect(Math.abs(push.hidden - columns.stepHidden[i])).toBeLessThan(1e-9);
      expect(Math.abs(push.time - columns.stepTime[i])).toBeLessThan(1e-9);
      expect(Math.abs(push.gap - (columns.gap[i + 1] - columns.gap[i]))).toBeLessThan(1e-9);
      expect(Math.abs(push.rate - (columns.rate[i + 1] - columns.rate[i]))).toBeLessThan(1e-9);
    }
  });

  test('in the plane of gap and rate is the same where nothing is hidden, from the two readouts alone', () => {
    for (const kernel of monotone) {
      const parameters = world({ kernel, steps: 300, lrTime: kernel === 'tail' ? 0.01 : 0.05 });
      const { columns } = runTraining(parameters);
      const pushes = createPushes(parameters)!;
      const push = createPush();
      for (let i = 0; i < 300; i += 7) {
        pushes.at(columns.gap[i], columns.rate[i], push);
        expect(Math.abs(push.gap - columns.stepGap[i]), kernel).toBeLessThan(1e-9);
        expect(Math.abs(push.rate - (columns.rate[i + 1] - columns.rate[i])), kernel).toBeLessThan(1e-9);
      }
    }
  });

  test('is the first step of a run that begins there, whatever its optimiser, with its noise off and awareness on', () => {
    fc.assert(
      fc.property(
        fc.record({
          gap: real(0.05, 2),
          rho: real(-0.4, 4),
          hidden: fc.constantFrom(0, 0.3),
          kernel: fc.constantFrom(...monotone),
          optimiser: fc.constantFrom('sgd' as const, 'momentum' as const, 'adam' as const),
          clip: fc.constantFrom(0, 0.01),
          bias: fc.constantFrom(0, 0.1),
        }),
        (start) => {
          const parameters = world({ ...start, steps: 1 });
          const { columns } = runTraining(parameters);
          const push = createPush();
          createPushes({ ...parameters, noise: 0.3, onset: 1, gap: 1, rho: 1 })!.at(start.gap, columns.rate[0], push);
          expect(Math.abs(push.gap - (columns.gap[1] - columns.gap[0]))).toBeLessThan(1e-9);
          expect(Math.abs(push.rate - (columns.rate[1] - columns.rate[0]))).toBeLessThan(1e-9);
        },
      ),
      { seed: 32, numRuns: 200 },
    );
  });

  test('does not remember where it was asked before, as optimisers with a past would', () => {
    for (const optimiser of ['sgd', 'momentum', 'adam'] as const) {
      const pushes = createPushes(world({ optimiser }))!;
      const [first, again] = [createPush(), createPush()];
      pushes.at(1, 1, first);
      pushes.at(0.3, -0.2, again);
      pushes.at(1, 1, again);
      expect(again).toEqual(first);
    }
  });

  test('has whole learning rates for Adam’s steps', () => {
    const push = createPush();
    createPushes(world({ optimiser: 'adam', lrGap: 0.003, lrTime: 0.002 }))!.at(1, 1, push);
    expect(push.gap).toBeCloseTo(-0.003, 7);
    expect(push.rate).toBeCloseTo(-0.002, 7);
  });

  test('is nothing where no φ is large enough for the rate', () => {
    const push = createPush();
    createPushes(world({ kernel: 'tail', horizon: 512 }))!.at(1, -1, push);
    expect(Object.values(push)).toEqual([0, 0, 0, 0, 0]);
  });

  test('is none where the plane does not say the state', () => {
    expect(createPushes(world({ wiring: 'independent' }))).toBeNull();
    expect(createPushes(world({ kernel: 'custom' }))).toBeNull();
  });
});
