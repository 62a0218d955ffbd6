import { existsSync, readFileSync } from 'node:fs';
import { cellCount, type Sweep } from '../core/sweep';
import { createSweepTable } from '../core/sweepTable';
import { checkPlace, createFileOutput, standardOutput } from './output';
import { recipeFormulas } from './recipeFormulas';
import { cellsOf } from './shard';
import { differenceOf, readAbout, type SweepAbout } from './sweepAbout';
import type { SweepOptions } from './sweepArguments';
import { readSweepFile } from './sweepFile';
import { journalPath, openJournal, readJournal, type Journal, type Kept } from './sweepJournal';
import { runTable } from './sweepPool';
import { copyResult } from './sweepRows';
import { createSweepProgress } from './sweepProgress';
import { writeSwept } from './writeSwept';

/** Runs a map and writes it. Resolves to null, or to a sentence that says what about the input is wrong. */
export async function sweepCommand(options: SweepOptions): Promise<string | null> {
  const { mode, format, out, workers, shard, seeds, resume } = options;
  const read = readAbout(options);
  if (typeof read === 'string') return read;
  const { about, recipe, x, y } = read;
  const formulas = await recipeFormulas(recipe);
  if (typeof formulas === 'string') return formulas;
  const sweep: Sweep = { recipe, formulas, x, y, seeds };
  const cells = cellsOf(shard, cellCount(sweep));

  if (out !== null) await checkPlace(out);
  const found = createSweepTable(sweep, 'full', []).results;
  let kept: Kept | null = null;
  if (out !== null && mode === 'full') {
    const there = readJournal(journalPath(out), about, found);
    if (typeof there === 'string') return there;
    if (there && there.cells.size > 0 && !resume) return overPartial(journalPath(out), there.cells.size, cells.length);
    if (!there && resume && (format === 'csv' || format === 'json')) {
      const whole = wholeFile(out, about, format);
      if (whole !== null) return whole === '' ? null : whole;
    }
    kept = there;
  }

  // Where there is no journal to tell, a file that cannot be written is found out before anything is run.
  const early = out !== null && mode === 'boundary' ? await createFileOutput(out) : null;
  const journal = out !== null && mode === 'full' ? openJournal(journalPath(out), about, kept) : null;
  const table = createSweepTable(sweep, mode, kept ? cells.filter((cell) => !kept.cells.has(cell)) : cells);
  const { results } = table;
  for (const cell of kept?.cells ?? []) copyResult(cell, found, results);
  const forget = sayWhereToGoOn(journal, () => [(kept?.cells.size ?? 0) + table.returned, cells.length]);
  const progress = createSweepProgress(sweep, mode === 'boundary');
  if (!table.done) {
    await runTable(sweep, table, workers, {
      onBatch(batch) {
        journal?.add(batch);
        progress.show(batch.cells, table.returned, table.wanted);
      },
    });
  }
  progress.clear();
  const output = early ?? (out === null ? standardOutput : await createFileOutput(out));
  await writeSwept({ about, recipe, x, y, results, outcomes: table.outcomes(), cells }, format, output);
  forget();
  journal?.remove();
  return null;
}

function overPartial(path: string, done: number, all: number): string {
  return `${path} has ${done} of ${all} cells of an interrupted sweep: add --resume to go on from there, or delete it to begin anew.`;
}

/** Where a finished file stands already: '' if it is this sweep's, else a sentence; null where there is none. */
function wholeFile(out: string, about: SweepAbout, format: 'csv' | 'json'): string | null {
  if (!existsSync(out)) return null;
  const there = readSweepFile(readFileSync(out, 'utf8'));
  const difference =
    typeof there === 'string'
      ? there
      : (differenceOf(there.about, about) ?? (there.format === format ? null : `is ${there.format}, not ${format}`));
  return difference === null ? '' : `${out} ${difference}: choose another --out, or leave --resume out to replace it.`;
}

/** When a signal ends the sweep, says what is kept. Returns how to take that back. */
function sayWhereToGoOn(journal: Journal | null, counts: () => readonly [number, number]): () => void {
  const say = (code: number) => {
    if (journal === null || code <= 128) return;
    const [done, all] = counts();
    process.stderr.write(
      `${process.stderr.isTTY ? '\r\x1b[K' : ''}Interrupted: ${journal.path} has ${done} of ${all} cells; the same command with --resume goes on from there.\n`,
    );
  };
  process.once('exit', say);
  return () => process.off('exit', say);
}
