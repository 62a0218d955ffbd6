import { createLineage } from '../../src/core/lineage';
import type { TrainingRequest, TrainingResponse } from '../../src/protocol/messages';
import type { WorkerLike } from '../../src/store/trainingClient';
import { createTrainingHandler } from '../../src/worker/trainingHandler';

/** A worker whose other side is the real handler on this thread: messages are cloned and take a timer's turn either way. */
export interface HandlerWorker extends WorkerLike {
  /** What it was asked, in order; not what it was given back. */
  readonly heard: Exclude<TrainingRequest, { type: 'recycle' }>[];
  terminated: boolean;
  /** From now on it hears and does nothing, as a worker that hangs. */
  hang(): void;
  /** Stops, and says so as a browser would. */
  die(): void;
}

/** Makes workers and keeps them, in order. A look at the clock costs a worker `tick` milliseconds of its own time, a turn `turn` of ours. */
export function createHandlerWorkers(tick = 0.01, turn = 0) {
  const workers: HandlerWorker[] = [];

  function create(): HandlerWorker {
    let time = 0;
    let stopped = false;
    const later = (task: () => void) => {
      setTimeout(() => {
        if (!stopped) task();
      }, turn);
    };
    const handle = createTrainingHandler({
      now: () => (time += tick),
      createTraining: createLineage,
      defer: later,
      wait: (milliseconds, task) => void setTimeout(() => !stopped && task(), milliseconds),
      post(message: TrainingResponse, transfer) {
        const data = structuredClone(message, { transfer });
        later(() => void worker.onmessage?.call(worker as unknown as Worker, { data } as MessageEvent));
      },
    });
    const worker: HandlerWorker = {
      heard: [],
      terminated: false,
      onmessage: null,
      onerror: null,
      onmessageerror: null,
      postMessage(message: TrainingRequest, options?: StructuredSerializeOptions | Transferable[]) {
        const request = structuredClone(message, Array.isArray(options) ? { transfer: options } : options);
        if (request.type !== 'recycle') worker.heard.push(request);
        later(() => handle(request));
      },
      terminate() {
        worker.terminated = true;
        stopped = true;
      },
      hang() {
        stopped = true;
      },
      die() {
        stopped = true;
        setTimeout(() => {
          if (!worker.terminated) worker.onerror?.call(worker as unknown as Worker, {} as ErrorEvent);
        }, 0);
      },
    };
    workers.push(worker);
    return worker;
  }

  return { workers, create };
}
