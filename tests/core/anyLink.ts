import fc from 'fast-check';
import { lineageOf, whyFixed, type Fork, type Recipe } from '../../src/core/fork';
import { defaultParameters, parameterTable, upperBound, type Parameters } from '../../src/core/parameters';
import type { Link } from '../../src/core/permalink';

/** Letters that mean something to a link, or that an address cannot have. */
const awkward = fc.constantFrom(...'(),:&=#%+? ', '%28', '%2528', '−', 'ρ', '\ud800', '😀', '\u2028');
const anyFormula = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 100 }),
  fc.array(awkward, { minLength: 1, maxLength: 60 }).map((letters) => letters.join('')),
);

/** A value for each parameter, limits and odd doubles included. */
const values = parameterTable.map((spec): [string, fc.Arbitrary<unknown>] => {
  if (spec.kind === 'choice') return [spec.key, fc.constantFrom(...spec.options.map(({ value }) => value))];
  if (spec.kind === 'text') return [spec.key, anyFormula];
  const { min, max } = spec;
  const inside = spec.integer ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
  return [spec.key, fc.oneof(inside, fc.constantFrom(min, max, spec.default))];
});

/** Lowers what is above the value of another parameter. */
function fitted(parameters: Parameters): Parameters {
  const { horizon, deploy, steps, onset } = parameters;
  return { ...parameters, deploy: Math.min(deploy, horizon), onset: Math.min(onset, steps) };
}

const anyParameters = fc.record(Object.fromEntries(values)).map((drawn) => fitted(drawn as unknown as Parameters));

/** Any recipe that a link can say: forks at later and later steps, which change what forks may. */
export const anyRecipe: fc.Arbitrary<Recipe> = fc
  .record({
    parameters: anyParameters,
    drawn: fc.array(
      fc.record({
        part: fc.double({ min: 0, max: 1, noNaN: true }),
        // Most of the parameters, or a few.
        changes: fc.oneof(
          fc.record(Object.fromEntries(values), { requiredKeys: [] }),
          fc.constantFrom(...values).chain(([key, value]) => fc.record({ [key]: value })),
        ),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ parameters, drawn }) => {
    const forks: Fork[] = [];
    let before = parameters;
    let least = 0;
    for (const { part, changes } of drawn) {
      const step = least + Math.round(part * (before.steps - least));
      const after: Record<string, unknown> = { ...before };
      for (const [key, value] of Object.entries(changes)) {
        if (value !== undefined && !whyFixed(key as keyof Parameters, before)) after[key] = value;
      }
      after.steps = Math.max(step, after.steps as number);
      const whole = fitted(after as unknown as Parameters);
      const kept = parameterTable.filter(({ key }) => key in changes || whole[key] !== before[key]);
      forks.push({ step, changes: Object.fromEntries(kept.map(({ key }) => [key, whole[key]])) });
      before = whole;
      least = step;
    }
    return { parameters, forks };
  });

/** Anything that formatLink can be given. */
export const anyLink: fc.Arbitrary<Link> = fc
  .record({
    recipe: anyRecipe,
    step: fc.oneof(fc.constantFrom(null, 'live' as const), fc.integer({ min: 0, max: 100000 })),
    pinned: fc.option(anyRecipe),
  })
  .map(({ recipe, step, pinned }) => {
    const { steps } = lineageOf(recipe).at(-1)!;
    return { ...recipe, pinned, step: typeof step === 'number' && step >= steps ? null : step };
  });

/** A recipe as a link's reader gives it: 0 for −0, whole letters, and of a fork's changes only what differs from the run before. */
export function asRead({ parameters, forks }: Recipe): Recipe {
  const root = asWritten(parameters);
  let before: Partial<Parameters> = root;
  const read = forks.map(({ step, changes }) => {
    const written = Object.entries(asWritten(changes));
    const kept = written.filter(([key, value]) => value !== before[key as keyof Parameters]);
    before = { ...before, ...Object.fromEntries(kept) };
    return { step, changes: Object.fromEntries(kept) };
  });
  return { parameters: { ...defaultParameters, ...root }, forks: read };
}

function asWritten<P extends Partial<Parameters>>(parameters: P): P {
  const entries = Object.entries(parameters).map(([key, value]) => [
    key,
    typeof value === 'number' ? value + 0 : value.replace(/\p{Surrogate}/gu, '\ufffd'),
  ]);
  return Object.fromEntries(entries) as P;
}

/** Whether parameters are all there and in range. */
export function isInRange(parameters: Readonly<Parameters>): boolean {
  return (
    Object.keys(parameters).join() === parameterTable.map(({ key }) => key).join() &&
    parameterTable.every((spec) => {
      const value = parameters[spec.key];
      if (spec.kind === 'choice') return spec.options.some((option) => option.value === value);
      if (spec.kind === 'text') return typeof value === 'string' && value.length <= spec.maxLength;
      if (typeof value !== 'number' || (spec.integer && !Number.isInteger(value))) return false;
      return value >= spec.min && value <= upperBound(spec, parameters);
    })
  );
}
