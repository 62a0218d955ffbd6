import type { FormulaRequest, FormulaResponse } from '../protocol/formulaMessages';
import { createFormulaHandler } from './formulaHandler';

const handle = createFormulaHandler((message: FormulaResponse) => self.postMessage(message));

self.onmessage = (event: MessageEvent<FormulaRequest>) => handle(event.data);
