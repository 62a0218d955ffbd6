import { compileFormula, type FormulaNode, type FormulaTree } from './formula';

/** The place where a formula is looked at. */
interface Place {
  readonly rho: number;
  readonly k: number;
  readonly horizon: number;
}

/**
 * Why a formula is not a number at one place, to follow “the weight is”: the first operation that has none although its operands are
 * numbers. `inWords` writes a number.
 */
export function notANumberBecause(tree: FormulaTree, place: Place, inWords: (x: number) => string): string {
  const { op, of } = firstWithout(tree, place);
  const values = of.map((part) => valueAt(part, place));
  const [x, y] = values;
  if (op === 'sqrt') return `complex: the formula takes the square root of ${inWords(x)}`;
  if (op === 'log') return `complex: the formula takes the logarithm of ${inWords(x)}`;
  if (op === 'power' && x < 0) return `complex: the formula raises ${inWords(x)} to the power ${inWords(y)}`;
  if (op === 'divide' && x === 0) return 'undefined: the formula divides 0 by 0';
  return 'undefined: numbers on the way are too large (above 1.8e308)';
}

function firstWithout(tree: FormulaTree, place: Place): FormulaNode {
  if (typeof tree !== 'object') throw new Error('a formula’s numbers and names have values');
  const { op, of } = tree;
  const read = op !== 'if' ? of : isNumber(of[0], place) ? [valueAt(of[0], place) === 0 ? of[2] : of[1]] : [of[0]];
  const part = read.find((each) => !isNumber(each, place));
  return part === undefined ? tree : firstWithout(part, place);
}

function isNumber(tree: FormulaTree, place: Place): boolean {
  return !Number.isNaN(valueAt(tree, place));
}

/** The value there. */
function valueAt(tree: FormulaTree, { rho, k, horizon }: Place): number {
  const formula = compileFormula(tree, horizon);
  formula.compute(rho);
  return formula.weights[k - 1];
}
