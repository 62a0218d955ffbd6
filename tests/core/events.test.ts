import { describe, expect, test } from 'vitest';
import { eventsOf } from '../../src/core/events';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { createColumns } from '../../src/core/readouts';
import { createTraining, runTraining } from '../../src/core/trainingRun';

const events = (changes: Partial<Parameters>, length?: number) => {
  const { columns } = runTraining({ ...defaultParameters, ...changes });
  return eventsOf(columns, length ?? columns.step.length).map(({ kind, step }) => `${kind} ${step}`);
};

describe('the events of a run', () => {
  test('are those that MODEL.md gives for the defaults', () => {
    expect(events({})).toEqual(['pretendingPays 279', 'rateBelowZero 322', 'complianceHigh 345']);
  });

  test('are the first states at which each holds', () => {
    const { columns } = runTraining(defaultParameters);
    const passes = (holds: (t: number) => boolean, t: number) =>
      expect([holds(t - 1), holds(t)]).toEqual([false, true]);
    passes((t) => columns.incentive[t] > 0, 279);
    passes((t) => columns.rate[t] < 0, 322);
    passes((t) => columns.compliance[t] >= 0.9, 345);
  });

  test('come in the order of their steps, those of one step included', () => {
    expect(events({ rho: -0.2 })).toEqual(['pretendingPays 0', 'rateBelowZero 0', 'complianceHigh 0']);
    expect(events({ rho: 0 })).toEqual(['pretendingPays 0', 'rateBelowZero 1', 'complianceHigh 4']);
  });

  test('are absent where they do not happen', () => {
    expect(events({ rho: 1.5 })).toEqual([]);
    expect(events({ horizon: 8 })).toEqual(['pretendingPays 324', 'rateBelowZero 409']);
  });

  test('are looked for among the rows that are filled, and named by step, not by row', () => {
    expect(events({}, 322)).toEqual(['pretendingPays 279']);
    expect(events({}, 323)).toEqual(['pretendingPays 279', 'rateBelowZero 322']);
    expect(events({}, 0)).toEqual([]);
    const training = createTraining(defaultParameters);
    training.advance(300);
    const columns = createColumns(training.remaining);
    training.advance(100, columns);
    expect(eventsOf(columns, 100).map(({ step }) => step)).toEqual([300, 322, 345]);
  });
});
