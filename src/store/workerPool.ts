import type { Ensemble } from '../core/ensemble';
import type { Gathering } from '../core/gathering';
import type { Sweep } from '../core/sweep';
import type { SweepMode, SweepTable } from '../core/sweepTable';
import type { PoolRequest, PoolResponse, PoolTask } from '../protocol/poolMessages';
import { batchSize } from './batchSize';
import { ensembleWork, sweepWork, type Work } from './poolWork';
import { createSilence, type Silence } from './silence';
import { createThrottle, type Throttle } from './throttle';
import type { WorkerLike } from './trainingClient';

/** How a job stands; the sentence says why it ended before its time. */
export type PoolStatus = 'running' | 'done' | { readonly failed: string };

export interface PoolOptions<Progress> {
  /** It gets workers only when no other job wants them. */
  readonly background?: boolean;
  /** Called with what has come so far, at most every 16 ms while it runs, and once at its end; never before the pool has returned the job. */
  readonly onProgress: (progress: Progress, status: PoolStatus) => void;
}

export interface PoolJob {
  /** Nothing is heard of it any more, and workers stop within some milliseconds. */
  cancel(): void;
}

/** Workers that jobs share: the newest job first, those in the background last. */
export interface WorkerPool {
  /** Runs the cells of a map; its table is handed on as it fills. */
  sweep(sweep: Sweep, mode: SweepMode, options: PoolOptions<SweepTable>): PoolJob;
  /** Runs the seeds of an ensemble. */
  ensemble(ensemble: Ensemble, options: PoolOptions<Gathering>): PoolJob;
  /** While something moves on the page, it gets a core more: one worker fewer works, if there are several, and each half of the time. */
  ease(eased: boolean): void;
  destroy(): void;
}

interface PoolNeeds {
  readonly createWorker?: () => WorkerLike;
  /** How many workers; by default one a core, at most 8. */
  readonly size?: number;
  /** Milliseconds. */
  readonly now?: () => number;
}

/** A worker has one task under way and the next one there, so that it never waits for this thread. */
const DEPTH = 2;
/** Milliseconds between two calls of `onProgress`. */
const TOLD = 16;
/** Milliseconds: a worker that has tasks and is silent for so long is replaced; one that has never spoken may still be loading. */
const SILENCE = 3000;
const LOADING = 20_000;
/** A task that has stopped so many workers is not tried again. */
const MOST_LOSSES = 3;

const entry = () => new Worker(new URL('../worker/pool.entry.ts', import.meta.url), { type: 'module' });
const cores = () => Math.max(1, Math.min(8, navigator.hardwareConcurrency || 1));

interface Job {
  readonly id: number;
  readonly rank: number;
  readonly work: Work<unknown>;
  readonly tell: (status: PoolStatus) => void;
  /** Tasks that did not come back, to be handed out again; how often each was lost. */
  readonly lost: PoolTask[];
  readonly losses: Map<PoolTask, number>;
  /** Milliseconds an item, as measured; null before the first has come back. */
  pace: number | null;
  /** How it runs, told at most every TOLD milliseconds. */
  readonly progress: Throttle;
}

interface Member {
  readonly worker: WorkerLike;
  /** Jobs that it knows of. */
  readonly opened: Set<Job>;
  /** Tasks posted to it that have not come back, by their ids. */
  readonly tasks: Map<number, { readonly job: Job; readonly task: PoolTask }>;
  speaks: boolean;
  readonly silence: Silence;
}

/** Makes no worker before the first job. */
export function createWorkerPool({
  createWorker = entry,
  size = cores(),
  now = () => performance.now(),
}: PoolNeeds = {}): WorkerPool {
  /** The most urgent first. */
  let jobs: Job[] = [];
  let members: Member[] = [];
  let lastId = 0;
  let isEased = false;

  const working = () => (isEased ? members.slice(0, Math.max(1, size - 1)) : members);

  function begin<Progress>(work: Work<Progress>, { background = false, onProgress }: PoolOptions<Progress>): PoolJob {
    const id = ++lastId;
    const tell = (status: PoolStatus) => onProgress(work.progress, status);
    const job: Job = {
      id,
      rank: background ? -1 / id : id, // of those in the background too the newest first
      work,
      tell,
      progress: createThrottle(() => tell('running'), TOLD, now),
      lost: [],
      losses: new Map(),
      pace: null,
    };
    jobs.push(job);
    jobs.sort((a, b) => b.rank - a.rank);
    fill();
    return { cancel: () => end(job) };
  }

  /** Gives every worker what it can take. */
  function fill(): void {
    if (jobs.length === 0) return;
    try {
      while (members.length < size) members.push(open());
    } catch {
      // With none at all nothing can be done; with some, the work is theirs.
      if (members.length === 0) {
        for (const job of [...jobs])
          setTimeout(() => fail(job, 'The workers that compute could not be started. Reload the page to try again.'));
        return;
      }
    }
    for (let depth = 1; depth <= DEPTH; depth++) for (const member of working()) feed(member, depth);
  }

  /** Gives a worker tasks until it has so many of the most urgent jobs that have any. */
  function feed(member: Member, depth: number): void {
    for (const job of jobs) {
      while (room(member, job) > DEPTH - depth) {
        const task = nextOf(job);
        if (!task) break;
        post(member, job, task);
      }
      if (room(member, job) <= DEPTH - depth) return;
    }
  }

  /** How many tasks of a job a worker can take beside those that it has of jobs as urgent. */
  function room(member: Member, job: Job): number {
    let taken = 0;
    for (const { job: other } of member.tasks.values()) if (other.rank >= job.rank) taken += 1;
    return Math.max(0, DEPTH - taken);
  }

  function nextOf(job: Job): PoolTask | null {
    const lost = job.lost.pop();
    if (lost) return lost;
    const { waiting } = job.work;
    if (waiting === 0) return null;
    const takers = working();
    const places = takers.reduce((sum, member) => sum + room(member, job), 0);
    return job.work.take(batchSize(job.pace, waiting, Math.max(places, takers.length)));
  }

  function post(member: Member, job: Job, task: PoolTask): void {
    const send = (message: PoolRequest) => member.worker.postMessage(message);
    if (!member.opened.has(job)) send({ type: 'open', jobId: job.id, rank: job.rank, work: job.work.opening });
    member.opened.add(job);
    const taskId = ++lastId;
    member.tasks.set(taskId, { job, task });
    if (member.tasks.size === 1) listen(member);
    send({ type: 'task', jobId: job.id, taskId, task });
  }

  function open(): Member {
    const worker = createWorker();
    const silence = createSilence(() => lose(member), now);
    const member: Member = { worker, opened: new Set(), tasks: new Map(), speaks: false, silence };
    worker.onmessage = (event: MessageEvent<PoolResponse>) => hear(member, event.data);
    worker.onerror = () => lose(member);
    worker.onmessageerror = () => lose(member);
    if (isEased) worker.postMessage({ type: 'ease', eased: true } satisfies PoolRequest);
    return member;
  }

  function hear(member: Member, message: PoolResponse): void {
    member.speaks = true;
    if (message.type !== 'working') {
      const entry = member.tasks.get(message.taskId);
      member.tasks.delete(message.taskId);
      if (entry && message.type === 'done') receive(entry.job, entry.task, message);
      else if (entry && message.type === 'failed') {
        lost(entry.job, entry.task, `The computation stopped: ${message.reason}.`);
        fill();
      }
    }
    listen(member);
  }

  function receive(job: Job, { items }: PoolTask, { result, took }: Extract<PoolResponse, { type: 'done' }>): void {
    const pace = took / items.length;
    job.pace = ((job.pace ?? pace) + pace) / 2;
    job.work.give(result);
    if (job.work.done) {
      end(job);
      job.tell('done');
      return;
    }
    fill();
    job.progress.tell();
  }

  function listen({ tasks, speaks, silence }: Member): void {
    if (tasks.size > 0) silence.allow(speaks ? SILENCE : LOADING);
    else silence.end();
  }

  /** A worker has stopped: another takes its place, and its tasks are handed out again. */
  function lose(member: Member): void {
    if (!members.includes(member)) return;
    members = members.filter((other) => other !== member);
    dismiss(member);
    // The one to blame is the one that it was at: the first of the most urgent job.
    const tasks = [...member.tasks.values()].sort((a, b) => b.job.rank - a.job.rank);
    for (const { job, task } of tasks.slice(1).reverse()) job.lost.push(task);
    if (tasks.length > 0)
      lost(
        tasks[0].job,
        tasks[0].task,
        'The computation keeps stopping. Change something, or reload the page, to try again.',
      );
    fill();
  }

  function ease(eased: boolean): void {
    if (eased === isEased) return;
    isEased = eased;
    for (const member of members) {
      member.worker.postMessage({ type: 'ease', eased } satisfies PoolRequest);
      if (member.tasks.size === 0 || working().includes(member)) continue;
      for (const { job, task } of [...member.tasks.values()].reverse()) job.lost.push(task);
      member.tasks.clear();
      member.worker.postMessage({ type: 'drop' } satisfies PoolRequest);
      listen(member);
    }
    fill();
  }

  function lost(job: Job, task: PoolTask, sentence: string): void {
    const times = (job.losses.get(task) ?? 0) + 1;
    job.losses.set(task, times);
    job.lost.push(task);
    if (times >= MOST_LOSSES) fail(job, sentence);
  }

  function fail(job: Job, failed: string): void {
    if (!jobs.includes(job)) return;
    end(job);
    job.tell({ failed });
  }

  function end(job: Job): void {
    if (!jobs.includes(job)) return;
    jobs = jobs.filter((other) => other !== job);
    job.progress.end();
    for (const member of members) {
      for (const [id, entry] of member.tasks) if (entry.job === job) member.tasks.delete(id);
      if (member.opened.delete(job)) member.worker.postMessage({ type: 'close', jobId: job.id } satisfies PoolRequest);
      listen(member);
    }
    fill();
  }

  function dismiss(member: Member): void {
    member.silence.end();
    member.worker.onmessage = null;
    member.worker.onerror = null;
    member.worker.terminate();
  }

  return {
    sweep: (sweep, mode, options) => begin(sweepWork(sweep, mode), options),
    ensemble: (ensemble, options) => begin(ensembleWork(ensemble), options),
    ease,
    destroy() {
      for (const { progress } of jobs) progress.end();
      jobs = [];
      for (const member of members) dismiss(member);
      members = [];
    },
  };
}
