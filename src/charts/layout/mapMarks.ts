import { keptEverywhere, type MapPicture } from './keptShade';
import { group, path, round2, type Box, type Mark } from './marks';

/** Pixels between which cells lie: `x` has one more than there are columns, ascending; `y` one more than rows, from the bottom up. */
export interface MapGrid {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** The class names of the outcomes' codes, in their order (core's `cellOutcomes`). */
const names = ['deceptive', 'misgeneralised', 'robust', 'undecided', 'none'] as const;

/** Outcomes that have a pattern over their fill; the others are plain. */
const patterned: readonly (typeof names)[number][] = ['deceptive', 'misgeneralised', 'undecided', 'none'];

/** Outcomes in which a gap is kept, and bands of how much: the less, the paler. */
const shaded: readonly (typeof names)[number][] = ['deceptive', 'undecided'];
const shadeBands = [0.8, 0.6, 0.4, 0.2] as const;

/** How many bands a kept gap is paler than the fullest, 0 … 4. */
export function bandOf(kept: number): number {
  let bands = 0;
  for (const least of shadeBands) if (kept < least) bands += 1;
  return bands;
}

/**
 * A map's cells as marks: for each outcome an area of class `map-area` and the outcome's name, over it its pattern (`map-pattern`), whose id
 * begins with `prefix`, the bands of the kept gap (`map-shade pale-1` … `pale-4`), and the boundary between different outcomes. Cells of
 * which nothing is known are left out.
 */
export function mapMarks(picture: MapPicture, grid: MapGrid, prefix: string): Mark[] {
  const { outcomes, columns, rows } = picture;
  const area = (wanted: (cell: number) => boolean) => areaOf(columns, rows, grid, wanted);
  const kept = keptEverywhere(picture);
  const present = names.filter((_, code) => outcomes.includes(code));
  const fills = present.map((name) => {
    const code = names.indexOf(name);
    return { name, d: area((cell) => outcomes[cell] === code) };
  });
  const isShaded = names.map((name) => shaded.includes(name));
  const bandAt = Uint8Array.from(outcomes, (code, cell) => (isShaded[code] ? bandOf(kept[cell]) : 0));
  const bands = [1, 2, 3, 4].map((band) => ({ band, d: area((cell) => bandAt[cell] === band) }));
  return [
    { key: 'patterns', tag: 'defs', attributes: {}, children: patternMarks(prefix) },
    group('cells', { class: 'map-cells' }, [
      ...fills.map(({ name, d }) => path(name, `map-area ${name}`, d)),
      ...bands.filter(({ d }) => d !== '').map(({ band, d }) => path(`pale ${band}`, `map-shade pale-${band}`, d)),
      ...fills
        .filter(({ name }) => patterned.includes(name))
        .map(({ name, d }) => path(`${name} pattern`, 'map-pattern', d, { fill: `url(#${prefix}-${name})` })),
    ]),
    path('boundary', 'map-boundary', boundaryOf(picture, grid)),
  ];
}

/** The patterns, 7 pixels wide: diagonals, diagonals both ways, dots, and a cross where there is no run. */
function patternMarks(prefix: string): Mark[] {
  const size = 7;
  const drawn: Readonly<Record<string, string>> = {
    deceptive: `M-1 1L1 -1M0 ${size}L${size} 0M${size - 1} ${size + 1}L${size + 1} ${size - 1}`,
    misgeneralised: `M0 0L${size} ${size}M0 ${size}L${size} 0`,
    undecided: `M1 1.75h1.5M4.5 5.25h1.5`,
    none: `M2 2L5 5M5 2L2 5`,
  };
  return patterned.map((name) => ({
    key: name,
    tag: 'pattern',
    attributes: { id: `${prefix}-${name}`, width: size, height: size, patternUnits: 'userSpaceOnUse' },
    children: [path('line', `map-line ${name}`, drawn[name])],
  }));
}

/** The cells wanted as one path: row by row, neighbours in a row as one rectangle, and equal rectangles of rows on top of each other as one. */
function areaOf(columns: number, rows: number, { x, y }: MapGrid, wanted: (cell: number) => boolean): string {
  let d = '';
  /** Rectangles that may go on upwards: by first and last column, the row they began in. */
  let open = new Map<number, { from: number; to: number; begun: number }>();
  const close = ({ from, to, begun }: { from: number; to: number; begun: number }, end: number) => {
    d += `M${round2(x[from])} ${round2(y[begun])}H${round2(x[to])}V${round2(y[end])}H${round2(x[from])}Z`;
  };
  for (let row = 0; row <= rows; row++) {
    const here = new Map<number, { from: number; to: number; begun: number }>();
    for (let from = 0; row < rows && from < columns; from++) {
      if (!wanted(row * columns + from)) continue;
      let to = from + 1;
      while (to < columns && wanted(row * columns + to)) to++;
      const key = from * (columns + 1) + to;
      here.set(key, open.get(key) ?? { from, to, begun: row });
      from = to;
    }
    for (const [key, rectangle] of open) if (!here.has(key)) close(rectangle, row);
    open = here;
  }
  return d;
}

/** Where two neighbouring cells have different outcomes, both known. */
function boundaryOf({ columns, rows, outcomes }: MapPicture, { x, y }: MapGrid): string {
  const differ = (a: number, b: number) => outcomes[a] !== outcomes[b] && outcomes[a] !== 255 && outcomes[b] !== 255;
  let d = '';
  for (let row = 1; row < rows; row++) {
    for (let from = 0; from < columns; from++) {
      const isEdge = (column: number) => differ(row * columns + column, (row - 1) * columns + column);
      if (!isEdge(from)) continue;
      let to = from + 1;
      while (to < columns && isEdge(to)) to++;
      d += `M${round2(x[from])} ${round2(y[row])}H${round2(x[to])}`;
      from = to;
    }
  }
  for (let column = 1; column < columns; column++) {
    for (let from = 0; from < rows; from++) {
      const isEdge = (row: number) => differ(row * columns + column, row * columns + column - 1);
      if (!isEdge(from)) continue;
      let to = from + 1;
      while (to < rows && isEdge(to)) to++;
      d += `M${round2(x[column])} ${round2(y[from])}V${round2(y[to])}`;
      from = to;
    }
  }
  return d;
}

/** A grid of equal cells over a box in pixels. */
export function evenGrid(columns: number, rows: number, { x, y, width, height }: Box): MapGrid {
  return {
    x: Array.from({ length: columns + 1 }, (_, i) => x + (width * i) / columns),
    y: Array.from({ length: rows + 1 }, (_, i) => y + height - (height * i) / rows),
  };
}

/** The edges between cells whose middles lie at these pixels, all on one side of the next: halfway, and at the ends as far out as in. */
export function edgesAround(middles: readonly number[], [low, high]: readonly [low: number, high: number]): number[] {
  const within = (at: number) => Math.max(Math.min(low, high), Math.min(Math.max(low, high), at));
  const last = middles.length - 1;
  if (last < 1) return [low, high];
  const edges = [middles[0] - (middles[1] - middles[0]) / 2];
  for (let i = 1; i <= last; i++) edges.push((middles[i - 1] + middles[i]) / 2);
  edges.push(middles[last] + (middles[last] - middles[last - 1]) / 2);
  return edges.map(within);
}

/** The column and row of a grid under a place; null outside. */
export function cellIn(
  { x, y }: MapGrid,
  px: number,
  py: number,
): { readonly column: number; readonly row: number } | null {
  const column = x.findIndex((edge, i) => i < x.length - 1 && edge <= px && px < x[i + 1]);
  const row = y.findIndex((edge, i) => i < y.length - 1 && edge >= py && py > y[i + 1]);
  return column < 0 || row < 0 ? null : { column, row };
}
