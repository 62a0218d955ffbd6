import type { LinkPart } from '../core/linkParts';
import { readClaims, readExperiment, type ClaimsOptions, type ExperimentOptions } from './claimArguments';
import { readWords } from './readWords';
import { readMerge, readSweep, type MergeOptions, type SweepOptions } from './sweepArguments';

export const formats = ['ndjson', 'csv', 'json'] as const;
export type Format = (typeof formats)[number];

export interface RunOptions {
  /** A permalink, its hash, or key=value&…; empty for the defaults. */
  readonly link: string;
  /** Parameters and forks given as flags, which join those of the link. */
  readonly flags: readonly LinkPart[];
  readonly every: number;
  readonly format: Format;
  /** File to write; null for standard output. */
  readonly out: string | null;
}

export type Command =
  | { readonly name: 'help' }
  | { readonly name: 'run'; readonly options: RunOptions }
  | { readonly name: 'claims'; readonly options: ClaimsOptions }
  | { readonly name: 'experiment'; readonly options: ExperimentOptions }
  | { readonly name: 'sweep'; readonly options: SweepOptions }
  | { readonly name: 'merge'; readonly options: MergeOptions }
  | { readonly name: 'refused'; readonly sentence: string };

const commands = 'run, sweep, claims, experiment or help';
const refused = (sentence: string): Command => ({ name: 'refused', sentence });

/** Reads the words after the program's name. Whether links and flags hold good parameters is for the core to say. */
export function readArguments(words: readonly string[]): Command {
  const [command, ...rest] = words;
  if (command === undefined) return refused(`The command is missing: write ${commands}.`);
  const help = ['--help', '-h'];
  if (command === 'help' || help.includes(command)) return { name: 'help' };
  if (command === 'claims' || command === 'experiment') {
    if (rest.some((word) => help.includes(word))) return { name: 'help' };
    const read = command === 'claims' ? readClaims(rest) : readExperiment(rest);
    return typeof read === 'string' ? refused(read) : read;
  }
  if (command === 'sweep') {
    const read = rest[0] === 'merge' ? readMerge(rest.slice(1)) : readSweep(rest);
    if (read === null) return { name: 'help' };
    return typeof read === 'string' ? refused(read) : read;
  }
  if (command !== 'run') return refused(`"${command.slice(0, 40)}" is not a command: write ${commands}.`);

  const read = readWords(rest, ['every', 'format', 'out']);
  if (read === null) return { name: 'help' };
  if (typeof read === 'string') return refused(read);
  const { others: links, flags, own } = read;
  if (links.length > 1) return refused('run takes one link: join its parts with & and put them in quotes.');

  const every = own.get('every') ?? '1';
  if (!/^0*[1-9]\d{0,14}$/.test(every)) {
    return refused(`--every must be a whole number from 1 up, not "${every.slice(0, 40)}".`);
  }
  const named = own.get('format') ?? 'ndjson';
  const format = formats.find((each) => each === named);
  if (!format) return refused(`--format must be ndjson, csv or json, not "${named.slice(0, 40)}".`);
  const out = own.get('out') ?? null;
  if (out === '') return refused('--out must be the name of a file.');
  return { name: 'run', options: { link: links[0] ?? '', flags, every: Number(every), format, out } };
}
