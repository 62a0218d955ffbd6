import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limitFlags, update } from '../../src/core/baseOptimiser';
import type { FormulaTree } from '../../src/core/formula';
import { defaultParameters, parameterTable, type NumberSpec, type Parameters } from '../../src/core/parameters';
import { columnNames } from '../../src/core/readouts';
import { createTemporal } from '../../src/core/temporal';
import { createTraining, runTraining } from '../../src/core/trainingRun';
import { copyState } from '../../src/core/trainingState';
import { formulas, kernels, wirings } from './kernelWorlds';

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

/** Formulas that go to the ends of what a weight may be; some are refused at the start, some break on the way. */
const wild: FormulaTree[] = [
  ...Object.values(formulas),
  {
    op: 'exp',
    of: [{ op: 'multiply', of: ['k', { op: 'subtract', of: [400, { op: 'multiply', of: ['rho', 300] }] }] }],
  },
  {
    op: 'power',
    of: [
      { op: 'add', of: ['rho', 1] },
      { op: 'multiply', of: ['k', 'k'] },
    ],
  },
  { op: 'divide', of: [1e-200, { op: 'subtract', of: ['rho', 1.3] }] },
  { op: 'sqrt', of: ['rho'] },
  { op: 'log', of: [{ op: 'add', of: ['rho', 'k'] }] },
  { op: 'multiply', of: [1e308, 'rho', 'rho'] as unknown as [FormulaTree, FormulaTree] },
  { op: 'multiply', of: ['rho', 1e-308] },
  { op: 'if', of: [{ op: 'greater', of: ['rho', 1] }, { op: 'divide', of: ['k', 0] }, 0] },
  0,
];

/** Random parameters in range, each run short enough that a step of any horizon fits. */
function worlds(longest: number): fc.Arbitrary<Parameters> {
  const numbers = parameterTable.filter((spec) => spec.kind === 'number');
  const each = Object.fromEntries(numbers.map((spec) => [spec.key, values(spec)]));
  return fc
    .record({
      ...each,
      planner: fc.constantFrom('argmax', 'softmax'),
      kernel: fc.constantFrom(...kernels),
      wiring: fc.constantFrom(...wirings),
      optimiser: fc.constantFrom('sgd', 'momentum', 'adam'),
      few: fc.boolean(),
      length: fc.integer({ min: 0, max: 100 }),
    })
    .map(({ few, length, ...rest }) => {
      const world = { ...defaultParameters, ...rest };
      const deploy = few ? 1 : Math.min(world.deploy, world.horizon);
      const work = deploy * (world.planner === 'argmax' ? 160 : world.candidates) + 5 * world.horizon;
      const perWeight = (world.wiring === 'independent' ? 15 : 0) + (world.kernel === 'custom' ? 60 : 0);
      const steps = Math.ceil(Math.min(longest, 6e5 / (work + perWeight * world.horizon)) ** (length / 100));
      return { ...world, deploy, steps, onset: Math.min(world.onset, steps) };
    });
}

/** The names of the columns that hold something that is not a finite number. */
const notFinite = (parameters: Parameters, formula: FormulaTree | null = null) => {
  const { columns } = runTraining(parameters, { formula });
  return columnNames.filter((name) => !columns[name].every(Number.isFinite));
};

describe('no state contains NaN or an infinity', () => {
  test('for any parameters in range, extremes, kernels, formulas and wirings included', () => {
    let [ran, refused] = [0, 0];
    fc.assert(
      fc.property(worlds(2000), fc.constantFrom(...wild), (parameters, tree) => {
        const formula = parameters.kernel === 'custom' ? tree : null;
        try {
          createTraining(parameters, { formula });
        } catch (error) {
          expect(String(error)).toMatch(
            /^Error: the formula gives no weight for k = \d+ at (the start|rho = -?[\d.e-]+)$/,
          );
          refused += 1;
          return;
        }
        expect(notFinite(parameters, formula)).toEqual([]);
        ran += 1;
      }),
      { seed: 1, numRuns: 4000 },
    );
    expect(ran).toBeGreaterThan(3500);
    expect(refused).toBeGreaterThan(50);
  });

  const hard = { optimiser: 'momentum', lrGap: 1, lrTime: 100, noise: 1 } as const;

  test('in a run of 100,000 steps that keeps hitting the limits', () => {
    expect(notFinite({ ...defaultParameters, ...hard, horizon: 64, steps: 100_000 })).toEqual([]);
  });

  test.each(kernels)('in runs of other wiring or kernel that keep hitting the limits: %s', (kernel) => {
    for (const wiring of wirings) {
      for (const deploy of [1, 5]) {
        const parameters = { ...defaultParameters, ...hard, kernel, wiring, deploy, horizon: 16, steps: 1000 };
        for (const seed of [1, 2]) {
          expect(notFinite({ ...parameters, seed }, formulas['exp(-rho*k)'])).toEqual([]);
          expect(
            notFinite({ ...parameters, seed, planner: 'softmax', candidates: 9 }, formulas['exp(-rho*k)']),
          ).toEqual([]);
        }
      }
    }
  });

  test('where the present has underflowed before the onset of awareness', () => {
    const late = { optimiser: 'momentum', lrTime: 100, noise: 1, horizon: 9, onset: 600, steps: 700 } as const;
    for (const deploy of [1, 9]) {
      for (let seed = 0; seed < 40; seed++)
        expect(notFinite({ ...defaultParameters, ...late, deploy, seed })).toEqual([]);
    }
  });
});

/** The single state at which φ (or w_1) is `phi`, whatever its range. */
function stateAt(phi: number, changes: Partial<Parameters>, formula: FormulaTree | null = null) {
  const parameters = { ...defaultParameters, ...changes, steps: 1 };
  const start = copyState(createTraining(parameters, { formula }).state);
  start.values[2] = phi;
  const { columns } = runTraining(parameters, { start, formula });
  return (name: (typeof columnNames)[number]) => columns[name][0];
}

describe('a limit that acts sets its flag', () => {
  const flagsOf = (changes: Partial<Parameters>, formula: FormulaTree | null = null) =>
    [...runTraining({ ...defaultParameters, steps: 2, ...changes }, { formula }).columns.flags].map(
      (flags) => flags & limitFlags.weights,
    );

  test('(1) where a weight from a formula, or its slope, would pass 1e150', () => {
    const steep: FormulaTree = { op: 'exp', of: [{ op: 'multiply', of: ['rho', 'k'] }] };
    const custom = { kernel: 'custom', horizon: 64 } as const;
    const state = stateAt(6, custom, steep); // e^(6·58) is above 1e150
    expect(state('flags')).toBe(limitFlags.weights);
    expect(state('weight') / 1e150).toBeCloseTo(64 - 57 + 1e-150 * Math.exp(6 * 57), 3);
    expect(stateAt(5, custom, steep)('flags')).toBe(0);
    const slope: FormulaTree = { op: 'multiply', of: [1e152, { op: 'subtract', of: ['rho', 1.3] }] };
    expect(stateAt(1.3, custom, slope)('flags') & limitFlags.weights).toBe(limitFlags.weights);
    // The slope of a weight at the limit is 0, so that nothing pulls at φ.
    const flat = stateAt(2, { ...custom, horizon: 1, priority: 0.1 }, { op: 'multiply', of: [1e160, 'rho'] });
    expect(flat('weight') / 1e150).toBeCloseTo(1, 12);
    expect(flat('gradTime')).toBe(0);
    expect(flat('flags')).toBe(limitFlags.weights);
  });

  test('(1) where an initial or prior weight of the independent wiring would pass 1e150, at the first state', () => {
    // w_k = e^(−(ρ + ln β)k)·β: at ρ = −0.5 and β = 0.05 the last of 512 would be e^1787.
    const wide = { wiring: 'independent', kernel: 'quasi-hyperbolic', presentBias: 0.05, horizon: 512 } as const;
    expect(flagsOf({ ...wide, rho: -0.5 })).toEqual([limitFlags.weights, 0, 0]);
    expect(flagsOf({ ...wide, rho: 4, prior: -0.5, bias: 0.1 })).toEqual([limitFlags.weights, 0, 0]);
    expect(flagsOf({ ...wide, rho: 4, prior: -0.5 })).toEqual([0, 0, 0]);
    const formula: FormulaTree = { op: 'exp', of: [{ op: 'multiply', of: ['rho', 'k'] }] };
    expect(flagsOf({ wiring: 'independent', kernel: 'custom', horizon: 100, rho: 4 }, formula)).toEqual([1, 0, 0]);
    const { initial } = createTemporal({ ...defaultParameters, ...wide, rho: -0.5 });
    expect(Math.max(...initial)).toBe(1e150);
  });

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

  test('(4) where the factor, the tail or an independent weight would pass 0 or its largest', () => {
    const pulled = { lrTime: 100, bias: 10, prior: 5, anticipation: 0 } as const;
    const ends = [
      [{ kernel: 'factor' }, 1e6],
      [{ kernel: 'tail' }, 1e150],
      [{ wiring: 'independent' }, 1e150],
    ] as const;
    for (const [changes, most] of ends) {
      const down = stateAt(0.9, { ...pulled, ...changes });
      expect(down('flags')).toBe(limitFlags.update);
      expect(down('stepTime')).toBe(-0.9);
      const up = stateAt(0, { ...changes, lrTime: 100, priority: 0, noise: 1, horizon: 1 });
      expect(Math.abs(up('stepTime'))).toBeLessThan(most);
      const parameters = { ...defaultParameters, ...changes, horizon: 1, steps: 1 };
      const temporal = createTemporal(parameters);
      const { state } = createTraining(parameters);
      expect(update(copyState(state), Float64Array.of(0, 0, -1e160), parameters, temporal)).toBe(limitFlags.update);
      const moved = copyState(state);
      update(moved, Float64Array.of(0, 0, -1e160), parameters, temporal);
      expect(moved.values[2]).toBe(most);
    }
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
      { kernel: 'hyperbolic' },
      { kernel: 'quasi-hyperbolic', planner: 'softmax' },
      { wiring: 'independent' },
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
