import { findSpec } from '../core/parameters';
import type { LinkPart } from '../core/linkParts';
import { nearestKey } from '../core/nearestKey';
import { readClaims, readExperiment, type ClaimsOptions, type ExperimentOptions } from './claimArguments';

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
  | { readonly name: 'refused'; readonly sentence: string };

const commands = 'run, claims, experiment or help';
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
  if (command !== 'run') return refused(`"${command.slice(0, 40)}" is not a command: write ${commands}.`);

  const links: string[] = [];
  const flags: LinkPart[] = [];
  const own = new Map<string, string>();
  for (let i = 0; i < rest.length; i++) {
    const word = rest[i];
    if (help.includes(word)) return { name: 'help' };
    if (!word.startsWith('-')) {
      links.push(word);
      continue;
    }
    const equals = word.indexOf('=');
    const flag = equals < 0 ? word : word.slice(0, equals);
    const key = flag.startsWith('--') ? flag.slice(2) : '';
    const isOwn = key === 'every' || key === 'format' || key === 'out';
    if (!isOwn && key !== 'fork' && !findSpec(key)) {
      const near = nearestKey(key);
      return refused(
        `"${flag.slice(0, 40)}" is not an option; ${near ? `did you mean --${near}?` : '--help lists them.'}`,
      );
    }
    // A value may begin with one hyphen (--rho -0.2), never with two.
    let value: string | null = equals < 0 ? null : word.slice(equals + 1);
    if (value === null && i + 1 < rest.length && !rest[i + 1].startsWith('--')) value = rest[++i];
    if (!isOwn) flags.push([key, value]);
    else if (own.has(key)) return refused(`--${key} must be given once.`);
    else own.set(key, value ?? '');
  }
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
