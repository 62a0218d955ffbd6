import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { columnNames, createColumns, type Columns } from '../../src/core/readouts';
import { createTraining, runTraining } from '../../src/core/trainingRun';
import { copyState, type TrainingState } from '../../src/core/trainingState';

const worlds: readonly Partial<Parameters>[] = [
  {},
  { noise: 0.02, seed: 77, optimiser: 'adam', lrGap: 0.003, lrTime: 0.01 },
  { noise: 0.1, optimiser: 'momentum', onset: 40, hidden: 0.2, clip: 0.3 },
  { planner: 'softmax', horizon: 20, deploy: 3, bias: 0.1, priority: 0.001, noise: 0.01 },
  { deploy: 2, horizon: 12, hidden: 0.4, rho: 0.2, cost: 0.01 },
];
const runs = worlds.map((world) => runTraining({ ...defaultParameters, steps: 90, ...world }));
const bitsOf = (columns: Columns, from: number, to: number) =>
  columnNames.map((name) => new BigUint64Array(columns[name].slice(from, to).buffer));

describe('a run', () => {
  test('of T steps has T + 1 states, recorded before their updates', () => {
    for (const { columns, parameters } of runs) {
      for (const name of columnNames) expect(columns[name]).toHaveLength(parameters.steps + 1);
      columns.step.forEach((step, i) => expect(step).toBe(i));
      expect(columns.parameter[0]).toBe(parameters.rho);
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
        expect(columns.updateNorm[t]).toBeCloseTo(norm, 14);
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

  test('that goes on from a copied state is the tail of the uninterrupted one', () => {
    for (const { parameters, columns } of runs) {
      for (const step of [0, 1, 2, 37, 39, 40, 41, 89, 90]) {
        const training = createTraining(parameters);
        training.advance(step);
        const start = structuredClone(training.state) as TrainingState;
        const rest = runTraining(parameters, start);
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

test('a copied state shares nothing with the one it was copied from', () => {
  const training = createTraining({ ...defaultParameters, noise: 0.1, optimiser: 'adam', steps: 20 });
  training.advance(5);
  const copy = copyState(training.state);
  const kept = structuredClone(copy);
  training.advance(10);
  expect(copy).toEqual(kept);
  expect(training.state).not.toEqual(kept);
});
