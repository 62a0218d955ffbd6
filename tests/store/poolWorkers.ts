import type { PoolRequest, PoolResponse } from '../../src/protocol/poolMessages';
import type { WorkerLike } from '../../src/store/trainingClient';
import { createPoolHandler } from '../../src/worker/poolHandler';

/** A worker of the pool whose other side is the real handler on this thread: messages are cloned and take a timer's turn either way. */
export interface FakePoolWorker extends WorkerLike {
  readonly heard: PoolRequest[];
  readonly said: PoolResponse[];
  terminated: boolean;
  /** Hears and says nothing any more, as a worker that hangs. */
  hang(): void;
  /** Stops, and says so as a browser would. */
  die(): void;
}

/** Makes workers and keeps them, in order. A look at the clock costs a worker `tick` milliseconds of its own time. */
export function createPoolWorkers(tick = 0.01) {
  const workers: FakePoolWorker[] = [];
  /** Called with each request as a worker hears it. */
  let hook: (worker: FakePoolWorker, request: PoolRequest) => void = () => undefined;

  function create(): FakePoolWorker {
    let time = 0;
    let stopped = false;
    const later = (task: () => void) => void setTimeout(() => stopped || task(), 0);
    const handle = createPoolHandler({
      now: () => (time += tick),
      defer: later,
      wait: (milliseconds, task) => void setTimeout(() => stopped || task(), milliseconds),
      post(message, transfer) {
        const data = structuredClone(message, { transfer });
        worker.said.push(data);
        later(() => void worker.onmessage?.call(worker as unknown as Worker, { data } as MessageEvent));
      },
    });
    const worker: FakePoolWorker = {
      heard: [],
      said: [],
      terminated: false,
      onmessage: null,
      onerror: null,
      onmessageerror: null,
      postMessage(message: PoolRequest) {
        const request = structuredClone(message);
        worker.heard.push(request);
        later(() => {
          hook(worker, request);
          if (!stopped) handle(request);
        });
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

  return {
    workers,
    create,
    onRequest: (next: typeof hook) => void (hook = next),
  };
}
