import { readFormula } from '../../src/formula/readFormula';
import { fromStart } from '../../src/core/fork';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { cellCount, cellOutcomes, createCell, type CellResult, type Sweep } from '../../src/core/sweep';
import { readAxis, type SweepAxis } from '../../src/core/sweepAxis';

export function axis(text: string): SweepAxis {
  const read = readAxis('x', text);
  if (typeof read === 'string') throw new Error(read);
  return read;
}

export function sweepOf(x: string, y: string, changes: Partial<Parameters> = {}, seeds = 1): Sweep {
  const parameters = { ...defaultParameters, ...changes };
  const read = parameters.kernel === 'custom' ? readFormula(parameters.formula) : null;
  const formulas = new Map(read?.ok ? [[parameters.formula, read.tree]] : []);
  return { recipe: fromStart(parameters), formulas, x: axis(x), y: axis(y), seeds };
}

/** The result of one cell, run at once. */
export function runCell(sweep: Sweep, cell: number, early = false): CellResult {
  const work = createCell(sweep, cell, early);
  for (;;) {
    const result = work.advance(Infinity);
    if (result) return result;
  }
}

/** The outcomes of every cell run to T, as codes. */
export function fullOutcomes(sweep: Sweep): Uint8Array {
  return Uint8Array.from({ length: cellCount(sweep) }, (_, cell) => cellOutcomes.indexOf(runCell(sweep, cell).outcome));
}
