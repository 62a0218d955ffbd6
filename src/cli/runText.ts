import { setImmediate } from 'node:timers/promises';
import { parametersOf, type Recipe } from '../core/fork';
import { lastStateOf, outcomeOf } from '../core/outcome';
import { outcomeSentence } from '../core/outcomeSentence';
import { formatLink } from '../core/permalink';
import { columnNames, createColumns, type Columns } from '../core/readouts';
import type { Training } from '../core/training';
import { coreVersion } from '../core/version';
import type { Format } from './arguments';

/** A run and how it is to be written. */
interface Asked {
  readonly recipe: Recipe;
  /** The recipe's last run, begun. */
  readonly training: Training;
  readonly format: Format;
  readonly every: number;
}

/** Computes a run and gives its text piece by piece: rows as they come, or for json all at the end, where outcome and digest are known. */
export async function* runText({ recipe, training, format, every }: Asked): AsyncGenerator<string> {
  const columns = createColumns(training.remaining);
  if (format === 'csv') yield `${columnNames.join(',')}\n`;
  const row = format === 'csv' ? csvRow : jsonRow;
  let next = 0;
  let length = 0;
  for await (const done of slices(training, columns)) {
    length = done;
    if (format === 'json') continue;
    let text = '';
    for (; next < done; next += every) text += `${row(columns, next)}\n`;
    // The last state is always given; where a formula breaks the run off, only the end tells which one it is.
    if (training.remaining === 0 && next - every !== done - 1) text += `${row(columns, done - 1)}\n`;
    if (text !== '') yield text;
  }
  if (format !== 'json') return;

  const { broken } = training;
  const { visibleAtStart } = training.state;
  const parameters = parametersOf(recipe);
  const outcome = outcomeOf(parameters, { state: lastStateOf(columns, length - 1), visibleAtStart, broken });
  const head = {
    version: coreVersion,
    ...(recipe.forks.length === 0 ? { parameters } : recipe),
    outcome: { ...outcome, sentence: outcomeSentence({ parameters, columns, outcome }) },
    digest: training.digest(),
    link: formatLink({ ...recipe, step: null }),
  };
  yield `${JSON.stringify(head).slice(0, -1)},"rows":[`;
  for (const i of recordedRows(length, every)) yield `${i === 0 ? '\n' : ',\n'}${jsonRow(columns, i)}`;
  yield '\n]}\n';
}

/** 0, N, 2N … and the last. */
function recordedRows(length: number, every: number): number[] {
  const rows: number[] = [];
  for (let i = 0; i < length - 1; i += every) rows.push(i);
  return [...rows, length - 1];
}

/** Runs in slices of some 20 ms, so that Ctrl-C and a closed pipe are heard in between; gives the number of states done. */
async function* slices(training: Training, columns: Columns): AsyncGenerator<number> {
  let done = 0;
  while (training.remaining > 0) {
    const end = performance.now() + 20;
    while (training.remaining > 0 && performance.now() < end) {
      const count = Math.min(training.remaining, 16);
      done += training.advance(count, columns, done);
    }
    yield done;
    await setImmediate();
  }
}

function jsonRow(columns: Columns, i: number): string {
  return JSON.stringify(Object.fromEntries(columnNames.map((name) => [name, columns[name][i]])));
}

function csvRow(columns: Columns, i: number): string {
  return columnNames.map((name) => columns[name][i]).join(',');
}
