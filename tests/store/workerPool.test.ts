import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createGathering, type Gathering } from '../../src/core/gathering';
import { createSeedBatch, createSeedRun, type Ensemble } from '../../src/core/ensemble';
import { fromStart } from '../../src/core/fork';
import { defaultParameters } from '../../src/core/parameters';
import { cellCount, type Sweep } from '../../src/core/sweep';
import { readCell, type SweepTable } from '../../src/core/sweepTable';
import type { PoolTask } from '../../src/protocol/poolMessages';
import { createWorkerPool, type PoolStatus } from '../../src/store/workerPool';
import { fullOutcomes, runCell, sweepOf } from '../core/sweepMaps';
import { createPoolWorkers, type FakePoolWorker } from './poolWorkers';

const quick = { steps: 30, horizon: 16, lrGap: 0.1, lrTime: 1 };
const map = sweepOf('gap:0:2:21', 'rho:-0.5:3:21', quick);
const other = sweepOf('gap:0:1:9', 'rho:0:2:9', quick);
const noisy: Ensemble = {
  recipe: fromStart({ ...defaultParameters, ...quick, noise: 0.3 }),
  formulas: new Map(),
  seeds: 40,
};

function open(size = 2, tick = 0.3) {
  const fake = createPoolWorkers(tick);
  const pool = createWorkerPool({ createWorker: fake.create, size, now: () => Date.now() });
  return { ...fake, pool };
}

/** What was heard of a job. */
function listener<Progress>() {
  const heard: { readonly at: number; readonly status: PoolStatus }[] = [];
  let latest: Progress | null = null;
  return {
    heard,
    latest: () => latest!,
    onProgress: (progress: Progress, status: PoolStatus) => {
      latest = progress;
      heard.push({ at: Date.now(), status });
    },
    status: () => heard.at(-1)?.status,
  };
}

const sweepListener = () => listener<SweepTable>();
const tasksOf = (worker: FakePoolWorker): PoolTask[] =>
  worker.heard.flatMap((request) => (request.type === 'task' ? [request.task] : []));
const itemsOf = (workers: readonly FakePoolWorker[]) =>
  workers.flatMap((worker) => tasksOf(worker).flatMap(({ items }) => [...items]));
const finish = () => vi.runAllTimersAsync();

/** Every cell of a full table as if run alone. */
function expectFull(table: SweepTable, sweep: Sweep): void {
  expect(table.done).toBe(true);
  for (let cell = 0; cell < cellCount(sweep); cell++)
    expect(readCell(table.results, cell)).toEqual(runCell(sweep, cell));
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the pool of workers', () => {
  test('makes no worker before it is needed, then one a core', async () => {
    const { workers, pool } = open(3);
    expect(workers).toHaveLength(0);
    pool.sweep(map, 'full', sweepListener());
    expect(workers).toHaveLength(3);
    await finish();
    pool.sweep(other, 'full', sweepListener());
    await finish();
    expect(workers).toHaveLength(3);
  });

  test('runs every cell of a full map once, with the numbers of a cell run alone', async () => {
    const { workers, pool } = open();
    const { onProgress, latest, status } = sweepListener();
    pool.sweep(map, 'full', { onProgress });
    await finish();
    expect(status()).toBe('done');
    expectFull(latest(), map);
    expect(itemsOf(workers).sort((a, b) => a - b)).toEqual(Array.from({ length: 441 }, (_, cell) => cell));
    for (const worker of workers) expect(tasksOf(worker).length).toBeGreaterThan(1);
  });

  test('finds the outcomes of the full map by running the cells along its boundary', async () => {
    const { workers, pool } = open();
    const { onProgress, latest, status } = sweepListener();
    pool.sweep(map, 'boundary', { onProgress });
    await finish();
    expect(status()).toBe('done');
    expect(latest().outcomes()).toEqual(fullOutcomes(map));
    expect(itemsOf(workers).length).toBeLessThan(400);
  });

  test('posts a map to each worker once', async () => {
    const { workers, pool } = open();
    pool.sweep(map, 'full', sweepListener());
    await finish();
    for (const worker of workers) expect(worker.heard.filter(({ type }) => type === 'open')).toHaveLength(1);
  });

  test('gives each worker a task and the next one at once', () => {
    const { workers, pool } = open(4);
    pool.sweep(map, 'full', sweepListener());
    for (const worker of workers) expect(tasksOf(worker)).toHaveLength(2);
  });

  test('makes batches of 10 ms or more, and not much more than 48, once it knows how long a cell takes, but for the last ones', async () => {
    const { workers, pool } = open(2);
    pool.sweep(sweepOf('gap:0:2:61', 'rho:-0.5:3:61', quick), 'full', sweepListener());
    await finish();
    for (const { said } of workers) {
      const took = said.flatMap((message) => (message.type === 'done' ? [message.took] : []));
      expect(took.length).toBeGreaterThan(8);
      for (const each of took.slice(2, -6)) expect(each).toBeGreaterThan(10);
      for (const each of took) expect(each).toBeLessThan(90);
    }
  });

  test('tells at most every 16 ms how far it is, and at the end', async () => {
    const { pool } = open(2);
    const { onProgress, heard, status } = sweepListener();
    pool.sweep(sweepOf('gap:0:2:61', 'rho:-0.5:3:61', quick), 'full', { onProgress });
    await finish();
    expect(heard.length).toBeGreaterThan(4);
    for (let i = 1; i < heard.length - 1; i++) expect(heard[i].at - heard[i - 1].at).toBeGreaterThanOrEqual(16);
    expect(
      heard
        .map((one) => one.status)
        .slice(0, -1)
        .every((one) => one === 'running'),
    ).toBe(true);
    expect(status()).toBe('done');
  });

  test('says nothing more of a job that is cancelled, and the next one comes out right', async () => {
    const { workers, pool } = open();
    const first = sweepListener();
    const job = pool.sweep(sweepOf('gap:0:2:101', 'rho:-0.5:3:101', quick), 'full', first);
    await vi.advanceTimersByTimeAsync(20);
    const before = first.heard.length;
    job.cancel();
    job.cancel();
    const second = sweepListener();
    pool.sweep(other, 'full', second);
    await finish();
    expect(first.heard).toHaveLength(before);
    expectFull(second.latest(), other);
    for (const worker of workers) expect(worker.heard.filter(({ type }) => type === 'close')).toHaveLength(2);
  });

  test('runs the newest job first and one in the background last', async () => {
    const { pool } = open();
    const order: string[] = [];
    const named = (name: string) => (_: unknown, status: PoolStatus) => void (status === 'done' && order.push(name));
    pool.sweep(map, 'full', { onProgress: named('older') });
    pool.ensemble(noisy, { background: true, onProgress: named('background') });
    pool.sweep(map, 'full', { onProgress: named('newer') });
    await finish();
    expect(order).toEqual(['newer', 'older', 'background']);
  });

  test('fills with the background what the foreground leaves idle', async () => {
    const { workers, pool } = open(4);
    pool.ensemble(noisy, { background: true, ...listener<Gathering>() });
    pool.sweep(sweepOf('gap:0:1:2', 'rho:0:2:2', quick), 'full', sweepListener());
    await vi.advanceTimersByTimeAsync(0);
    const running = workers.map((worker) => worker.heard.filter(({ type }) => type === 'task').length);
    expect(Math.min(...running)).toBeGreaterThan(0);
    await finish();
  });

  test('leaves one worker idle while it is eased, loses nothing by it, and wakes it again', async () => {
    const { workers, pool } = open(3);
    const { onProgress, latest, status } = sweepListener();
    const large = sweepOf('gap:0:2:41', 'rho:-0.5:3:41', quick);
    pool.sweep(large, 'full', { onProgress });
    await vi.advanceTimersByTimeAsync(30);
    pool.ease(true);
    const before = tasksOf(workers[2]).length;
    expect(before).toBeGreaterThan(0);
    await vi.advanceTimersByTimeAsync(100);
    expect(tasksOf(workers[2])).toHaveLength(before);
    expect(latest().done).toBe(false);
    pool.ease(false);
    expect(tasksOf(workers[2]).length).toBeGreaterThan(before);
    await finish();
    expect(status()).toBe('done');
    expectFull(latest(), large);
    expect(workers).toHaveLength(3);
  });

  test('comes to its end while it is eased, with one worker too', async () => {
    const { pool } = open(1);
    pool.ease(true);
    const { onProgress, latest } = sweepListener();
    pool.sweep(other, 'full', { onProgress });
    await finish();
    expectFull(latest(), other);
  });

  test('runs the seeds of an ensemble, each once, with the bands of seeds run in order', async () => {
    const { workers, pool } = open(3);
    const { onProgress, latest, status, heard } = listener<Gathering>();
    pool.ensemble(noisy, { onProgress });
    await finish();
    expect(status()).toBe('done');
    expect(heard.length).toBeGreaterThan(1);
    expect(itemsOf(workers).sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => i));
    const alone = createGathering(noisy);
    for (let i = 0; i < 40; i++) {
      const batch = createSeedBatch([i], noisy);
      while (!createSeedRun(noisy, batch, 0).advance(Infinity));
      alone.give(batch);
    }
    expect(latest().band('gap')).toEqual(alone.band('gap'));
    expect(latest().counts).toEqual(alone.counts);
  });
});

describe('a worker of the pool that stops', () => {
  test('loses no cell: another takes its place', async () => {
    const { workers, pool, onRequest } = open();
    let count = 0;
    onRequest((worker, { type }) => {
      if (type === 'task' && ++count % 7 === 0) worker.die();
    });
    const { onProgress, latest, status } = sweepListener();
    pool.sweep(sweepOf('gap:0:2:41', 'rho:-0.5:3:41', quick), 'full', { onProgress });
    await finish();
    expect(status()).toBe('done');
    expect(workers.length).toBeGreaterThan(3);
    expectFull(latest(), sweepOf('gap:0:2:41', 'rho:-0.5:3:41', quick));
  });

  test('is replaced when it has been silent for 3 s, even in the middle of refining', async () => {
    const { workers, pool, onRequest } = open();
    let count = 0;
    onRequest((worker, { type }) => {
      if (type === 'task' && ++count === 6) worker.hang();
    });
    const { onProgress, heard, latest, status } = sweepListener();
    const begun = Date.now();
    pool.sweep(map, 'boundary', { onProgress });
    await finish();
    expect(status()).toBe('done');
    expect(latest().outcomes()).toEqual(fullOutcomes(map));
    expect(workers).toHaveLength(3);
    const took = heard.at(-1)!.at - begun;
    expect(took).toBeGreaterThan(3000);
    expect(took).toBeLessThan(4000);
  });

  test('is given 20 s before it has ever spoken, since it may be loading', async () => {
    const { workers, pool, onRequest } = open();
    let count = 0;
    onRequest((worker, { type }) => {
      if (type === 'open' && ++count === 1) worker.hang();
    });
    const { onProgress, heard, status } = sweepListener();
    const begun = Date.now();
    pool.sweep(map, 'full', { onProgress });
    await finish();
    expect(status()).toBe('done');
    expect(workers).toHaveLength(3);
    const took = heard.at(-1)!.at - begun;
    expect(took).toBeGreaterThan(20_000);
    expect(took).toBeLessThan(21_000);
  });

  test('makes a job fail, in a sentence, that stops every worker it is given to, and the next job is run', async () => {
    const { workers, pool, onRequest } = open();
    const bad = sweepListener();
    let isOver = false;
    onRequest((worker, request) => {
      if (request.type === 'task' && request.task.items.includes(5) && !isOver) worker.die();
    });
    pool.sweep(map, 'full', { onProgress: bad.onProgress });
    await finish();
    expect(bad.status()).toEqual({
      failed: expect.stringMatching(/^The computation keeps stopping\..* again\.$/) as string,
    });
    expect(workers.length).toBeLessThan(12);
    isOver = true;
    const good = sweepListener();
    pool.sweep(other, 'full', good);
    await finish();
    expectFull(good.latest(), other);
  });

  test('cannot be made at all: the job fails in a sentence', async () => {
    const pool = createWorkerPool({
      createWorker() {
        throw new Error('blocked');
      },
      size: 2,
    });
    const { onProgress, heard, status } = sweepListener();
    pool.sweep(map, 'full', { onProgress });
    expect(heard).toEqual([]);
    await finish();
    expect(status()).toEqual({
      failed: 'The workers that compute could not be started. Reload the page to try again.',
    });
    expect(heard).toHaveLength(1);
  });

  test('has a reason: what the core says is passed on after three attempts', async () => {
    const { pool } = open();
    const broken: Sweep = { ...map, recipe: fromStart({ ...map.recipe.parameters, kernel: 'custom' }) };
    const { onProgress, status } = sweepListener();
    pool.sweep(broken, 'full', { onProgress });
    await finish();
    expect(status()).toEqual({ failed: expect.stringMatching(/^The computation stopped: .*formula.*\.$/) as string });
  });

  test('is ended with the pool', async () => {
    const { workers, pool } = open();
    const { onProgress, heard } = sweepListener();
    pool.sweep(map, 'full', { onProgress });
    pool.destroy();
    await finish();
    expect(workers.every(({ terminated }) => terminated)).toBe(true);
    expect(heard).toEqual([]);
  });
});
