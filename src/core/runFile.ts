import { mostForks, parametersOf, type Recipe } from './fork';
import { parameterTable, specOf } from './parameters';
import { shortened, type Problem } from './linkFault';
import { readLink, readLinkStrictly } from './readLink';
import { columnNames, createColumns, type ColumnName, type Columns } from './readouts';
import { csvHeader } from './runText';
import { coreVersion } from './version';

/** Bytes. The longest run takes some 100 MB as JSON, so that every file that was saved can be opened again. */
export const mostBytes = 128_000_000;

/** What a file says of a run (core/runText.ts). Whether its numbers are right only a run tells: `compareRun`. */
export interface RunFile extends Recipe {
  readonly version: number;
  readonly digest: string;
  /** What of a link of another version could not be used here. */
  readonly problems: readonly Problem[];
  /** The states that it has, of all in order; null in a file of another version, whose numbers mean nothing here. */
  readonly columns: Columns | null;
}

/** Why a file was not opened, as the end of a sentence: “… because it is empty”. */
export interface Refusal {
  readonly refusal: string;
}

const refuse = (refusal: string): Refusal => ({ refusal });
const cutOff = refuse('it is cut off or damaged');
const tooMany = refuse('it has more states than a run can have');
const mostStates = (() => {
  const steps = specOf('steps');
  return steps.kind === 'number' ? steps.max + 1 : 0;
})();

/** Reads the text of a file that `csvText` or `jsonText` wrote, and what a spreadsheet may have made of the former. Never throws. */
export function readRunFile(text: string): RunFile | Refusal {
  const start = /\S/.exec(text)?.index;
  if (start === undefined) return refuse('it is empty');
  if (text[start] === '{') return readJson(text);
  if (text[start] === '#' || text.startsWith('"#', start)) return readCsv(text, start);
  if (text.startsWith(csvHeader, start)) {
    return refuse(
      'it does not say which run it is of: only a table saved by this page has the link in its first lines',
    );
  }
  return refuse('it is neither a CSV nor a JSON file of a run');
}

/** What both kinds of file say before their rows. */
interface Head {
  readonly version: number;
  readonly digest: string;
  readonly link: string;
}

/** The beginning of what a file says, from a head whose parts belong together. */
function readHead({ version, digest, link }: Head): RunFile | Refusal {
  const madeWith = /#v=(\d{1,9})(?=&|$)/.exec(link)?.[1];
  const digestOf = /^(\d{1,9})-[0-9a-f]{16}$/.exec(digest)?.[1];
  if (madeWith !== String(version) || digestOf !== madeWith) {
    return refuse('its link, version and digest do not belong together');
  }
  if (version !== coreVersion) {
    const { parameters, forks, problems } = readLink(link);
    const others = problems.filter(({ kind }) => kind !== 'version');
    return { parameters, forks, version, digest, problems: others, columns: null };
  }
  const read = readLinkStrictly(link);
  if (!read.ok) return refuse(`its link cannot be used: ${read.problems[0].sentence.replace(/\.$/, '')}`);
  return { parameters: read.parameters, forks: read.forks, version, digest, problems: [], columns: null };
}

function readCsv(text: string, start: number): RunFile | Refusal {
  const said = new Map<string, string>();
  let at = start;
  for (let lines = 0; text[at] === '#' || text.startsWith('"#', at); lines++) {
    const end = text.indexOf('\n', at);
    if (end < 0 || end - at > 30_000 || lines > 20) return cutOff;
    const line = text.slice(at, end).replace(/^"?# ?/, '');
    const about = /^(The Long Game, core version|[A-Z][a-z]+:) /.exec(line);
    if (about) said.set(about[1], trimmed(line.slice(about[0].length)));
    at = end + 1;
  }
  const version = said.get('The Long Game, core version');
  const [link, digest, states] = ['Link:', 'Digest:', 'States:'].map((name) => said.get(name));
  if (version === undefined || link === undefined || digest === undefined || states === undefined) return cutOff;
  const head = readHead({ version: Number(version), digest, link });
  if ('refusal' in head || head.version !== coreVersion) return head;

  const end = text.indexOf('\n', at);
  if (end < 0) return cutOff;
  const wrong = wrongColumn(
    text
      .slice(at, Math.min(end, at + 2000))
      .trimEnd()
      .split(','),
  );
  if (wrong) return wrong;
  if (!text.endsWith('\n')) return refuse('it is cut off: its last line is not complete');
  const lines: string[] = [];
  for (at = end + 1; at < text.length;) {
    const lineEnd = text.indexOf('\n', at);
    if (lines.length === mostStates) return tooMany;
    if (lineEnd - at > 2000) return refuse(`its row ${lines.length + 1} is not that of a state: it is too long`);
    lines.push(text.slice(at, lineEnd));
    at = lineEnd + 1;
  }
  const { steps } = parametersOf(head);
  const last = firstStep(head) + Number(states) - 1;
  const columns = readRows(lines.length, { steps, first: firstStep(head), last }, (i) => {
    const cells = lines[i].split(',');
    if (cells.length !== columnNames.length) return null;
    return cells.map((cell) => (/^\s*-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(cell) ? Number(cell) : NaN));
  });
  return 'refusal' in columns ? columns : { ...head, columns };
}

/** Without what spreadsheets add to a line: commas up to the width of the table, a quote, a return. */
function trimmed(line: string): string {
  let end = line.length;
  while (end > 0 && ',;" \t\r'.includes(line[end - 1])) end--;
  return line.slice(0, end);
}

function wrongColumn(names: readonly string[]): Refusal | null {
  const wrong = columnNames.findIndex((name, i) => name !== names[i]);
  if (wrong < 0 && names.length === columnNames.length) return null;
  const found = names[wrong < 0 ? columnNames.length : wrong];
  const what = found === undefined ? `“${columnNames[wrong]}” is missing` : `“${shortened(found)}” is not one`;
  return refuse(`its columns are not those of a run: ${what}${wrong < 0 ? '' : ` at place ${wrong + 1}`}`);
}

/** Braces and brackets within each other: head, forks, fork, its changes. */
const DEPTH = 4;

function readJson(text: string): RunFile | Refusal {
  const problem = problemOfShape(text);
  if (problem) return problem;
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    return refuse('it is not complete JSON: it has been cut off or damaged');
  }
  const {
    version,
    digest,
    link,
    parameters: given,
    forks: givenForks = [],
    outcome,
    rows,
  } = said as Readonly<Record<string, unknown>>;
  if (typeof version !== 'number' || typeof digest !== 'string' || typeof link !== 'string') {
    return refuse('it is not the JSON of a run: version, digest or link is missing');
  }
  const head = readHead({ version, digest, link });
  if ('refusal' in head || version !== coreVersion) return head;
  if (!isObject(given) || !isObject(outcome) || !Array.isArray(rows)) {
    return refuse('it is not the JSON of a run: parameters, outcome or rows are missing');
  }
  const { parameters } = head;
  const other = parameterTable.find(({ key }) => !isSame(given[key], parameters[key]));
  if (other) return refuse(`its link and its parameters disagree about ${other.key}`);
  if (JSON.stringify(givenForks) !== JSON.stringify(head.forks)) return refuse('its link and its forks disagree');
  const { broken } = outcome;
  const { steps } = parametersOf(head);
  const last = isObject(broken) ? Number(broken['step']) - 1 : steps;
  const states: readonly unknown[] = rows;
  const columns = readRows(states.length, { steps, first: firstStep(head), last }, (i) => {
    const row = states[i];
    return isObject(row) ? columnNames.map((name) => (typeof row[name] === 'number' ? row[name] : NaN)) : null;
  });
  return 'refusal' in columns ? columns : { ...head, columns };
}

/** Whether parts are nested too deep or are too many; found before anything is made of the text, which could fill the memory. */
function problemOfShape(text: string): Refusal | null {
  let depth = 0;
  let openings = 0;
  let commas = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quoted && code === 92) at++;
    else if (code === 34) quoted = !quoted;
    else if (quoted) continue;
    else if (code === 44) commas++;
    else if (code === 123 || code === 91) {
      openings++;
      if (++depth > DEPTH) return refuse('its parts are nested deeper than those of a run');
    } else if (code === 125 || code === 93) depth--;
  }
  const most = mostStates + 6 + 2 * mostForks; // beside the rows: head, parameters, outcome, where it broke off, two lists, and the forks
  return openings > most || commas > most * columnNames.length ? tooMany : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A link cannot hold half a surrogate pair. */
function isSame(given: unknown, linked: string | number): boolean {
  return typeof given === 'string' ? given.replace(/\p{Surrogate}/gu, '\ufffd') === linked : given === linked;
}

/** The step of the first state that a file has: that of the last fork, if there is one. */
function firstStep({ forks }: Recipe): number {
  return forks.at(-1)?.step ?? 0;
}

/** `count` rows, the last of them that of step `last`, of which `numbersOf` gives the numbers in the order of the columns, or null where they are not a row's. */
function readRows(
  count: number,
  { steps, first, last }: { readonly steps: number; readonly first: number; readonly last: number },
  numbersOf: (i: number) => readonly number[] | null,
): Columns | Refusal {
  if (count === 0) return refuse('it is cut off: it has no states');
  if (count > mostStates) return tooMany;
  const columns = createColumns(count);
  for (let i = 0; i < count; i++) {
    const numbers = numbersOf(i);
    if (!numbers) return refuse(`its row ${i + 1} is not that of a state: it is cut off or damaged`);
    for (let at = 0; at < columnNames.length; at++) {
      const name: ColumnName = columnNames[at];
      if (!Number.isFinite(numbers[at])) return refuse(`its row ${i + 1} has no number for “${name}”`);
      columns[name][i] = numbers[at];
    }
    const step = columns.step[i];
    const follows = i === 0 ? step >= first : step > columns.step[i - 1];
    if (!Number.isInteger(step) || !follows || step > steps)
      return refuse(`its row ${i + 1} is not that of the next state`);
  }
  const end = columns.step[count - 1];
  return end === last ? columns : refuse(`it is cut off or damaged: it ends at step ${end} and not at step ${last}`);
}
