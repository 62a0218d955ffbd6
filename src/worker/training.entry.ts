import type { TrainingRequest, TrainingResponse } from '../protocol/messages';
import { createTrainingHandler } from './trainingHandler';

// A MessageChannel defers without the 4 ms that nested timers cost.
const channel = new MessageChannel();
const tasks: (() => void)[] = [];
channel.port1.onmessage = () => tasks.shift()?.();

const handle = createTrainingHandler({
  post: (message: TrainingResponse, transfer) => self.postMessage(message, { transfer }),
  now: () => performance.now(),
  defer(task) {
    tasks.push(task);
    channel.port2.postMessage(null);
  },
});

self.onmessage = (event: MessageEvent<TrainingRequest>) => handle(event.data);
