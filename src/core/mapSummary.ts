import { formatPercent } from './outcomeSentence';
import { cellOutcomes, type CellOutcome, type Sweep } from './sweep';
import { findSpec, type ParameterKey } from './parameters';

/** A place on a map: between cells, or at its end. */
export interface MapPlace {
  readonly x: number;
  readonly y: number;
}

/** The edge between the cells of one outcome and those of others: its longest piece, and how many pieces there are. */
export interface MapEdge {
  readonly of: CellOutcome;
  /** The ends of the piece, the lower one (then the left one) first; of a closed one the corners of the box around it. */
  readonly from: MapPlace;
  readonly to: MapPlace;
  readonly closed: boolean;
  readonly pieces: number;
}

/** What a map shows, in numbers. */
export interface MapSummary {
  /** Of the cells whose outcome is known, the share of each outcome; 0 … 1. */
  readonly shares: Readonly<Record<CellOutcome, number>>;
  /** Of the first outcome, in the order of `cellOutcomes`, that has some of the cells but not all; null where all are alike. */
  readonly edge: MapEdge | null;
}

/** Sums up the outcomes of a map's cells (codes as in `SweepTable.outcomes`; those that are not known do not count). */
export function mapSummary({ x, y }: Pick<Sweep, 'x' | 'y'>, outcomes: ArrayLike<number>): MapSummary {
  const counts = cellOutcomes.map(() => 0);
  for (let cell = 0; cell < outcomes.length; cell++) if (outcomes[cell] < counts.length) counts[outcomes[cell]] += 1;
  const known = counts.reduce((sum, count) => sum + count, 0);
  const shares = Object.fromEntries(
    cellOutcomes.map((name, code) => [name, known > 0 ? counts[code] / known : 0]),
  ) as Record<CellOutcome, number>;
  const code = counts.findIndex((count, i) => count > 0 && count < known && cellOutcomes[i] !== 'none');
  if (code === -1 || outcomes.length > known) return { shares, edge: null };
  const none = cellOutcomes.indexOf('none');
  const pieces = edgePieces(x.values.length, y.values.length, (cell) =>
    outcomes[cell] === none ? 'none' : outcomes[cell] === code ? 'inside' : 'outside',
  );
  if (pieces.length === 0) return { shares, edge: null };
  const longest = pieces.reduce((best, piece) => (piece.length > best.length ? piece : best));
  const placed = longest.map(([column, row]): MapPlace => ({ x: between(x, column), y: between(y, row) }));
  const [first, last] = [placed[0], placed[placed.length - 1]];
  const closed = longest[0][0] === longest.at(-1)![0] && longest[0][1] === longest.at(-1)![1];
  const ends = closed ? cornersOf(placed) : isLower(first, last) ? [first, last] : [last, first];
  return { shares, edge: { of: cellOutcomes[code], from: ends[0], to: ends[1], closed, pieces: pieces.length } };
}

const isLower = (a: MapPlace, b: MapPlace) => a.y < b.y || (a.y === b.y && a.x <= b.x);

function cornersOf(places: readonly MapPlace[]): [MapPlace, MapPlace] {
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b));
  const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b));
  return [
    { x: least(xs), y: least(ys) },
    { x: most(xs), y: most(ys) },
  ];
}

/** The value of a side at the line before its i-th value: halfway between its neighbours; at the ends the end. */
function between({ values }: Sweep['x'], i: number): number {
  if (i === 0) return values[0];
  return i === values.length ? values[i - 1] : (values[i - 1] + values[i]) / 2;
}

/** A corner of cells: the line before which column and row it is. */
type Corner = readonly [column: number, row: number];

/** Ways to go along lines between cells, anticlockwise. */
const ways: readonly Corner[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
];

/**
 * The lines between cells inside and outside, as chains of corners with the inside on their left, each as long as it goes. Where two cells
 * inside touch only at a corner, they are kept apart. The map's own sides are no such lines, nor is what borders on cells without a run.
 */
function edgePieces(
  columns: number,
  rows: number,
  sideOf: (cell: number) => 'inside' | 'outside' | 'none',
): Corner[][] {
  // With a margin of cells without a run, so that each corner has four cells around it.
  const sides = new Uint8Array((columns + 2) * (rows + 2));
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const side = sideOf(row * columns + column);
      sides[(row + 1) * (columns + 2) + column + 1] = side === 'inside' ? 1 : side === 'outside' ? 2 : 0;
    }
  }
  const at = (column: number, row: number) => sides[(row + 1) * (columns + 2) + column + 1];
  /** Whether from a corner a line leads this way: what is inside on its left, what is outside on its right. */
  function leads([column, row]: Corner, way: number): boolean {
    const [dx, dy] = ways[way];
    const left = at(column + (dx - dy - 1) / 2, row + (dx + dy - 1) / 2);
    const right = at(column + (dx + dy - 1) / 2, row + (dy - dx - 1) / 2);
    return left === 1 && right === 2;
  }
  /** Whether a line leads to a corner. */
  const isReached = ([column, row]: Corner) => ways.some(([dx, dy], way) => leads([column - dx, row - dy], way));
  const taken = new Set<number>();
  const nameOf = ([column, row]: Corner, way: number) => ((row * (columns + 1) + column) << 2) | way;
  function follow(start: Corner, firstWay: number): Corner[] {
    const chain = [start];
    let corner = start;
    let way = firstWay;
    for (;;) {
      taken.add(nameOf(corner, way));
      corner = [corner[0] + ways[way][0], corner[1] + ways[way][1]];
      chain.push(corner);
      // Left first: that keeps to the cell that was on the left.
      const next = [1, 0, 3].map((turn) => (way + turn) & 3).find((turned) => leads(corner, turned));
      if (next === undefined || taken.has(nameOf(corner, next))) return chain;
      way = next;
    }
  }
  const pieces: Corner[][] = [];
  // Those that begin somewhere first; what is left are closed ones.
  for (const closed of [false, true]) {
    for (let row = 0; row <= rows; row++) {
      for (let column = 0; column <= columns; column++) {
        const corner: Corner = [column, row];
        if (!closed && isReached(corner)) continue;
        for (let way = 0; way < 4; way++) {
          if (leads(corner, way) && !taken.has(nameOf(corner, way))) pieces.push(follow(corner, way));
        }
      }
    }
  }
  return pieces;
}

/** What a parameter is called in a sentence about a map, where all values are initial ones: “gap”, “learning rate (objective)”. */
export function sideName(key: ParameterKey): string {
  const label = (findSpec(key)?.label ?? key).replace(/, (.*)$/, ' ($1)');
  return label.replace(/^Initial /, '').replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());
}

/** A summary in a sentence: “Deceptive in 41 % of the cells, …; the boundary of the deceptive cells runs from … to …” */
export function mapSentence(
  { x, y }: Pick<Sweep, 'x' | 'y'>,
  { shares, edge }: MapSummary,
  write: (key: ParameterKey, value: number) => string,
): string {
  const present = cellOutcomes.filter((name) => shares[name] > 0);
  if (present.length === 0) return '';
  const [first, ...others] = present.toSorted((a, b) => rank(a) - rank(b));
  const rest = others.map((name) => `, ${wordsOf(name)} ${formatPercent(shares[name])}`).join('');
  const whole = others.length === 0;
  const begin = whole
    ? `${capital(wordsOf(first))} all cells`
    : `${capital(wordsOf(first))} ${formatPercent(shares[first])} of the cells${rest}`;
  if (!edge) return `${begin}.`;
  const place = (at: MapPlace) =>
    `${sideName(x.key)} ${write(x.key, at.x)} at ${sideName(y.key)} ${write(y.key, at.y)}`;
  const which = `the ${edge.of} cells`;
  const longest = edge.pieces > 1 ? `the longest of the ${edge.pieces} pieces of the boundary` : 'the boundary';
  const how = edge.closed
    ? `of ${which} is closed, between ${place(edge.from)} and ${place(edge.to)}`
    : `of ${which} runs from ${place(edge.from)} to ${place(edge.to)}`;
  return `${begin}; ${longest} ${how}.`;
}

const rank = (name: CellOutcome) => ['deceptive', 'robust', 'misgeneralised', 'undecided', 'none'].indexOf(name);
const wordsOf = (name: CellOutcome) => (name === 'none' ? 'no run in' : `${name} in`);
const capital = (words: string) => words[0].toUpperCase() + words.slice(1);
