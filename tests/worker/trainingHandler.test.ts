import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromStart, type Recipe } from '../../src/core/fork';
import type { FormulaTree } from '../../src/core/formula';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { columnNames, createColumns } from '../../src/core/readouts';
import { runRecipe } from '../../src/core/replay';
import { createTraining, runTraining } from '../../src/core/trainingRun';
import { createTrainingHandler } from '../../src/worker/trainingHandler';
import { anyParameters } from './anyParameters';
import { createFakeThread, expectSame, wholeOf, type FakeThread } from './fakeThread';

function begin() {
  const thread = createFakeThread();
  const handle = createTrainingHandler(thread);
  const run = (runId: number, parameters: Readonly<Parameters>) =>
    handle({ type: 'run', runId, recipe: fromStart(parameters), formulas: new Map(), watch: [] });
  return { thread, handle, run };
}

/** There is no memory of negative size for its rows. */
const impossible: Parameters = { ...defaultParameters, steps: -5 };
const long: Parameters = { ...defaultParameters, steps: 5000 };

describe('one run', () => {
  test('of the defaults arrives whole, in the task that asked for it', () => {
    const { thread, run } = begin();
    run(7, thread.slow(defaultParameters, 0.001));
    expect(thread.time).toBeCloseTo(1.001, 9); // each of the 1001 states was visited once
    expect(thread.posts.map(({ message }) => message.type)).toEqual(['rows', 'done']);
    expect(thread.tasks).toEqual([]);
    const whole = runTraining(defaultParameters);
    const [{ message: rows, transfer }] = thread.of(7, 'rows');
    expect([rows.from, rows.count, rows.capacity]).toEqual([0, 1001, 1001]);
    expect(transfer).toHaveLength(1);
    expectSame(wholeOf(thread.of(7, 'rows')), whole.columns);
    const [{ message: done }] = thread.of(7, 'done');
    expect(done).toEqual({ type: 'done', runId: 7, outcome: whole.outcome, digest: whole.digest });
  });

  test('brings the weights of the episodes that it watches with every row', () => {
    const { thread, handle } = begin();
    const watch = [0, 3, 64];
    const parameters: Parameters = { ...long, kernel: 'hyperbolic' };
    const recipe = fromStart(thread.slow(parameters, 0.02));
    handle({ type: 'run', runId: 3, recipe, formulas: new Map(), watch });
    thread.runTasks();
    const whole = new Float64Array(5001 * 3);
    createTraining(parameters, { watch }).advance(5001, createColumns(5001), 0, whole);
    const rows = thread.of(3, 'rows');
    expect(rows.length).toBeGreaterThan(2);
    for (const { message, transfer } of rows) {
      expect(transfer).toEqual([message.buffer, message.watched?.buffer]);
      const expected = Array.from({ length: message.count * 3 }, (_, i) => {
        const state = message.from + Math.floor(i / 3) * message.every;
        return whole[state * 3 + (i % 3)];
      });
      expect([...message.watched!.subarray(0, message.count * 3)]).toEqual(expected);
    }
  });

  test('that takes long streams: the first batch within 8 ms of the request, the others 16 ms apart', () => {
    const { thread, run } = begin();
    thread.time = 1000;
    run(1, thread.slow(long, 0.02));
    thread.runTasks();
    const rows = thread.of(1, 'rows');
    expect(rows[0].at - 1000).toBeLessThanOrEqual(8);
    expect(rows.length).toBeGreaterThan(5);
    for (let i = 1; i < rows.length - 1; i++) {
      expect(rows[i].at - rows[i - 1].at).toBeGreaterThanOrEqual(16);
      expect(rows[i].at - rows[i - 1].at).toBeLessThan(18);
    }
    const [done] = thread.of(1, 'done');
    expect(done.at).toBe(rows.at(-1)?.at);
    expect(thread.posts.at(-1)?.message.type).toBe('done');
  });

  test('that is streamed comes in parts of every so many states, one after the other, and whole at its end', () => {
    const { thread, run } = begin();
    run(1, thread.slow(long, 0.02));
    thread.runTasks();
    const whole = runTraining(long);
    const rows = thread.of(1, 'rows');
    expectSame(wholeOf(rows), whole.columns);
    let next = 0;
    for (const { message } of rows.slice(0, -1)) {
      expect(message).toMatchObject({ from: next, every: 8 }); // 1024 rows or fewer of 5001 states
      const part = createColumns(message.capacity, message.buffer);
      for (const name of columnNames) {
        const expected = Array.from({ length: message.count }, (_, i) => whole.columns[name][next + 8 * i]);
        expect([...part[name]]).toEqual(expected);
      }
      next += 8 * message.count;
    }
    expect(next).toBeGreaterThan(4000);
    expect(thread.of(1, 'done').map(({ message }) => [message.outcome, message.digest])).toEqual([
      [whole.outcome, whole.digest],
    ]);
  });

  test('hands the memory of every batch over', () => {
    const { thread, run } = begin();
    run(1, thread.slow(long, 0.02));
    thread.runTasks();
    for (const { message, transfer } of thread.of(1, 'rows')) {
      expect(transfer).toHaveLength(1);
      expect(transfer[0].byteLength).toBe(0); // no longer the worker's
      expect(message.buffer.byteLength).toBe(28 * 8 * message.capacity);
    }
  });

  test('of megabytes is handed over 150 ms after its request, unless the next request comes first', () => {
    const parameters = { ...defaultParameters, steps: 20_000, anticipation: 0 };
    const { thread, run } = begin();
    run(1, parameters); // the clock stands still
    thread.runTasks();
    const [part, whole] = thread.of(1, 'rows');
    expect(part.message).toMatchObject({ from: 0, every: 32, count: Math.ceil(20_001 / 32) });
    expect(whole.at - part.at).toBe(150);
    expectSame(wholeOf(thread.of(1, 'rows')), runTraining(parameters).columns);
    expect(thread.of(1, 'done')).toHaveLength(1);

    const other = begin();
    other.run(1, parameters);
    while (other.thread.of(1, 'rows').length === 0) other.thread.tasks.shift()?.();
    other.handle({ type: 'cancel', runId: 1 });
    other.thread.runTasks();
    expect(other.thread.posts.map(({ message }) => message.type)).toEqual(['rows', 'cancelled']);
  });

  test('whose every state takes long still shows its first rows within 8 ms, and hears messages as often', () => {
    const { thread, run } = begin();
    run(1, thread.slow({ ...long, steps: 60 }, 0.8)); // 512 episodes until deployment cost this much
    expect(thread.time).toBeLessThanOrEqual(8);
    for (const task of thread.runTasks()) expect(task).toBeLessThanOrEqual(8);
    const [first] = thread.of(1, 'rows');
    expect(first.at).toBeLessThanOrEqual(8);
    expect(wholeOf(thread.of(1, 'rows')).step).toHaveLength(61);
  });

  test('lets messages in every few milliseconds', () => {
    const { thread, run } = begin();
    run(1, thread.slow(long, 0.02));
    const tasks = thread.runTasks();
    expect(tasks.length).toBeGreaterThan(15);
    expect(Math.max(...tasks)).toBeLessThan(6);
  });

  test('comes to the same in whatever pieces, with any parameters', () => {
    fc.assert(
      fc.property(anyParameters(150), fc.double({ min: 0, max: 3, noNaN: true }), (parameters, cost) => {
        const { thread, run } = begin();
        run(1, thread.slow(parameters, cost));
        thread.runTasks();
        const whole = runTraining(parameters);
        expectSame(wholeOf(thread.of(1, 'rows')), whole.columns);
        expect(thread.of(1, 'done').map(({ message }) => message)).toEqual([
          { type: 'done', runId: 1, outcome: whole.outcome, digest: whole.digest },
        ]);
        expect(thread.of(1, 'rows')[0].at).toBeLessThanOrEqual(6.5 + cost);
      }),
      { seed: 1, numRuns: 40 },
    );
  });
});

describe('a forked run', () => {
  const parameters: Parameters = { ...defaultParameters, optimiser: 'adam', noise: 0.01, steps: 400 };
  const forkAt = (step: number): Recipe => ({ parameters, forks: [{ step, changes: { lrGap: 0.01 } }] });

  test('has the states of the run before it, then its own, whose digest and outcome it has', () => {
    const recipe = forkAt(150);
    const { thread, handle } = begin();
    const slow = { parameters: thread.slow(parameters, 0.1), forks: recipe.forks };
    handle({ type: 'run', runId: 1, recipe: slow, formulas: new Map(), watch: [] });
    thread.runTasks();
    const all = wholeOf(thread.of(1, 'rows'));
    const own = runRecipe(recipe);
    expect([...all.step]).toEqual(Array.from({ length: 401 }, (_, step) => step));
    for (const name of columnNames) {
      expect(all[name].subarray(0, 150)).toEqual(runTraining(parameters).columns[name].subarray(0, 150));
      expect(all[name].subarray(150)).toEqual(own.columns[name]);
    }
    const [{ message: done }] = thread.of(1, 'done');
    expect([done.outcome, done.digest]).toEqual([own.outcome, own.digest]);
  });

  test('comes to the same in whatever pieces', () => {
    const recipe = forkAt(7);
    for (const cost of [0, 0.03, 3]) {
      const { thread, handle } = begin();
      const slow = { parameters: thread.slow(parameters, cost), forks: recipe.forks };
      handle({ type: 'run', runId: 1, recipe: slow, formulas: new Map(), watch: [] });
      thread.runTasks();
      expect(thread.of(1, 'done')[0].message.digest).toBe(runRecipe(recipe).digest);
    }
  });

  test('that a formula refuses says so in its own sentence, at the start or on the way', () => {
    const formulas = new Map<string, FormulaTree>([
      ['rho - 1.2', { op: 'subtract', of: ['rho', 1.2] }],
      ['rho - 9', { op: 'subtract', of: ['rho', 9] }],
    ]);
    // ν∂W/∂ρ = ν · 4 a step: rho falls from 1.3 below 1.2 with the third step.
    const falling: Parameters = {
      ...defaultParameters,
      ...{ kernel: 'custom', formula: 'rho - 1.2', horizon: 4, lrTime: 0.1, priority: 0.1, anticipation: 0 },
    };
    const sentenceOf = (step: number, changes: Partial<Parameters>) => {
      const { thread, handle } = begin();
      const recipe = { parameters: falling, forks: [{ step, changes }] };
      handle({ type: 'run', runId: 1, recipe, formulas, watch: [] });
      thread.runTasks();
      expect(thread.posts.at(-1)?.message.type).toBe('failed');
      return thread.of(1, 'failed')[0].message.sentence;
    };
    expect(sentenceOf(0, { formula: 'rho - 9' })).toMatch(/^In the fork at step 0 the formula cannot be used\. /);
    expect(sentenceOf(1, { formula: 'rho - 9' })).toMatch(/^In the fork at step 1 the formula cannot be used\. /);
    expect(sentenceOf(5, {})).toMatch(/^There is no step 5 to fork at: .* Fork at step 2 or before\.$/);
  });
});

describe('a run that is cancelled', () => {
  test('stops, and is answered', () => {
    const { thread, handle, run } = begin();
    run(1, thread.slow(long, 0.02));
    thread.tasks.shift()?.();
    thread.tasks.shift()?.();
    handle({ type: 'cancel', runId: 1 });
    const { time } = thread;
    expect(thread.posts.at(-1)?.message).toEqual({ type: 'cancelled', runId: 1 });
    const before = thread.posts.length;
    thread.runTasks();
    expect(thread.time).toBe(time);
    expect(thread.posts).toHaveLength(before);
  });

  test('is answered too when it had ended before', () => {
    const { thread, handle, run } = begin();
    run(1, defaultParameters);
    handle({ type: 'cancel', runId: 1 });
    handle({ type: 'cancel', runId: 99 });
    expect(thread.posts.map(({ message }) => [message.type, message.runId])).toEqual([
      ['rows', 1],
      ['done', 1],
      ['cancelled', 1],
      ['cancelled', 99],
    ]);
  });
});

describe('two runs', () => {
  const other: Parameters = { ...long, rho: 1.5 };

  test('take turns, and each comes to what it would alone', () => {
    const { thread, run } = begin();
    run(1, thread.slow(long, 0.02));
    run(2, thread.slow(other, 0.02));
    thread.runTasks();
    const order = thread.posts.flatMap(({ message }) => (message.type === 'rows' ? [message.runId] : []));
    const changes = order.filter((runId, i) => runId !== order[i - 1]).length;
    expect(changes).toBeGreaterThan(8);
    for (const [runId, parameters] of [[1, long] as const, [2, other] as const]) {
      const whole = runTraining(parameters);
      expectSame(wholeOf(thread.of(runId, 'rows')), whole.columns);
      expect(thread.of(runId, 'done').map(({ message }) => message.digest)).toEqual([whole.digest]);
    }
  });

  test('show their first rows within 8 ms of their requests', () => {
    const { thread, run } = begin();
    run(1, thread.slow(long, 0.02));
    const asked = thread.time;
    run(2, thread.slow(other, 0.02));
    thread.runTasks();
    expect(thread.of(2, 'rows')[0].at - asked).toBeLessThanOrEqual(8);
  });

  test('do not wait for each other: a short one is answered whole while a long one is under way', () => {
    const { thread, run } = begin();
    run(1, thread.slow(long, 0.02));
    run(2, thread.slow(defaultParameters, 0.001));
    expect(thread.of(2, 'done')).toHaveLength(1);
    expect(thread.of(1, 'done')).toHaveLength(0);
    thread.runTasks();
    expect(thread.of(1, 'done')).toHaveLength(1);
  });

  test('do not stop with each other: cancelling one leaves the other', () => {
    const { thread, handle, run } = begin();
    run(1, thread.slow(long, 0.02));
    run(2, thread.slow(other, 0.02));
    handle({ type: 'cancel', runId: 1 });
    thread.runTasks();
    expect(thread.of(1, 'done')).toHaveLength(0);
    expect(thread.of(2, 'done').map(({ message }) => message.digest)).toEqual([runTraining(other).digest]);
  });
});

describe('an exception', () => {
  const failing = (thread: FakeThread, at: number, reason: unknown) =>
    thread.slow(long, 0.02, (state) => {
      if (state === at) throw reason;
    });

  test('while a run begins is answered with a sentence', () => {
    const { thread, run } = begin();
    run(1, impossible);
    expect(thread.posts).toHaveLength(1);
    const [{ message }] = thread.of(1, 'failed');
    expect(message.sentence).toMatch(/^The run could not be started: .+\.$/);
    expect(thread.tasks).toEqual([]);
  });

  test('in the middle of a run is answered with a sentence that names the step, and nothing follows', () => {
    for (const [reason, words] of [
      [new Error('no memory left'), 'no memory left'],
      ['odd', 'odd'],
    ] as const) {
      const { thread, run } = begin();
      run(1, failing(thread, 1234, reason));
      thread.runTasks();
      expect(thread.of(1, 'failed').map(({ message }) => message.sentence)).toEqual([
        `The simulation stopped at step 1234: ${words}.`,
      ]);
      expect(thread.posts.at(-1)?.message.type).toBe('failed');
    }
  });

  test('is the end of its run alone: others go on, and new ones are answered', () => {
    const { thread, run } = begin();
    run(1, thread.slow(long, 0.02));
    run(2, failing(thread, 700, new Error('no memory left')));
    thread.runTasks();
    expect(thread.of(2, 'failed')).toHaveLength(1);
    expect(thread.of(1, 'done').map(({ message }) => message.digest)).toEqual([runTraining(long).digest]);
    run(3, impossible);
    run(4, defaultParameters);
    expect(thread.of(4, 'done').map(({ message }) => message.digest)).toEqual([runTraining(defaultParameters).digest]);
  });
});
