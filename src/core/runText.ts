import { parametersOf, type Fork } from './fork';
import type { Outcome } from './outcome';
import { outcomeSentence } from './outcomeSentence';
import type { Parameters } from './parameters';
import { formatLink } from './permalink';
import { columnNames, type Columns } from './readouts';
import { coreVersion } from './version';

/** A run computed to its end, as files have it. Numbers get the fewest digits that read back to the same double; a zero loses its sign. */
export interface WrittenRun {
  /** Of the first run, and the forks that lead from it to this one. */
  readonly parameters: Readonly<Parameters>;
  readonly forks?: readonly Fork[];
  /** At least `length` rows, from its first state on: 0, or the last fork's. */
  readonly columns: Columns;
  readonly length: number;
  readonly outcome: Outcome;
  readonly digest: string;
}

const sentenceOf = ({ parameters, forks = [], columns, outcome }: WrittenRun) =>
  outcomeSentence({ parameters: parametersOf({ parameters, forks }), columns, outcome });

export const csvHeader = columnNames.join(',');

export function csvRow(columns: Columns, i: number): string {
  return columnNames.map((name) => columns[name][i]).join(',');
}

/** A state as one line of JSON. */
export function jsonRow(columns: Columns, i: number): string {
  return JSON.stringify(Object.fromEntries(columnNames.map((name) => [name, columns[name][i]])));
}

/** Rows to a piece of text: small enough that a page that writes a long run piece by piece stays awake. */
const PIECE = 500;

/**
 * The rows as the command line prints them as CSV, after lines that begin with # and say which run they are of; `page` is the address
 * that the link belongs to. No cell is the reader's own text (a link has formulas percent-encoded), so that no spreadsheet takes one for
 * a formula or finds a quote or line break to stumble over.
 */
export function* csvText(run: WrittenRun, page: string): Generator<string> {
  const { parameters, forks = [], columns, length, outcome, digest } = run;
  const about = [
    `The Long Game, core version ${coreVersion}`,
    `Link: ${page}${formatLink({ parameters, forks, step: null })}`,
    `Digest: ${digest}`,
    `States: ${length}`,
    `Outcome: ${outcome.kind}. ${sentenceOf(run)}`,
  ];
  yield `${about.map((line) => `# ${line}\n`).join('')}${csvHeader}\n`;
  for (let i = 0; i < length;) {
    let piece = '';
    for (const end = Math.min(length, i + PIECE); i < end; i++) piece += `${csvRow(columns, i)}\n`;
    yield piece;
  }
}

/** The run as one JSON object, as the command line prints it: of the states 0, N, 2N … and the last, N being `every`. */
export function* jsonText(run: WrittenRun, every = 1): Generator<string> {
  const { parameters, forks = [], columns, length, outcome, digest } = run;
  const head = {
    version: coreVersion,
    parameters,
    ...(forks.length > 0 && { forks }),
    outcome: { ...outcome, sentence: sentenceOf(run) },
    digest,
    link: formatLink({ parameters, forks, step: null }),
  };
  let piece = `${JSON.stringify(head).slice(0, -1)},"rows":[`;
  let rows = 0;
  for (let i = 0; i < length; i = i < length - 1 ? Math.min(i + every, length - 1) : length) {
    piece += `${i === 0 ? '\n' : ',\n'}${jsonRow(columns, i)}`;
    if (++rows % PIECE > 0) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}\n]}\n`;
}
