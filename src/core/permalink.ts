import { parametersOf, type Fork, type Recipe } from './fork';
import { defaultParameters, parameterTable, type Parameters } from './parameters';
import { coreVersion } from './version';

/** What a link says: the run, by its recipe, and what is shown of it. */
export interface Link extends Recipe {
  /** Training step under the cursor; null is the last one, `live` after deployment. */
  readonly step: number | null | 'live';
  /** The run shown beside it for comparison. */
  readonly pinned: Recipe | null;
}

/**
 * The hash for a state of the page: `v`, what differs from the defaults in table order, then where there are any `fork=150(key:value,…)300(…)`,
 * each with what differs from the run before it, `vs=(key:value,…)150(…)` for the pinned run and its forks, and `t` unless it is the last step.
 */
export function formatLink({
  parameters,
  step,
  forks = [],
  pinned = null,
}: Pick<Link, 'parameters' | 'step'> & Partial<Link>): string {
  let link = `#v=${coreVersion}`;
  for (const [key, value] of differences(defaultParameters, parameters)) link += `&${key}=${value}`;
  if (forks.length > 0) link += `&fork=${formatForks(parameters, forks)}`;
  if (pinned) {
    link += `&vs=${formatList(defaultParameters, pinned.parameters)}${formatForks(pinned.parameters, pinned.forks)}`;
  }
  const { steps } = parametersOf({ parameters, forks });
  return step === null || step === steps ? link : `${link}&t=${step}`;
}

function formatForks(parameters: Readonly<Parameters>, forks: readonly Fork[]): string {
  let text = '';
  let before = parameters;
  for (const { step, changes } of forks) {
    const after = { ...before, ...changes };
    text += `${step}${formatList(before, after)}`;
    before = after;
  }
  return text;
}

/** `(key:value,…)`. Brackets in a text are encoded too, so that those that stand are the list's. */
function formatList(before: Readonly<Parameters>, after: Readonly<Parameters>): string {
  const parts = differences(before, after).map((part) => part.join(':').replaceAll('(', '%28').replaceAll(')', '%29'));
  return `(${parts.join(',')})`;
}

/** Keys and values, written, of what differs, in table order. */
function differences(
  before: Readonly<Parameters>,
  after: Readonly<Parameters>,
): readonly [key: string, value: string][] {
  return parameterTable
    .map(({ key }): [string, string, string] => [key, formatValue(after[key]), formatValue(before[key])])
    .filter(([, value, standing]) => value !== standing)
    .map(([key, value]) => [key, value]);
}

/** String(x) has the fewest digits that read back to the same double. Half a surrogate pair cannot be encoded. */
function formatValue(value: number | string): string {
  return typeof value === 'number' ? String(value) : encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd'));
}
