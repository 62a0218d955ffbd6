import { claimIds, type ClaimId } from '../core/claims/claim';
import { claimExperiments, externalChecks } from '../core/experiments/experiments';

export interface ClaimsOptions {
  readonly ids: readonly ClaimId[];
  readonly format: 'table' | 'json';
}

export interface ExperimentOptions {
  readonly names: readonly string[];
  /** Directory to write into; null prints the table of the one that is named. */
  readonly out: string | null;
}

/** Every experiment by name: the claims', then the checks against published numbers. */
export const experimentNames: readonly string[] = [
  ...claimExperiments.map(({ claim }) => claim),
  ...externalChecks.map(({ name }) => name),
];

/** The words after `claims`, or a sentence that says what is wrong with them. */
export function readClaims(words: readonly string[]): { name: 'claims'; options: ClaimsOptions } | string {
  const read = readFlags(words, ['format']);
  if (typeof read === 'string') return read;
  const format = read.flags.get('format') ?? 'table';
  if (format !== 'table' && format !== 'json') return `--format must be table or json, not "${shortened(format)}".`;
  const ids: ClaimId[] = [];
  for (const word of read.others) {
    const id = claimIds.find((each) => each.toLowerCase() === word.toLowerCase());
    if (!id) return `"${shortened(word)}" is not a claim: write C1 to C12.`;
    if (!ids.includes(id)) ids.push(id);
  }
  return { name: 'claims', options: { ids: ids.length > 0 ? ids : claimIds, format } };
}

/** The words after `experiment`, or a sentence that says what is wrong with them. */
export function readExperiment(words: readonly string[]): { name: 'experiment'; options: ExperimentOptions } | string {
  const all = words.includes('--all');
  const read = readFlags(
    words.filter((word) => word !== '--all'),
    ['out'],
  );
  if (typeof read === 'string') return read;
  const out = read.flags.get('out') ?? null;
  if (out === '') return '--out must be the name of a directory.';
  if (all) {
    if (read.others.length > 0) return 'experiment takes a name or --all, not both.';
    if (out === null) return 'experiment --all needs --out, the directory to write into.';
    return { name: 'experiment', options: { names: experimentNames, out } };
  }
  const [word] = read.others;
  if (read.others.length !== 1) return 'experiment takes one name, or --all with --out; --help lists the names.';
  const name = experimentNames.find((each) => each.toLowerCase() === word.toLowerCase());
  if (name === undefined) return `"${shortened(word)}" is not an experiment; --help lists them.`;
  return { name: 'experiment', options: { names: [name], out } };
}

/** Flags with a value, `--format json` or `--format=json`, and the other words. */
function readFlags(words: readonly string[], known: readonly string[]) {
  const flags = new Map<string, string>();
  const others: string[] = [];
  for (let i = 0; i < words.length; i++) {
    if (!words[i].startsWith('-')) {
      others.push(words[i]);
      continue;
    }
    const [flag, ...value] = words[i].split('=');
    const key = flag.startsWith('--') ? flag.slice(2) : '';
    if (!known.includes(key)) return `"${shortened(flag)}" is not an option here; --help lists them.`;
    if (flags.has(key)) return `--${key} must be given once.`;
    flags.set(key, value.length > 0 ? value.join('=') : (words[++i] ?? ''));
  }
  return { flags, others };
}

const shortened = (text: string) => text.slice(0, 40);
