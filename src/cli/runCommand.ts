import { setImmediate } from 'node:timers/promises';
import { ForkRefused, type Recipe } from '../core/fork';
import { checkFormula, formulaStart } from '../core/formulaCheck';
import { createLineage, type Formulas } from '../core/lineage';
import { readLinkStrictly } from '../core/readLink';
import type { Training } from '../core/training';
import type { RunOptions } from './arguments';
import { createFileOutput, standardOutput } from './output';
import { recipeFormulas } from './recipeFormulas';
import { runText } from './runText';

/** Runs a link and writes its rows. Resolves to null, or to a sentence that says what about the input is wrong. */
export async function runCommand({ link, flags, every, format, out }: RunOptions): Promise<string | null> {
  const read = readLinkStrictly(link, flags);
  if (!read.ok) return read.problems[0].sentence;
  const { parameters, forks } = read;
  const recipe: Recipe = { parameters, forks };
  const formulas = await formulasOf(recipe);
  if (typeof formulas === 'string') return formulas;
  let training: Training;
  try {
    training = await begin(recipe, formulas);
  } catch (error) {
    if (error instanceof ForkRefused) return error.message;
    throw error;
  }
  const output = out === null ? standardOutput : await createFileOutput(out);
  for await (const text of runText({ recipe, training, format, every })) await output.write(text);
  await output.finish();
  return null;
}

/** Steps between two looks at the clock. */
const STRIDE = 16;

/** The run that is meant, begun; while those before it are replayed, Ctrl-C is heard every 20 ms. */
async function begin(recipe: Recipe, formulas: Formulas): Promise<Training> {
  const training = createLineage(recipe, { formulas });
  const step = recipe.forks.at(-1)?.step ?? 0;
  let end = performance.now() + 20;
  while (training.state.step < step) {
    training.advance(Math.min(STRIDE, step - training.state.step));
    if (performance.now() < end) continue;
    await setImmediate();
    end = performance.now() + 20;
  }
  return training;
}

/** The formulas of a recipe, of which the first gives weights at its start; or a sentence why one cannot be used. */
async function formulasOf(recipe: Recipe): Promise<Formulas | string> {
  const formulas = await recipeFormulas(recipe);
  const { kernel, formula } = recipe.parameters;
  if (typeof formulas === 'string' || kernel !== 'custom') return formulas;
  const problem = checkFormula(formulas.get(formula)!, formulaStart(recipe.parameters));
  return problem === null ? formulas : `formula: ${problem}`;
}
