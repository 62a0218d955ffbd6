import { latticeOf } from '../core/refinement';
import type { CellResult, Sweep } from '../core/sweep';
import type { SweepAxis } from '../core/sweepAxis';
import { readCell, type CellBatch } from '../core/sweepTable';

/** What a map is over: its two sides, and how many seeds a cell is run with. */
export type MapSides = Pick<Sweep, 'x' | 'y' | 'seeds'>;

/** A map as far as it is known. */
export interface SweptMap {
  /** What was run: of the sides that were asked for all values, or while a slider moves those of the first lattice. */
  readonly sweep: Sweep;
  readonly sides: MapSides;
  /** Codes of `cellOutcomes`, by cell; `unknown` (255) where nothing is known yet. */
  readonly outcomes: Uint8Array;
  /** What has been run, by cell. */
  readonly results: CellBatch;
  /** Whether no cell can change any more. */
  readonly sharp: boolean;
}

export interface SweepMapState {
  /** What there is to be seen; null before anything is. */
  readonly shown: SweptMap | null;
  /** Whether that is of the lab's settings as they are now. */
  readonly current: boolean;
  /** Cells that have come back and that are known to be wanted, of the sweep under way; null while there is none. */
  readonly progress: { readonly returned: number; readonly wanted: number; readonly coarse: boolean } | null;
  /** Why there is no map of these settings, in a sentence; else empty. */
  readonly problem: string;
  /** Cells of what is shown that were run because somebody asked for their numbers. */
  readonly asked: ReadonlyMap<number, CellResult>;
}

/** The numbers of a cell of a map, if it has any: it was run to its end. */
export function numbersOf({ shown, asked }: SweepMapState, cell: number): CellResult | null {
  if (!shown) return null;
  const known = asked.get(cell);
  if (known) return known;
  if (shown.results.outcomes[cell] > 4) return null;
  const result = readCell(shown.results, cell);
  return result.outcome === 'none' || !Number.isNaN(result.kept) ? result : null;
}

/** The values of a side that the first lattice has; the side itself where that is all. */
export function latticeSide(side: SweepAxis): SweepAxis {
  const lines = latticeOf(side.values.length);
  return lines.length === side.values.length ? side : { key: side.key, values: lines.map((i) => side.values[i]) };
}
