import { lineageOf, mostForks, parametersOf, whyFixed, type Fork, type Recipe } from './fork';
import { parameterTable, specOf, upperBound, type ParameterKey, type Parameters } from './parameters';

/** A value that could not stay: above that of another parameter, or, of `steps`, before the fork that its run begins with. */
export interface Refitted {
  readonly key: ParameterKey;
  readonly to: number;
}

export interface Fitted {
  readonly recipe: Recipe;
  /** What became another value than was asked for in the run that is meant. */
  readonly refitted: readonly Refitted[];
}

/** Whether two recipes are the same, by value. */
export function sameRecipe(a: Recipe, b: Recipe): boolean {
  const [some, others] = [lineageOf(a), lineageOf(b)];
  return (
    some.length === others.length &&
    a.forks.every(({ step }, i) => step === b.forks[i].step) &&
    some.every((parameters, i) => parameterTable.every(({ key }) => Object.is(parameters[key], others[i][key])))
  );
}

/**
 * The recipe with other values of some parameters of the run that is meant. What its last fork may change, it changes; the rest (`whyFixed`:
 * where the run starts, what is trained) in the first run, from which all others have it. What does not fit any more is made to (`fitted`).
 */
export function withChanges({ parameters, forks }: Recipe, changes: Readonly<Partial<Parameters>>): Fitted {
  // Kernel and wiring decide what a fork may change.
  const { kernel = parameters.kernel, wiring = parameters.wiring } = changes;
  let root: Readonly<Parameters> = { ...parameters, kernel, wiring };
  const last = forks.at(-1);
  if (!last) return fitted({ parameters: { ...root, ...changes }, forks });
  const ofLast: Partial<Parameters> = { ...last.changes };
  for (const { key } of parameterTable) {
    if (!(key in changes)) continue;
    const value = { [key]: changes[key] };
    if (whyFixed(key, root) === null) Object.assign(ofLast, value);
    else root = { ...root, ...value };
  }
  return fitted({ parameters: root, forks: [...forks.slice(0, -1), { step: last.step, changes: ofLast }] });
}

/** The recipe's run forked once more at a step that it has, from whichever of its runs that step is of; null where there are forks enough. */
export function forkedAt({ parameters, forks }: Recipe, step: number): Recipe | null {
  const before = forks.filter((fork) => fork.step <= step);
  return before.length < mostForks ? { parameters, forks: [...before, { step, changes: {} }] } : null;
}

/**
 * The nearest recipe whose values and steps hold: no value above the parameter that bounds it (`deploy` over `horizon`, `onset` over
 * `steps`), no run that ends before its fork, no fork after the end of its run, no change of what a fork may not change, or of nothing.
 */
export function fitted({ parameters, forks }: Recipe): Fitted {
  let { values: before, refitted } = bounded(parameters, 0);
  const root = before;
  const kept: Fork[] = [];
  let least = 0;
  for (const fork of forks) {
    const step = Math.max(least, Math.min(fork.step, before.steps));
    const changes = Object.fromEntries(
      Object.entries(fork.changes).filter(([key]) => whyFixed(key as ParameterKey, before) === null),
    );
    const after = bounded({ ...before, ...changes }, step);
    refitted = after.refitted;
    kept.push({ step, changes: differences(before, after.values) });
    before = after.values;
    least = step;
  }
  return { recipe: { parameters: root, forks: kept }, refitted };
}

/** What a run that begins with the state at `step` can have of these values. */
function bounded(
  parameters: Readonly<Parameters>,
  step: number,
): { values: Readonly<Parameters>; refitted: readonly Refitted[] } {
  let values = parameters;
  const refitted: Refitted[] = [];
  const put = (key: 'deploy' | 'onset' | 'steps', to: number) => {
    if (values[key] === to) return;
    values = { ...values, [key]: to };
    refitted.push({ key, to });
  };
  put('steps', Math.max(step, values.steps));
  for (const key of ['deploy', 'onset'] as const) {
    const spec = specOf(key);
    if (spec.kind === 'number') put(key, Math.min(values[key], upperBound(spec, values)));
  }
  return { values, refitted };
}

function differences(before: Readonly<Parameters>, after: Readonly<Parameters>): Partial<Parameters> {
  const keys = parameterTable.map(({ key }) => key).filter((key) => !Object.is(before[key], after[key]));
  return Object.fromEntries(keys.map((key) => [key, after[key]]));
}

/** Which of the base optimiser's two paths may move: the race taken apart. */
export type Path = 'both' | 'objective' | 'lookahead';

export const paths: readonly Path[] = ['both', 'objective', 'lookahead'];

/** The path that a recipe's last fork leaves free, by the learning rates that it sets to 0; null where there is no fork or neither is free. */
export function pathOf({ forks }: Recipe): Path | null {
  const changes = forks.at(-1)?.changes;
  if (!changes || (changes.lrTime === 0 && changes.lrGap === 0)) return null;
  return changes.lrTime === 0 ? 'objective' : changes.lrGap === 0 ? 'lookahead' : 'both';
}

/** The recipe whose last fork leaves that path free, and else is the same. There must be a fork. */
export function withPath({ parameters, forks }: Recipe, path: Path): Recipe {
  const { step, changes } = forks[forks.length - 1];
  const before = parametersOf({ parameters, forks: forks.slice(0, -1) });
  const rates = {
    lrGap: path === 'lookahead' ? 0 : changes.lrGap || before.lrGap,
    lrTime: path === 'objective' ? 0 : changes.lrTime || before.lrTime,
  };
  return fitted({ parameters, forks: [...forks.slice(0, -1), { step, changes: { ...changes, ...rates } }] }).recipe;
}
