import type { PoolRequest, PoolResponse, PoolTask, PoolWork } from '../protocol/poolMessages';
import { beginTask, memoryOf, type TaskRun } from './poolTask';

/** What a handler needs of its thread. `defer` runs a task after the messages that wait have been handled. */
export interface PoolThread {
  post(message: PoolResponse, transfer: ArrayBuffer[]): void;
  now(): number;
  defer(task: () => void): void;
  /** Runs a task after so many milliseconds. */
  wait(milliseconds: number, task: () => void): void;
}

/** Milliseconds: messages are heard this often, a sign of life is given this often, and so long is a rest between two slices. */
const SLICE = 4;
const REST = 4;
const SIGN = 500;
/**
 * Steps of a piece: from FIRST at the beginning of each item, since the next cell's steps may be a thousand times as slow, to MOST, so that it
 * takes about PIECE milliseconds.
 */
const FIRST = 16;
const MOST = 256;
const PIECE = 0.25;

interface Job {
  readonly id: number;
  readonly rank: number;
  readonly work: PoolWork;
}

interface Task {
  readonly id: number;
  readonly job: Job;
  readonly task: PoolTask;
  run: TaskRun | null;
  /** Milliseconds spent on it. */
  took: number;
}

/** A worker of the pool as a pure function: the most urgent task first, in slices short enough to hear what has changed. */
export function createPoolHandler(thread: PoolThread): (request: PoolRequest) => void {
  const jobs = new Map<number, Job>();
  let tasks: Task[] = [];
  let scheduled = false;
  let eased = false;
  let spoke = 0;

  function post(message: PoolResponse, transfer: ArrayBuffer[] = []): void {
    spoke = thread.now();
    thread.post(message, transfer);
  }

  function schedule(): void {
    if (scheduled || tasks.length === 0) return;
    scheduled = true;
    if (eased) thread.wait(REST, slice);
    else thread.defer(slice);
  }

  function slice(): void {
    scheduled = false;
    const end = thread.now() + SLICE;
    while (tasks.length > 0 && thread.now() < end) turn(mostUrgent(), end);
    if (tasks.length > 0 && thread.now() >= spoke + SIGN) post({ type: 'working' });
    schedule();
  }

  /** Of tasks of one rank the first that came. */
  function mostUrgent(): Task {
    return tasks.reduce((first, task) => (task.job.rank > first.job.rank ? task : first));
  }

  function drop(task: Task): void {
    tasks = tasks.filter((other) => other !== task);
  }

  /** Goes on with a task to its end, or until the slice is over. */
  function turn(task: Task, end: number): void {
    const begun = thread.now();
    try {
      const run = (task.run ??= beginTask(task.job.work, task.task));
      const now = work(run, task.task.items.length, begun, end);
      task.took += now - begun;
      if (run.finished < task.task.items.length) return;
      drop(task);
      post({ type: 'done', taskId: task.id, result: run.result, took: task.took }, memoryOf(run.result));
    } catch (error) {
      drop(task);
      post({ type: 'failed', taskId: task.id, reason: error instanceof Error ? error.message : String(error) });
    }
  }

  /** Returns when it stopped. */
  function work(run: TaskRun, items: number, begun: number, end: number): number {
    let looked = begun;
    let stride = FIRST;
    let finished = run.finished;
    while (finished < items && looked < end) {
      run.advance(stride);
      const now = thread.now();
      if (run.finished > finished) {
        finished = run.finished;
        stride = FIRST;
      } else if (now - looked < PIECE) stride = Math.min(MOST, 2 * stride);
      else stride = Math.max(1, stride >> 1);
      looked = now;
    }
    return looked;
  }

  return (request) => {
    switch (request.type) {
      case 'open': {
        const { jobId: id, rank, work } = request;
        jobs.set(id, { id, rank, work });
        break;
      }
      case 'task': {
        const job = jobs.get(request.jobId);
        if (!job) break;
        if (tasks.length === 0) spoke = thread.now();
        tasks.push({ id: request.taskId, job, task: request.task, run: null, took: 0 });
        break;
      }
      case 'close':
        jobs.delete(request.jobId);
        tasks = tasks.filter(({ job }) => job.id !== request.jobId);
        break;
      case 'drop':
        tasks = [];
        break;
      case 'ease':
        eased = request.eased;
        break;
      default:
        request satisfies never;
    }
    schedule();
  };
}
