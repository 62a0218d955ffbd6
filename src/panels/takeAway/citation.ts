import { coreVersion } from '../../core/version';

/** What a citation names beside title and authors. */
export interface Cited {
  /** The run's permalink, in full. */
  readonly link: string;
  readonly digest: string;
  /** When it was looked at. */
  readonly accessed: Date;
}

// As the licence has them.
const AUTHORS = 'The Long Game contributors';
const TITLE = 'The Long Game: an explorable explanation of long-term objectives in mesa-optimisers';
const YEAR = 2026;

const months = 'January February March April May June July August September October November December'.split(' ');

/** A run as a plain line of a list of references. */
export function citationText({ link, digest, accessed }: Cited): string {
  const day = `${accessed.getDate()} ${months[accessed.getMonth()]} ${accessed.getFullYear()}`;
  return `${AUTHORS} (${YEAR}). ${TITLE}. Model version ${coreVersion}, run ${digest}. ${link} (accessed ${day}).`;
}

/** The same as an entry of a BibTeX file; what an address may contain needs no escape in `url`. */
export function citationBibtex({ link, digest, accessed }: Cited): string {
  const two = (x: number) => String(x).padStart(2, '0');
  const day = `${accessed.getFullYear()}-${two(accessed.getMonth() + 1)}-${two(accessed.getDate())}`;
  return [
    `@misc{long-game-${digest},`,
    `  author  = {{${AUTHORS}}},`,
    `  title   = {${TITLE}},`,
    `  year    = {${YEAR}},`,
    `  url     = {${link}},`,
    `  urldate = {${day}},`,
    `  note    = {Model version ${coreVersion}, run ${digest}, accessed ${day}}`,
    '}\n',
  ].join('\n');
}
