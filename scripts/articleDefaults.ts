import { defaultParameters } from '../src/core/parameters';
import { check } from '../src/core/statements/statement';
import { statements } from '../src/core/statements/statements';
import { runTraining } from '../src/core/trainingRun';

/** What the article's statements say at the page's defaults, which the page shows before anything has run, as the text of src/article/defaults.json. */
export function articleDefaults(): string {
  const checked = statements.map((statement) => check(statement, defaultParameters, runTraining));
  return `${JSON.stringify(checked, null, 2)}\n`;
}
