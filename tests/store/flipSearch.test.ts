import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findFlips } from '../../src/core/flips';
import { fromStart, type Recipe } from '../../src/core/fork';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import type { FlipsRequest, FlipsResponse } from '../../src/protocol/flipsMessages';
import type { FormulasRead } from '../../src/store/attachTraining';
import { createFlipSearch } from '../../src/store/flipSearch';
import type { WorkerLike } from '../../src/store/trainingClient';
import { createFlipsHandler } from '../../src/worker/flipsHandler';
import { formulas } from '../core/kernelWorlds';

const few = { ...defaultParameters, rho: 1.42, steps: 30, horizon: 16, lrGap: 0.1, lrTime: 1 };
const short = fromStart(few);
const long = fromStart({ ...few, steps: 300 });
const custom = (changes: Partial<Parameters> = {}) => fromStart({ ...few, kernel: 'custom', ...changes });
const exp: FormulasRead = { ok: true, formulas: new Map(Object.entries(formulas)) };

/** Workers whose other side is the real handler on this thread: messages are cloned and take a timer's turn either way. */
function createWorkers() {
  const workers: (WorkerLike & { terminated: boolean })[] = [];
  function create(): WorkerLike {
    let time = 0;
    const worker: WorkerLike & { terminated: boolean } = {
      terminated: false,
      onmessage: null,
      onerror: null,
      onmessageerror: null,
      postMessage(request: FlipsRequest) {
        const data = structuredClone(request);
        later(() => handle(data));
      },
      terminate: () => void (worker.terminated = true),
    };
    const later = (task: () => void) => void setTimeout(() => worker.terminated || task(), 0);
    const handle = createFlipsHandler({
      now: () => (time += 1),
      defer: later,
      post(message: FlipsResponse) {
        const data = structuredClone(message);
        later(() => void worker.onmessage?.call(worker as unknown as Worker, { data } as MessageEvent));
      },
    });
    workers.push(worker);
    return worker;
  }
  return { workers, create };
}

function open(readFormulas: (recipe: Recipe) => Promise<FormulasRead | null> = () => Promise.resolve(exp)) {
  const { workers, create } = createWorkers();
  return { workers, search: createFlipSearch({ readFormulas, createWorker: create }) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a flip search', () => {
  test('opens no worker before it is asked', () => {
    const { workers, search } = open();
    expect(workers).toEqual([]);
    expect(search.getState()).toMatchObject({ status: 'idle', recipe: null, findings: [] });
  });

  test('gathers what is found as it comes, and ends its worker at the end', async () => {
    const { workers, search } = open();
    const counts: number[] = [];
    search.subscribe(({ findings }) => counts.push(findings.length));
    search.start(short);
    expect(search.getState()).toMatchObject({ status: 'searching', recipe: short });
    await vi.runAllTimersAsync();
    const found = [...findFlips(short)].flatMap((event) => (event.type === 'found' ? [event.finding] : []));
    const { status, now, findings, progress } = search.getState();
    expect({ status, now, findings }).toEqual({ status: 'done', now: 'undecided', findings: found });
    expect(progress.done).toBeLessThanOrEqual(progress.total);
    expect(new Set(counts).size).toBeGreaterThan(3);
    expect(workers.map(({ terminated }) => terminated)).toEqual([true]);
  });

  test('keeps what it has found when it is cancelled, and ends its worker', async () => {
    const { workers, search } = open();
    search.start(long);
    while (search.getState().findings.length < 2) await vi.advanceTimersToNextTimerAsync();
    search.cancel();
    expect(search.getState().status).toBe('cancelled');
    await vi.runAllTimersAsync();
    expect(search.getState().status).toBe('cancelled');
    expect(search.getState().findings.length).toBeGreaterThanOrEqual(2);
    expect(search.getState().findings.length).toBeLessThan(10);
    expect(workers.map(({ terminated }) => terminated)).toEqual([true]);
    search.cancel();
    expect(search.getState().status).toBe('cancelled');
  });

  test('begins anew in place of the one under way', async () => {
    const { workers, search } = open();
    search.start(long);
    for (let i = 0; i < 50; i++) await vi.advanceTimersToNextTimerAsync();
    search.start(short);
    expect(search.getState()).toMatchObject({ status: 'searching', recipe: short, findings: [], now: null });
    await vi.runAllTimersAsync();
    expect(search.getState().status).toBe('done');
    expect(search.getState().findings[0].flips[0].link).toContain('steps=30');
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, true]);
  });

  test('reads the formula of a custom kernel first', async () => {
    const { search } = open();
    search.start(custom());
    await vi.runAllTimersAsync();
    expect(search.getState().status).toBe('done');
    expect(search.getState().now).toBe('undecided');
  });

  test('says why a formula cannot be used, and opens no worker', async () => {
    const { workers, search } = open(() => Promise.resolve({ ok: false, position: 0, sentence: '“z” is not known.' }));
    search.start(custom());
    await vi.runAllTimersAsync();
    expect(search.getState()).toMatchObject({ status: 'failed', problem: '“z” is not known.' });
    expect(workers).toEqual([]);
  });

  test('opens no worker when it was cancelled, or another was asked for, while the formula was read', async () => {
    const answers: ((answer: FormulasRead) => void)[] = [];
    const { workers, search } = open(() => new Promise((resolve) => answers.push(resolve)));
    search.start(custom());
    search.cancel();
    search.start(custom({ rho: 2 }));
    answers[0](exp);
    await vi.runAllTimersAsync();
    expect(workers).toEqual([]);
    search.cancel();
    answers[1](exp);
    await vi.runAllTimersAsync();
    expect(workers).toEqual([]);
    expect(search.getState().status).toBe('cancelled');
  });

  test('says so when its worker dies or cannot be made, and can be asked again', async () => {
    const { workers, search } = open();
    search.start(short);
    workers[0].onerror?.call(workers[0] as unknown as Worker, {} as ErrorEvent);
    expect(search.getState()).toMatchObject({
      status: 'failed',
      problem: expect.stringContaining('Search again') as string,
    });
    expect(workers[0].terminated).toBe(true);
    search.start(short);
    await vi.runAllTimersAsync();
    expect(search.getState()).toMatchObject({ status: 'done', problem: '' });

    const none = createFlipSearch({
      readFormulas: () => Promise.resolve(null),
      createWorker: () => {
        throw new Error('no workers here');
      },
    });
    none.start(short);
    expect(none.getState().status).toBe('failed');
  });

  test('passes on the sentence of a search that failed', async () => {
    const { search } = open(() =>
      Promise.resolve({ ok: true, formulas: new Map([[few.formula, { op: 'subtract', of: ['rho', 'k'] }]]) }),
    );
    search.start(custom());
    await vi.runAllTimersAsync();
    expect(search.getState()).toMatchObject({
      status: 'failed',
      problem: 'The search stopped: the formula gives no weights to begin with.',
    });
  });

  test('ends its worker when it is destroyed', () => {
    const { workers, search } = open();
    search.start(long);
    search.destroy();
    expect(workers[0].terminated).toBe(true);
  });
});
