import { formulaStart } from '../core/formulaCheck';
import type { Parameters } from '../core/parameters';
import type { FormulaAnswer } from '../protocol/formulaMessages';
import { createFormulaClient } from './formulaClient';

export type { FormulaAnswer };

// Several, because of requests to one only the latest is answered: what is typed must not silence the run's question.
const forRuns = createFormulaClient();
const forField = createFormulaClient();
const forSearch = createFormulaClient();

/** Reads the formula of a run and checks the weights that it starts with. Null where a later run's took its place. */
export function readRunFormula(parameters: Readonly<Parameters>): Promise<FormulaAnswer | null> {
  return forRuns.read(parameters.formula, formulaStart(parameters));
}

/** The same for what stands in the formula field. */
export function readTypedFormula(formula: string, parameters: Readonly<Parameters>): Promise<FormulaAnswer | null> {
  return forField.read(formula, formulaStart(parameters));
}

/** The same for the search for what would have changed a run. */
export function readSearchFormula(parameters: Readonly<Parameters>): Promise<FormulaAnswer | null> {
  return forSearch.read(parameters.formula, formulaStart(parameters));
}
