import type { FlipsRequest } from '../protocol/flipsMessages';
import { createFlipsHandler } from './flipsHandler';

// A MessageChannel defers without the 4 ms that nested timers cost.
const channel = new MessageChannel();
const tasks: (() => void)[] = [];
channel.port1.onmessage = () => tasks.shift()?.();

const handle = createFlipsHandler({
  post: (message) => self.postMessage(message),
  now: () => performance.now(),
  defer(task) {
    tasks.push(task);
    channel.port2.postMessage(null);
  },
});

self.onmessage = (event: MessageEvent<FlipsRequest>) => handle(event.data);
