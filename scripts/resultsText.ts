import { format, resolveConfig } from 'prettier';
import type { ExperimentFiles } from '../src/cli/experimentFiles';
import { atlas, atlasRecipe, atlasSweep, type AtlasMap } from '../src/core/atlas';
import { atlasCells } from '../src/core/atlasCells';
import { atlasSentence } from '../src/core/atlasSentence';
import { readOutcomes } from '../src/core/atlasText';
import type { Decision, TrialResult } from '../src/core/claims/claim';
import { claims } from '../src/core/claims/claims';
import type { Boundary } from '../src/core/claims/search';
import { symbolsInWords } from '../src/core/claims/symbols';
import { say, where } from '../src/core/claims/words';
import { defaultParameters, specOf } from '../src/core/parameters';
import { formatLink } from '../src/core/permalink';
import { coreVersion } from '../src/core/version';

/** A claim with more settings than this shows two of them, and says where the others are. */
const mostRows = 12;

/** What to make of it all, in words: the one part of the page that is not computed. A test holds the verdicts to it. */
const reading = `Read together: the mechanism that the paper describes is there. Training lowers the discount rate while it closes the gap, and a rate
that reaches zero goes on below it. Whether that wins is not settled by the argument but by the start: how short-term the objective
is, how wide the gap, how fast each is learned. Some sentences of the paper do not survive as they stand. Robust alignment wins from a
whole region of starts; a strong enough bias to the short term does prevent a long-term objective, and so does a short-term start by
itself; and where little is anticipated the gradient can point the other way. And deception lasts only while nothing pulls against
it: every running cost of caring tried, however small, wins in the end.`;

/** docs/results.md, from every experiment in order. */
export async function resultsText(files: readonly ExperimentFiles[]): Promise<string> {
  const decided = files.flatMap(({ decision }) => decision ?? []);
  const runs = decided.reduce((sum, { links }) => sum + links.length, 0);
  const words = { holds: 'hold', depends: 'depend', fails: 'fail' };
  const counted = (['holds', 'depends', 'fails'] as const).map(
    (verdict) => `${decided.filter((each) => each.verdict === verdict).length} ${words[verdict]}`,
  );
  const text = `# Results

Twelve claims about the paper's argument, each put to the test by runs of the model, and the checks of the model against published
numbers. Everything here is computed: \`npm run results\` writes this page, its figures and their tables (core version ${coreVersion}), and a test
fails when they are out of date.

${reading}

None of this shows what real networks do. It shows whether the argument holds together under the model's assumptions, and where it
turns when one of them is changed.

## Verdicts

A claim _holds_ if it does so in every setting tried, _fails_ if in none, and _depends_ otherwise: ${counted.join(', ')}. The settings and the
tests are chosen by hand, and are listed under each claim; the verdicts, numbers and boundaries are not. A boundary is found by
bisection, which sees one turn. Behind the verdicts are ${runs} runs; \`npm run --silent sim -- claims --format json\` prints link and digest of
each. A link goes behind the address of the page, or is run with \`npm run --silent sim -- run "<link>"\`.

${symbolsInWords().replace('docs/theory.md', '[theory.md](theory.md)').replace(', which comes with the program', '')}

| | Question | Verdict | |
|---|---|---|---|
${decided.map(verdictRow).join('\n')}

${decided.map((decision) => claimSection(decision, files)).join('\n')}
## Checks against published numbers

${files
  .filter(({ decision }) => !decision)
  .map(checkSection)
  .join('\n')}
## The atlas

How runs end over two parameters at once, for all of ${defaultParameters.steps} training steps: the initial discount rate upwards, another parameter across.
Under each map stands the command that draws it. Cells away from a boundary between outcomes are taken to be like those around them
(\`--mode boundary\`). \`npm run atlas\` finds the maps anew; a test runs cells of each again.

${atlas.map(atlasSection).join('\n')}
Why each result is what it is: [theory.md](theory.md). What Moe's statement leaves open: [moe-2023.md](moe-2023.md).
`;
  return format(text, { ...(await resolveConfig('docs/results.md')), parser: 'markdown' });
}

function verdictRow({ id, question, verdict, numbers }: Decision): string {
  const counted = numbers.filter(({ holds }) => holds !== null);
  const yes = counted.filter(({ holds }) => holds).length;
  return `| [${id}](#${id.toLowerCase()}) | ${question} | **${verdict}** | ${yes} of ${counted.length} |`;
}

function claimSection(decision: Decision, files: readonly ExperimentFiles[]): string {
  const { id, question, verdict, answer, note, boundary } = decision;
  const { title } = claims.find((each) => each.id === id)!;
  const { title: caption, findings } = files.find(({ name }) => name === id)!;
  return `### <a id="${id.toLowerCase()}"></a>${id}. ${title}: ${verdict}

_${question}_ ${answer}

${note ?? ''}

${findings.join(' ')}

![${caption}](results/${id}.svg)

${boundary.length > 0 ? boundaryTable(boundary) : ''}

<details>
<summary>The settings (${decision.numbers.length}) and their runs</summary>

${trialTable(decision)}

</details>
`;
}

function trialTable({ id, numbers, links }: Decision): string {
  const few = numbers.length <= mostRows;
  const first = (side: boolean) => numbers.filter(({ holds }) => holds === side).slice(0, 1);
  const rows = few ? numbers : [...first(true), ...first(false), ...numbers.filter(({ holds }) => holds === null)];
  const digests = new Map(links.map(({ link, digest }) => [link, digest]));
  const run = (link: string) => `\`${link}\` (${digests.get(link)})`;
  const body = rows.map(({ trial, holds, numbers: values, links: made }) => {
    const shown = made.slice(0, 3).map(run);
    if (made.length > shown.length) shown.push(`and ${made.length - shown.length} more`);
    return `| ${trial} | ${holds === null ? '' : holds ? 'yes' : 'no'} | ${inWords(values)} | ${shown.join('<br>')} |`;
  });
  const rest = few
    ? ''
    : `\nOf ${numbers.length} settings; \`npm run --silent sim -- claims --format json ${id}\` has them all.\n`;
  return `| Setting | Holds | Numbers | Run (digest) |\n|---|---|---|---|\n${body.join('\n')}\n${rest}`;
}

function inWords(values: TrialResult['numbers']): string {
  const words = (name: string) =>
    name.replace(/[A-Z]|\d+/g, (part) => ` ${part.toLowerCase()}`).replace(/^kept\b/, 'gap left');
  return Object.entries(values)
    .map(([name, value]) => `${words(name)} ${say(value)}`)
    .join(', ');
}

function boundaryTable(boundaries: readonly Boundary[]): string {
  const rows = boundaries.map((boundary) => {
    const { name, what, parameter, searched } = boundary;
    const range = `${say(searched[0])} to ${say(searched[1])}`;
    const { label, symbol } = specOf(parameter);
    return `| ${what} (${name}) | ${where(boundary, symbol || label.toLowerCase())} | ${range} |`;
  });
  return `\n| What holds | Where | Searched |\n|---|---|---|\n${rows.join('\n')}\n`;
}

function checkSection({ name, title, findings }: ExperimentFiles): string {
  return `### ${title}\n\n![${title}](results/${name}.svg)\n\n${findings.map((finding) => `- ${finding}`).join('\n')}\n`;
}

function atlasSection(map: AtlasMap): string {
  const { id, title, question, x, y } = map;
  const sentence = atlasSentence(atlasSweep(map), readOutcomes(atlasCells[id].outcomes));
  const link = formatLink({ ...atlasRecipe(map), step: null });
  const command = `npm run --silent sim -- sweep --x ${x} --y ${y} "${link}" --mode boundary --format svg`;
  return `### ${title}\n\n_${question}_ ${sentence}\n\n![${title}](results/atlas-${id}.svg)\n\n\`${command}\`\n`;
}
