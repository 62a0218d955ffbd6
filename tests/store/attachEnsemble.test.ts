import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Ensemble } from '../../src/core/ensemble';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import type { Gathering } from '../../src/core/gathering';
import { attachEnsemble } from '../../src/store/attachEnsemble';
import { createLab } from '../../src/store/lab';
import { createWorkerPool, type PoolOptions } from '../../src/store/workerPool';
import { formulas } from '../core/kernelWorlds';
import { createPoolWorkers } from './poolWorkers';

const noisy: Parameters = { ...defaultParameters, steps: 30, lrGap: 0.1, lrTime: 1, noise: 0.2 };

/** A lab with other seeds in a pool of two workers; what the pool was asked. */
function open(parameters = noisy, tick = 0.3) {
  const fake = createPoolWorkers(tick);
  const pool = createWorkerPool({ createWorker: fake.create, size: 2, now: () => Date.now() });
  const asked: { readonly ensemble: Ensemble; readonly background: boolean }[] = [];
  const eased: boolean[] = [];
  const lab = createLab(parameters);
  const detach = attachEnsemble(lab, {
    pool: {
      ensemble(ensemble: Ensemble, options: PoolOptions<Gathering>) {
        asked.push({ ensemble, background: options.background ?? false });
        return pool.ensemble(ensemble, options);
      },
      ease(now: boolean) {
        if (eased.at(-1) !== now) eased.push(now);
        pool.ease(now);
      },
    },
    readFormulas: () => Promise.resolve({ ok: true, formulas: new Map(Object.entries(formulas)) }),
    now: () => Date.now(),
  });
  const state = () => lab.getState().ensemble;
  return { ...fake, lab, asked, eased, detach, state };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const wait = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

describe('other seeds of a lab', () => {
  test('are not run where there is no noise', async () => {
    const { asked, workers, state } = open({ ...noisy, noise: 0 });
    await vi.runAllTimersAsync();
    expect([asked, workers]).toEqual([[], []]);
    expect(state().gathering).toBeNull();
  });

  test('are 32, from the seed of the run upwards, before any map, 100 ms after the last change', async () => {
    const { asked, lab, state } = open();
    await wait(99);
    lab.set('gap', 1.2);
    await wait(99);
    expect(asked).toEqual([]);
    await wait(1);
    expect(asked).toHaveLength(1);
    expect(asked[0].background).toBe(false);
    expect(asked[0].ensemble).toMatchObject({ recipe: { parameters: { gap: 1.2, seed: 1 } }, seeds: 32 });
    await vi.runAllTimersAsync();
    expect(state()).toMatchObject({ seeds: 32, returned: 32, problem: '' });
    expect(state().gathering?.ensemble).toEqual(asked[0].ensemble);
  });

  test('come bit by bit, drawn at most every 150 ms', async () => {
    const { lab, state } = open({ ...noisy, steps: 900 }, 0.4);
    const drawn: { at: number; returned: number }[] = [];
    lab.subscribe(({ ensemble }, before) => {
      if (ensemble !== before.ensemble) drawn.push({ at: Date.now(), returned: ensemble.returned });
    });
    lab.setEnsemble({ seeds: 512 });
    await wait(20_000);
    expect(drawn.length).toBeGreaterThan(4);
    for (let i = 2; i < drawn.length - 1; i++) expect(drawn[i].at - drawn[i - 1].at).toBeGreaterThanOrEqual(150);
    const counts = drawn.slice(1).map(({ returned }) => returned);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(state().returned).toBe(512);
  });

  test('of the run before are gone as soon as a parameter changes, and those under way are cancelled', async () => {
    const { lab, state, workers, asked } = open();
    await vi.runAllTimersAsync();
    expect(state().returned).toBe(32);
    lab.set('rho', 2);
    expect(state()).toMatchObject({ gathering: null, returned: 0 });
    await wait(101);
    lab.set('rho', 2.5);
    const closed = () => workers.map(({ heard }) => heard.filter(({ type }) => type === 'close').length);
    expect(closed()).toEqual([2, 2]);
    await vi.runAllTimersAsync();
    expect(asked).toHaveLength(3);
    expect(state().gathering?.ensemble.recipe.parameters.rho).toBe(2.5);
  });

  test('are gone when the noise is', async () => {
    const { lab, state, asked } = open();
    await vi.runAllTimersAsync();
    lab.set('noise', 0);
    await vi.runAllTimersAsync();
    expect(state().gathering).toBeNull();
    expect(asked).toHaveLength(1);
  });

  test('are run anew when more are wanted, not when something else moves', async () => {
    const { lab, state, asked } = open();
    await vi.runAllTimersAsync();
    lab.seek(3);
    lab.hold(true);
    await vi.runAllTimersAsync();
    expect(asked).toHaveLength(1);
    lab.setEnsemble({ seeds: 128 });
    expect(state().gathering).toBeNull();
    await vi.runAllTimersAsync();
    expect(state().returned).toBe(128);
  });

  test('have the formulas of a custom kernel', async () => {
    const { asked, state } = open({ ...noisy, kernel: 'custom', formula: defaultParameters.formula });
    await vi.runAllTimersAsync();
    expect([...asked[0].ensemble.formulas.keys()]).toContain(defaultParameters.formula);
    expect(state().returned).toBe(32);
  });

  test('that stop every worker are given up with a sentence, until something changes', async () => {
    const { lab, state, onRequest } = open();
    let isOver = false;
    onRequest((worker, { type }) => {
      if (type === 'task' && !isOver) worker.die();
    });
    await vi.runAllTimersAsync();
    expect(state().problem).toMatch(/^The computation keeps stopping\./);
    isOver = true;
    lab.set('gap', 0.8);
    expect(state().problem).toBe('');
    await vi.runAllTimersAsync();
    expect(state()).toMatchObject({ problem: '', returned: 32 });
  });

  test('leave the page a core while a slider moves or the run plays, and when they are detached get it back', async () => {
    const { lab, eased, detach, asked } = open();
    lab.hold(true);
    lab.hold(false);
    lab.hold(true);
    detach();
    expect(eased).toEqual([true, false, true, false]);
    await vi.runAllTimersAsync();
    expect(asked).toEqual([]);
  });
});
