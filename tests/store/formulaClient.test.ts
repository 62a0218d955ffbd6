import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FormulaStart } from '../../src/core/formulaCheck';
import type { FormulaRequest, FormulaResponse } from '../../src/protocol/formulaMessages';
import { createFormulaClient } from '../../src/store/formulaClient';
import type { WorkerLike } from '../../src/store/trainingClient';
import { createFormulaHandler } from '../../src/worker/formulaHandler';

const start: FormulaStart = { rho: 1.3, prior: null, horizon: 8 };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** How a worker behaves: how long its script takes to load (null: it fails), and how long it takes for a text. */
interface Manner {
  readonly loading: number | null;
  readonly takes: (text: string) => number;
}

/** Workers whose other side is the real handler on this thread, with delays. `heard` is what each was asked. */
function createWorkers(manners: Partial<Manner>[] = []) {
  const workers: { heard: string[]; terminated: boolean; worker: WorkerLike }[] = [];
  const create = (): WorkerLike => {
    const { loading, takes }: Manner = { loading: 20, takes: () => 5, ...manners[workers.length] };
    const waiting: FormulaRequest[] = [];
    let handle: ((request: FormulaRequest) => void) | null = null;
    let delay = 0;
    const self = { heard: [] as string[], terminated: false };
    const post = (message: FormulaResponse) => {
      setTimeout(() => {
        if (!self.terminated)
          worker.onmessage?.call(worker as unknown as Worker, { data: structuredClone(message) } as MessageEvent);
      }, delay);
    };
    const work = (request: FormulaRequest) => {
      delay = takes(request.text);
      handle?.(request);
    };
    const worker: WorkerLike = {
      onmessage: null,
      onerror: null,
      onmessageerror: null,
      postMessage(request: FormulaRequest) {
        self.heard.push(request.text);
        if (handle) setTimeout(() => work(request), 0);
        else waiting.push(request);
      },
      terminate() {
        self.terminated = true;
      },
    };
    setTimeout(() => {
      if (self.terminated) return;
      if (loading === null) worker.onerror?.call(worker as unknown as Worker, {} as ErrorEvent);
      else {
        handle = createFormulaHandler(post);
        waiting.forEach(work);
      }
    }, loading ?? 20);
    workers.push(Object.assign(self, { worker }));
    return worker;
  };
  return { workers, create };
}

/** What a promise has come to: undefined while it is open. */
function watch<T>(promise: Promise<T>): { readonly value: T | undefined } {
  const watched: { value: T | undefined } = { value: undefined };
  void promise.then((value) => (watched.value = value));
  return watched;
}

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const slowAt = (slow: string) => (text: string) => (text === slow ? 1e9 : 5);

describe('a formula', () => {
  test('is read in a worker that is made when the first one comes, and kept', async () => {
    const { workers, create } = createWorkers();
    const client = createFormulaClient(create);
    await pass(1000);
    expect(workers).toHaveLength(0);
    const first = watch(client.read('exp(-rho*k)', start));
    await pass(30);
    expect(first.value).toMatchObject({ ok: true, derivative: '-k*exp(-rho*k)' });
    const second = watch(client.read('2*foo', start));
    await pass(10);
    expect(second.value).toMatchObject({ ok: false, position: 2 });
    await pass(60_000);
    expect(workers).toMatchObject([{ terminated: false, heard: ['exp(-rho*k)', '2*foo'] }]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('that takes longer than half a second is stopped, and the next one has a fresh worker', async () => {
    const { workers, create } = createWorkers([{ takes: slowAt('k^k') }]);
    const client = createFormulaClient(create);
    const slow = watch(client.read('k^k', start));
    await pass(20 + 499);
    expect(slow.value).toBeUndefined();
    await pass(3);
    expect(slow.value).toEqual({
      ok: false,
      position: null,
      sentence: 'Reading this formula took longer than half a second, so it was stopped. Try a simpler one.',
    });
    expect(workers).toMatchObject([{ terminated: true }]);
    const next = watch(client.read('k', start));
    await pass(30);
    expect(next.value).toMatchObject({ ok: true });
    expect(workers).toHaveLength(2);
  });

  test('is not stopped while its worker loads, however long that takes', async () => {
    const { workers, create } = createWorkers([{ loading: 8000 }]);
    const client = createFormulaClient(create);
    const reading = watch(client.read('k', start));
    await pass(7990);
    expect(reading.value).toBeUndefined();
    await pass(20);
    expect(reading.value).toMatchObject({ ok: true });
    expect(workers).toHaveLength(1);
  });

  test.each([
    ['fails', null, 30],
    ['never ends', 1e9, 30_001],
  ])('whose worker’s loading %s is told so, and the next one tries again', async (_, loading, wait) => {
    const { workers, create } = createWorkers([{ loading }]);
    const client = createFormulaClient(create);
    const reading = watch(client.read('k', start));
    await pass(wait);
    expect(reading.value).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('could not be loaded') as string,
    });
    expect(workers).toMatchObject([{ terminated: true }]);
    const next = watch(client.read('k', start));
    await pass(30);
    expect(next.value).toMatchObject({ ok: true });
  });

  test('is told so where no worker can be made', async () => {
    const client = createFormulaClient(() => {
      throw new Error('no workers here');
    });
    const reading = watch(client.read('k', start));
    await pass(1);
    expect(reading.value).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('could not be loaded') as string,
    });
  });

  test('at which the worker dies has a sentence of its own', async () => {
    const { workers, create } = createWorkers([{ takes: slowAt('H') }]);
    const client = createFormulaClient(create);
    const reading = watch(client.read('H', start));
    await pass(100);
    const [{ worker }] = workers;
    worker.onerror?.call(worker as unknown as Worker, {} as ErrorEvent);
    await pass(1);
    expect(reading.value).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('stopped unexpectedly') as string,
    });
    expect(workers[0].terminated).toBe(true);
  });
});

describe('of several formulas the latest wins', () => {
  test('while the worker loads: only that one is asked about', async () => {
    const { workers, create } = createWorkers();
    const client = createFormulaClient(create);
    const readings = ['1', '2', '3'].map((text) => watch(client.read(text, start)));
    await pass(40);
    expect(readings.map(({ value }) => value)).toMatchObject([null, null, { ok: true, tree: 3 }]);
    expect(workers).toMatchObject([{ heard: ['3'] }]);
  });

  test('while another is read: that one’s answer is dropped', async () => {
    const { workers, create } = createWorkers([{ takes: () => 100 }]);
    const client = createFormulaClient(create);
    const first = watch(client.read('1', start));
    await pass(50);
    const others = ['2', '3'].map((text) => watch(client.read(text, start)));
    await pass(0);
    expect([first, ...others].map(({ value }) => value)).toEqual([null, null, undefined]);
    await pass(200);
    expect(others[1].value).toMatchObject({ ok: true, tree: 3 });
    expect(workers).toMatchObject([{ heard: ['1', '3'], terminated: false }]);
  });

  test('while another hangs: it is read by the worker after', async () => {
    const { workers, create } = createWorkers([{ takes: slowAt('1') }]);
    const client = createFormulaClient(create);
    const first = watch(client.read('1', start));
    await pass(300);
    const second = watch(client.read('2', start));
    await pass(300);
    expect(first.value).toBeNull();
    expect(second.value).toMatchObject({ ok: true, tree: 2 });
    expect(workers).toMatchObject([
      { heard: ['1'], terminated: true },
      { heard: ['2'], terminated: false },
    ]);
  });
});

test('an answer that waits when half a second is over, as after the page itself was busy, is heard', async () => {
  const { create } = createWorkers([{ takes: () => 500 }]);
  const client = createFormulaClient(create);
  const reading = watch(client.read('k', start));
  await pass(600);
  expect(reading.value).toMatchObject({ ok: true });
});

test('a client that is destroyed answers with nothing and leaves nothing behind', async () => {
  const { workers, create } = createWorkers();
  const client = createFormulaClient(create);
  const reading = watch(client.read('k', start));
  client.destroy();
  await pass(0);
  expect(reading.value).toBeNull();
  expect(workers).toMatchObject([{ terminated: true }]);
  await pass(100);
  expect(vi.getTimerCount()).toBe(0);
});
