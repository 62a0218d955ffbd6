/**
 * One key=value of a link, or key:value of a list in it, decoded; null stands for a value that is missing or cannot be decoded. The value of
 * `fork` and `vs` is as it stands: what it is made of is decoded once it has been taken apart.
 */
export type LinkPart = readonly [key: string, value: string | null];

export const mostParts = 64;
export const mostCharacters = 32000;

/** The parts of a link; null where there is too much of it. What comes before the first # is the page's address. */
export function partsOfLink(text: string): readonly LinkPart[] | null {
  if (text.length > mostCharacters) return null;
  let hash = text.trim();
  const mark = hash.indexOf('#');
  if (mark >= 0 && !/^[^/?:]*=/.test(hash.slice(0, mark))) hash = hash.slice(mark + 1); // in rho=1#2 the # is part of the value
  if (/^[a-z]+:\/\/[^?=&#]*$/i.test(hash)) hash = ''; // an address without a hash shows the defaults
  const parts = hash.split('&').filter((part) => part !== '');
  return parts.length > mostParts ? null : parts.map((part) => partOf(part, '='));
}

/** Key and value of one part, which `mark` divides at its first place. */
export function partOf(text: string, mark: '=' | ':'): LinkPart {
  const at = text.indexOf(mark);
  if (at < 0) return [decoded(text) ?? text, null];
  const name = text.slice(0, at);
  const key = decoded(name) ?? name;
  const value = text.slice(at + 1);
  return [key, mark === '=' && isRun(key) ? value : decoded(value)];
}

/** Whether a key of a link is one whose value describes runs. */
function isRun(key: string): key is 'fork' | 'vs' {
  return key === 'fork' || key === 'vs';
}

/** A text without its percent-encoding; null where it cannot be decoded. */
export function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** `step(part,part…)` of a text that describes runs, none of it decoded; the step is empty for what a first run is made of. */
export interface RunPiece {
  readonly step: string;
  readonly parts: readonly string[];
  /** The text from here to its end. */
  readonly rest: string;
}

/**
 * Takes `150(optimiser:adam,lrGap:0)300(…)` apart, as far as it goes; `rest` is what could not be. Brackets inside a list may stand as they
 * are if each is closed. Programs that encode the brackets of an address are put up with.
 */
export function piecesOf(raw: string): { pieces: readonly RunPiece[]; rest: string } {
  const text = raw.includes('(') ? raw : raw.replace(/%(28|29|2c|3a)/gi, decodeURIComponent);
  const pieces: RunPiece[] = [];
  let begun = 0; // where the piece under way begins
  let from = 0; // where its part under way does
  let depth = 0;
  let step = '';
  let parts: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    const isEnd = depth === 1 && character === ')';
    if (isEnd || (depth === 1 && character === ',')) {
      if (at > from) parts.push(text.slice(from, at));
      from = at + 1;
    }
    if (isEnd) {
      pieces.push({ step, parts, rest: text.slice(begun) });
      depth = 0;
      parts = [];
      begun = from;
    } else if (character === '(') {
      if (depth === 0) {
        step = text.slice(begun, at);
        from = at + 1;
      }
      depth++;
    } else if (character === ')' && depth > 0) depth--;
  }
  return { pieces, rest: text.slice(begun) };
}
