import { parameterTable, type ParameterSpec, type Parameters } from './parameters';

/** What differs between two sets of parameters, one phrase a parameter in the table's order: “Initial gap 1.00 → 1.40”. */
export function describeChange(before: Readonly<Parameters>, after: Readonly<Parameters>): readonly string[] {
  return parameterTable
    .filter(({ key }) => !Object.is(before[key], after[key]))
    .map((spec) => `${spec.label} ${inWords(spec, before[spec.key])} → ${inWords(spec, after[spec.key])}`);
}

/** A value as its control shows it, with a typographic minus. */
function inWords(spec: ParameterSpec, value: number | string): string {
  if (spec.kind === 'choice') {
    const option = spec.options.find((one) => one.value === value);
    return option ? option.label.toLowerCase() : String(value);
  }
  if (typeof value === 'string') return `“${value}”`;
  const fixed = spec.kind === 'number' && spec.scale === 'linear' && !spec.integer;
  // Two decimals, as far as they say it all.
  const text = fixed && Number(value.toFixed(2)) === value ? value.toFixed(2) : String(value);
  return text.replace(/-(?=[\d.])/g, '−');
}
