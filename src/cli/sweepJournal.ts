import { closeSync, existsSync, ftruncateSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { unknown } from '../core/refinement';
import type { CellBatch } from '../core/sweepTable';
import { OutputError } from './output';
import { aboutLines, differenceOf, parseAbout, type SweepAbout } from './sweepAbout';
import { csvLine, readLine, readResult, resultValues } from './sweepRows';

/** The finished cells of a sweep under way, in a file beside the one that it will be, so that they outlive whatever ends the process. */
export interface Journal {
  readonly path: string;
  add(batch: CellBatch): void;
  /** Takes it away, once the sweep's own file is there. */
  remove(): void;
}

/** Where a sweep with that file keeps what it has finished. */
export function journalPath(out: string): string {
  return `${out}.partial`;
}

/** What a journal that is there holds. */
export interface Kept {
  /** Cells whose results were read. */
  readonly cells: ReadonlySet<number>;
  /** Bytes up to the end of the last whole line: what comes after is torn. */
  readonly length: number;
}

/**
 * Reads the journal of a sweep into its results: `null` where there is none, or none of its heading was written. A line that is torn or
 * damaged is left out, so that its cell is run again. A sentence where it is of another sweep.
 */
export function readJournal(path: string, about: SweepAbout, results: CellBatch): Kept | string | null {
  if (!existsSync(path)) return null;
  const bytes = failingAs(path, () => readFileSync(path));
  const length = bytes.lastIndexOf('\n') + 1;
  const lines = bytes.toString('utf8', 0, length).split('\n').slice(0, -1);
  const at = lines.indexOf(END);
  if (at < 0 && lines.every((line) => line.startsWith('# '))) return null;
  const theirs = parseAbout(lines.slice(0, Math.max(0, at)).map((line) => line.slice(2)));
  const difference = theirs ? differenceOf(theirs, about) : 'is not the file of a sweep';
  if (difference !== null) return `${path} ${difference}: choose another --out, or delete it.`;
  const cells = new Set<number>();
  for (const line of lines.slice(at + 1)) {
    const [cell, ...values] = readLine(line);
    const isCell = typeof cell === 'number' && results.cells[cell] === cell;
    if (isCell && readResult(values, about.seeds, results, cell)) cells.add(cell);
  }
  return { cells, length };
}

/** The line between the heading and the cells. */
const END = '# Cells finished so far: cell,outcome,kept,rate,pays,seeds by outcome';

/** Opens a journal to go on with, or begins it. */
export function openJournal(path: string, about: SweepAbout, kept: Kept | null): Journal {
  const file = failingAs(path, () => {
    const opened = openSync(path, kept ? 'a' : 'w');
    if (kept) ftruncateSync(opened, kept.length);
    else writeSync(opened, `${[...aboutLines(about).map((line) => `# ${line}`), END].join('\n')}\n`);
    return opened;
  });
  return {
    path,
    add(batch) {
      let text = '';
      for (let j = 0; j < batch.cells.length; j++) {
        if (batch.outcomes[j] !== unknown) text += `${csvLine([batch.cells[j], ...resultValues(batch, j)])}\n`;
      }
      failingAs(path, () => writeSync(file, text));
    },
    remove() {
      closeSync(file);
      rmSync(path, { force: true });
    },
  };
}

function failingAs<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/, [a-z]+( '.*')?$/s, '') : String(error);
    throw new OutputError(`--out: ${path} cannot be written (${reason}).`);
  }
}
