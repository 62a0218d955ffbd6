import { checkFormula, remarkOnFormula } from '../core/formulaCheck';
import { readFormula } from '../formula/readFormula';
import type { FormulaAnswer, FormulaRequest, FormulaResponse } from '../protocol/formulaMessages';

/** The formula worker as a pure function. It says that it is ready once, when it is made. */
export function createFormulaHandler(post: (message: FormulaResponse) => void): (request: FormulaRequest) => void {
  post({ type: 'ready' });
  return (request) => {
    switch (request.type) {
      case 'read':
        post({ type: 'answer', readingId: request.readingId, answer: answerTo(request) });
        break;
      default:
        request.type satisfies never;
    }
  };
}

function answerTo({ text, start }: FormulaRequest): FormulaAnswer {
  try {
    const reading = readFormula(text);
    if (!reading.ok) return reading;
    if (!start) return { ...reading, remark: null };
    const problem = checkFormula(reading.tree, start);
    if (problem !== null) return { ok: false, position: null, sentence: problem };
    return { ...reading, remark: remarkOnFormula(reading.tree, start) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, position: null, sentence: `The formula could not be read: ${reason}.` };
  }
}
