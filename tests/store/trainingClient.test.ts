import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fromStart } from '../../src/core/fork';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { columnNames, createColumns } from '../../src/core/readouts';
import { runRecipe } from '../../src/core/replay';
import { runTraining } from '../../src/core/trainingRun';
import { createTrainingClient, type RunListener } from '../../src/store/trainingClient';
import { expectSame } from '../worker/fakeThread';
import { createHandlerWorkers } from './handlerWorkers';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Milliseconds that a look at the clock costs a worker, so that a long run takes many turns. */
const STREAMING = 0.2;

const short = (rho: number): Parameters => ({ ...defaultParameters, rho, steps: 50 });
/** A run of about 15 batches there. */
const long = (rho: number): Parameters => ({ ...defaultParameters, rho, steps: 20_000 });

/** There is no memory of negative size for its rows. */
const impossible: Parameters = { ...defaultParameters, steps: -5 };

/** A listener that writes down what it hears: rows as `from+count`. */
function listen(parameters: Readonly<Parameters>) {
  const heard: string[] = [];
  const columns = createColumns(parameters.steps + 1);
  const listener: RunListener = {
    rows({ from, every, count, columns: batch }) {
      heard.push(`rows ${from}+${count}${every === 1 ? '' : ` of ${every}`}`);
      for (let row = 0; row < count; row++) {
        for (const name of columnNames) columns[name][from + row * every] = batch[name][row];
      }
    },
    done(outcome, digest) {
      heard.push(`done ${outcome.kind} ${digest}`);
      return [];
    },
    failed: (sentence) => heard.push(`failed: ${sentence}`),
    refused: (sentence) => heard.push(`refused: ${sentence}`),
    restarted: (sentence) => heard.push(`restarted: ${sentence}`),
  };
  return { heard, columns, request: { recipe: fromStart(parameters), formulas: new Map(), watch: [], listener } };
}

/** What a listener hears at the end of a run. */
function doneOf(parameters: Readonly<Parameters>): string {
  const { outcome, digest } = runTraining(parameters);
  return `done ${outcome.kind} ${digest}`;
}

const kinds = (requests: readonly { type: string; runId: number }[]) =>
  requests.map(({ type, runId }) => `${type} ${runId}`);

describe('a run', () => {
  test('comes back whole, with its outcome and digest', () => {
    const { create } = createHandlerWorkers();
    const client = createTrainingClient(create);
    const { heard, columns, request } = listen(defaultParameters);
    client.run('main', request);
    expect(heard).toEqual([]);
    vi.runAllTimers();
    expect(heard).toEqual(['rows 0+1001', doneOf(defaultParameters)]);
    expectSame(columns, runTraining(defaultParameters).columns);
  });

  test('that is long comes in batches that make the whole', () => {
    const { create } = createHandlerWorkers(STREAMING);
    const parameters = long(1);
    const client = createTrainingClient(create);
    const { heard, columns, request } = listen(parameters);
    client.run('main', request);
    vi.runAllTimers();
    expect(heard.length).toBeGreaterThan(4);
    expect(heard.at(-1)).toBe(doneOf(parameters));
    expectSame(columns, runTraining(parameters).columns);
  });

  test('that is forked comes with the states before its fork, and the digest of its own', () => {
    const { create } = createHandlerWorkers();
    const recipe = { parameters: defaultParameters, forks: [{ step: 900, changes: { lrGap: 0.1 } }] };
    const { heard, columns, request } = listen(defaultParameters);
    createTrainingClient(create).run('main', { ...request, recipe });
    vi.runAllTimers();
    const { outcome, digest, columns: own } = runRecipe(recipe);
    expect(heard).toEqual(['rows 0+1001', `done ${outcome.kind} ${digest}`]);
    expect(columns.gap.subarray(900)).toEqual(own.gap);
    expect(columns.gap.subarray(0, 900)).toEqual(runTraining(defaultParameters).columns.gap.subarray(0, 900));
  });

  test('that fails is answered with its sentence, and the next is served by the same worker', () => {
    const { create, workers } = createHandlerWorkers();
    const client = createTrainingClient(create);
    const bad = listen(short(1));
    client.run('main', { ...bad.request, recipe: fromStart(impossible) });
    vi.runAllTimers();
    expect(bad.heard).toEqual([expect.stringMatching(/^failed: The run could not be started: .+\.$/)]);
    const good = listen(short(1));
    client.run('main', good.request);
    vi.runAllTimers();
    expect(good.heard.at(-1)).toBe(doneOf(short(1)));
    expect(workers).toHaveLength(1);
  });
});

describe('of several runs for one lab', () => {
  test('one is in flight, and only the latest of the others is ever begun', () => {
    const { create, workers } = createHandlerWorkers(STREAMING);
    const client = createTrainingClient(create);
    const asked = [0, 0.5, 1, 1.5].map((rho) => listen(long(rho)));
    for (const { request } of asked) client.run('main', request);
    vi.runAllTimers();
    expect(kinds(workers[0].heard)).toEqual(['run 1', 'cancel 1', 'run 2']);
    expect(workers[0].heard[2]).toMatchObject({ recipe: fromStart(long(1.5)) });
    expect(asked.map(({ heard }) => heard.length > 0)).toEqual([false, false, false, true]);
    expect(asked[3].heard.at(-1)).toBe(doneOf(long(1.5)));
  });

  test('the older is not heard of any more, whatever of it was still on its way', () => {
    const { create } = createHandlerWorkers(STREAMING);
    const client = createTrainingClient(create);
    const old = listen(long(1));
    const fresh = listen(short(2));
    client.run('main', old.request);
    while (old.heard.length === 0) vi.advanceTimersToNextTimer();
    const before = old.heard.length;
    client.run('main', fresh.request);
    vi.runAllTimers();
    expect(old.heard).toHaveLength(before);
    expect(fresh.heard).toEqual(['rows 0+51', doneOf(short(2))]);
  });

  test('a run that ends before its cancellation is heard is dropped too', () => {
    const { create, workers } = createHandlerWorkers();
    const client = createTrainingClient(create);
    const old = listen(short(1));
    const fresh = listen(short(2));
    client.run('main', old.request);
    vi.advanceTimersToNextTimer(); // it has run; its answers are on their way
    client.run('main', fresh.request);
    vi.runAllTimers();
    expect(kinds(workers[0].heard)).toEqual(['run 1', 'cancel 1', 'run 2']);
    expect(old.heard).toEqual([]);
    expect(fresh.heard).toEqual(['rows 0+51', doneOf(short(2))]);
  });

  test('a failure of the older is not heard of, and the latest begins', () => {
    const { create } = createHandlerWorkers();
    const client = createTrainingClient(create);
    const bad = listen(short(1));
    const fresh = listen(short(2));
    client.run('main', { ...bad.request, recipe: fromStart(impossible) });
    client.run('main', fresh.request);
    vi.runAllTimers();
    expect(bad.heard).toEqual([]);
    expect(fresh.heard.at(-1)).toBe(doneOf(short(2)));
  });

  test('those of another lab are not touched', () => {
    const { create, workers } = createHandlerWorkers(STREAMING);
    const client = createTrainingClient(create);
    const other = listen(long(2));
    client.run('other', other.request);
    for (const rho of [0, 0.5, 1]) client.run('main', listen(long(rho)).request);
    const last = listen(long(1.5));
    client.run('main', last.request);
    vi.runAllTimers();
    expect(other.heard.at(-1)).toBe(doneOf(long(2)));
    expect(last.heard.at(-1)).toBe(doneOf(long(1.5)));
    expect(kinds(workers[0].heard)).toEqual(['run 1', 'run 2', 'cancel 2', 'run 3']);
  });
});

describe('a worker that dies', () => {
  test.each(['onerror', 'onmessageerror'] as const)('is replaced at %s, and the open run begun again', (event) => {
    const { create, workers } = createHandlerWorkers(STREAMING);
    const client = createTrainingClient(create);
    const { heard, columns, request } = listen(long(1));
    client.run('main', request);
    while (heard.length < 2) vi.advanceTimersToNextTimer();
    const before = heard.length;
    workers[0][event]?.call(workers[0] as unknown as Worker, {} as ErrorEvent & MessageEvent);
    vi.runAllTimers();
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
    expect(heard[before]).toMatch(/^restarted: .+ started again\.$/);
    expect(heard[before + 1]).toMatch(/^rows 0\+/);
    expect(heard.at(-1)).toBe(doneOf(long(1)));
    expectSame(columns, runTraining(long(1)).columns);
  });

  test('is replaced for all labs at once, and begins what each wanted last', () => {
    const { create, workers } = createHandlerWorkers(STREAMING);
    const client = createTrainingClient(create);
    const [first, latest, other] = [long(0), short(1), long(2)].map(listen);
    client.run('main', first.request);
    client.run('other', other.request);
    client.run('main', latest.request);
    workers[0].die();
    vi.runAllTimers();
    expect(workers).toHaveLength(2);
    expect(first.heard).toEqual([]);
    expect(latest.heard[0]).toMatch(/^restarted/);
    expect(latest.heard.at(-1)).toBe(doneOf(short(1)));
    expect(other.heard.at(-1)).toBe(doneOf(long(2)));
  });

  test('again and again is given up with a sentence; the next request has a fresh one', () => {
    const { create, workers } = createHandlerWorkers(STREAMING);
    let dying = true;
    const client = createTrainingClient(() => {
      const worker = create();
      if (dying) worker.die();
      return worker;
    });
    const first = listen(short(1));
    client.run('main', first.request);
    vi.advanceTimersByTime(60_000);
    expect(first.heard.filter((word) => word.startsWith('restarted'))).toHaveLength(3);
    expect(first.heard.at(-1)).toMatch(/^failed: The simulation keeps stopping\. .+\.$/);
    expect(first.heard).toHaveLength(4);
    // A script that cannot be loaded must not be asked for for ever.
    expect(workers.length).toBeLessThanOrEqual(5);
    expect(vi.getTimerCount()).toBe(0);

    dying = false;
    const second = listen(short(2));
    client.run('main', second.request);
    vi.runAllTimers();
    expect(second.heard).toEqual(['rows 0+51', doneOf(short(2))]);
  });

  test('is given the same patience again by the request after', () => {
    const { create, workers } = createHandlerWorkers();
    let dying = true;
    const client = createTrainingClient(() => {
      const worker = create();
      if (dying) worker.die();
      return worker;
    });
    client.run('main', listen(short(1)).request);
    vi.runAllTimers();
    dying = false;
    const { heard, request } = listen(short(2));
    client.run('main', request);
    workers.at(-1)?.die();
    vi.runAllTimers();
    expect(heard[0]).toMatch(/^restarted/);
    expect(heard.at(-1)).toBe(doneOf(short(2)));
  });

  test('while nothing is open is not asked for again without end either', () => {
    const { create, workers } = createHandlerWorkers(STREAMING);
    createTrainingClient(() => {
      const worker = create();
      worker.die();
      return worker;
    });
    vi.advanceTimersByTime(60_000);
    expect(workers.length).toBeLessThanOrEqual(5);
  });

  test('now and then, with runs finished between, is always replaced', () => {
    const { create, workers } = createHandlerWorkers();
    const client = createTrainingClient(create);
    for (let times = 0; times < 10; times++) {
      const { heard, request } = listen(short(times / 10));
      client.run('main', request);
      workers.at(-1)?.die();
      vi.runAllTimers();
      expect(heard.at(-1)).toBe(doneOf(short(times / 10)));
    }
    expect(workers).toHaveLength(11);
  });
});

describe('silence', () => {
  test('of 3 seconds while a run is open has the worker replaced', () => {
    const { create, workers } = createHandlerWorkers();
    const client = createTrainingClient(create);
    workers[0].hang();
    const { heard, request } = listen(short(1));
    client.run('main', request);
    vi.advanceTimersByTime(2999);
    expect(workers).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(workers).toHaveLength(2);
    expect(workers[0].terminated).toBe(true);
    vi.runAllTimers();
    expect(heard).toEqual([
      'restarted: The simulation did not answer for 3 seconds and was started again.',
      'rows 0+51',
      doneOf(short(1)),
    ]);
  });

  test('is not broken by requests: a worker that hangs is replaced while a slider moves', () => {
    const { create, workers } = createHandlerWorkers();
    const client = createTrainingClient(create);
    workers[0].hang();
    for (let i = 0; i < 40; i++) {
      client.run('main', listen(short(i / 100)).request);
      vi.advanceTimersByTime(100);
    }
    expect(workers).toHaveLength(2);
  });

  test('in the middle of a run counts from the last message', () => {
    const { create, workers } = createHandlerWorkers(STREAMING);
    const client = createTrainingClient(create);
    const { heard, request } = listen(long(1));
    client.run('main', request);
    while (heard.length < 3) vi.advanceTimersToNextTimer();
    workers[0].hang();
    vi.advanceTimersByTime(2999);
    expect(workers).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(workers).toHaveLength(2);
  });

  test('while nothing is open means nothing', () => {
    const { create, workers } = createHandlerWorkers();
    const client = createTrainingClient(create);
    vi.advanceTimersByTime(60_000);
    const { heard, request } = listen(short(1));
    client.run('main', request);
    vi.advanceTimersByTime(60_000);
    expect(heard).toHaveLength(2);
    expect(workers).toHaveLength(1);
    expect(workers[0].terminated).toBe(false);
  });

  test('is not what a run of many seconds that streams is taken for', () => {
    const { create, workers } = createHandlerWorkers(STREAMING, 600);
    const client = createTrainingClient(create);
    const { heard, request } = listen(long(1));
    const begun = Date.now();
    client.run('main', request);
    vi.runAllTimers();
    expect(Date.now() - begun).toBeGreaterThan(10_000);
    expect(heard.at(-1)).toBe(doneOf(long(1)));
    expect(workers).toHaveLength(1);
  });
});

describe('a client that is destroyed', () => {
  test('terminates its worker and says nothing more', () => {
    const { create, workers } = createHandlerWorkers(STREAMING);
    const client = createTrainingClient(create);
    const { heard, request } = listen(long(1));
    client.run('main', request);
    while (heard.length < 2) vi.advanceTimersToNextTimer();
    const before = heard.length;
    client.destroy();
    expect(workers[0].terminated).toBe(true);
    vi.runAllTimers();
    expect(heard).toHaveLength(before);
    expect(workers).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});
