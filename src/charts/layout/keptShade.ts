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
export function keptEverywhere(picture: MapPicture): Float64Array {
  let shade = known.get(picture.outcomes);
  if (!shade) known.set(picture.outcomes, (shade = shadeOf(picture)));
  return shade;
}

/** A picture is drawn in more than one place; its outcomes are not changed afterwards. */
const known = new WeakMap<Uint8Array, Float64Array>();

function shadeOf({ columns, rows, outcomes, kept }: MapPicture): Float64Array {
  const count = columns * rows;
  const values = kept.slice(0, count);
  const near = likeNeighbours(columns, count, outcomes);
  // From the cells that have a number outwards, each cell takes that of the first that reaches it …
  const order = new Int32Array(count);
  let given = 0;
  for (let cell = 0; cell < count; cell++) if (!Number.isNaN(values[cell])) order[given++] = cell;
  let reached = given;
  for (let i = 0; i < reached; i++) {
    const cell = order[i];
    for (let j = 4 * cell; j < 4 * cell + 4 && near[j] !== cell; j++) {
      if (!Number.isNaN(values[near[j]])) continue;
      values[near[j]] = values[cell];
      order[reached++] = near[j];
    }
  }
  // … and is then drawn to the mean of those around it.
  for (let round = 0; round < SMOOTHINGS; round++) {
    for (let i = given; i < reached; i++) {
      const first = 4 * order[i];
      let sum = 0;
      let j = first;
      for (; j < first + 4 && near[j] !== order[i]; j++) sum += values[near[j]];
      values[order[i]] = sum / (j - first);
    }
  }
  return values;
}

/** Four places for each cell: its neighbours that have its outcome, then itself. Flat, because a map is shaded within a frame. */
function likeNeighbours(columns: number, count: number, outcomes: Uint8Array): Int32Array {
  const near = new Int32Array(4 * count);
  for (let cell = 0; cell < count; cell++) {
    const column = cell % columns;
    let j = 4 * cell;
    if (column > 0 && outcomes[cell - 1] === outcomes[cell]) near[j++] = cell - 1;
    if (column < columns - 1 && outcomes[cell + 1] === outcomes[cell]) near[j++] = cell + 1;
    if (cell >= columns && outcomes[cell - columns] === outcomes[cell]) near[j++] = cell - columns;
    if (cell + columns < count && outcomes[cell + columns] === outcomes[cell]) near[j++] = cell + columns;
    near.fill(cell, j, 4 * cell + 4);
  }
  return near;
}
