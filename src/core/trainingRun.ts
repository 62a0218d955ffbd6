import { compileFormula, type FormulaTree } from './formula';
import { createMesaOptimiser, type MesaOptimiser } from './mesaOptimiser';
import { lastStateOf, outcomeOf, type Outcome } from './outcome';
import type { Parameters } from './parameters';
import { createColumns, type Columns } from './readouts';
import { createTemporal } from './temporal';
import { trainingOf, type Origin, type Training } from './training';
import type { TrainingState } from './trainingState';
import { areUsual, usualSteps } from './usualSteps';

/** A run is a value. Its rows are the states `start.step` (or 0) … T; fewer where a formula broke on the way. */
export interface Run {
  readonly parameters: Readonly<Parameters>;
  /** Where it goes on from; null for a run from the beginning. */
  readonly start: TrainingState | null;
  /** The custom kernel's formula, read; null for the other kernels. */
  readonly formula: FormulaTree | null;
  readonly columns: Columns;
  readonly outcome: Outcome;
  readonly digest: string;
}

/** What createTraining goes on from, and with which formula. */
export interface Beginning extends Origin {
  readonly formula?: FormulaTree | null;
}

/**
 * Begins a run, or goes on from `start`, as `trainingOf` does. The custom kernel needs its `formula`. What is trained is the
 * mesa-optimiser of the parameters unless `another` is given.
 */
export function createTraining(
  parameters: Readonly<Parameters>,
  beginning: Beginning = {},
  another?: MesaOptimiser,
): Training {
  const { formula = null } = beginning;
  return trainingOf(parameters, beginning, {
    temporal: createTemporal(parameters, formula === null ? null : compileFormula(formula, parameters.horizon)),
    choose: another ?? createMesaOptimiser(parameters),
    quick: !another && areUsual(parameters) ? usualSteps : null,
  });
}

/** The whole run at once. */
export function runTraining(parameters: Readonly<Parameters>, beginning: Beginning = {}, choose?: MesaOptimiser): Run {
  const { start = null, formula = null } = beginning;
  return runOf(createTraining(parameters, beginning, choose), parameters, { start, formula });
}

/** What remains of a training with these parameters, as a run that goes on from `start`. */
export function runOf(
  training: Training,
  parameters: Readonly<Parameters>,
  { start, formula }: Pick<Run, 'start' | 'formula'>,
): Run {
  const columns = createColumns(training.remaining);
  const last = training.advance(training.remaining, columns) - 1;
  const { broken, state } = training;
  const { visibleAtStart } = state;
  const outcome = outcomeOf(parameters, { state: lastStateOf(columns, last), visibleAtStart, broken });
  return { parameters, start, formula, columns, outcome, digest: training.digest() };
}
