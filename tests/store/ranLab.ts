import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { runTraining } from '../../src/core/trainingRun';
import { createLab, type Lab } from '../../src/store/lab';

/** Gives a lab the whole run of its parameters, as the client would. */
export function compute(lab: Lab): void {
  const { parameters } = lab.getState();
  const { columns, outcome, digest } = runTraining(parameters);
  lab.beginRun();
  lab.addRows(parameters, 0, parameters.steps + 1, columns);
  lab.endRun(outcome, digest);
}

/** A lab whose run has been computed. */
export function ranLab(changes: Partial<Parameters> = {}, cursor: number | null = null): Lab {
  const lab = createLab({ ...defaultParameters, ...changes }, cursor);
  compute(lab);
  return lab;
}
