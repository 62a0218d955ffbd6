/** What was found of a map of the atlas, as short texts: a letter a cell, in cell order, and after it how often it comes if more than once. */
export interface AtlasCells {
  /** Sides and what is fixed, as they were when it was found. */
  readonly of: string;
  /** Outcomes: d, m, r, u, n in the order of `cellOutcomes`. */
  readonly outcomes: string;
  /** How much of the gap is kept, for the shades: a … e from 0.8 and more in steps of 0.2, x where that is not known. */
  readonly kept: string;
}

const letters = 'dmrun';
const bands = 'abcde';

/** Codes of `cellOutcomes` as text. */
export function outcomesText(outcomes: Uint8Array): string {
  return packed([...outcomes].map((code) => letters[code]));
}

/** The kept gap of every cell as text. */
export function keptText(kept: Float64Array): string {
  return packed([...kept].map((value) => (Number.isNaN(value) ? 'x' : bands[4 - Math.min(4, Math.floor(value * 5))])));
}

export function readOutcomes(text: string): Uint8Array {
  return Uint8Array.from(unpacked(text), (letter) => letters.indexOf(letter));
}

/** The middle of each cell's band; NaN where it is not known. */
export function readKept(text: string): Float64Array {
  return Float64Array.from(unpacked(text), (letter) => (letter === 'x' ? NaN : (9 - 2 * bands.indexOf(letter)) / 10));
}

function packed(cells: readonly string[]): string {
  let text = '';
  for (let from = 0; from < cells.length;) {
    let to = from + 1;
    while (cells[to] === cells[from]) to++;
    text += cells[from] + (to - from > 1 ? to - from : '');
    from = to;
  }
  return text;
}

function unpacked(text: string): string[] {
  return [...text.matchAll(/([a-z])(\d*)/g)].flatMap(([, letter, times]) =>
    Array.from({ length: times === '' ? 1 : Number(times) }, () => letter),
  );
}
