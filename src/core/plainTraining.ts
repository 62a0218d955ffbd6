import { exponentialKernel } from './exponential';
import { planOneEpisode } from './oneEpisode';
import type { Parameters } from './parameters';
import { phiItself, sharedTemporal } from './sharedTemporal';
import { trainingOf, type Origin, type Training } from './training';

/** Whether `createPlainTraining` does runs of these parameters. */
export function isPlain({ kernel, wiring, planner, deploy }: Readonly<Parameters>): boolean {
  return kernel === 'exponential' && wiring === 'shared' && planner === 'argmax' && deploy === 1;
}

/**
 * `createTraining` for plain parameters, bit for bit, without the code that the others need: the first screen loads that later
 * (docs/decisions/loaded-later.md).
 */
export function createPlainTraining(parameters: Readonly<Parameters>, origin: Origin = {}): Training {
  const { cost } = parameters;
  return trainingOf(parameters, origin, {
    temporal: sharedTemporal(exponentialKernel(parameters), parameters, phiItself),
    choose: (situation, plan) => planOneEpisode(situation, cost, plan),
    quick: null,
  });
}
