import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromStart } from '../../../src/core/fork';
import { runTraining } from '../../../src/core/trainingRun';
import { plotKinds } from '../../../src/panels/plots/plotKinds';
import { tableRows } from '../../../src/panels/plots/tableRows';
import { createLab } from '../../../src/store/lab';
import { anyParameters } from '../../worker/anyParameters';
import { ranLab } from '../../store/ranLab';
import { batchOf } from '../../store/batch';

describe('the rows of the table under a plot', () => {
  test('of the defaults are the tenths, the events and the cursor', () => {
    const lab = ranLab({}, 450);
    const tenths = [0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000];
    const { run } = lab.getState();
    expect(tableRows(run!, 450)).toEqual([...tenths, 279, 322, 345, 450].sort((a, b) => a - b));
    expect(tableRows(run!, 17)).toContain(17);
    expect(tableRows(run!, null)).toEqual([...tenths, 279, 322, 345].sort((a, b) => a - b));
  });

  test('are at most 25, in order, each once, with events, cursor and ends among them, however much has been computed', () => {
    fc.assert(
      fc.property(anyParameters(120), fc.nat(120), fc.nat(120), (parameters, at, rows) => {
        const lab = createLab(parameters, Math.min(at, parameters.steps - 1));
        const count = 1 + Math.min(rows, parameters.steps);
        lab.addRows(fromStart(parameters), batchOf(runTraining(parameters).columns, { count }));
        const state = lab.getState();
        const last = count - 1;
        const chosen = tableRows(state.run!, Math.min(state.cursor ?? last, last));
        expect(chosen.length).toBeLessThanOrEqual(25);
        expect(chosen.length).toBeGreaterThanOrEqual(Math.min(10, count));
        for (let i = 1; i < chosen.length; i++) expect(chosen[i]).toBeGreaterThan(chosen[i - 1]);
        expect(chosen).toEqual(expect.arrayContaining([0, last, Math.min(state.cursor ?? last, last)]));
        expect(chosen).toEqual(expect.arrayContaining(state.run!.events.map(({ step }) => step)));
        expect(chosen[0]).toBe(0);
        expect(chosen.at(-1)).toBe(last);
      }),
      { seed: 101, numRuns: 60 },
    );
  });

  test('have a number in every column, whatever the run', () => {
    fc.assert(
      fc.property(anyParameters(40), (parameters) => {
        const { columns } = runTraining(parameters);
        for (const { table, name } of plotKinds) {
          for (const column of table) {
            for (const row of [0, parameters.steps])
              expect(
                column.value((of) => columns[of][row]),
                `${name}, ${column.name}`,
              ).not.toBeNaN();
          }
        }
      }),
      { seed: 102, numRuns: 30 },
    );
  });
});
