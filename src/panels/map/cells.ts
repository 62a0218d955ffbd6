import type { Parameters } from '../../core/parameters';
import type { SweepAxis } from '../../core/sweepAxis';

/** A cell by its place: columns from the left, rows from the bottom. */
export interface Cell {
  readonly column: number;
  readonly row: number;
}

/** The index of a cell in the sweep. */
export function indexOf({ column, row }: Cell, x: SweepAxis): number {
  return row * x.values.length + column;
}

/** The cell nearest to a run's own values, within the map. */
export function nearestCell(x: SweepAxis, y: SweepAxis, parameters: Readonly<Parameters>): Cell {
  return { column: nearestIndex(x, parameters), row: nearestIndex(y, parameters) };
}

function nearestIndex({ key, values }: SweepAxis, parameters: Readonly<Parameters>): number {
  const value = Number(parameters[key]);
  let nearest = 0;
  for (let i = 1; i < values.length; i++) {
    if (Math.abs(values[i] - value) < Math.abs(values[nearest] - value)) nearest = i;
  }
  return nearest;
}

/** Where a key of the keyboard leads from a cell: arrows by one, with Shift by ten; Home and End to the ends of the row; else null. */
export function movedBy(
  key: string,
  { column, row }: Cell,
  { columns, rows, far }: { columns: number; rows: number; far: boolean },
): Cell | null {
  const stride = far ? 10 : 1;
  const ways: Readonly<Record<string, readonly [across: number, up: number]>> = {
    ArrowRight: [stride, 0],
    ArrowLeft: [-stride, 0],
    ArrowUp: [0, stride],
    ArrowDown: [0, -stride],
    PageUp: [0, 10],
    PageDown: [0, -10],
    Home: [-columns, 0],
    End: [columns, 0],
  };
  if (!Object.hasOwn(ways, key)) return null;
  const [across, up] = ways[key];
  const within = (at: number, count: number) => Math.max(0, Math.min(count - 1, at));
  return { column: within(column + across, columns), row: within(row + up, rows) };
}
