import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { runTraining } from '../core/trainingRun';
import type { ExperimentOptions } from './claimArguments';
import { experimentFiles } from './experimentFiles';
import { createFileOutput, OutputError, standardOutput } from './output';
import { createProgressBar } from './progressBar';

/** Does experiments one after the other and writes each one's files as soon as it is done, whole or not at all. */
export async function experimentCommand({ names, out }: ExperimentOptions): Promise<void> {
  if (out !== null) {
    await mkdir(out, { recursive: true }).catch((error: Error) => {
      throw new OutputError(`--out: ${out} cannot be made a directory (${error.message.replace(/, .*/s, '')}).`);
    });
  }
  const bar = createProgressBar(names.length);
  for (const [i, name] of names.entries()) {
    bar.show(i, name);
    await setImmediate(); // so that Ctrl-C is heard
    const { csv, svg } = experimentFiles(name, runTraining);
    if (out === null) await standardOutput.write(csv);
    else
      for (const [ending, text] of Object.entries({ csv, svg })) await writeFile(join(out, `${name}.${ending}`), text);
  }
  bar.clear();
}

async function writeFile(path: string, text: string): Promise<void> {
  const file = await createFileOutput(path);
  await file.write(text);
  await file.finish();
}
