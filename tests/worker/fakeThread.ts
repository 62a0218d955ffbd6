import { expect } from 'vitest';
import { createLineage } from '../../src/core/lineage';
import type { Parameters } from '../../src/core/parameters';
import { columnNames, createColumns, type Columns } from '../../src/core/readouts';
import type { TrainingResponse } from '../../src/protocol/messages';
import type { Thread } from '../../src/worker/trainingHandler';

interface Post {
  /** Milliseconds on the thread's clock. */
  readonly at: number;
  readonly message: TrainingResponse;
  readonly transfer: readonly ArrayBuffer[];
}

/** A thread whose clock stands still unless it is moved, and whose deferred tasks wait to be run. Posting transfers, as a worker does. */
export interface FakeThread extends Thread {
  /** Milliseconds. */
  time: number;
  readonly tasks: (() => void)[];
  readonly posts: Post[];
  /** Runs what is deferred until nothing is; returns how long each task took. */
  runTasks(): number[];
  /** What was posted for a run, one type of message. */
  of<T extends TrainingResponse['type']>(runId: number, type: T): (Post & { message: Answer<T> })[];
  /**
   * The same parameters for a machine on which a state takes `cost` milliseconds of the thread's clock: recording a state reads
   * `priority` once. `visited` is called with how many states there were before.
   */
  slow(parameters: Readonly<Parameters>, cost: number, visited?: (state: number) => void): Parameters;
}

type Answer<T extends TrainingResponse['type']> = Extract<TrainingResponse, { type: T }>;

export function createFakeThread(): FakeThread {
  const tasks: (() => void)[] = [];
  const posts: Post[] = [];
  const thread: FakeThread = {
    time: 0,
    tasks,
    posts,
    now: () => thread.time,
    createTraining: createLineage,
    defer(task) {
      tasks.push(task);
    },
    wait(milliseconds, task) {
      const due = thread.time + milliseconds;
      tasks.push(() => {
        thread.time = Math.max(thread.time, due);
        task();
      });
    },
    post(message, transfer) {
      posts.push({ at: thread.time, message: structuredClone(message, { transfer }), transfer });
    },
    runTasks() {
      const took: number[] = [];
      for (let task = tasks.shift(); task; task = tasks.shift()) {
        const before = thread.time;
        task();
        took.push(thread.time - before);
      }
      return took;
    },
    of<T extends TrainingResponse['type']>(runId: number, type: T) {
      const isMeant = (post: Post): post is Post & { message: Answer<T> } =>
        post.message.type === type && post.message.runId === runId;
      return posts.filter(isMeant);
    },
    slow(parameters, cost, visited) {
      const { priority, steps } = parameters;
      let begun = 0; // once T has been read twice, the run is made, and the priority is read once a state
      let states = 0;
      return {
        ...parameters,
        get steps() {
          begun += 1;
          return steps;
        },
        get priority() {
          if (begun >= 2) {
            thread.time += cost;
            visited?.(states++);
          }
          return priority;
        },
      };
    },
  };
  return thread;
}

/** The columns of a run as it was handed over whole: the last of the rows posted for it. */
export function wholeOf(posts: readonly { readonly message: Answer<'rows'> }[]): Columns {
  const { from, every, count, capacity, buffer } = posts.at(-1)!.message;
  expect([from, every, count]).toEqual([0, 1, capacity]);
  return createColumns(capacity, buffer);
}

/** The same columns, bit by bit. */
export function expectSame(columns: Columns, others: Columns): void {
  const bytes = ({ buffer, byteOffset, byteLength }: Float64Array) => Buffer.from(buffer, byteOffset, byteLength);
  for (const name of columnNames) expect(bytes(columns[name]).equals(bytes(others[name])), name).toBe(true);
}
