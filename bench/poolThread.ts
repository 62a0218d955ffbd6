import { parentPort } from 'node:worker_threads';
import type { PoolRequest } from '../src/protocol/poolMessages';
import { createPoolHandler } from '../src/worker/poolHandler';

const port = parentPort!;
const handle = createPoolHandler({
  post: (message, transfer) => port.postMessage(message, transfer),
  now: () => performance.now(),
  defer: (task) => void setImmediate(task),
  wait: (milliseconds, task) => void setTimeout(task, milliseconds),
});
port.on('message', (request: PoolRequest) => handle(request));
