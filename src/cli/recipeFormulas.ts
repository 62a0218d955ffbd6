import { formulaRefusal, lineageOf, type Recipe } from '../core/fork';
import type { FormulaTree } from '../core/formula';
import type { Formulas } from '../core/lineage';

/** The formulas that the runs of a recipe need, or a sentence why one cannot be read; none for the built-in kernels. */
export async function recipeFormulas(recipe: Recipe): Promise<Formulas | string> {
  const formulas = new Map<string, FormulaTree>();
  if (recipe.parameters.kernel !== 'custom') return formulas; // no fork changes the kernel
  const { readFormula } = await import('../formula/readFormula'); // mathjs takes a second to load
  for (const [i, { formula }] of lineageOf(recipe).entries()) {
    const reading = readFormula(formula);
    if (!reading.ok) {
      return i === 0 ? `formula: ${reading.sentence}` : formulaRefusal(recipe.forks[i - 1].step, reading.sentence);
    }
    formulas.set(formula, reading.tree);
  }
  return formulas;
}
