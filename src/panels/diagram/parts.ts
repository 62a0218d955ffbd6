import type { FigureState } from './figureState';

/** The parts of Figure 1 in the order in which the arrow keys walk along its wires. */
export const partNames = [
  'currentExample',
  'example',
  'worldModel',
  'futures',
  'discount',
  'now',
  'mesaObjective',
  'score',
  'search',
  'candidate',
  'act',
  'action',
  'outcome',
  'baseObjective',
  'loss',
  'baseOptimiser',
  'lookAhead',
  'fixObjective',
  'awareness',
] as const;
export type PartName = (typeof partNames)[number];

/** What the two updates are called, by the way that they go. */
export function updateNames(figure: FigureState): { lookAhead: string; fixObjective: string } {
  return {
    lookAhead: figure.stepRate > 0 ? 'Look less far ahead' : 'Look further ahead',
    fixObjective: figure.closing > 0 ? 'Widen the gap' : 'Fix the objective',
  };
}
