import type { Parameters } from '../core/parameters';
import { lastStateOf, outcomeOf, type LastState } from '../core/outcome';
import { columnNames, createColumns, type Columns } from '../core/readouts';
import type { Beginning } from '../core/trainingRun';
import { type Training } from '../core/training';
import type { TrainingRequest, TrainingResponse } from '../protocol/messages';

/** What a handler needs of its thread. `defer` runs a task after the messages that wait have been handled. */
export interface Thread {
  post(message: TrainingResponse, transfer: ArrayBuffer[]): void;
  now(): number;
  defer(task: () => void): void;
  /** As of core/trainingRun.ts. */
  createTraining(parameters: Readonly<Parameters>, beginning: Beginning): Training;
}

/** Milliseconds: the first batch of a run goes out this soon, later ones this far apart, and messages are heard this often. */
const FIRST_BATCH = 6;
const NEXT_BATCH = 16;
const SLICE = 4;
/** Rows of a batch at most (3.5 MB), and the memory of how many batches is kept to be filled again. */
const BATCH_ROWS = 16384;
const SPARE_BATCHES = 8;
/** Steps between two looks at the clock: from 1 for slow steps to 64, so that they take about this many milliseconds. */
const LOOK = 0.25;
const MOST_LOOK_STEPS = 64;

interface Job {
  readonly request: Extract<TrainingRequest, { type: 'run' }>;
  readonly training: Training;
  columns: Columns;
  watched: Float64Array | null;
  capacity: number;
  /** The last state posted. */
  last: LastState | null;
  /** Rows posted so far, and rows recorded in `columns`. */
  posted: number;
  filled: number;
  deadline: number;
  /** Steps until the next look at the clock. */
  stride: number;
}

/**
 * The training worker as a pure function: takes turns between the runs under way (one a lab), in slices short enough to hear a
 * cancellation, and posts each run's columns in transferred batches.
 */
export function createTrainingHandler(thread: Thread): (request: TrainingRequest) => void {
  const jobs: Job[] = [];
  /** Memory that came back, each of BATCH_ROWS rows. */
  const spare: ArrayBuffer[] = [];
  let scheduled = false;

  function schedule(): void {
    if (scheduled || jobs.length === 0) return;
    scheduled = true;
    thread.defer(() => {
      scheduled = false;
      turn();
      schedule();
    });
  }

  function turn(): void {
    const job = jobs.shift();
    if (!job) return;
    try {
      if (!work(job)) jobs.push(job);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const sentence = `The simulation stopped at step ${job.training.state.step}: ${reason}.`;
      thread.post({ type: 'failed', runId: job.request.runId, sentence }, []);
    }
  }

  /** Goes on with a run for one slice; true when it is finished. */
  function work(job: Job): boolean {
    const { training } = job;
    let looked = thread.now();
    // The first slice lasts until the first batch, which must not wait for the turns of other runs.
    const end = looked + (job.posted + job.filled === 0 ? FIRST_BATCH : SLICE);
    for (;;) {
      const count = Math.min(job.stride, training.remaining, job.capacity - job.filled);
      job.filled += training.advance(count, job.columns, job.filled, job.watched);
      const now = thread.now();
      job.stride = now - looked < LOOK ? Math.min(MOST_LOOK_STEPS, job.stride * 2) : Math.max(1, job.stride >> 1);
      looked = now;
      if (training.remaining === 0) {
        const { parameters, runId } = job.request;
        if (job.filled > 0) postRows(job, now);
        const { visibleAtStart } = training.state;
        const outcome = outcomeOf(parameters, { state: job.last!, visibleAtStart, broken: training.broken });
        thread.post({ type: 'done', runId, outcome, digest: training.digest() }, []);
        return true;
      }
      if (job.filled === job.capacity || now >= job.deadline) postRows(job, now);
      if (now >= end) return false;
    }
  }

  function columnsOf(capacity: number): Columns {
    return createColumns(capacity, capacity === BATCH_ROWS ? spare.pop() : undefined);
  }

  function watchedOf({ watch }: Job['request'], capacity: number): Float64Array | null {
    return watch.length > 0 ? new Float64Array(capacity * watch.length) : null;
  }

  function postRows(job: Job, now: number): void {
    const { runId } = job.request;
    job.last = lastStateOf(job.columns, job.filled - 1);
    const buffer = job.columns.step.buffer as ArrayBuffer;
    const { posted: from, filled: count, capacity, watched } = job;
    const transfer = watched ? [buffer, watched.buffer as ArrayBuffer] : [buffer];
    thread.post({ type: 'rows', runId, from, count, capacity, buffer, watched }, transfer);
    job.posted += job.filled;
    job.filled = 0;
    job.capacity = Math.min(BATCH_ROWS, job.training.remaining);
    job.columns = columnsOf(job.capacity);
    job.watched = watchedOf(job.request, job.capacity);
    job.deadline = now + NEXT_BATCH;
  }

  return (request) => {
    switch (request.type) {
      case 'run': {
        const { runId, parameters, start, formula, watch } = request;
        try {
          const training = thread.createTraining(parameters, { start, formula, watch });
          const capacity = Math.min(BATCH_ROWS, training.remaining);
          const deadline = thread.now() + FIRST_BATCH;
          const columns = columnsOf(capacity);
          const watched = watchedOf(request, capacity);
          const counts = { posted: 0, filled: 0, deadline, stride: 1 };
          const job = { request, training, columns, watched, capacity, last: null, ...counts };
          // The first slice runs at once: a short run answers within the message that asked for it.
          jobs.unshift(job);
          turn();
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          thread.post({ type: 'failed', runId, sentence: `The run could not be started: ${reason}.` }, []);
        }
        break;
      }
      case 'cancel': {
        const at = jobs.findIndex((job) => job.request.runId === request.runId);
        if (at >= 0) jobs.splice(at, 1);
        thread.post({ type: 'cancelled', runId: request.runId }, []);
        break;
      }
      case 'recycle':
        for (const buffer of request.buffers) {
          const whole = buffer.byteLength === columnNames.length * BATCH_ROWS * 8;
          if (whole && spare.length < SPARE_BATCHES) spare.push(buffer);
        }
        break;
      default:
        request satisfies never;
    }
    schedule();
  };
}
