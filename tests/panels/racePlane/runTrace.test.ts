import { describe, expect, test } from 'vitest';
import { defaultParameters, type Parameters } from '../../../src/core/parameters';
import { runTraining } from '../../../src/core/trainingRun';
import { createRunTrace, type PlaneRun } from '../../../src/panels/racePlane/runTrace';

function planeRun(changes: Partial<Parameters>, length?: number): PlaneRun {
  const { columns } = runTraining({ ...defaultParameters, ...changes });
  return { length: length ?? columns.step.length, valueAt: (name, state) => columns[name][state] };
}

describe('the trace of a run in the plane', () => {
  test('leaves out only states that stand where the one before it stands', () => {
    for (const changes of [{}, { noise: 0.02 }, { hidden: 0.3, rho: 3 }]) {
      const run = planeRun(changes);
      const trace = createRunTrace();
      trace.extend(run);
      for (let state = 0, i = 0; state < run.length; state++) {
        if (trace.states[i + 1] === state) i += 1;
        expect(Math.abs(run.valueAt('gap', state) - trace.gaps[i])).toBeLessThanOrEqual(0.002);
        expect(Math.abs(run.valueAt('rate', state) - trace.rates[i])).toBeLessThanOrEqual(0.005);
      }
      expect(trace.states[0]).toBe(0);
    }
  });

  test('knows the extremes of all states', () => {
    const run = planeRun({ noise: 0.02 });
    const trace = createRunTrace();
    trace.extend(run);
    const all = (name: 'gap' | 'rate') => Array.from({ length: run.length }, (_, state) => run.valueAt(name, state));
    expect(trace.widest).toBe(Math.max(...all('gap')));
    expect([trace.lowest, trace.highest]).toEqual([Math.min(...all('rate')), Math.max(...all('rate'))]);
  });

  test('is the same whether the run came at once or in parts', () => {
    const whole = createRunTrace();
    const grown = createRunTrace();
    const run = planeRun({ noise: 0.01 });
    whole.extend(run);
    for (const length of [1, 2, 300, 300, 999]) grown.extend({ ...run, length });
    expect(grown.extend(run)).toBe(true);
    expect(grown.extend(run)).toBe(false);
    expect(grown.states).toEqual(whole.states);
    expect(grown.length).toBe(1001);
  });

  test('of a run under way may be looked at now and then only', () => {
    const trace = createRunTrace();
    const run = planeRun({});
    for (const length of [1, 25, 26, 640]) trace.extend({ ...run, length, every: 10 });
    expect(trace.states.every((state) => state % 10 === 0)).toBe(true);
    expect(trace.length).toBe(640);
    const last = trace.states.at(-1)!;
    expect(trace.gaps.at(-1)).toBe(run.valueAt('gap', last));
    expect(Math.abs(trace.gaps.at(-1)! - run.valueAt('gap', 630))).toBeLessThanOrEqual(0.002);
  });

  test('reads the columns of a whole run themselves', () => {
    const { columns } = runTraining(defaultParameters);
    const [asked, read] = [createRunTrace(), createRunTrace()];
    asked.extend({ length: 1001, valueAt: (name, state) => columns[name][state] });
    read.extend({ length: 1001, valueAt: () => NaN, columns });
    expect(read.rates).toEqual(asked.rates);
  });

  test('of a long noisy run has thousands of points, not a hundred thousand, from all of it', () => {
    const trace = createRunTrace();
    trace.extend(planeRun({ noise: 0.3, steps: 50_000 }));
    expect(trace.states.length).toBeLessThanOrEqual(4000);
    expect(trace.states.length).toBeGreaterThan(500);
    expect(trace.states.at(-1)).toBeGreaterThan(49_000);
  });
});
