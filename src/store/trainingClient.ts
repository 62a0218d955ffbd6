import type { Recipe } from '../core/fork';
import type { Outcome } from '../core/outcome';
import { createColumns } from '../core/readouts';
import type { TrainingRequest, TrainingResponse } from '../protocol/messages';
import { createSilence } from './silence';
import type { Batch } from './growingColumns';
import type { RunOf } from './shownRun';

/** What a lab hears of the run that it asked for. */
export interface RunListener {
  /** Some or all rows; the listener keeps their memory. */
  rows(batch: Batch): void;
  /** The end of the run. Returns the memory of runs that are not needed any more, which goes back to the worker. */
  done(outcome: Outcome, digest: string): readonly ArrayBuffer[];
  failed(sentence: string): void;
  /** A formula of the recipe gives no run. */
  refused(sentence: string): void;
  /** The worker was replaced and the run begun again. */
  restarted(sentence: string): void;
}

export interface RunRequest extends RunOf {
  readonly recipe: Recipe;
  readonly listener: RunListener;
}

/** The part of a Worker that the client uses; tests hand in one that calls the handler directly. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror' | 'onmessageerror'>;

export interface TrainingClient {
  /** Asks for a run. The lab's earlier run, if still open, is cancelled; of several asked for meanwhile the latest wins. */
  run(lab: string, request: RunRequest): void;
  destroy(): void;
}

/** A worker that is silent for this long while a run is open is replaced. */
const SILENCE = 3000;
/** A worker that dies this often without finishing a run is not tried again. */
const MOST_RESTARTS = 3;

const entry = () => new Worker(new URL('../worker/training.entry.ts', import.meta.url), { type: 'module' });

/** One training worker for all labs: at most one run in flight a lab, answers to older runs dropped. */
export function createTrainingClient(createWorker: () => WorkerLike = entry): TrainingClient {
  interface Flight {
    readonly runId: number;
    readonly request: RunRequest;
    next: RunRequest | null;
  }
  const flights = new Map<string, Flight>();
  /** null once given up: then the next request opens one, so that a script that cannot be loaded is not asked for without end. */
  let worker: WorkerLike | null = open();
  let lastId = 0;
  let restarts = 0;
  const silence = createSilence(() => replace('The simulation did not answer for 3 seconds and was started again.'));

  function open(): WorkerLike {
    const created = createWorker();
    created.onmessage = (event: MessageEvent<TrainingResponse>) => hear(event.data);
    created.onerror = () => replace('The simulation stopped unexpectedly and was started again.');
    created.onmessageerror = () => replace('A message from the simulation was lost, so it was started again.');
    return created;
  }

  function send(message: TrainingRequest): void {
    worker ??= open();
    worker.postMessage(message);
  }

  function recycle(buffers: readonly ArrayBuffer[]): void {
    if (buffers.length > 0) {
      worker?.postMessage({ type: 'recycle', buffers } satisfies TrainingRequest, { transfer: [...buffers] });
    }
  }

  function listen(): void {
    if (flights.size > 0) silence.allow(SILENCE);
    else silence.end();
  }

  function start(lab: string, request: RunRequest): void {
    const runId = ++lastId;
    flights.set(lab, { runId, request, next: null });
    const { recipe, formulas, watch } = request;
    send({ type: 'run', runId, recipe, formulas, watch });
  }

  function land(lab: string, flight: Flight): void {
    flights.delete(lab);
    if (flight.next) start(lab, flight.next);
  }

  function hear(message: TrainingResponse): void {
    for (const [lab, flight] of flights) {
      if (flight.runId !== message.runId) continue;
      const { listener } = flight.request;
      const wanted = flight.next === null;
      switch (message.type) {
        case 'rows':
          if (wanted) {
            const columns = createColumns(message.capacity, message.buffer);
            listener.rows({ ...message, columns });
          } else if (message.from === 0 && message.every === 1) recycle([message.buffer]);
          break;
        case 'done':
          restarts = 0;
          if (wanted) recycle(listener.done(message.outcome, message.digest));
          land(lab, flight);
          break;
        case 'cancelled':
          land(lab, flight);
          break;
        case 'failed':
          if (wanted && message.refused) listener.refused(message.sentence);
          else if (wanted) listener.failed(message.sentence);
          land(lab, flight);
          break;
        default:
          message satisfies never;
      }
      break;
    }
    listen();
  }

  function replace(sentence: string): void {
    worker?.terminate();
    silence.end();
    const open_ = [...flights];
    flights.clear();
    restarts += 1;
    worker = restarts > MOST_RESTARTS ? null : open();
    for (const [lab, flight] of open_) {
      const request = flight.next ?? flight.request;
      if (restarts > MOST_RESTARTS) {
        request.listener.failed('The simulation keeps stopping. Change a parameter, or reload the page, to try again.');
      } else {
        request.listener.restarted(sentence);
        start(lab, request);
      }
    }
    listen();
  }

  return {
    run(lab, request) {
      const flight = flights.get(lab);
      if (!flight) start(lab, request);
      else {
        if (!flight.next) send({ type: 'cancel', runId: flight.runId });
        flight.next = request;
      }
      if (restarts > MOST_RESTARTS) restarts = 0;
      if (!flight) listen();
    },
    destroy() {
      silence.end();
      flights.clear();
      worker?.terminate();
    },
  };
}
