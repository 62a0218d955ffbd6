import type { FormulaTree } from '../../src/core/formula';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { createColumns } from '../../src/core/readouts';
import { createTraining, runTraining } from '../../src/core/trainingRun';
import { watchedEpisodes } from '../../src/panels/diagram/quantities';
import { createLab, type Lab } from '../../src/store/lab';

/** Gives a lab the whole run of its parameters, as the client would, with the weights that the page watches; a custom kernel needs its formula. */
export function compute(lab: Lab, formula: FormulaTree | null = null): void {
  const { parameters } = lab.getState();
  const { columns, outcome, digest } = runTraining(parameters, { formula });
  const episodes = watchedEpisodes(parameters);
  const count = parameters.steps + 1;
  const weights = new Float64Array(count * episodes.length);
  if (episodes.length > 0) {
    createTraining(parameters, { watch: episodes, formula }).advance(count, createColumns(count), 0, weights);
  }
  lab.beginRun();
  const watched = episodes.length > 0 ? weights : null;
  lab.addRows(parameters, { from: 0, every: 1, count, capacity: count, columns, watched }, episodes, formula);
  lab.endRun(outcome, digest);
}

/** A lab whose run has been computed. */
export function ranLab(
  changes: Partial<Parameters> = {},
  cursor: number | null = null,
  formula: FormulaTree | null = null,
): Lab {
  const lab = createLab({ ...defaultParameters, ...changes }, cursor);
  compute(lab, formula);
  return lab;
}
