import type { FlipsRequest } from '../protocol/flipsMessages';
import { deferring } from './deferring';
import { createFlipsHandler } from './flipsHandler';

const handle = createFlipsHandler({
  post: (message) => self.postMessage(message),
  now: () => performance.now(),
  defer: deferring(),
});

self.onmessage = (event: MessageEvent<FlipsRequest>) => handle(event.data);
