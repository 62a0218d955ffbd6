import { setImmediate } from 'node:timers/promises';
import { parametersOf, type Recipe } from '../core/fork';
import { lastStateOf, outcomeOf } from '../core/outcome';
import { createColumns, type Columns } from '../core/readouts';
import { csvHeader, csvRow, jsonRow, jsonText } from '../core/runText';
import type { Training } from '../core/training';
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
  if (format === 'csv') yield `${csvHeader}\n`;
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
  const state = lastStateOf(columns, length - 1);
  const outcome = outcomeOf(parametersOf(recipe), { state, visibleAtStart, broken });
  yield* jsonText({ ...recipe, columns, length, outcome, digest: training.digest() }, every);
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
