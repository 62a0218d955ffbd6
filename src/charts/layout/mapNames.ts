import type { MapPicture } from './keptShade';
import type { MapGrid } from './mapMarks';
import { round2, text, type Mark } from './marks';

/** About the width of a letter at 16 pixels, semibold; and the height of a line with some air. */
const LETTER = 8.6;
const LINE = 30;

/** Names of outcomes, by their codes, each where its area has most room around it; those that do not fit are left out. */
export function areaNames(
  { columns, rows, outcomes }: MapPicture,
  grid: MapGrid,
  names: readonly { readonly code: number; readonly name: string }[],
): Mark[] {
  const room = distances(columns, rows, outcomes);
  const wide = (grid.x[columns] - grid.x[0]) / columns;
  const high = (grid.y[0] - grid.y[rows]) / rows;
  return names.flatMap(({ code, name }) => {
    const half = { across: Math.ceil((name.length * LETTER) / 2 / wide), up: Math.ceil(LINE / 2 / high) };
    const isClear = (column: number, row: number) => {
      for (let y = row - half.up; y <= row + half.up; y++) {
        for (let x = column - half.across; x <= column + half.across; x++) {
          if (x < 0 || x >= columns || y < 0 || y >= rows || outcomes[y * columns + x] !== code) return false;
        }
      }
      return true;
    };
    let best = -1;
    for (let cell = 0; cell < outcomes.length; cell++) {
      if (outcomes[cell] !== code || (best >= 0 && room[cell] <= room[best])) continue;
      if (isClear(cell % columns, Math.floor(cell / columns))) best = cell;
    }
    if (best < 0) return [];
    const column = best % columns;
    const row = Math.floor(best / columns);
    const at = {
      x: round2((grid.x[column] + grid.x[column + 1]) / 2),
      y: round2((grid.y[row] + grid.y[row + 1]) / 2 + 5),
    };
    return [text(`name ${code}`, 'map-name', name, { ...at, anchor: 'middle' })];
  });
}

/** Cells from each cell to the nearest one of another outcome or beyond the map, whichever way, 1 beside it. */
function distances(columns: number, rows: number, outcomes: Uint8Array): Uint16Array {
  const far = new Uint16Array(columns * rows);
  const near = (cell: number, column: number, row: number, dx: number, dy: number) => {
    const [x, y] = [column + dx, row + dy];
    if (x < 0 || x >= columns || y < 0 || y >= rows) return 0;
    const other = y * columns + x;
    return outcomes[other] === outcomes[cell] ? far[other] : 0;
  };
  const before = [
    [-1, 0],
    [-1, -1],
    [0, -1],
    [1, -1],
  ] as const;
  for (let cell = 0; cell < far.length; cell++) {
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    far[cell] = 1 + Math.min(...before.map(([dx, dy]) => near(cell, column, row, dx, dy)));
  }
  for (let cell = far.length - 1; cell >= 0; cell--) {
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    far[cell] = Math.min(far[cell], 1 + Math.min(...before.map(([dx, dy]) => near(cell, column, row, -dx, -dy))));
  }
  return far;
}
