import type { FormulaOperation } from '../core/formulaLoops';
import type { Expression, Operation } from './expression';

// Operations for a derivative that is read by people: what adds 0, multiplies by 1 and the like goes. Domains are not looked at (0·log k
// is 0), and nothing is searched for or multiplied out, so that it takes no time worth mentioning.

/** Whole numbers up to this are added and multiplied, which is exact. */
const MOST_WHOLE = 1e6;

/** Whether an expression is this operation. */
export function isOperation(expression: Expression, op: FormulaOperation): expression is Operation {
  return typeof expression === 'object' && expression.op === op;
}

export function plus(x: Expression, y: Expression): Expression {
  if (x === 0) return y;
  if (y === 0) return x;
  if (isOperation(y, 'negate')) return minus(x, y.of[0]);
  if (isOperation(x, 'negate')) return minus(y, x.of[0]);
  return wholeOf(x, y, (a, b) => a + b) ?? { op: 'add', of: [x, y] };
}

export function minus(x: Expression, y: Expression): Expression {
  if (y === 0) return x;
  if (x === 0) return negative(y);
  if (isOperation(y, 'negate')) return plus(x, y.of[0]);
  return wholeOf(x, y, (a, b) => a - b) ?? { op: 'subtract', of: [x, y] };
}

export function negative(x: Expression): Expression {
  if (x === 0) return 0;
  if (isOperation(x, 'negate')) return x.of[0];
  if (isOperation(x, 'subtract')) return minus(x.of[1], x.of[0]);
  return { op: 'negate', of: [x] };
}

export function product(x: Expression, y: Expression): Expression {
  if (x === 0 || y === 0) return 0;
  if (x === 1) return y;
  if (y === 1) return x;
  if (isOperation(x, 'negate')) return negative(product(x.of[0], y));
  if (isOperation(y, 'negate')) return negative(product(x, y.of[0]));
  if (isOperation(y, 'multiply')) return product(product(x, y.of[0]), y.of[1]);
  if (isOperation(y, 'divide') && y.of[0] === 1) return quotient(x, y.of[1]);
  if (typeof y === 'number' && typeof x !== 'number' && !isOperation(x, 'multiply')) return product(y, x);
  return wholeOf(x, y, (a, b) => a * b) ?? { op: 'multiply', of: [x, y] };
}

export function quotient(x: Expression, y: Expression): Expression {
  if (x === 0) return 0;
  if (y === 1) return x;
  if (x === y) return 1;
  if (isOperation(x, 'negate')) return negative(quotient(x.of[0], y));
  if (isOperation(y, 'negate')) return negative(quotient(x, y.of[0]));
  return { op: 'divide', of: [x, y] };
}

export function raised(x: Expression, y: Expression): Expression {
  if (y === 0) return 1;
  return y === 1 ? x : { op: 'power', of: [x, y] };
}

/** One value if a condition holds, else another. */
export function either(condition: Expression, yes: Expression, no: Expression): Expression {
  return yes === no ? yes : { op: 'if', of: [condition, yes, no] };
}

function wholeOf(x: Expression, y: Expression, f: (a: number, b: number) => number): Expression | null {
  if (typeof x !== 'number' || typeof y !== 'number' || !isSmallWhole(x) || !isSmallWhole(y)) return null;
  const value = f(x, y);
  return value < 0 ? { op: 'negate', of: [-value] } : value;
}

function isSmallWhole(x: number): boolean {
  return Number.isInteger(x) && x <= MOST_WHOLE;
}
