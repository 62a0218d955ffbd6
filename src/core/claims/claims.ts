import { belowZero } from './belowZero';
import type { Claim } from './claim';
import { fixedObjectives } from './fixedObjectives';
import { manyFutures } from './manyFutures';
import { optimisers } from './optimisers';
import { pressures } from './pressures';
import { races } from './race';
import { rateGradient } from './rateGradient';

/** The claims C1 … C12 (MODEL.md), in order. */
export const claims: readonly Claim[] = [
  ...fixedObjectives,
  ...manyFutures,
  ...rateGradient,
  ...races,
  ...belowZero,
  ...pressures,
  ...optimisers,
];
