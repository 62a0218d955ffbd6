import { readFileSync } from 'node:fs';
import { createBatch } from '../core/sweepTable';
import { createFileOutput, standardOutput } from './output';
import { differenceOf } from './sweepAbout';
import type { MergeOptions } from './sweepArguments';
import { readSweepFile, type SweptMap } from './sweepFile';
import { copyResult, sideValues } from './sweepRows';
import { writeSwept } from './writeSwept';

/** Puts the shards of a sweep together. Resolves to null, or to a sentence that says why they are not one sweep. */
export async function mergeCommand({ files, format, out }: MergeOptions): Promise<string | null> {
  const maps: (SweptMap & { readonly format: 'csv' | 'json' })[] = [];
  for (const file of files) {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (error) {
      return `${file} cannot be read (${(error as Error).message.replace(/, [a-z]+( '.*')?$/s, '')}).`;
    }
    const map = readSweepFile(text);
    if (typeof map === 'string') return `${file} ${map}.`;
    maps.push(map);
  }
  const merged = merge(maps, files);
  if (typeof merged === 'string') return merged;
  const output = out === null ? standardOutput : await createFileOutput(out);
  await writeSwept(merged, format ?? maps[0].format, output);
  return null;
}

/** One map of all shards; a sentence where a cell is in two of them or none, or one is of another sweep. */
function merge(maps: readonly SweptMap[], files: readonly string[]): SweptMap | string {
  const [first] = maps;
  const { results: all } = first;
  const results = createBatch([...all.cells]);
  const from = new Int32Array(all.cells.length).fill(-1);
  for (const [i, map] of maps.entries()) {
    const difference = differenceOf(map.about, first.about, ['fixed', 'x', 'y', 'seeds', 'mode']);
    if (difference !== null) return `${files[i]} ${difference}, as ${files[0]} is.`;
    for (const cell of map.cells) {
      if (from[cell] >= 0) return overlap(maps, files, from[cell], i);
      from[cell] = i;
      copyResult(cell, map.results, results);
    }
  }
  const missing = from.filter((each) => each < 0).length;
  if (missing > 0) return gaps(maps, from, missing);
  return {
    ...first,
    about: { ...first.about, shard: null },
    results,
    outcomes: results.outcomes,
    cells: [...all.cells],
  };
}

function overlap(maps: readonly SweptMap[], files: readonly string[], a: number, b: number): string {
  const named = (i: number) => `${files[i]} (${nameOf(maps[i])})`;
  return `${named(a)} and ${named(b)} have cells in common: each cell must be in one file.`;
}

const nameOf = ({ about }: SweptMap) => (about.shard === null ? 'the whole sweep' : `shard ${about.shard}`);

/** Which shards are missing if all are of one division; else which cell is the first. */
function gaps(maps: readonly SweptMap[], from: Int32Array, missing: number): string {
  const shards = maps.map(({ about }) => (about.shard ?? '1/1').split('/').map(Number));
  const of = shards[0][1];
  if (shards.every((shard) => shard[1] === of)) {
    const there = new Set(shards.map(([index]) => index));
    const names = Array.from({ length: of }, (_, i) => i + 1).filter((index) => !there.has(index));
    const shown = names.slice(0, 8).map((index) => `${index}/${of}`);
    const more = names.length > shown.length ? ` and ${names.length - shown.length} more` : '';
    return `${names.length === 1 ? 'Shard' : 'Shards'} ${shown.join(', ')}${more} ${names.length === 1 ? 'is' : 'are'} missing.`;
  }
  const [x, y] = sideValues(maps[0], from.indexOf(-1));
  return `${missing} cells are in no file; the first is ${maps[0].x.key} = ${x}, ${maps[0].y.key} = ${y}.`;
}
