import { availableParallelism } from 'node:os';
import { cellCount, mostSeeds } from '../core/sweep';
import { readAxis } from '../core/sweepAxis';
import { readWhole, readWords } from './readWords';
import { readShard } from './shard';
import type { AskedSweep } from './sweepAbout';

export const sweepFormats = ['csv', 'json', 'png', 'svg'] as const;
export type SweepFormat = (typeof sweepFormats)[number];

export interface SweepOptions extends AskedSweep {
  readonly format: SweepFormat;
  /** File to write; null for standard output. */
  readonly out: string | null;
  readonly workers: number;
  readonly resume: boolean;
}

export interface MergeOptions {
  readonly files: readonly string[];
  /** Null for that of the first file. */
  readonly format: SweepFormat | null;
  readonly out: string | null;
}

const mostWorkers = 256;
const own = ['x', 'y', 'seeds', 'mode', 'format', 'out', 'workers', 'shard'];

/** The words after `sweep`, or a sentence that says what is wrong with them; null where help is asked for. */
export function readSweep(words: readonly string[]): { name: 'sweep'; options: SweepOptions } | string | null {
  const read = readWords(words, own, ['resume']);
  if (read === null || typeof read === 'string') return read;
  const { others, flags, own: given } = read;
  if (others.length > 1) return 'sweep takes one link: join its parts with & and put them in quotes.';

  const [x, y] = [given.get('x'), given.get('y')];
  if (x === undefined || y === undefined) {
    return `--${x === undefined ? 'x' : 'y'} is missing: write it as --${x === undefined ? 'x gap:0:2:101' : 'y rho:-0.5:3:101'}, which is parameter:from:to:values.`;
  }
  const sides = [readAxis('--x', x), readAxis('--y', y)] as const;
  for (const side of sides) if (typeof side === 'string') return side;
  const [across, up] = sides;
  if (typeof across === 'string' || typeof up === 'string') throw new Error('a side was let through');
  if (across.key === up.key) return `--x and --y are both ${across.key}: a map needs two parameters.`;

  const whole = (key: string, standard: number, most: number) => {
    const text = given.get(key);
    const value = text === undefined ? standard : readWhole(text, 1, most);
    return value ?? `--${key} must be a whole number from 1 to ${most}, not "${shortened(text)}".`;
  };
  const seeds = whole('seeds', 1, mostSeeds);
  if (typeof seeds === 'string') return seeds;
  const workers = whole('workers', availableParallelism(), mostWorkers);
  if (typeof workers === 'string') return workers;
  const mode = given.get('mode') ?? 'full';
  if (mode !== 'full' && mode !== 'boundary') return `--mode must be full or boundary, not "${shortened(mode)}".`;
  const format = readFormat(given) ?? 'csv';
  if (!isFormat(format)) return format;
  const out = given.get('out') ?? null;
  if (out === '') return '--out must be the name of a file.';
  if (format === 'png' && out === null) return pictureNeedsFile;

  const resume = given.has('resume');
  if (resume && out === null) return '--resume needs --out, the file of the sweep that was interrupted.';
  if (mode === 'boundary' && resume) return '--resume goes with --mode full only: a boundary sweep is begun anew.';
  if (mode === 'boundary' && given.has('shard')) {
    return '--shard goes with --mode full only: which cells a boundary sweep runs depends on all of them.';
  }
  const shardText = given.get('shard');
  const shard = shardText === undefined ? null : readShard(shardText, cellCount({ x: across, y: up }));
  if (typeof shard === 'string') return shard;
  if (shard && (format === 'png' || format === 'svg')) {
    return `--shard goes with csv or json: sweep merge draws the ${format} once all shards are there.`;
  }
  const options = { link: others[0] ?? '', flags, x, y, seeds, mode, format, out, workers, shard, resume } as const;
  return { name: 'sweep', options };
}

/** The words after `sweep merge`, or a sentence that says what is wrong with them; null where help is asked for. */
export function readMerge(words: readonly string[]): { name: 'merge'; options: MergeOptions } | string | null {
  const read = readWords(words, ['format', 'out']);
  if (read === null || typeof read === 'string') return read;
  const { others: files, flags, own: given } = read;
  if (flags.length > 0) return `sweep merge takes no parameters: --${flags[0][0]} is what the files were made with.`;
  if (files.length === 0) return 'sweep merge needs the files of all shards.';
  const twice = files.find((file, i) => files.indexOf(file) < i);
  if (twice !== undefined) return `${twice} is named twice.`;
  const format = readFormat(given);
  if (format !== null && !isFormat(format)) return format;
  const out = given.get('out') ?? null;
  if (out === '') return '--out must be the name of a file.';
  if (format === 'png' && out === null) return pictureNeedsFile;
  return { name: 'merge', options: { files, format, out } };
}

const pictureNeedsFile = '--format png needs --out, the file to write.';

function readFormat(given: ReadonlyMap<string, string>): string | null {
  const named = given.get('format');
  if (named === undefined || isFormat(named)) return named ?? null;
  return `--format must be csv, json, png or svg, not "${shortened(named)}".`;
}

const isFormat = (text: string): text is SweepFormat => sweepFormats.some((each) => each === text);
const shortened = (text = '') => text.slice(0, 40);
