import type { FormulaTree } from '../core/formula';
import { checkFormula, formulaStart } from '../core/formulaCheck';
import type { Parameters } from '../core/parameters';
import { readLinkStrictly } from '../core/readLink';
import type { RunOptions } from './arguments';
import { createFileOutput, standardOutput } from './output';
import { runText } from './runText';

/** Runs a link and writes its rows. Resolves to null, or to a sentence that says what about the input is wrong. */
export async function runCommand({ link, flags, every, format, out }: RunOptions): Promise<string | null> {
  const read = readLinkStrictly(link, flags);
  if (!read.ok) return read.problems[0].sentence;
  const { parameters } = read;
  const formula = await formulaOf(parameters);
  if (typeof formula === 'object' && formula !== null && 'refusal' in formula) return formula.refusal;
  const output = out === null ? standardOutput : await createFileOutput(out);
  for await (const text of runText({ parameters, formula, format, every })) await output.write(text);
  await output.finish();
  return null;
}

/** The formula that a run needs, null for the built-in kernels. */
async function formulaOf(parameters: Readonly<Parameters>): Promise<FormulaTree | null | { readonly refusal: string }> {
  if (parameters.kernel !== 'custom') return null;
  const { readFormula } = await import('../formula/readFormula'); // mathjs takes a second to load
  const reading = readFormula(parameters.formula);
  if (!reading.ok) return { refusal: `formula: ${reading.sentence}` };
  const problem = checkFormula(reading.tree, formulaStart(parameters));
  return problem === null ? reading.tree : { refusal: `formula: ${problem}` };
}
