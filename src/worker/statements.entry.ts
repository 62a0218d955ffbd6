import type { StatementsRequest } from '../protocol/statementsMessages';
import { createStatementsHandler } from './checkStatements';

const channel = new MessageChannel();
const tasks: (() => void)[] = [];
channel.port1.onmessage = () => tasks.shift()?.();

const handle = createStatementsHandler({
  post: (message) => self.postMessage(message),
  defer(task) {
    tasks.push(task);
    channel.port2.postMessage(null);
  },
});

self.onmessage = (event: MessageEvent<StatementsRequest>) => handle(event.data);
