import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limitFlags } from '../../src/core/baseOptimiser';
import { defaultParameters, parameterTable, type NumberSpec, type Parameters } from '../../src/core/parameters';
import { columnNames } from '../../src/core/readouts';
import { createTraining, runTraining } from '../../src/core/trainingRun';
import { copyState } from '../../src/core/trainingState';

/** Values of one parameter, its ends, its default and the stop at zero far more often than chance would. */
function values({ min, max, default: usual, scale, logFrom = min, integer }: NumberSpec): fc.Arbitrary<number> {
  const share = fc.integer({ min: 0, max: 1e6 }).map((n) => n / 1e6);
  const inside = share.map((x) => (scale === 'linear' ? min + (max - min) * x : logFrom * (max / logFrom) ** x));
  return fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(min, max) },
    { weight: 1, arbitrary: fc.constantFrom(usual, integer ? usual : logFrom) },
    { weight: 3, arbitrary: integer ? inside.map(Math.round) : inside },
    { weight: integer || min > 0 ? 0 : 1, arbitrary: fc.constantFrom(5e-324, 1e-310, 1e-160, 1e-80) },
  );
}

/** Random parameters in range, each run short enough that a step of any horizon fits. */
function worlds(longest: number): fc.Arbitrary<Parameters> {
  const numbers = parameterTable.filter((spec) => spec.kind === 'number');
  const each = Object.fromEntries(numbers.map((spec) => [spec.key, values(spec)]));
  return fc
    .record({
      ...each,
      planner: fc.constantFrom('argmax', 'softmax'),
      optimiser: fc.constantFrom('sgd', 'momentum', 'adam'),
      few: fc.boolean(),
      length: fc.integer({ min: 0, max: 100 }),
    })
    .map(({ few, length, ...rest }) => {
      const world = { ...defaultParameters, ...rest };
      const deploy = few ? 1 : Math.min(world.deploy, world.horizon);
      const work = deploy * (world.planner === 'argmax' ? 160 : world.candidates) + 5 * world.horizon;
      const steps = Math.ceil(Math.min(longest, 1e6 / work) ** (length / 100));
      return { ...world, deploy, steps, onset: Math.min(world.onset, steps) };
    });
}

/** The names of the columns that hold something that is not a finite number. */
const notFinite = (parameters: Parameters) => {
  const { columns } = runTraining(parameters);
  return columnNames.filter((name) => !columns[name].every(Number.isFinite));
};

describe('no state contains NaN or an infinity', () => {
  test('for any parameters in range, extremes included', () => {
    fc.assert(
      fc.property(worlds(2000), (parameters) => {
        expect(notFinite(parameters)).toEqual([]);
      }),
      { seed: 1, numRuns: 4000 },
    );
  });

  test('in a run of 100,000 steps that keeps hitting the limits', () => {
    const hard = { optimiser: 'momentum', lrGap: 1, lrTime: 100, noise: 1, horizon: 64, steps: 100_000 } as const;
    expect(notFinite({ ...defaultParameters, ...hard })).toEqual([]);
  });

  test('where the present has underflowed before the onset of awareness', () => {
    const late = { optimiser: 'momentum', lrTime: 100, noise: 1, horizon: 9, onset: 600, steps: 700 } as const;
    for (const deploy of [1, 9]) {
      for (let seed = 0; seed < 40; seed++)
        expect(notFinite({ ...defaultParameters, ...late, deploy, seed })).toEqual([]);
    }
  });
});

/** The single state at which the rate is `rho`, whatever its range. */
function stateAt(rho: number, changes: Partial<Parameters>) {
  const parameters = { ...defaultParameters, ...changes, steps: 1 };
  const start = copyState(createTraining(parameters).state);
  start.values[2] = rho;
  const { columns } = runTraining(parameters, start);
  return (name: (typeof columnNames)[number]) => columns[name][0];
}

describe('a limit that acts sets its flag', () => {
  test('(2) where the softmax becomes its own limit, or e^s in ν∂W/∂φ would pass 1e250', () => {
    expect(stateAt(-5.8, { planner: 'softmax', horizon: 100 })('flags')).toBe(limitFlags.softmax);
    expect(stateAt(-5.6, { planner: 'softmax', horizon: 100 })('flags')).toBe(0);
    const caring = stateAt(-5.8, { priority: 0.01, horizon: 100 });
    expect(caring('flags') & limitFlags.softmax).toBe(limitFlags.softmax);
    expect(caring('gradTimePriority') / -1e250).toBeCloseTo(0.01 * 100, 0);
    expect(stateAt(-5.8, { horizon: 100 })('flags')).toBe(0);
  });

  test('(3) where a gradient would pass 1e100', () => {
    const state = stateAt(-0.5, { priority: 0.1, horizon: 512 });
    expect(state('flags')).toBe(limitFlags.gradient | limitFlags.update);
    expect(state('gradTime')).toBe(-1e100);
    expect(stateAt(-0.4, { priority: 0.1, horizon: 512 })('flags') & limitFlags.gradient).toBe(0);
  });

  test('(4) where an update would pass ±1e6, at the state whose update it was', () => {
    const state = stateAt(9e5, { bias: 10, lrTime: 100 });
    expect(state('flags')).toBe(limitFlags.update | limitFlags.readouts); // at 9e5 no weight is left either
    expect(state('stepTime')).toBe(-1e6 - 9e5);
  });

  test('(5) where every weight on the future has underflowed the effective rate is 1e6', () => {
    const state = stateAt(1000, {});
    expect(state('weight')).toBe(0);
    expect(state('rate')).toBe(1e6);
    expect(state('parameter')).toBe(1000);
    expect(state('flags')).toBe(limitFlags.readouts);
  });

  test('(5) where a readout would pass 1e300', () => {
    const state = stateAt(-8, { horizon: 100 });
    expect(state('flags')).toBe(limitFlags.readouts);
    for (const name of ['weight', 'benefit', 'incentive', 'best'] as const) expect(state(name)).toBe(1e300);
    expect(state('gap')).toBe(1);
    expect(state('loss')).toBeLessThan(1e-100);
  });

  test('and the flags are 0 in ordinary runs', () => {
    const ordinary: Partial<Parameters>[] = [
      {},
      { rho: -0.2, lrTime: 0 },
      { planner: 'softmax', deploy: 4, horizon: 32 },
      { optimiser: 'adam', lrGap: 0.003, lrTime: 0.003, noise: 0.01 },
      { hidden: 0.3, priority: 0.001, bias: 0.1, clip: 0.1, onset: 50 },
      { gap: 0 },
      { gap: 2, horizon: 512, rho: 5, steps: 5000 },
    ];
    for (const changes of ordinary) {
      const { flags } = runTraining({ ...defaultParameters, ...changes }).columns;
      expect(
        flags.every((flag) => flag === 0),
        JSON.stringify(changes),
      ).toBe(true);
    }
  });
});
