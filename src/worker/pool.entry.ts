import type { PoolRequest } from '../protocol/poolMessages';
import { createPoolHandler } from './poolHandler';

// A MessageChannel defers without the 4 ms that nested timers cost.
const channel = new MessageChannel();
const tasks: (() => void)[] = [];
channel.port1.onmessage = () => tasks.shift()?.();

const handle = createPoolHandler({
  post: (message, transfer) => self.postMessage(message, { transfer }),
  now: () => performance.now(),
  defer(task) {
    tasks.push(task);
    channel.port2.postMessage(null);
  },
  wait: (milliseconds, task) => void setTimeout(task, milliseconds),
});

self.onmessage = (event: MessageEvent<PoolRequest>) => handle(event.data);
