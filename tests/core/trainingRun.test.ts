import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FormulaTree } from '../../src/core/formula';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { columnNames, createColumns, type Columns } from '../../src/core/readouts';
import { theta } from '../../src/core/baseOptimiser';
import { createTraining, runTraining } from '../../src/core/trainingRun';
import { copyState, type TrainingState } from '../../src/core/trainingState';

const worlds: readonly Partial<Parameters>[] = [
  {},
  { noise: 0.02, seed: 77, optimiser: 'adam', lrGap: 0.003, lrTime: 0.01 },
  { noise: 0.1, optimiser: 'momentum', onset: 40, hidden: 0.2, clip: 0.3 },
  { planner: 'softmax', horizon: 20, deploy: 3, bias: 0.1, priority: 0.001, noise: 0.01 },
  { deploy: 2, horizon: 12, hidden: 0.4, rho: 0.2, cost: 0.01 },
  { wiring: 'independent', deploy: 3, horizon: 9, optimiser: 'adam', noise: 0.01, bias: 0.2 },
  { kernel: 'hyperbolic', horizon: 20, optimiser: 'momentum', lrGap: 0.002, lrTime: 0.01 },
];
const runs = worlds.map((world) => runTraining({ ...defaultParameters, steps: 90, ...world }));
const bitsOf = (columns: Columns, from: number, to: number) =>
  columnNames.map((name) => new BigUint64Array(columns[name].slice(from, to).buffer));

describe('a run', () => {
  test('is the same beside others of its shape that are at work in turns with it', () => {
    const all = runs.map(({ parameters, digest }) => {
      const own = createColumns(parameters.steps + 1);
      return { training: createTraining(parameters), own, digest };
    });
    const others = runs.map(({ parameters }) =>
      createTraining({ ...parameters, gap: 0.7, anticipation: 0.9, seed: 5 }),
    );
    for (let row = 0; row <= 90; row++) {
      all.forEach(({ training, own }, i) => {
        others[i].advance(1);
        training.advance(1, own, row);
      });
    }
    for (const { training, digest } of all) expect(training.digest()).toBe(digest);
  });

  test('of T steps has T + 1 states, recorded before their updates', () => {
    for (const { columns, parameters } of runs) {
      for (const name of columnNames) expect(columns[name]).toHaveLength(parameters.steps + 1);
      columns.step.forEach((step, i) => expect(step).toBe(i));
      const { rho, kernel, wiring } = parameters;
      const first = wiring === 'independent' ? Math.exp(-rho) : kernel === 'hyperbolic' ? rho / Math.LN2 : rho;
      expect(columns.parameter[0]).toBeCloseTo(first, 14);
      expect(columns.gap[0]).toBeCloseTo(parameters.gap, 15);
      expect(columns.hiddenGap[0]).toBeCloseTo(parameters.gap * Math.sqrt(parameters.hidden), 15);
    }
  });

  test('moves by what its update columns say, and not at all at T', () => {
    for (const { columns, parameters } of runs) {
      for (let t = 0; t < parameters.steps; t++) {
        expect(columns.visible[t + 1] - columns.visible[t]).toBe(columns.stepGap[t]);
        expect(columns.hiddenGap[t + 1] - columns.hiddenGap[t]).toBe(columns.stepHidden[t]);
        expect(columns.parameter[t + 1] - columns.parameter[t]).toBe(columns.stepTime[t]);
        const norm = Math.hypot(columns.stepGap[t], columns.stepHidden[t], columns.stepTime[t]);
        if (parameters.wiring === 'shared') expect(columns.updateNorm[t]).toBeCloseTo(norm, 14);
        else expect(columns.updateNorm[t]).toBeGreaterThan(norm); // the other weights move too
      }
      for (const name of ['stepGap', 'stepHidden', 'stepTime', 'updateNorm'] as const) {
        expect(columns[name].at(-1)).toBe(0);
      }
    }
  });

  test('does not know the future before the onset of awareness, and does from then on', () => {
    const { benefit } = runTraining({ ...defaultParameters, onset: 40, steps: 50 }).columns;
    benefit.forEach((value, t) => expect(value > 0).toBe(t >= 40));
  });

  test('repeats itself to the last bit', () => {
    for (const run of runs) {
      const again = runTraining(run.parameters);
      expect(again.digest).toBe(run.digest);
      expect(bitsOf(again.columns, 0, 91)).toEqual(bitsOf(run.columns, 0, 91));
    }
  });

  test('in chunks of any size is the same run', () => {
    fc.assert(
      fc.property(
        fc.nat(runs.length - 1),
        fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 20 }),
        (which, chunks) => {
          const { parameters, columns, digest } = runs[which];
          const training = createTraining(parameters);
          const mine = createColumns(91);
          let row = 0;
          for (const chunk of [...chunks, 1000]) {
            training.advance(chunk, mine, row);
            row = 91 - training.remaining;
          }
          expect(training.remaining).toBe(0);
          expect(training.digest()).toBe(digest);
          expect(bitsOf(mine, 0, 91)).toEqual(bitsOf(columns, 0, 91));
        },
      ),
      { seed: 1, numRuns: 60 },
    );
  });

  test.each([
    ['exponential', (phi: number, k: number) => Math.exp(-phi * k)],
    ['factor', (phi: number, k: number) => (k === 0 ? 1 : phi ** k)],
    ['tail', (phi: number, k: number) => (k === 0 ? 1 : phi)],
    ['quasi-hyperbolic', (phi: number, k: number) => (k === 0 ? 1 : 0.7 * Math.exp(-phi * k))],
    ['hyperbolic', (phi: number, k: number) => (1 + k) ** -phi],
  ] as const)('records the relative weights of watched episodes: %s', (kernel, weight) => {
    const watch = [0, 1, 2, 7, 11, 12];
    const parameters: Parameters = { ...defaultParameters, kernel, horizon: 12, deploy: 3, rho: 0.4, steps: 300 };
    const columns = createColumns(301);
    const watched = new Float64Array(301 * watch.length);
    createTraining(parameters, { watch }).advance(301, columns, 0, watched);
    for (const row of [0, 1, 150, 300]) {
      const all = Array.from({ length: 13 }, (_, k) => weight(columns.parameter[row], k));
      const largest = Math.max(...all);
      watch.forEach((k, j) => expect(watched[row * watch.length + j]).toBeCloseTo(all[k] / largest, 12));
    }
    expect(columns.parameter[300]).not.toBe(columns.parameter[0]);
  });

  test('records the relative weights of independent wiring, each moved by itself', () => {
    const watch = [0, 1, 2, 3, 4];
    const parameters: Parameters = {
      ...defaultParameters,
      wiring: 'independent',
      horizon: 4,
      deploy: 3,
      steps: 40,
      noise: 0.5,
    };
    const training = createTraining(parameters, { watch });
    const columns = createColumns(41);
    const watched = new Float64Array(41 * watch.length);
    for (let row = 0; row <= 40; row++) {
      const weights = [1, ...training.state.values.slice(theta.time)];
      training.advance(1, columns, row, watched);
      weights.forEach((w, j) => expect(watched[row * 5 + j]).toBeCloseTo(w / Math.max(...weights), 12));
    }
  });

  test('that goes on from a copied state is the tail of the uninterrupted one', () => {
    for (const { parameters, columns } of runs) {
      for (const step of [0, 1, 2, 37, 39, 40, 41, 89, 90]) {
        const training = createTraining(parameters);
        training.advance(step);
        const start = structuredClone(training.state) as TrainingState;
        const rest = runTraining(parameters, { start });
        expect(bitsOf(rest.columns, 0, 91 - step)).toEqual(bitsOf(columns, step, 91));
        expect(rest.outcome).toEqual(runTraining(parameters).outcome);
        expect(start).toEqual(training.state); // the start is copied, not used up
      }
    }
  });

  test('without recording reaches the same last state', () => {
    for (const { parameters } of runs) {
      const recorded = createTraining(parameters);
      recorded.advance(91, createColumns(91));
      const silent = createTraining(parameters);
      silent.advance(91);
      expect(silent.state).toEqual(recorded.state);
      expect(silent.state.step).toBe(90);
      silent.advance(5); // there is nothing left
      expect(silent.state).toEqual(recorded.state);
      expect(silent.remaining).toBe(0);
    }
  });
});

describe('a formula', () => {
  /** rho − 1.2, the same for every k: fine at 1.3, negative once training has lowered rho by 0.1. */
  const formula: FormulaTree = { op: 'subtract', of: ['rho', 1.2] };
  const parameters: Parameters = { ...defaultParameters, kernel: 'custom', horizon: 4, steps: 400 };

  test('that gives a weight that is none during a run ends it there: its states stay, the outcome is undecided', () => {
    const lowered = { ...parameters, lrTime: 1, priority: 0.1, anticipation: 0 };
    const { columns, outcome, digest } = runTraining(lowered, { formula });
    expect(outcome.kind).toBe('undecided');
    expect(outcome.broken).toMatchObject({ k: 1, kind: 'negative' });
    const { step } = outcome.broken!;
    // ν∂W/∂ρ = 0.1 · 4: after one step of 0.4 the weights are 0.1 − 0.4.
    expect(step).toBe(1);
    expect(columns.weight[0]).toBeCloseTo(0.4, 12);
    const training = createTraining(lowered, { formula });
    expect(training.advance(1000)).toBe(step);
    expect([training.remaining, training.advance(1), training.state.step]).toEqual([0, 0, step]);
    expect(digest).toMatch(/^\d+-[0-9a-f]{16}$/);
  });

  test('that gives one at the start is refused', () => {
    expect(() => createTraining({ ...parameters, rho: 1 }, { formula })).toThrow(
      'the formula gives no weight for k = 1',
    );
    const apart = { ...parameters, rho: 2, prior: 1, wiring: 'independent', bias: 0.1 } as const;
    expect(() => createTraining(apart, { formula })).toThrow('at rho = 1');
    expect(() => createTraining({ ...apart, bias: 0 }, { formula })).not.toThrow(); // nothing is pulled there
  });
});

test('a copied state shares nothing with the one it was copied from', () => {
  const training = createTraining({ ...defaultParameters, noise: 0.1, optimiser: 'adam', steps: 20 });
  training.advance(5);
  const copy = copyState(training.state);
  const kept = structuredClone(copy);
  training.advance(10);
  expect(copy).toEqual(kept);
  expect(training.state).not.toEqual(kept);
});
