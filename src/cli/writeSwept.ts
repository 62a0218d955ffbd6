import type { Output } from './output';
import type { SweepFormat } from './sweepArguments';
import { csvOf, jsonOf, type SweptMap } from './sweepFile';

/** Writes a map in a format and completes the output. */
export async function writeSwept(map: SweptMap, format: SweepFormat, output: Output): Promise<void> {
  if (format === 'png' || format === 'svg') throw new Error('not yet');
  for (const piece of (format === 'json' ? jsonOf : csvOf)(map)) await output.write(piece);
  await output.finish();
}
