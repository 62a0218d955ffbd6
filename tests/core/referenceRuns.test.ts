import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { columnNames, type ColumnName } from '../../src/core/readouts';
import { runTraining } from '../../src/core/trainingRun';

interface ReferenceRun {
  readonly params: Partial<Parameters>;
  readonly rows: readonly Readonly<Record<string, number>>[];
}

const file = new URL('../fixtures/referenceRuns.json', import.meta.url);
const { runs } = JSON.parse(readFileSync(file, 'utf8')) as { runs: ReferenceRun[] };
describe('runs computed by an independent program with automatic differentiation', () => {
  test('are sixteen, with five kernels and both wirings', () => {
    expect(runs).toHaveLength(16);
    const of = (key: 'kernel' | 'wiring') => new Set(runs.map(({ params }) => params[key] ?? defaultParameters[key]));
    expect([of('kernel').size, of('wiring').size]).toEqual([5, 2]);
  });

  for (const { params, rows } of runs) {
    test(`are met to a relative 1e-6 with ${JSON.stringify(params)}`, () => {
      const parameters = { ...defaultParameters, ...params };
      const { columns } = runTraining(parameters);
      expect(rows.at(-1)!.step).toBe(parameters.steps);
      for (const row of rows) {
        expect(Object.keys(row).length).toBe(15);
        for (const [name, want] of Object.entries(row)) {
          expect(columnNames).toContain(name);
          const got = columns[name as ColumnName][row.step];
          const difference = Math.abs(want) > 1e-9 ? Math.abs(got / want - 1) : Math.abs(got - want);
          expect(difference, `${name} at step ${row.step}: ${got}, not ${want}`).toBeLessThan(1e-6);
        }
      }
    });
  }
});
