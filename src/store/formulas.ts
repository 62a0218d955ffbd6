import { formulaRefusal, lineageOf, type Recipe } from '../core/fork';
import type { FormulaTree } from '../core/formula';
import { formulaStart } from '../core/formulaCheck';
import type { Parameters } from '../core/parameters';
import type { FormulaAnswer } from '../protocol/formulaMessages';
import type { FormulasRead } from './attachTraining';
import { createFormulaClient, type FormulaClient } from './formulaClient';

export type { FormulaAnswer };

// Several, because of requests to one only the latest is answered: what is typed must not silence a run's question.
const clients = new Map<string, FormulaClient>();

function clientOf(name: string): FormulaClient {
  let client = clients.get(name);
  if (!client) clients.set(name, (client = createFormulaClient()));
  return client;
}

/**
 * Reads the formulas of a recipe's runs, and checks the weights that the first one starts with. Null where a later question of the same
 * name took its place.
 */
export async function readFormulas(name: string, recipe: Recipe): Promise<FormulasRead | null> {
  const formulas = new Map<string, FormulaTree>();
  for (const [i, { formula }] of lineageOf(recipe).entries()) {
    if (formulas.has(formula)) continue;
    const answer = await clientOf(name).read(formula, i === 0 ? formulaStart(recipe.parameters) : null);
    if (!answer) return null;
    if (!answer.ok) {
      return i === 0 ? answer : { ...answer, sentence: formulaRefusal(recipe.forks[i - 1].step, answer.sentence) };
    }
    formulas.set(formula, answer.tree);
  }
  return { ok: true, formulas };
}

/** Reads what stands in the formula field, and checks the weights that a run would start with. */
export function readTypedFormula(formula: string, parameters: Readonly<Parameters>): Promise<FormulaAnswer | null> {
  return clientOf('field').read(formula, formulaStart(parameters));
}
