import { belowZeroFigures } from './belowZeroFigures';
import type { ClaimExperiment, ExternalCheck } from './experiment';
import { futureFigures } from './futureFigures';
import { hubingerChecks } from './hubingerChecks';
import { moeChecks } from './moeChecks';
import { objectiveFigures } from './objectiveFigures';
import { pressureFigures } from './pressureFigures';
import { raceFigures } from './raceFigures';

/** One for each claim, C1 … C12. */
export const claimExperiments: readonly ClaimExperiment[] = [
  ...objectiveFigures,
  ...futureFigures,
  ...raceFigures,
  ...belowZeroFigures,
  ...pressureFigures,
];

export const externalChecks: readonly ExternalCheck[] = [...hubingerChecks, ...moeChecks];
