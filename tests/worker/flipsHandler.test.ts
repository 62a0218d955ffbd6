import { describe, expect, test } from 'vitest';
import { findFlips, type FlipEvent } from '../../src/core/flips';
import { fromStart } from '../../src/core/fork';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import type { FlipsRequest, FlipsResponse } from '../../src/protocol/flipsMessages';
import { createFlipsHandler } from '../../src/worker/flipsHandler';

/** A handler on a thread whose clock moves `tick` milliseconds at every look, and whose deferred tasks wait to be run. */
function createThread(tick = 0.1) {
  let time = 0;
  const tasks: (() => void)[] = [];
  const posts: { at: number; message: FlipsResponse }[] = [];
  const handle = createFlipsHandler({
    post: (message) => void posts.push({ at: time, message: structuredClone(message) }),
    now: () => (time += tick),
    defer: (task) => void tasks.push(task),
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
  const heard = (searchId: number): FlipEvent[] =>
    posts.flatMap(({ message }) => (message.type === 'heard' && message.searchId === searchId ? message.events : []));
  const types = () => posts.map(({ message }) => message.type);
  return { posts, tasks, heard, types, run, handle: (request: FlipsRequest) => handle(structuredClone(request)) };
}

const short: Parameters = { ...defaultParameters, rho: 1.42, steps: 30, horizon: 16, lrGap: 0.1, lrTime: 1 };
const search = (searchId: number, parameters = short): FlipsRequest => {
  return { type: 'search', searchId, recipe: fromStart(parameters), formulas: new Map() };
};

describe('the flips worker', () => {
  test('says what the search finds, in order, and then that it is done', () => {
    const thread = createThread();
    thread.handle(search(3));
    expect(thread.posts).toEqual([]);
    thread.run();
    const expected = [...findFlips(fromStart(short))].filter(({ type }) => type !== 'progress');
    expect(expected.length).toBeGreaterThan(15);
    expect(thread.heard(3).filter(({ type }) => type !== 'progress')).toEqual(expected);
    expect(thread.types().at(-1)).toBe('done');
    expect(thread.types().filter((type) => type !== 'heard')).toEqual(['done']);
    expect(thread.posts.every(({ message }) => message.searchId === 3)).toBe(true);
  });

  test('tells its progress about every 50 milliseconds, not with every run', () => {
    const thread = createThread(1);
    thread.handle(search(1));
    thread.run();
    const told = thread.posts.filter(({ message }) => message.type === 'heard').map(({ at }) => at);
    expect(told.length).toBeGreaterThan(3);
    for (let i = 1; i < told.length - 1; i++) expect(told[i] - told[i - 1]).toBeGreaterThanOrEqual(50);
    for (let i = 1; i < told.length; i++) expect(told[i] - told[i - 1]).toBeLessThan(60);
    const done = thread.heard(1).flatMap((event) => (event.type === 'progress' ? [event.done] : []));
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(new Set(done).size).toBeGreaterThan(3);
  });

  test('works in slices of five milliseconds, whatever a run takes', () => {
    const thread = createThread(0.2);
    thread.handle(search(1, { ...short, steps: 100_000, horizon: 512, planner: 'softmax', candidates: 257 }));
    for (const took of thread.run(40)) expect(took).toBeLessThan(6);
    expect(thread.types()).not.toContain('done');
  });

  test('hears a cancellation after at most one slice, and says nothing after that', () => {
    const thread = createThread();
    thread.handle(search(1, { ...short, steps: 100_000 }));
    thread.run(20);
    thread.handle({ type: 'cancel', searchId: 1 });
    const posted = thread.posts.length;
    expect(thread.posts.at(-1)?.message).toEqual({ type: 'cancelled', searchId: 1 });
    const took = thread.run();
    expect(took).toEqual([0]);
    expect(thread.tasks).toEqual([]);
    expect(thread.posts).toHaveLength(posted);
  });

  test('takes small pieces of slow runs: with a clock on which each is slow, one step', () => {
    // Every look at the clock finds a piece to have taken 1 ms, so five pieces make a slice; 30 steps and the last state make 31 pieces.
    const thread = createThread(1);
    thread.handle(search(1));
    thread.run(5);
    expect(thread.heard(1)).toEqual([]);
    thread.run(200);
    expect(thread.heard(1)[0]).toMatchObject({ type: 'now' });
  });

  test('answers a cancellation of what it is not at, and goes on', () => {
    const thread = createThread();
    thread.handle(search(2));
    thread.handle({ type: 'cancel', searchId: 1 });
    thread.run();
    expect(thread.types()[0]).toBe('cancelled');
    expect(thread.posts.at(-1)?.message).toEqual({ type: 'done', searchId: 2 });
  });

  test('lets a newer search take the place of the one before', () => {
    const thread = createThread();
    thread.handle(search(1, { ...short, steps: 100_000 }));
    thread.run(3);
    thread.handle(search(2));
    thread.run();
    expect(thread.posts.filter(({ message }) => message.type === 'done')).toHaveLength(1);
    expect(thread.posts.at(-1)?.message).toEqual({ type: 'done', searchId: 2 });
    const expected = [...findFlips(fromStart(short))].filter(({ type }) => type === 'found');
    expect(thread.heard(2).filter(({ type }) => type === 'found')).toEqual(expected);
  });

  test('turns an exception into a sentence, and can be asked again', () => {
    const thread = createThread();
    thread.handle(search(1, { ...short, kernel: 'custom' })); // without its formula
    thread.run();
    expect(thread.posts.map(({ message }) => message)).toEqual([
      { type: 'failed', searchId: 1, sentence: 'The search stopped: the custom kernel needs its formula.' },
    ]);
    thread.handle(search(2));
    thread.run();
    expect(thread.posts.at(-1)?.message).toEqual({ type: 'done', searchId: 2 });
  });
});
