import { readWhole } from './readWords';

/** Part `index` (1 … of) of a sweep's cells: every `of`-th, so that all parts take about as long. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** Reads `2/4`; a sentence where it says no part of so many cells. */
export function readShard(text: string, count: number): Shard | string {
  const [index, of, ...rest] = text.split('/').map((part) => readWhole(part, 1, count));
  if (rest.length === 0 && index && of && index <= of) return { index, of };
  return `--shard must be one part of several, as 2/4, of at most ${count} (the cells), not "${text.slice(0, 40)}".`;
}

export function formatShard({ index, of }: Shard): string {
  return `${index}/${of}`;
}

/** The cells of a part, or all of them, in cell order. */
export function cellsOf(shard: Shard | null, count: number): number[] {
  const { index, of } = shard ?? { index: 1, of: 1 };
  return Array.from({ length: Math.ceil((count - index + 1) / of) }, (_, i) => index - 1 + i * of);
}
