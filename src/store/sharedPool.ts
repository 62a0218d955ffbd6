import { createWorkerPool, type WorkerPool } from './workerPool';

let pool: WorkerPool | null = null;

/** The page's pool of workers, which all that computes more than one run shares; made when it is first asked for. */
export function sharedPool(): WorkerPool {
  return (pool ??= createWorkerPool());
}
