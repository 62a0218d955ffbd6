import { writeFileSync } from 'node:fs';
import { defaultParameters } from '../src/core/parameters';
import { check } from '../src/core/statements/statement';
import { statements } from '../src/core/statements/statements';
import { runTraining } from '../src/core/trainingRun';

// Writes what the article's statements say at the page's defaults, which the page shows before anything has run.
const checked = statements.map((statement) => check(statement, defaultParameters, runTraining));
writeFileSync('src/article/defaults.json', `${JSON.stringify(checked, null, 2)}\n`);
