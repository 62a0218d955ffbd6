import type { FormulaOperation } from '../core/formulaLoops';
import type { Expression, Operation } from './expression';

/** How tightly an expression holds together; one that is looser than its place asks for stands in brackets. */
const tightness = { conditional: 0, comparison: 1, sum: 2, product: 3, negation: 4, power: 5, value: 6 } as const;

const signs: Readonly<Partial<Record<FormulaOperation, string>>> = {
  add: ' + ',
  subtract: ' - ',
  multiply: '*',
  divide: '/',
  power: '^',
  less: ' < ',
  lessOrEqual: ' <= ',
  greater: ' > ',
  greaterOrEqual: ' >= ',
  equal: ' == ',
  notEqual: ' != ',
};

/** Writes an expression the way formulas are written, so that `readFormula` reads it back to the same value. */
export function toText(expression: Expression): string {
  return typeof expression === 'object' ? operationText(expression) : String(expression);
}

function operationText({ op, of }: Operation): string {
  const { conditional, comparison, sum, product, negation, power, value } = tightness;
  const sign = signs[op] ?? '';
  switch (op) {
    case 'add':
    case 'subtract':
      return within(of[0], sum) + sign + within(of[1], product);
    case 'multiply':
    case 'divide':
      return within(of[0], product) + sign + within(of[1], power);
    case 'power':
      return within(of[0], value) + sign + within(of[1], power);
    case 'negate':
      // −(a·b) and (−a)·b are the same.
      return `-${within(of[0], tightnessOf(of[0]) === negation ? power : product)}`;
    case 'if':
      return `${within(of[0], comparison)} ? ${within(of[1], comparison)} : ${within(of[2], conditional)}`;
    case 'exp':
    case 'log':
    case 'sqrt':
    case 'abs':
    case 'min':
    case 'max':
      return `${op}(${of.map(toText).join(', ')})`;
    default:
      return within(of[0], sum) + sign + within(of[1], sum);
  }
}

function within(expression: Expression, least: number): string {
  return tightnessOf(expression) < least ? `(${toText(expression)})` : toText(expression);
}

function tightnessOf(expression: Expression): number {
  const { conditional, comparison, sum, product, negation, power, value } = tightness;
  if (typeof expression !== 'object') return value;
  switch (expression.op) {
    case 'add':
    case 'subtract':
      return sum;
    case 'multiply':
    case 'divide':
      return product;
    case 'negate':
      return tightnessOf(expression.of[0]) === product ? product : negation;
    case 'power':
      return power;
    case 'if':
      return conditional;
    case 'exp':
    case 'log':
    case 'sqrt':
    case 'abs':
    case 'min':
    case 'max':
      return value;
    default:
      return comparison;
  }
}
