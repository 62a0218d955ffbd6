import { createTraining } from '../../src/core/trainingRun';
import { expect } from 'vitest';
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
    createTraining,
    defer(task) {
      tasks.push(task);
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
      let begun = false; // once T has been read, the run is made, and the priority is read once a state
      let states = 0;
      return {
        ...parameters,
        get steps() {
          begun = true;
          return steps;
        },
        get priority() {
          if (begun) {
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

/** The columns that batches of rows make together; every batch must begin where the one before it ended. */
export function joined(batches: readonly Extract<TrainingResponse, { type: 'rows' }>[]): Columns {
  const whole = createColumns(batches.reduce((sum, { count }) => sum + count, 0));
  let row = 0;
  for (const { from, count, capacity, buffer } of batches) {
    if (from !== row) throw new Error(`A batch begins at row ${from}, not ${row}.`);
    const columns = createColumns(capacity, buffer);
    for (const name of columnNames) whole[name].set(columns[name].subarray(0, count), row);
    row += count;
  }
  return whole;
}

/** The same columns, bit by bit. */
export function expectSame(columns: Columns, others: Columns): void {
  const bytes = ({ buffer, byteOffset, byteLength }: Float64Array) => Buffer.from(buffer, byteOffset, byteLength);
  for (const name of columnNames) expect(bytes(columns[name]).equals(bytes(others[name])), name).toBe(true);
}
