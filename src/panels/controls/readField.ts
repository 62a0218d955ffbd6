import { defaultParameters, type NumberSpec, type Parameters } from '../../core/parameters';
import { formatLink } from '../../core/permalink';
import { readLinkStrictly } from '../../core/readLink';

/** What a value field says, judged as the command line judges it: the number, or the sentence that says what to type instead. */
export function readField(
  spec: NumberSpec,
  text: string,
  parameters: Readonly<Parameters>,
): { readonly value: number } | { readonly problem: string } {
  const { horizon, steps } = parameters; // they bound other parameters
  const beside = { ...defaultParameters, horizon, steps, [spec.key]: spec.default };
  const read = readLinkStrictly(formatLink({ parameters: beside, step: null }), [[spec.key, text.trim()]]);
  if (read.ok) return { value: read.parameters[spec.key] as number };
  return { problem: read.problems[0].sentence };
}
