import fc from 'fast-check';
import { parameterTable, type Parameters } from '../../src/core/parameters';

/** Any parameters that need no formula, limits included, with at most `mostSteps` steps. */
export function anyParameters(mostSteps: number): fc.Arbitrary<Parameters> {
  return fc
    .record(
      Object.fromEntries(
        parameterTable.map((spec): [string, fc.Arbitrary<unknown>] => {
          if (spec.kind === 'text') return [spec.key, fc.constant(spec.default)];
          if (spec.kind === 'choice') {
            const values = spec.options.map(({ value }) => value).filter((value) => value !== 'custom');
            return [spec.key, fc.constantFrom(...values)];
          }
          const { min, max } = spec;
          if (spec.key === 'steps') return [spec.key, fc.integer({ min, max: mostSteps })];
          const inside = spec.integer ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
          return [spec.key, fc.oneof(inside, fc.constantFrom(min, max, spec.default))];
        }),
      ),
    )
    .map((drawn) => {
      const parameters = drawn as unknown as Parameters;
      const { horizon, deploy, steps, onset } = parameters;
      return { ...parameters, deploy: Math.min(deploy, horizon), onset: Math.min(onset, steps) };
    });
}

/** No control and no link gives a −0. */
export function withoutMinusZero(parameters: Parameters): Parameters {
  const plain = Object.entries(parameters).map(([key, value]: [string, unknown]) => [key, value === 0 ? 0 : value]);
  return Object.fromEntries(plain) as Parameters;
}
