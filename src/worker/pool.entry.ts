import type { PoolRequest } from '../protocol/poolMessages';
import { deferring } from './deferring';
import { createPoolHandler } from './poolHandler';

const handle = createPoolHandler({
  post: (message, transfer) => self.postMessage(message, { transfer }),
  now: () => performance.now(),
  defer: deferring(),
  wait: (milliseconds, task) => void setTimeout(task, milliseconds),
});

self.onmessage = (event: MessageEvent<PoolRequest>) => handle(event.data);
