import { refusedAt, type RefusedFormula } from './refusedFormula';

/** A piece of a formula's text, from index `at` on. */
export interface Token {
  readonly kind: 'number' | 'name' | 'sign';
  readonly text: string;
  readonly at: number;
}

/** Each alternative begins with another character, so that nothing is tried twice. */
const token = /((?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?)|([\p{L}_$][\p{L}\p{N}_$]*)|([<>]=?|[=!]=|[-+*/^(),?:])/uy;
const space = /[ \t]*/y;

/** What to write instead of a character that is not allowed. */
const hints: ReadonlyMap<string, string> = new Map([
  ['=', 'a formula is not assigned to a name; for “equal to” write =='],
  ['.', 'a decimal point needs a digit after it'],
  ['×', 'write * for ×'],
  ['·', 'write * for ·'],
  ['⋅', 'write * for ⋅'],
  ['÷', 'write / for ÷'],
  ['−', 'write - for −'],
  ['–', 'write - for –'],
  ['≤', 'write <= for ≤'],
  ['≥', 'write >= for ≥'],
  ['≠', 'write != for ≠'],
  ['²', 'write ^2 for ²'],
  ['³', 'write ^3 for ³'],
  ['√', 'write sqrt(…) for √'],
  ['∞', 'numbers must be finite'],
  ['%', 'write /100 for a percentage'],
  ['|', 'write abs(…) for an absolute value'],
  ['!', 'factorials are not allowed; for “not equal to” write !='],
  ['[', 'only round brackets are allowed'],
  [']', 'only round brackets are allowed'],
  ['{', 'only round brackets are allowed'],
  ['}', 'only round brackets are allowed'],
  ['"', 'texts are not allowed'],
  ["'", 'texts are not allowed'],
  [';', 'a formula is one expression'],
  ['\n', 'a formula is one line'],
  ['\r', 'a formula is one line'],
]);

/** Takes a text apart into numbers, names and signs; refuses the first character that belongs to none of them. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = skipSpace(text, 0);
  while (at < text.length) {
    token.lastIndex = at;
    const match = token.exec(text);
    if (!match) throw refusedCharacter(String.fromCodePoint(text.codePointAt(at) ?? 0), at);
    const [piece, number, name] = match;
    tokens.push({ kind: number !== undefined ? 'number' : name !== undefined ? 'name' : 'sign', text: piece, at });
    at = skipSpace(text, at + piece.length);
  }
  return tokens;
}

function skipSpace(text: string, at: number): number {
  space.lastIndex = at;
  return at + (space.exec(text)?.[0].length ?? 0);
}

function refusedCharacter(character: string, at: number): RefusedFormula {
  const hint = hints.get(character);
  if (hint !== undefined) return refusedAt(at, hint);
  const visible = /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character);
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return refusedAt(at, `“${visible ? character : code}” is not allowed in a formula`);
}
