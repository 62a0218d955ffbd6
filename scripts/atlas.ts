import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { format, resolveConfig } from 'prettier';
import { keptEverywhere } from '../src/charts/layout/keptShade';
import { runTable } from '../src/cli/sweepPool';
import { atlas, atlasOf, atlasSweep } from '../src/core/atlas';
import { keptText, outcomesText, type AtlasCells } from '../src/core/atlasText';
import { createSweepTable } from '../src/core/sweepTable';
import { coreVersion } from '../src/core/version';

// Runs the maps of the atlas and writes what came of them into src/core/atlasCells.ts, for the page and docs/results.md.
const found: Record<string, AtlasCells> = {};
for (const map of atlas) {
  const sweep = atlasSweep(map);
  const table = createSweepTable(sweep, 'boundary');
  const begun = performance.now();
  await runTable(sweep, table, availableParallelism());
  const outcomes = table.outcomes();
  const picture = { columns: sweep.x.values.length, rows: sweep.y.values.length, outcomes, kept: table.results.kept };
  const kept = keptEverywhere(picture);
  found[map.id] = { of: atlasOf(map), outcomes: outcomesText(outcomes), kept: keptText(kept) };
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`${map.id}: ${table.returned} of ${outcomes.length} cells run in ${seconds} s`);
}
const text = `import type { AtlasCells } from './atlasText';

// Written by npm run atlas; a test fails when it is out of date.

/** The core's version that the cells are of. */
export const atlasVersion: number = ${coreVersion};

/** What came of the maps of the atlas, by id. */
export const atlasCells: Readonly<Record<string, AtlasCells>> = ${JSON.stringify(found)};
`;
const path = 'src/core/atlasCells.ts';
writeFileSync(path, await format(text, { ...(await resolveConfig(path)), parser: 'typescript' }));
