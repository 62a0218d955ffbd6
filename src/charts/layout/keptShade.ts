/** A map as it is drawn: cell i is column i mod `columns` of row ⌊i/columns⌋, row 0 at the bottom. */
export interface MapPicture {
  readonly columns: number;
  readonly rows: number;
  /** Codes of `cellOutcomes`; 255 where nothing is known yet. */
  readonly outcomes: Uint8Array;
  /** The kept gap where a cell has been run to its end, else NaN. */
  readonly kept: Float64Array;
}

const SMOOTHINGS = 40;

/**
 * The kept gap of every cell, for shading: its own where there is one; elsewhere what lies between those of the same outcome, each cell the
 * mean of its neighbours (of four) that are like it. NaN where no cell of the same outcome within reach has a number.
 */
export function keptEverywhere({ columns, rows, outcomes, kept }: MapPicture): Float64Array {
  const count = columns * rows;
  const values = kept.slice(0, count);
  const neighbours = (cell: number): number[] => {
    const column = cell % columns;
    const near = [];
    if (column > 0) near.push(cell - 1);
    if (column < columns - 1) near.push(cell + 1);
    if (cell >= columns) near.push(cell - columns);
    if (cell + columns < count) near.push(cell + columns);
    return near.filter((other) => outcomes[other] === outcomes[cell]);
  };
  // From the cells that have a number outwards, each cell takes that of the first that reaches it …
  const order = [...values.keys()].filter((cell) => !Number.isNaN(values[cell]));
  const known = order.length;
  for (const cell of order) {
    for (const other of neighbours(cell)) {
      if (!Number.isNaN(values[other])) continue;
      values[other] = values[cell];
      order.push(other);
    }
  }
  // … and is then drawn to the mean of those around it.
  const between = order.slice(known).map((cell) => ({ cell, near: neighbours(cell) }));
  for (let i = 0; i < SMOOTHINGS; i++) {
    for (const { cell, near } of between) {
      let sum = 0;
      for (const other of near) sum += values[other];
      values[cell] = sum / near.length;
    }
  }
  return values;
}
