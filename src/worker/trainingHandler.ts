import { ForkRefused, parametersOf, type Recipe } from '../core/fork';
import type { Needs } from '../core/lineage';
import { lastStateOf, outcomeOf } from '../core/outcome';
import { columnNames, createColumns, type Columns } from '../core/readouts';
import { type Training } from '../core/training';
import type { RowsOfRun, TrainingRequest, TrainingResponse } from '../protocol/messages';

/** What a handler needs of its thread. `defer` runs a task after the messages that wait have been handled. */
export interface Thread {
  post(message: TrainingResponse, transfer: ArrayBuffer[]): void;
  now(): number;
  defer(task: () => void): void;
  /** Runs a task after so many milliseconds. */
  wait(milliseconds: number, task: () => void): void;
  /** `createLineage` of core/lineage.ts. */
  createTraining(recipe: Recipe, needs: Needs): Training;
}

/**
 * Milliseconds from its request until a run of more than so many states is handed over whole: while a slider moves, the next request comes
 * first, and the page is spared megabytes that it would throw away.
 */
const HANDOVER = 150;
const HANDED_AT_ONCE = 16384;
/** Milliseconds: the first batch of a run goes out this soon, later ones this far apart, and messages are heard this often. */
const FIRST_BATCH = 6;
const NEXT_BATCH = 16;
const SLICE = 4;
/**
 * What is posted of a long run under way is every 2ⁿth state, about so many of the whole: more a curve cannot show, and megabytes a frame
 * make the page collect garbage all the time. The memory of how many whole runs is kept to be filled again.
 */
const PREVIEW_ROWS = 1024;
const SPARE_RUNS = 2;
/** Steps between two looks at the clock: from 1 for slow steps to 64, so that they take about this many milliseconds. */
const LOOK = 0.25;
const MOST_LOOK_STEPS = 64;

interface Job {
  readonly request: Extract<TrainingRequest, { type: 'run' }>;
  readonly training: Training;
  /** Room for the whole run, its first `filled` states recorded. */
  readonly columns: Columns;
  readonly watched: Float64Array | null;
  filled: number;
  /** Every so many states are posted while it is under way; the next one to post. */
  readonly every: number;
  next: number;
  readonly asked: number;
  deadline: number;
  /** Steps until the next look at the clock. */
  stride: number;
}

/**
 * The training worker as a pure function: takes turns between the runs under way (one a lab), in slices short enough to hear a
 * cancellation, and posts each run's columns, transferred: thinned while it is under way, whole at its end.
 */
export function createTrainingHandler(thread: Thread): (request: TrainingRequest) => void {
  let jobs: Job[] = [];
  /** Long runs that wait to be handed over. */
  const concluded = new Set<Job>();
  /** Memory of whole runs that nobody needs. */
  let spare: ArrayBuffer[] = [];
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
      fail(job.request.runId, `The simulation stopped at step ${job.training.state.step}`, error);
    }
  }

  function fail(runId: number, what: string, error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    const refused = error instanceof ForkRefused;
    thread.post({ type: 'failed', runId, sentence: refused ? reason : `${what}: ${reason}.`, refused }, []);
  }

  /** Goes on with a run for one slice; true when it is finished. */
  function work(job: Job): boolean {
    const { training } = job;
    let looked = thread.now();
    // The first slice lasts until the first batch, which must not wait for the turns of other runs.
    const end = looked + (job.filled === 0 ? FIRST_BATCH : SLICE);
    for (;;) {
      const count = Math.min(job.stride, training.remaining);
      job.filled += training.advance(count, job.columns, job.filled, job.watched);
      const now = thread.now();
      job.stride = now - looked < LOOK ? Math.min(MOST_LOOK_STEPS, job.stride * 2) : Math.max(1, job.stride >> 1);
      looked = now;
      if (training.remaining === 0) {
        conclude(job, now);
        return true;
      }
      if (now >= job.deadline) {
        postPart(job);
        job.deadline = now + NEXT_BATCH;
      }
      if (now >= end) return false;
    }
  }

  /** Hands a whole run over, a long one not before its time. */
  function conclude(job: Job, now: number): void {
    const early = job.asked + HANDOVER - now;
    if (early <= 0 || job.filled <= HANDED_AT_ONCE) {
      finish(job);
      return;
    }
    postPart(job);
    concluded.add(job);
    thread.wait(early, () => {
      if (concluded.delete(job)) finish(job);
    });
  }

  function finish({ request: { runId, recipe }, training, columns, watched, filled }: Job): void {
    const { visibleAtStart } = training.state;
    const state = lastStateOf(columns, filled - 1);
    const outcome = outcomeOf(parametersOf(recipe), { state, visibleAtStart, broken: training.broken });
    post(runId, columns, { from: 0, every: 1, count: filled, capacity: columns.step.length, watched });
    thread.post({ type: 'done', runId, outcome, digest: training.digest() }, []);
  }

  function postPart(job: Job): void {
    const { request, columns, watched, every, next: from } = job;
    const count = Math.ceil((job.filled - from) / every);
    const part = createColumns(count);
    for (const name of columnNames) {
      const [to, whole] = [part[name], columns[name]];
      for (let row = 0; row < count; row++) to[row] = whole[from + row * every];
    }
    const width = request.watch.length;
    const partWatched = watched && new Float64Array(count * width);
    for (let row = 0; watched && partWatched && row < count; row++) {
      const at = (from + row * every) * width;
      partWatched.set(watched.subarray(at, at + width), row * width);
    }
    post(request.runId, part, { from, every, count, capacity: count, watched: partWatched });
    job.next = from + count * every;
  }

  function post(runId: number, columns: Columns, rows: RowsOfRun): void {
    const buffer = columns.step.buffer as ArrayBuffer;
    const transfer = rows.watched ? [buffer, rows.watched.buffer as ArrayBuffer] : [buffer];
    thread.post({ type: 'rows', runId, buffer, ...rows }, transfer);
  }

  function columnsOf(capacity: number): Columns {
    const bytes = columnNames.length * capacity * 8;
    const memory = spare.find(({ byteLength }) => byteLength === bytes);
    spare = spare.filter((other) => other !== memory);
    return createColumns(capacity, memory);
  }

  function keep(buffer: ArrayBuffer): void {
    spare = [buffer, ...spare].slice(0, SPARE_RUNS);
  }

  function begin(request: Job['request']): void {
    const { recipe, formulas, watch } = request;
    const training = thread.createTraining(recipe, { formulas, watch });
    const capacity = training.remaining;
    const now = thread.now();
    let every = 1;
    while (capacity > every * PREVIEW_ROWS) every *= 2;
    jobs.unshift({
      request,
      training,
      columns: columnsOf(capacity),
      watched: watch.length > 0 ? new Float64Array(capacity * watch.length) : null,
      filled: 0,
      every,
      next: 0,
      asked: now,
      deadline: now + FIRST_BATCH,
      stride: 1,
    });
  }

  return (request) => {
    switch (request.type) {
      case 'run': {
        try {
          begin(request);
          // The first slice runs at once: a short run answers within the message that asked for it.
          turn();
        } catch (error) {
          fail(request.runId, 'The run could not be started', error);
        }
        break;
      }
      case 'cancel': {
        const job = [...jobs, ...concluded].find((one) => one.request.runId === request.runId);
        if (job) {
          keep(job.columns.step.buffer as ArrayBuffer);
          jobs = jobs.filter((other) => other !== job);
          concluded.delete(job);
        }
        thread.post({ type: 'cancelled', runId: request.runId }, []);
        break;
      }
      case 'recycle':
        request.buffers.forEach(keep);
        break;
      default:
        request satisfies never;
    }
    schedule();
  };
}
