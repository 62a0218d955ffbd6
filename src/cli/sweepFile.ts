import type { Recipe } from '../core/fork';
import { cellCount } from '../core/sweep';
import type { SweepAxis } from '../core/sweepAxis';
import { createBatch, type CellBatch } from '../core/sweepTable';
import { coreVersion } from '../core/version';
import { cellsOf, readShard } from './shard';
import { aboutLines, axisOf, checkedAbout, parseAbout, recipeOf, type SweepAbout } from './sweepAbout';
import { csvLine, readLine, readResult, resultColumns, resultValues, sideValues, type CellValue } from './sweepRows';

/** A sweep as its file has it. */
export interface SweptMap {
  readonly about: SweepAbout;
  readonly recipe: Recipe;
  readonly x: SweepAxis;
  readonly y: SweepAxis;
  /** Of all cells of the map, by cell; `unknown` where a cell is not of this shard, or was not run. */
  readonly results: CellBatch;
  /** The outcome of every cell, also of those that `boundary` did not run. */
  readonly outcomes: Uint8Array;
  /** Those that are written, in order. */
  readonly cells: readonly number[];
}

/** Cells to a piece of text. */
const PIECE = 1000;

const columnsOf = ({ x, y }: Pick<SweptMap, 'x' | 'y'>) => [x.key, y.key, ...resultColumns];

/** The map as a table: lines that begin with # say what it is of; then a row a cell, `x` fastest. */
export function* csvOf(map: SweptMap): Generator<string> {
  yield `${aboutLines(map.about)
    .map((line) => `# ${line}\n`)
    .join('')}${columnsOf(map).join(',')}\n`;
  yield* pieces(map, (values) => `${csvLine(values)}\n`);
}

/** The same as one JSON object, a cell a line. */
export function* jsonOf(map: SweptMap): Generator<string> {
  const { shard, ...about } = map.about;
  const head = { program: 'The Long Game', ...about, ...(shard !== null && { shard }) };
  const names = columnsOf(map);
  let between = '\n';
  yield `${JSON.stringify(head).slice(0, -1)},"cells":[`;
  yield* pieces(map, (values) => {
    const row = between + JSON.stringify(Object.fromEntries(names.map((name, i) => [name, values[i]])));
    between = ',\n';
    return row;
  });
  yield '\n]}\n';
}

function* pieces(map: SweptMap, write: (values: readonly CellValue[]) => string): Generator<string> {
  const { cells, results, outcomes } = map;
  for (let i = 0; i < cells.length; i += PIECE) {
    let piece = '';
    for (const cell of cells.slice(i, i + PIECE)) {
      piece += write([...sideValues(map, cell), ...resultValues(results, cell, outcomes[cell])]);
    }
    yield piece;
  }
}

/** Reads a file of a `full` sweep, whole or a shard, of either format; or says why it is none, to follow its name. */
export function readSweepFile(text: string): (SweptMap & { readonly format: 'csv' | 'json' }) | string {
  const format = text.startsWith('{') ? 'json' : 'csv';
  const read = format === 'json' ? readJson(text) : readCsv(text);
  if (read === null) return 'is not a file that sweep wrote';
  const { about, names, rows } = read;
  if (about.mode !== 'full') return 'is of a boundary sweep, which has no shards';
  if (about.version !== coreVersion)
    return `was made with core version ${about.version}; this is version ${coreVersion}`;
  const recipe = recipeOf(about);
  if (typeof recipe === 'string') return 'is not a file that sweep wrote';
  const [x, y] = [axisOf(about.x), axisOf(about.y)];
  const count = cellCount({ x, y });
  const shard = about.shard === null ? null : readShard(about.shard, count);
  if (typeof shard === 'string' || names.join() !== columnsOf({ x, y }).join()) return 'is not a file that sweep wrote';
  const cells = cellsOf(shard, count);
  const results = createBatch(Array.from({ length: count }, (_, cell) => cell));
  for (const [i, cell] of cells.entries()) {
    if (i >= rows.length) return `ends after ${rows.length} of its ${cells.length} cells`;
    const [left, below] = sideValues({ x, y }, cell);
    const isPlace = rows[i][0] === left && rows[i][1] === below;
    if (!isPlace || !readResult(rows[i].slice(2), about.seeds, results, cell)) {
      return `is damaged: its row ${i + 1} is not the result of ${x.key} = ${left}, ${y.key} = ${below}`;
    }
  }
  if (rows.length > cells.length) return `has ${rows.length} rows for ${cells.length} cells`;
  return { about, recipe, x, y, results, outcomes: results.outcomes, cells, format };
}

function readCsv(text: string) {
  const lines = text.split('\n');
  lines.pop(); // empty, or torn
  const at = lines.findIndex((line) => !line.startsWith('# '));
  const about = at < 0 ? null : parseAbout(lines.slice(0, at).map((line) => line.slice(2)));
  if (about === null) return null;
  return { about, names: lines[at].split(','), rows: lines.slice(at + 1).map(readLine) };
}

function readJson(text: string) {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const { program, cells, ...rest } = value as Record<string, unknown>;
  const about = checkedAbout(rest);
  if (program !== 'The Long Game' || about === null || !Array.isArray(cells)) return null;
  const rows = cells.map((cell: unknown) => Object.values(Object(cell) as Record<string, CellValue>));
  return { about, names: Object.keys(Object(cells[0]) as object), rows };
}
