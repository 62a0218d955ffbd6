import type { StatementsRequest } from '../protocol/statementsMessages';
import { deferring } from './deferring';
import { createStatementsHandler } from './checkStatements';

const handle = createStatementsHandler({
  post: (message) => self.postMessage(message),
  defer: deferring(),
});

self.onmessage = (event: MessageEvent<StatementsRequest>) => handle(event.data);
