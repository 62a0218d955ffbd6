import type { LinkPart } from '../core/linkParts';
import { nearestKey } from '../core/nearestKey';
import { findSpec } from '../core/parameters';

/** The words after a command that takes a link. */
export interface Words {
  /** Words that are no flags. */
  readonly others: readonly string[];
  /** Parameters and forks given as flags, which join those of the link. */
  readonly flags: readonly LinkPart[];
  /** The command's own flags, each given once; one without a value has ''. */
  readonly own: ReadonlyMap<string, string>;
}

/**
 * Takes words apart: `--flag value` or `--flag=value`; those in `own` take a value, `switches` none, and every parameter is a flag too.
 * A sentence where a flag is unknown or the command's own repeated; null where help is asked for.
 */
export function readWords(
  words: readonly string[],
  own: readonly string[],
  switches: readonly string[] = [],
): Words | string | null {
  const others: string[] = [];
  const flags: LinkPart[] = [];
  const given = new Map<string, string>();
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (word === '--help' || word === '-h') return null;
    if (!word.startsWith('-')) {
      others.push(word);
      continue;
    }
    const equals = word.indexOf('=');
    const flag = equals < 0 ? word : word.slice(0, equals);
    const key = flag.startsWith('--') ? flag.slice(2) : '';
    const isSwitch = switches.includes(key);
    const isOwn = isSwitch || own.includes(key);
    if (!isOwn && key !== 'fork' && !findSpec(key)) {
      const near = nearestKey(key);
      return `"${flag.slice(0, 40)}" is not an option; ${near ? `did you mean --${near}?` : '--help lists them.'}`;
    }
    if (isSwitch && equals >= 0) return `--${key} takes no value.`;
    // A value may begin with one hyphen (--rho -0.2), never with two.
    let value: string | null = equals < 0 ? null : word.slice(equals + 1);
    if (!isSwitch && value === null && i + 1 < words.length && !words[i + 1].startsWith('--')) value = words[++i];
    if (!isOwn) flags.push([key, value]);
    else if (given.has(key)) return `--${key} must be given once.`;
    else given.set(key, value ?? '');
  }
  return { others, flags, own: given };
}

/** A whole number from `least` to `most` in decimal digits; null where the text is none. */
export function readWhole(text: string, least: number, most = Number.MAX_SAFE_INTEGER): number | null {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
  return value >= least && value <= most ? value : null;
}
