import { readLinkStrictly } from '../core/permalink';
import type { RunOptions } from './arguments';
import { createFileOutput, standardOutput } from './output';
import { runText } from './runText';

/** Runs a link and writes its rows. Resolves to null, or to a sentence that says what about the input is wrong. */
export async function runCommand({ link, flags, every, format, out }: RunOptions): Promise<string | null> {
  const read = readLinkStrictly(link, flags);
  if (!read.ok) return read.problems[0].sentence;
  const output = out === null ? standardOutput : await createFileOutput(out);
  for await (const text of runText(read.parameters, format, every)) await output.write(text);
  await output.finish();
  return null;
}
