import { sameRecipe } from './changeRecipe';
import { parametersOf, type Recipe } from './fork';
import { parameterTable, type ParameterSpec, type Parameters } from './parameters';

/** What differs between two sets of parameters, one phrase a parameter in the table's order: “Initial gap 1.00 → 1.40”. */
export function describeChange(before: Readonly<Parameters>, after: Readonly<Parameters>): readonly string[] {
  return parameterTable
    .filter(({ key }) => !Object.is(before[key], after[key]))
    .map((spec) => `${spec.label} ${inWords(spec, before[spec.key])} → ${inWords(spec, after[spec.key])}`);
}

/** What differs between two runs by their recipes: “Fork at step 300”, and what differs between the parameters that they end with. */
export function describeRecipeChange(before: Recipe, after: Recipe): readonly string[] {
  const [was, is] = [before, after].map(({ forks }) => forks.map(({ step }) => step));
  const changes = describeChange(parametersOf(before), parametersOf(after));
  if (was.join() === is.join()) {
    return changes.length === 0 && !sameRecipe(before, after) ? ['Another run before the fork'] : changes;
  }
  const begins = (some: readonly number[], others: readonly number[]) => some.every((step, i) => step === others[i]);
  if (begins(was, is)) return [`Fork at ${stepsInWords(is.slice(was.length))}`, ...changes];
  if (begins(is, was)) return [`Back to before the fork at ${stepsInWords(was.slice(is.length))}`, ...changes];
  return [`Fork at ${stepsInWords(was)} → at ${stepsInWords(is)}`, ...changes];
}

function stepsInWords(steps: readonly number[]): string {
  if (steps.length === 1) return `step ${steps[0]}`;
  return `steps ${steps.slice(0, -1).join(', ')} and ${steps[steps.length - 1]}`;
}

/** A value as its control shows it, with a typographic minus. */
function inWords(spec: ParameterSpec, value: number | string): string {
  if (spec.kind === 'choice') {
    const option = spec.options.find((one) => one.value === value);
    return option?.label ?? String(value);
  }
  if (typeof value === 'string') return `“${value}”`;
  const fixed = spec.kind === 'number' && spec.scale === 'linear' && !spec.integer;
  // Two decimals, as far as they say it all.
  const text = fixed && Number(value.toFixed(2)) === value ? value.toFixed(2) : String(value);
  return text.replace(/-(?=[\d.])/g, '−');
}
