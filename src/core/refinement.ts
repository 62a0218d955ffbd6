/**
 * Finds the outcomes of a map by running some of its cells (`boundary` of a sweep). First a coarse lattice; then each block between
 * neighbouring lattice lines whose corners differ is split in two each way, and so on down to single cells. A cell inside a block with
 * equal corners is taken to be like them, and is run after all where a neighbour (of eight) is not: so every boundary that is found
 * anywhere is followed to its end, and what can be missed is an island that touches no line of cells that were run. Which cells are run does
 * not depend on the order in which outcomes come.
 */
export interface Refinement {
  /** Up to so many cells to run that have not been handed out yet; fewer, or none, while outcomes are awaited or when all is done. */
  take(most: number): number[];
  /** The outcome of a cell that was handed out. */
  give(cell: number, outcome: number): void;
  /** Cells handed out whose outcomes are awaited. */
  readonly awaited: number;
  /** Cells to run that are known of, handed out or not. */
  readonly wanted: number;
  readonly done: boolean;
  /** How many cells the first lattice has; they are handed out first. */
  readonly lattice: number;
  /** The first lattice has come back whole. */
  readonly coarse: boolean;
  /** The outcome of every cell so far: its own if it was run, else that of the nearest corner of its block; `unknown` where that is not there. */
  outcomes(): Uint8Array;
}

export const unknown = 255;

/** Lines of the first lattice each way. */
const COARSE = 13;

interface Block {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** How many splits lie between the lattice's block and this one. */
  readonly depth: number;
  /** Corners whose outcome is not there yet. */
  missing: number;
}

export function createRefinement(columns: number, rows: number): Refinement {
  const count = columns * rows;
  const known = new Uint8Array(count).fill(unknown);
  /** Outcome that a cell is taken to have until it is run; `unknown` before its block is settled. */
  const guess = new Uint8Array(count).fill(unknown);
  const asked = new Uint8Array(count);
  const queue: number[] = [];
  let handed = 0;
  let returned = 0;
  /** Blocks that wait for a corner, by corner. */
  const waiting = new Map<number, Block[]>();
  /** Blocks of the finest pattern so far, for the picture. */
  const settled: Block[] = [];
  const open = new Set<Block>();
  /** Blocks of single cells, whose corners are all to be run, for the picture until they have been. */
  const smallest: Block[] = [];
  let tracing = false;

  const cellAt = (column: number, row: number) => row * columns + column;
  const xs = latticeOf(columns);
  const ys = latticeOf(rows);
  const first = xs.length * ys.length;
  for (const row of ys) for (const column of xs) ask(cellAt(column, row));
  for (let j = 0; j + 1 < ys.length; j++) {
    for (let i = 0; i + 1 < xs.length; i++) addBlock([xs[i], xs[i + 1], ys[j], ys[j + 1]], 0);
  }

  function ask(cell: number): void {
    if (asked[cell]) return;
    asked[cell] = 1;
    queue.push(cell);
  }

  function cornersOf({ left, right, top, bottom }: Block): number[] {
    return [cellAt(left, top), cellAt(right, top), cellAt(left, bottom), cellAt(right, bottom)];
  }

  function addBlock([left, right, top, bottom]: readonly [number, number, number, number], depth: number): void {
    const block: Block = { left, right, top, bottom, depth, missing: 0 };
    if (right - left <= 1 && bottom - top <= 1) {
      for (const cell of cornersOf(block)) ask(cell);
      smallest.push(block);
      return; // nothing lies inside
    }
    for (const cell of cornersOf(block)) {
      ask(cell);
      if (known[cell] !== unknown) continue;
      block.missing += 1;
      const line = waiting.get(cell);
      if (line) line.push(block);
      else waiting.set(cell, [block]);
    }
    open.add(block);
    if (block.missing === 0) look(block);
  }

  /** All corners are there: the block is settled, or split. */
  function look(block: Block): void {
    open.delete(block);
    const { left, right, top, bottom, depth } = block;
    const [one, ...others] = cornersOf(block).map((cell) => known[cell]);
    if (others.every((outcome) => outcome === one)) {
      settled.push(block);
      return;
    }
    const across = right - left > 1 ? [left, (left + right) >> 1, right] : [left, right];
    const down = bottom - top > 1 ? [top, (top + bottom) >> 1, bottom] : [top, bottom];
    for (let j = 0; j + 1 < down.length; j++) {
      for (let i = 0; i + 1 < across.length; i++) addBlock([across[i], across[i + 1], down[j], down[j + 1]], depth + 1);
    }
  }

  /** Every block has been settled: cells are taken to be like their blocks, and those with a neighbour of another kind are run. */
  function trace(): void {
    tracing = true;
    // On an edge that a block shares with smaller ones, what the smaller ones found counts.
    settled.sort((a, b) => a.depth - b.depth);
    for (const block of settled) fill(block, guess);
    // Each pair of neighbours once, in one loop: there are four times as many as cells.
    const seen = guess.map((outcome, cell) => (known[cell] === unknown ? outcome : known[cell]));
    const ways = [1, columns - 1, columns, columns + 1];
    for (let cell = 0, column = 0; cell < count; cell++, column = column + 1 === columns ? 0 : column + 1) {
      for (let way = 0; way < 4; way++) {
        const other = cell + ways[way];
        if (other >= count || (column === 0 && way === 1) || (column === columns - 1 && (way === 0 || way === 3)))
          continue;
        if (seen[cell] === seen[other]) continue;
        ask(cell);
        ask(other);
      }
    }
  }

  function fill({ left, right, top, bottom }: Block, into: Uint8Array): void {
    const outcome = known[cellAt(left, top)];
    for (let row = top; row <= bottom; row++) into.fill(outcome, cellAt(left, row), cellAt(right, row) + 1);
  }

  /** The neighbours of a cell, of eight, and itself: the first and last column and row. */
  function around(cell: number) {
    const column = cell % columns;
    const row = (cell - column) / columns;
    return {
      left: Math.max(0, column - 1),
      right: Math.min(columns - 1, column + 1),
      top: Math.max(0, row - 1),
      bottom: Math.min(rows - 1, row + 1),
    };
  }

  /** Asks for a cell that is taken to be unlike a neighbour. In plain loops: a large map has ten thousand cells to look at in one go. */
  function askIfOdd(cell: number): void {
    if (asked[cell]) return;
    const { left, right, top, bottom } = around(cell);
    const own = guess[cell];
    for (let y = top; y <= bottom; y++) {
      for (let other = y * columns + left; other <= y * columns + right; other++) {
        if ((known[other] === unknown ? guess[other] : known[other]) !== own) {
          ask(cell);
          return;
        }
      }
    }
  }

  function askAround(cell: number): void {
    const { left, right, top, bottom } = around(cell);
    for (let y = top; y <= bottom; y++) for (let x = left; x <= right; x++) askIfOdd(cellAt(x, y));
  }

  return {
    take(most) {
      const cells = queue.slice(handed, handed + most);
      handed += cells.length;
      return cells;
    },
    give(cell, outcome) {
      returned += 1;
      known[cell] = outcome;
      for (const block of waiting.get(cell) ?? []) {
        block.missing -= 1;
        if (block.missing === 0) look(block);
      }
      waiting.delete(cell);
      if (tracing) {
        if (outcome !== guess[cell]) askAround(cell);
      } else if (returned === queue.length && open.size === 0) trace();
    },
    get awaited() {
      return handed - returned;
    },
    get wanted() {
      return queue.length;
    },
    get done() {
      return tracing && returned === queue.length;
    },
    lattice: first,
    get coarse() {
      return returned >= first;
    },
    outcomes() {
      const picture = new Uint8Array(count).fill(unknown);
      if (!tracing) for (const block of smallest) nearest(block, picture);
      for (const block of settled) fill(block, picture);
      for (const block of open) nearest(block, picture);
      for (let cell = 0; cell < count; cell++) if (known[cell] !== unknown) picture[cell] = known[cell];
      return picture;
    },
  };

  /** An unsettled block's cells are shown like their nearest corner that is known. */
  function nearest(block: Block, into: Uint8Array): void {
    const { left, right, top, bottom } = block;
    const corners = [left, right].flatMap((x) => [top, bottom].map((y) => ({ x, y, outcome: known[cellAt(x, y)] })));
    const there = corners.filter(({ outcome }) => outcome !== unknown);
    if (there.length === 0) return;
    for (let y = top; y <= bottom; y++) {
      for (let x = left; x <= right; x++) {
        const apart = (corner: { x: number; y: number }) =>
          Math.max(Math.abs(corner.x - x) / (right - left || 1), Math.abs(corner.y - y) / (bottom - top || 1));
        const closest = there.reduce((best, corner) => (apart(corner) < apart(best) ? corner : best));
        into[cellAt(x, y)] = closest.outcome;
      }
    }
  }
}

/** Indices of the first lattice's lines over a side of so many values: at most 13, the first and last among them, as even as whole numbers are. */
export function latticeOf(length: number): number[] {
  const lines = Math.min(COARSE, length);
  if (lines === 1) return [0];
  return Array.from({ length: lines }, (_, i) => Math.round((i * (length - 1)) / (lines - 1)));
}
