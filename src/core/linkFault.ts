export type ProblemKind =
  | 'unknown'
  | 'repeated'
  | 'malformed'
  | 'fraction'
  | 'outOfRange'
  | 'fixed'
  | 'unsupported'
  | 'version'
  | 'tooLong'
  | 'more';

/** Something in a link that cannot be used as it is. The sentence says what is wrong and what is used (page) or allowed (command line). */
export interface Problem {
  /** The link's key that it is about. */
  readonly key: string;
  readonly kind: ProblemKind;
  readonly sentence: string;
}

/** A problem before it is known who asks: the page gives the notice, the command line the refusal, if there is one. */
export interface Fault {
  readonly key: string;
  readonly kind: ProblemKind;
  readonly notice: string;
  readonly refusal: string | null;
}

/** A part as the link has it, for quoting. */
export function quoted(key: string, text: string | null, mark = '='): string {
  return shortened(text === null ? key : `${key}${mark}${text}`);
}

/** At most 40 characters, none of them invisible. */
export function shortened(text: string): string {
  return (text.length > 40 ? `${text.slice(0, 39)}…` : text).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\ufffd');
}

/** A hyphen before a number is a minus. */
export function typeset(text: number | string): string {
  return String(text).replace(/-(?=[\d.])/g, '−');
}
