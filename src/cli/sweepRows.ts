import { cellOutcomes } from '../core/sweep';
import { unknown } from '../core/refinement';
import type { SweepAxis } from '../core/sweepAxis';
import type { CellBatch } from '../core/sweepTable';

/** What a cell came to as a file has it: null is absent, `never` Infinity. */
export type CellValue = string | number | null;

/** Columns of what a cell came to; in files those of the two sides come before them. The last four count seeds. */
export const resultColumns = ['outcome', 'kept', 'rate', 'pays', ...cellOutcomes.slice(0, 4)] as const;

/** Values under `resultColumns` of element j of a batch. A cell that was not run has `taken`, the outcome it is taken to have, alone. */
export function resultValues(batch: CellBatch, j: number, taken = batch.outcomes[j]): CellValue[] {
  const number = (value: number) => (Number.isNaN(value) ? null : value === Infinity ? 'never' : value);
  const { outcomes, kept, rate, pays, counts } = batch;
  const wasRun = outcomes[j] !== unknown;
  const seeds = [0, 1, 2, 3].map((i) => (wasRun ? counts[4 * j + i] : null));
  return [cellOutcomes[taken], number(kept[j]), number(rate[j]), number(pays[j]), ...seeds];
}

/** Reads such values into element j of a batch; false, and nothing is written, where they are no result of a cell that was run. */
export function readResult(values: readonly unknown[], seeds: number, into: CellBatch, j: number): boolean {
  const [outcome, ...others] = values;
  const [kept, rate, pays, ...counts] = others.map((value) => {
    return value === null ? NaN : value === 'never' ? Infinity : typeof value === 'number' ? value : null;
  });
  const code = cellOutcomes.findIndex((each) => each === outcome);
  if (code < 0 || values.length !== resultColumns.length) return false;
  if (kept === null || rate === null || pays === null || kept === Infinity || rate === Infinity) return false;
  const sum = counts.reduce<number>((total, count) => total + (isCount(count) ? count : NaN), 0);
  if (sum !== (cellOutcomes[code] === 'none' ? 0 : seeds)) return false;
  into.outcomes[j] = code;
  into.kept[j] = kept;
  into.rate[j] = rate;
  into.pays[j] = pays;
  into.counts.set(counts as number[], 4 * j);
  return true;
}

/** Puts the result of a cell of one batch of all cells into another. */
export function copyResult(cell: number, from: CellBatch, into: CellBatch): void {
  into.outcomes[cell] = from.outcomes[cell];
  for (const name of ['kept', 'rate', 'pays'] as const) into[name][cell] = from[name][cell];
  into.counts.set(from.counts.subarray(4 * cell, 4 * cell + 4), 4 * cell);
}

const isCount = (value: number | null): value is number => value !== null && Number.isInteger(value) && value >= 0;

/** Values as a line of CSV. No value is the reader's own text, so none needs quotes. */
export function csvLine(values: readonly CellValue[]): string {
  return values.map((value) => (value === null ? '' : String(value))).join(',');
}

/** A line of CSV back as values; a number must be written as `String` writes it, so that a damaged one is not taken for another. */
export function readLine(line: string): CellValue[] {
  return line.split(',').map((text) => {
    if (text === '') return null;
    return String(Number(text)) === text && text !== 'NaN' ? Number(text) : text;
  });
}

/** The values that a cell has on both sides of the map. */
export function sideValues({ x, y }: { readonly x: SweepAxis; readonly y: SweepAxis }, cell: number): number[] {
  const columns = x.values.length;
  return [x.values[cell % columns], y.values[Math.floor(cell / columns)]];
}
