import fc from 'fast-check';
import { defaultParameters, type Parameters } from '../../src/core/parameters';

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
/** Nothing often, else a size even in its logarithm. */
const sizes = (most: number) =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: between(-12, 0).map((exponent) => most * 10 ** exponent) },
  );

/** Parameters that are usual (`areUsual`). */
export const usual: fc.Arbitrary<Parameters> = fc
  .record({
    gap: sizes(10),
    hidden: fc.oneof(fc.constant(0), between(0, 1)),
    rho: fc.oneof(between(-0.5, 5), between(-0.5, 0), fc.constantFrom(-0.5, -0, 0, 5)),
    horizon: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 1000 })),
    anticipation: fc.oneof(fc.constant(0), between(0, 1), fc.constant(1)),
    onset: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40 })),
    cost: sizes(1),
    lrGap: sizes(1),
    lrTime: sizes(100),
    steps: fc.integer({ min: 1, max: 60 }),
    planner: fc.constantFrom('argmax' as const, 'softmax' as const),
    temperature: between(-4, 0).map((exponent) => 10 ** exponent),
    candidates: fc.integer({ min: 2, max: 257 }),
  })
  .map((some) => ({ ...defaultParameters, ...some }));
