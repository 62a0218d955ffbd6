import { checkFormula, formulaStart } from '../core/formulaCheck';
import { check, type Checked } from '../core/statements/statement';
import { statements } from '../core/statements/statements';
import { runTraining } from '../core/trainingRun';
import type { StatementsRequest, StatementsResponse } from '../protocol/statementsMessages';

interface Thread {
  post(message: StatementsResponse): void;
  /** Runs a task after the messages that wait have been handled. */
  defer(task: () => void): void;
}

/** The statements worker as a pure function: one statement between two looks at what has been asked since. */
export function createStatementsHandler(thread: Thread): (request: StatementsRequest) => void {
  let latest = 0;
  return ({ requestId, assumed, formulas }) => {
    latest = requestId;
    const verdicts: [string, Checked | null][] = [];
    const turn = () => {
      if (latest !== requestId) return;
      const statement = statements[verdicts.length];
      if (!statement) {
        thread.post({ requestId, verdicts });
        return;
      }
      const verdict = check(statement, assumed, (parameters) => {
        if (parameters.kernel !== 'custom') return runTraining(parameters);
        const formula = formulas.get(parameters.formula);
        if (!formula || checkFormula(formula, formulaStart(parameters)) !== null) return null;
        const run = runTraining(parameters, { formula });
        return run.outcome.broken ? null : run;
      });
      verdicts.push([statement.id, verdict]);
      thread.defer(turn);
    };
    thread.defer(turn);
  };
}
