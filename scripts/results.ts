import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { experimentNames } from '../src/cli/claimArguments';
import { experimentFiles } from '../src/cli/experimentFiles';
import { atlas } from '../src/core/atlas';
import { runTraining } from '../src/core/trainingRun';
import { atlasFigure } from './atlasFigure';
import { articleDefaults } from './articleDefaults';
import { resultsText } from './resultsText';

// Writes results.md and results/ into docs, or into the directory that is named: every claim and check, from fresh runs, and the atlas.
const [docs = 'docs'] = process.argv.slice(2);
const folder = join(docs, 'results');
const files = experimentNames.map((name) => experimentFiles(name, runTraining));
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) rmSync(join(folder, name));
for (const { name, csv, svg } of files) {
  writeFileSync(join(folder, `${name}.csv`), csv);
  writeFileSync(join(folder, `${name}.svg`), svg);
}
for (const map of atlas) writeFileSync(join(folder, `atlas-${map.id}.svg`), atlasFigure(map));
writeFileSync(join(docs, 'results.md'), await resultsText(files));
if (docs === 'docs') writeFileSync('src/article/defaults.json', articleDefaults());
