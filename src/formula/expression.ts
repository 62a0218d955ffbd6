import type { FormulaName, FormulaTree } from '../core/formula';
import type { FormulaOperation } from '../core/formulaLoops';

/** A formula as it is written and shown: the core's tree, with e and pi still by name. Numbers are 0 or more. */
export type Expression = number | FormulaName | 'e' | 'pi' | Operation;

export interface Operation {
  readonly op: FormulaOperation;
  readonly of: readonly Expression[];
}

/** The tree that the core compiles. */
export function treeOf(expression: Expression): FormulaTree {
  if (expression === 'e') return 2.718281828459045;
  if (expression === 'pi') return 3.141592653589793;
  return typeof expression === 'object' ? { op: expression.op, of: expression.of.map(treeOf) } : expression;
}
