import { setImmediate } from 'node:timers/promises';
import { outcomeOf } from '../core/outcome';
import { outcomeSentence } from '../core/outcomeSentence';
import type { Parameters } from '../core/parameters';
import { formatLink } from '../core/permalink';
import { columnNames, createColumns, type Columns } from '../core/readouts';
import { createTraining, type Training } from '../core/trainingRun';
import { coreVersion } from '../core/version';
import type { Format } from './arguments';

/** Computes a run and gives its text piece by piece: rows as they come, or for json all at the end, where outcome and digest are known. */
export async function* runText(parameters: Parameters, format: Format, every: number): AsyncGenerator<string> {
  const training = createTraining(parameters);
  const columns = createColumns(training.remaining);
  const recorded = recordedRows(columns.step.length, every);
  if (format === 'csv') yield `${columnNames.join(',')}\n`;
  const row = format === 'csv' ? csvRow : jsonRow;
  let next = 0;
  for await (const done of slices(training, columns)) {
    if (format === 'json') continue;
    let text = '';
    for (; next < recorded.length && recorded[next] < done; next++) text += `${row(columns, recorded[next])}\n`;
    if (text !== '') yield text;
  }
  if (format !== 'json') return;

  const outcome = outcomeOf(parameters, columns, columns.step.length - 1, training.state.visibleAtStart);
  const head = {
    version: coreVersion,
    parameters,
    outcome: { ...outcome, sentence: outcomeSentence({ parameters, columns, outcome }) },
    digest: training.digest(),
    link: formatLink({ parameters, step: null }),
  };
  yield `${JSON.stringify(head).slice(0, -1)},"rows":[`;
  for (const i of recorded) yield `${i === 0 ? '\n' : ',\n'}${jsonRow(columns, i)}`;
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
      training.advance(count, columns, done);
      done += count;
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
