import { describe, expect, test } from 'vitest';
import { createSeedBatch, createSeedRun, type Ensemble } from '../../src/core/ensemble';
import { fromStart } from '../../src/core/fork';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { readCell, type CellBatch } from '../../src/core/sweepTable';
import type { PoolRequest, PoolResponse, PoolTask } from '../../src/protocol/poolMessages';
import { createPoolHandler } from '../../src/worker/poolHandler';
import { runCell, sweepOf } from '../core/sweepMaps';

/** A handler on a thread whose clock moves `tick` milliseconds at every look, and whose deferred tasks wait to be run. */
function createThread(tick = 0.1) {
  let time = 0;
  const tasks: (() => void)[] = [];
  const posts: { at: number; message: PoolResponse; transfer: readonly ArrayBuffer[] }[] = [];
  const handle = createPoolHandler({
    post: (message, transfer) =>
      void posts.push({ at: time, message: structuredClone(message, { transfer }), transfer }),
    now: () => (time += tick),
    defer: (task) => void tasks.push(task),
    wait: (milliseconds, task) => {
      tasks.push(() => {
        time += milliseconds;
        task();
      });
    },
  });
  /** Runs deferred tasks, at most so many; returns how long each took. */
  function run(most = Infinity): number[] {
    const took: number[] = [];
    while (tasks.length > 0 && took.length < most) {
      const before = time;
      tasks.shift()?.();
      took.push(time - before);
    }
    return took;
  }
  const done = () => posts.flatMap(({ message }) => (message.type === 'done' ? [message] : []));
  return { posts, tasks, done, run, handle: (request: PoolRequest) => handle(structuredClone(request)) };
}

const quick = { steps: 30, horizon: 16, lrGap: 0.1, lrTime: 1 };
const map = sweepOf('gap:0:2:5', 'rho:-0.5:3:5', quick);
const slow = sweepOf('gap:0:2:5', 'rho:-0.5:3:5', {
  steps: 100_000,
  horizon: 512,
  planner: 'softmax',
  deploy: 8,
  candidates: 257,
});
const ensemble = (changes: Partial<Parameters> = {}): Ensemble => {
  return {
    recipe: fromStart({ ...defaultParameters, ...quick, noise: 0.3, ...changes }),
    formulas: new Map(),
    seeds: 8,
  };
};

const open = (jobId: number, sweep = map, rank = jobId): PoolRequest => {
  return { type: 'open', jobId, rank, work: { kind: 'sweep', sweep } };
};
const ask = (jobId: number, taskId: number, items: number[], early = false): PoolRequest => {
  return { type: 'task', jobId, taskId, task: { items: Int32Array.from(items), early } satisfies PoolTask };
};

function cellsOf({ result }: Extract<PoolResponse, { type: 'done' }>): CellBatch {
  if (result.kind !== 'sweep') throw new Error('no cells');
  return result.batch;
}

describe('a worker of the pool', () => {
  test('runs the cells it is asked for, and posts them as transferred arrays', () => {
    const thread = createThread();
    thread.handle(open(1));
    thread.handle(ask(1, 7, [3, 24, 11]));
    expect(thread.posts).toEqual([]);
    thread.run();
    const [message] = thread.done();
    expect(message.taskId).toBe(7);
    const batch = cellsOf(message);
    expect([...batch.cells]).toEqual([3, 24, 11]);
    for (const [j, cell] of [3, 24, 11].entries()) expect(readCell(batch, j)).toEqual(runCell(map, cell));
    const { transfer } = thread.posts[0];
    expect(transfer.map(({ byteLength }) => byteLength)).toEqual([0]); // all in one, and gone from here
  });

  test('ends settled runs early where it may', () => {
    const thread = createThread();
    const long = sweepOf('gap:0:2:5', 'rho:-0.5:3:5');
    thread.handle(open(1, long));
    thread.handle(ask(1, 2, [3], true));
    thread.handle(ask(1, 3, [3], false));
    thread.run();
    expect(thread.done().map((message) => readCell(cellsOf(message), 0))).toEqual([
      runCell(long, 3, true),
      runCell(long, 3),
    ]);
    expect(runCell(long, 3, true)).not.toEqual(runCell(long, 3));
  });

  test('runs the seeds of an ensemble', () => {
    const thread = createThread();
    const work = ensemble();
    thread.handle({ type: 'open', jobId: 1, rank: 1, work: { kind: 'ensemble', ensemble: work } });
    thread.handle(ask(1, 2, [5, 2]));
    thread.run();
    const expected = createSeedBatch([5, 2], work);
    for (const j of [0, 1]) while (!createSeedRun(work, expected, j).advance(Infinity));
    expect(thread.done()[0].result).toEqual({ kind: 'ensemble', batch: expected });
  });

  test('works in slices of four milliseconds, whatever a cell or a seed takes', () => {
    const thread = createThread(0.2);
    thread.handle(open(1, slow));
    thread.handle(ask(1, 2, [12]));
    for (const took of thread.run(10)) expect(took).toBeLessThan(5);
    const seeds = ensemble({ steps: 100_000 });
    thread.handle({ type: 'open', jobId: 2, rank: 2, work: { kind: 'ensemble', ensemble: seeds } });
    thread.handle(ask(2, 3, [0]));
    for (const took of thread.run(10)) expect(took).toBeLessThan(5);
    expect(thread.done()).toEqual([]);
  });

  test('stops within 10 ms of its own time when a cell of 100,000 slow steps is cancelled', () => {
    const tasks: (() => void)[] = [];
    const handle = createPoolHandler({
      post: () => undefined,
      now: () => performance.now(),
      defer: (task) => void tasks.push(task),
      wait: () => undefined,
    });
    handle(open(1, slow));
    handle(ask(1, 2, [12]));
    for (let i = 0; i < 10; i++) tasks.shift()!(); // warming up
    const took: number[] = [];
    for (let i = 0; i < 20; i++) {
      const begun = process.cpuUsage(); // not the clock on the wall: others use the machine too
      tasks.shift()!();
      const { user, system } = process.cpuUsage(begun);
      took.push((user + system) / 1000);
    }
    expect(took.sort((a, b) => a - b)[10]).toBeLessThan(10);
    handle({ type: 'close', jobId: 1 });
    tasks.shift()!();
    expect(tasks).toEqual([]);
  });

  test('says nothing more of a job that is closed, and drops what waits of it', () => {
    const thread = createThread();
    thread.handle(open(1, slow));
    thread.handle(ask(1, 2, [12]));
    thread.handle(ask(1, 3, [13]));
    thread.run(3);
    thread.handle({ type: 'close', jobId: 1 });
    thread.handle(ask(1, 4, [14]));
    thread.run();
    expect(thread.posts).toEqual([]);
  });

  test('leaves a task for a more urgent one, and goes on with it where it was', () => {
    const alone = createThread();
    const seeds = ensemble({ steps: 20_000 });
    const background: PoolRequest = { type: 'open', jobId: 1, rank: -1, work: { kind: 'ensemble', ensemble: seeds } };
    alone.handle(background);
    alone.handle(ask(1, 2, [0, 1]));
    const slices = alone.run().length;
    const thread = createThread();
    thread.handle(background);
    thread.handle(ask(1, 2, [0, 1]));
    thread.run(2);
    thread.handle(open(5));
    thread.handle(ask(5, 6, [1]));
    thread.handle(ask(5, 7, [2]));
    const more = thread.run().length;
    expect(thread.done().map(({ taskId }) => taskId)).toEqual([6, 7, 2]);
    expect(thread.done().at(-1)?.result).toEqual(alone.done()[0].result);
    expect(more + 2).toBeLessThan(slices + 3); // nothing was done twice
  });

  test('rests half of the time while it is eased', () => {
    const thread = createThread(0.2);
    thread.handle(open(1, slow));
    thread.handle({ type: 'ease', eased: true });
    thread.handle(ask(1, 2, [12]));
    for (const took of thread.run(10)) {
      expect(took).toBeGreaterThan(7.5); // 4 ms of work, 4 of rest
      expect(took).toBeLessThan(9);
    }
    thread.handle({ type: 'ease', eased: false });
    expect(
      thread
        .run(10)
        .slice(1)
        .every((took) => took < 5),
    ).toBe(true);
  });

  test('drops what it has when somebody else gets it', () => {
    const thread = createThread();
    thread.handle(open(1));
    thread.handle(ask(1, 2, [0, 1]));
    thread.handle({ type: 'drop' });
    thread.run();
    expect(thread.posts).toEqual([]);
    thread.handle(ask(1, 3, [2]));
    thread.run();
    expect(thread.done().map(({ taskId }) => taskId)).toEqual([3]);
  });

  test('gives a sign of life every half second of a long task', () => {
    const thread = createThread(1);
    thread.handle(open(1, slow));
    thread.handle(ask(1, 2, [12]));
    thread.run(1000);
    const at = thread.posts.map((post) => post.at);
    expect(thread.posts.every(({ message }) => message.type === 'working')).toBe(true);
    expect(at.length).toBeGreaterThan(5);
    for (let i = 1; i < at.length; i++) expect(at[i] - at[i - 1]).toBeLessThan(520);
    for (let i = 1; i < at.length; i++) expect(at[i] - at[i - 1]).toBeGreaterThanOrEqual(500);
  });

  test('says how long a task took of its own time', () => {
    const thread = createThread(0.5);
    thread.handle(open(1));
    thread.handle(ask(1, 2, [0, 1, 2, 3]));
    const slices = thread.run();
    const total = slices.reduce((sum, took) => sum + took, 0);
    expect(thread.done()[0].took).toBeGreaterThan(0.4 * total);
    expect(thread.done()[0].took).toBeLessThan(total);
  });

  test('turns an exception into its reason, and goes on with the next task', () => {
    const thread = createThread();
    thread.handle(open(1, sweepOf('gap:0:2:5', 'rho:-0.5:3:5', { ...quick, kernel: 'custom', formula: 'nonsense(' })));
    thread.handle(ask(1, 2, [0]));
    thread.handle(open(2));
    thread.handle(ask(2, 3, [0]));
    thread.run();
    expect(thread.posts.map(({ message }) => message.type)).toEqual(['done', 'failed']);
    expect(thread.posts[1].message).toEqual({
      type: 'failed',
      taskId: 2,
      reason: 'the custom kernel needs its formula',
    });
  });
});
