import { compileFormula, limitWeights, problemIn, type FormulaTree } from './formula';
import { notANumberBecause } from './formulaCause';
import type { Parameters } from './parameters';

export interface FormulaStart {
  /** The discount rate that the run starts from. */
  readonly rho: number;
  /** The discount rate that the short-term bias pulls to; null where its weights are not used. */
  readonly prior: number | null;
  readonly horizon: number;
}

/** What the start of a run with these parameters looks at. */
export function formulaStart({ rho, prior, horizon, bias, wiring }: Readonly<Parameters>): FormulaStart {
  return { rho, prior: wiring === 'independent' && bias > 0 ? prior : null, horizon };
}

/** Why a run cannot start with this formula, as a sentence; null if its weights are all 0 or more. */
export function checkFormula(tree: FormulaTree, start: FormulaStart): string | null {
  for (const { rho, weights } of weightsAt(tree, start)) {
    const problem = problemIn(weights);
    if (!problem) continue;
    const { k, kind } = problem;
    const where = `At rho = ${inWords(rho)} the weight for k = ${k}`;
    return kind === 'negative'
      ? `${where} is negative (${inWords(weights[k - 1])}). Weights must be 0 or more.`
      : `${where} is ${notANumberBecause(tree, { rho, k, horizon: start.horizon }, inWords)}. Weights must be numbers, 0 or more.`;
  }
  return null;
}

/** What the reader should know of weights that a run can start with: where a limit holds. Null if none does. */
export function remarkOnFormula(tree: FormulaTree, start: FormulaStart): string | null {
  for (const { rho, weights, limited } of weightsAt(tree, start)) {
    if (!limited) continue;
    const at = weights.indexOf(1e150);
    return at < 0
      ? `At rho = ${inWords(rho)} a slope of the weights is beyond ±1e150 or not defined, and a limit takes its place.`
      : `At rho = ${inWords(rho)} the weight for k = ${at + 1} is beyond 1e150, counts as 1e150 and does not move with rho.`;
  }
  return null;
}

/** The weights at each discount rate that the start of a run looks at. */
function weightsAt(tree: FormulaTree, { rho, prior, horizon }: FormulaStart) {
  const formula = compileFormula(tree, horizon);
  return (prior === null ? [rho] : [rho, prior]).map((rate) => {
    formula.compute(rate);
    const limited = limitWeights(formula);
    return { rho: rate, weights: formula.weights.slice(), limited };
  });
}

/** A number with at most three digits that count. */
function inWords(x: number): string {
  if (!Number.isFinite(x)) return x < 0 ? 'below −1.8e308' : 'above 1.8e308';
  return String(Number(x.toPrecision(3))).replace(/-/g, '−');
}
