import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Recipe } from '../../src/core/fork';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { cellOutcomes } from '../../src/core/sweep';
import { unknown } from '../../src/core/refinement';
import type { FormulasRead } from '../../src/store/attachTraining';
import { createLab, type Lab } from '../../src/store/lab';
import { createSweepMap, type SweepMap } from '../../src/store/sweepMap';
import { numbersOf, type MapSides } from '../../src/store/sweptMap';
import { createWorkerPool } from '../../src/store/workerPool';
import { formulas } from '../core/kernelWorlds';
import { axis, fullOutcomes, runCell, sweepOf } from '../core/sweepMaps';
import { createPoolWorkers } from './poolWorkers';

const quick = { steps: 30, horizon: 16, lrGap: 0.1, lrTime: 1 };
const sides: MapSides = { x: axis('gap:0:2:31'), y: axis('rho:-0.5:3:31'), seeds: 1 };
const full = (changes: Partial<Parameters> = {}) =>
  fullOutcomes(sweepOf('gap:0:2:31', 'rho:-0.5:3:31', { ...quick, ...changes }));
const cells = 31 * 31;

function open(changes: Partial<Parameters> = {}, of: MapSides = sides, reading?: FormulasRead) {
  const lab = createLab({ ...defaultParameters, ...quick, ...changes });
  const { create, workers } = createPoolWorkers(0.3);
  const pool = createWorkerPool({ createWorker: create, size: 2 });
  const readFormulas = (recipe: Recipe) => {
    return Promise.resolve(
      reading ?? ({ ok: true, formulas: new Map([[recipe.parameters.formula, formulas.exp]]) } as const),
    );
  };
  const map = createSweepMap({ lab, sides: of, pool: () => pool, readFormulas });
  /** How many cells have been handed out so far. */
  const handed = () =>
    workers.reduce(
      (sum, { heard }) => sum + heard.reduce((n, one) => n + (one.type === 'task' ? one.task.items.length : 0), 0),
      0,
    );
  return { lab, map, handed };
}

const finish = () => vi.runAllTimersAsync();
const shownOf = (map: SweepMap) => map.getState().shown!;
/** Moves a slider as a hand does: every 16 ms. */
async function drag(lab: Lab, values: readonly number[]): Promise<void> {
  lab.hold(true);
  for (const anticipation of values) {
    lab.change({ anticipation });
    await vi.advanceTimersByTimeAsync(16);
  }
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a map of a lab’s run', () => {
  test('is not computed before somebody looks, then coarse first and at last has every outcome of a full map', async () => {
    const { map, handed } = open();
    await finish();
    expect(handed()).toBe(0);
    const seen: { sharp: boolean; current: boolean; known: number }[] = [];
    map.subscribe(({ shown, current }) => {
      if (shown)
        seen.push({ sharp: shown.sharp, current, known: shown.outcomes.filter((code) => code !== unknown).length });
    });
    map.watch();
    await finish();
    expect(seen[0]).toEqual({ sharp: false, current: true, known: cells });
    expect(seen.at(-1)).toEqual({ sharp: true, current: true, known: cells });
    expect(shownOf(map).outcomes).toEqual(full());
    expect(map.getState().progress).toBeNull();
    expect(handed()).toBeLessThan(cells);
  });

  test('does not begin again where only what its sides go through has changed, and does for another setting', async () => {
    const { lab, map, handed } = open();
    map.watch();
    await finish();
    const before = handed();
    lab.change({ gap: 0.3, rho: 2.2 });
    await finish();
    expect(handed()).toBe(before);
    expect(map.getState().current).toBe(true);
    lab.change({ anticipation: 0.2 });
    expect(map.getState().current).toBe(false);
    expect(shownOf(map).outcomes).toEqual(full());
    await finish();
    expect(map.getState().current).toBe(true);
    expect(shownOf(map).outcomes).toEqual(full({ anticipation: 0.2 }));
  });

  test('shows lattices alone while a slider moves, at most one each 150 ms, never nothing, and sharpens at rest', async () => {
    const { lab, map, handed } = open();
    map.watch();
    await finish();
    const before = handed();
    const shown: (readonly [at: number, sharp: boolean])[] = [];
    let latest = map.getState().shown;
    map.subscribe((state) => {
      expect(state.shown).not.toBeNull();
      if (state.shown !== latest) shown.push([performance.now(), state.shown!.sharp]);
      latest = state.shown;
    });
    const from = performance.now();
    const values = Array.from({ length: 60 }, (_, i) => 0.5 + i * 0.005);
    await drag(lab, values);
    const took = performance.now() - from;
    const lattices = (handed() - before) / 169;
    expect(lattices).toBeGreaterThan(2);
    expect(lattices).toBeLessThanOrEqual(1 + took / 150);
    expect(shown.length).toBeGreaterThan(1);
    expect(shownOf(map).outcomes).toHaveLength(169);
    expect(shownOf(map).outcomes).toEqual(fullOutcomes(shownOf(map).sweep));
    expect(shown.filter(([, sharp]) => sharp)).toEqual([]);
    // Held still, it is sharpened too.
    await finish();
    expect(shownOf(map).sharp).toBe(true);
    expect(shownOf(map).outcomes).toEqual(full({ anticipation: values.at(-1)! }));
  });

  test('stops when nobody looks any more, and goes on with the settings of then', async () => {
    const { lab, map, handed } = open();
    const leave = map.watch();
    await vi.advanceTimersByTimeAsync(2);
    leave();
    const before = handed();
    await finish();
    expect(handed()).toBe(before);
    lab.change({ anticipation: 0.9 });
    await finish();
    expect(handed()).toBe(before);
    map.watch();
    await finish();
    expect(shownOf(map).outcomes).toEqual(full({ anticipation: 0.9 }));
  });

  test('has the numbers of a cell that it never ran as soon as somebody asks for them', async () => {
    const { map } = open();
    map.watch();
    await finish();
    const results = shownOf(map).results;
    const cell = results.outcomes.findIndex((code, i) => code === unknown && i > 400);
    expect(numbersOf(map.getState(), cell)).toBeNull();
    map.ask(cell);
    await finish();
    const alone = runCell(sweepOf('gap:0:2:31', 'rho:-0.5:3:31', quick), cell);
    expect(numbersOf(map.getState(), cell)).toEqual(alone);
    expect(cellOutcomes[shownOf(map).outcomes[cell]]).toBe(alone.outcome);
  });

  test('forgets such numbers with the settings that they were of', async () => {
    const { lab, map } = open();
    map.watch();
    await finish();
    const cell = shownOf(map).results.outcomes.findIndex((code) => code === unknown);
    map.ask(cell);
    await finish();
    lab.change({ steps: 29 });
    await finish();
    expect(map.getState().asked.size).toBe(0);
  });

  test('says so in a sentence where a formula gives no map, and keeps what was shown', async () => {
    const refusal: FormulasRead = { ok: false, sentence: 'It has no end.', at: 0 } as unknown as FormulasRead;
    const { lab, map } = open({}, sides, refusal);
    map.watch();
    await finish();
    lab.change({ kernel: 'custom' });
    await finish();
    expect(map.getState().problem).toBe('It has no end.');
    expect(map.getState().current).toBe(false);
    expect(shownOf(map).outcomes).toEqual(full());
    lab.change({ kernel: 'tail' });
    await finish();
    expect(map.getState()).toMatchObject({ problem: '', current: true });
  });

  test('follows a forked run: what the fork may not change acts from the first step on', async () => {
    const { lab, map } = open();
    map.watch();
    lab.jump({
      parameters: { ...defaultParameters, ...quick },
      forks: [{ step: 10, changes: { anticipation: 0 } }],
    });
    await finish();
    const { sweep } = shownOf(map);
    expect(sweep.recipe.forks).toHaveLength(1);
    expect(shownOf(map).outcomes).toEqual(fullOutcomes(sweep));
  });
});
