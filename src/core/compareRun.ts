import { shortened } from './linkFault';
import { columnNames, type ColumnName, type Columns } from './readouts';
import type { RunFile } from './runFile';
import { coreVersion } from './version';

/** The run that a file's parameters make here. */
interface Computed {
  readonly columns: Columns;
  readonly length: number;
  readonly digest: string;
}

/** A number of a file that is not what its run has there; null where the run has no such state. */
interface Difference {
  readonly column: ColumnName;
  readonly step: number;
  readonly inFile: number;
  readonly here: number | null;
}

/** How many numbers of a file are not those of the run, and the first of them. */
export function compareRun(
  file: Columns,
  run: Computed,
): { readonly count: number; readonly first: Difference | null } {
  let count = 0;
  let first: Difference | null = null;
  for (let i = 0; i < file.step.length; i++) {
    const step = file.step[i];
    for (const column of columnNames) {
      const inFile = file[column][i];
      const here = step < run.length ? run.columns[column][step] : null;
      if (inFile === here) continue;
      count++;
      first ??= { column, step, inFile, here };
    }
  }
  return { count, first };
}

/** What to tell the reader of a file once its run has been computed here. */
export function restoredSentence(name: string, file: RunFile, run: Computed): string {
  const title = `“${shortened(name)}”`;
  if (file.version !== coreVersion || !file.columns) {
    return `${title} was made with version ${file.version} of the model and this page runs version ${coreVersion}: its settings are restored, and its numbers are not compared.`;
  }
  const { count, first } = compareRun(file.columns, run);
  if (file.digest !== run.digest) {
    const digests = `the file’s digest is ${file.digest}, this page’s ${run.digest}`;
    const numbers = first ? `${difference(first)}, ` : '';
    return `The numbers of ${title} are not what this page computes from its settings: ${numbers}${digests}. This page’s run is shown.`;
  }
  if (first) {
    const numbers = count === 1 ? 'one of its numbers is not the run’s' : `${count} of its numbers are not the run’s`;
    return `The run of ${title} is restored with the same digest, but ${numbers}: ${difference(first)}. This page’s run is shown.`;
  }
  return `The run of ${title} is restored: this page computes the same numbers, digest ${run.digest}.`;
}

function difference({ column, step, inFile, here }: Difference): string {
  const found = here === null ? 'which the run does not reach' : `where this page has ${minus(here)}`;
  return `“${column}” at step ${step} is ${minus(inFile)}, ${found}`;
}

const minus = (x: number) => String(x).replaceAll('-', '−');
