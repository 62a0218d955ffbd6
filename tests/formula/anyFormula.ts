import fc from 'fast-check';
import { compileFormula, limitWeights, type FormulaTree } from '../../src/core/formula';
import type { FormulaOperation } from '../../src/core/formulaLoops';
import type { Expression } from '../../src/formula/expression';

const binary = ['add', 'subtract', 'multiply', 'divide', 'power'] as const;
const relations = ['less', 'lessOrEqual', 'greater', 'greaterOrEqual', 'equal', 'notEqual'] as const;

/** Any expression of everything that a formula may have. */
export const anyExpression: fc.Arbitrary<Expression> = fc.letrec<{ tree: Expression }>((tie) => {
  const tree = tie('tree');
  const node = (op: fc.Arbitrary<FormulaOperation>, least: number, most: number) =>
    fc.record({ op, of: fc.array(tree, { minLength: least, maxLength: most }) });
  return {
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('rho', 'k', 'H', 'e', 'pi'),
      fc.constantFrom(0, 1, 2, 3, 0.5, 10, 1e-3, 1e-7, 1e21, 700),
      fc.double({ min: 1e-6, max: 4, noNaN: true }),
      node(fc.constantFrom(...binary), 2, 2),
      node(fc.constantFrom(...binary), 2, 2),
      node(fc.constantFrom('negate', 'exp', 'log', 'sqrt', 'abs'), 1, 1),
      node(fc.constantFrom('min', 'max'), 2, 3),
      node(fc.constantFrom(...relations), 2, 2),
      node(fc.constant('if'), 3, 3),
    ),
  };
}).tree;

const signs: Partial<Record<FormulaOperation, string>> = {
  add: '+',
  subtract: '-',
  multiply: '*',
  divide: '/',
  power: '^',
  less: '<',
  lessOrEqual: '<=',
  greater: '>',
  greaterOrEqual: '>=',
  equal: '==',
  notEqual: '!=',
};

/** An expression as text with brackets around every operation, so that precedence plays no part. */
export function bracketed(expression: Expression): string {
  if (typeof expression !== 'object') return String(expression);
  const { op, of } = expression;
  const parts = of.map(bracketed);
  const sign = signs[op];
  if (sign) return `(${parts[0]}${sign}${parts[1]})`;
  if (op === 'negate') return `(-${parts[0]})`;
  if (op === 'if') return `(${parts[0]}?${parts[1]}:${parts[2]})`;
  return `${op}(${parts.join(',')})`;
}

/** The weights and slopes of a tree, within the limits. */
export function compiled(tree: FormulaTree, rho: number, horizon: number) {
  const formula = compileFormula(tree, horizon);
  formula.compute(rho);
  const limited = limitWeights(formula);
  return { weights: formula.weights, slopes: formula.slopes, limited };
}

/** A value by the platform's own Math, and how far a good computation may be from it; `error` is NaN where it may be anything. */
export interface Judged {
  readonly value: number;
  readonly error: number;
}

/** Rounding of one operation; powers by repeated multiplication and by logarithms have far more. */
const ROUNDING = 1e-15;
const POWER_ROUNDING = 5e-13;

/** The plainest interpreter: one k at a time, with errors carried along to first order. */
export function judge(tree: FormulaTree, at: { rho: number; k: number; H: number }): Judged {
  if (typeof tree === 'number') return { value: tree, error: 0 };
  if (typeof tree === 'string') return { value: at[tree], error: 0 };
  const { op } = tree;
  const of = tree.of.map((part) => judge(part, at));
  const [a, b, c] = of;
  const x = a.value;
  const y = b?.value ?? 0;
  const done = (value: number, error: number, rounding = ROUNDING): Judged => ({
    value,
    error: Number.isFinite(value) ? error + rounding * Math.abs(value) + 1e-300 : error === 0 ? 0 : NaN,
  });
  const sure = (value: boolean): Judged => ({
    value: Number.isNaN(x) || Number.isNaN(y) ? NaN : value ? 1 : 0,
    error: a.error + b.error === 0 || Math.abs(x - y) > 2 * (a.error + b.error) ? 0 : NaN,
  });
  const slack = a.error + (b?.error ?? 0);
  switch (op) {
    case 'add':
      return done(x + y, slack);
    case 'subtract':
      return done(x - y, slack);
    case 'multiply':
      return done(x * y, Math.abs(x) * b.error + Math.abs(y) * a.error);
    case 'divide':
      if (b.error > 1e-3 * Math.abs(y)) return { value: NaN, error: NaN };
      return done(x / y, slack === 0 ? 0 : a.error / Math.abs(y) + (Math.abs(x / y) * b.error) / Math.abs(y));
    case 'power': {
      if (Number.isNaN(x) || Number.isNaN(y)) return { value: NaN, error: slack === 0 ? 0 : NaN };
      if (slack !== 0 && !(a.error < 1e-3 * Math.abs(x))) return { value: NaN, error: NaN };
      if (x < 0 && b.error !== 0) return { value: NaN, error: NaN };
      const value = Math.pow(x, y);
      const relative =
        slack === 0 ? 0 : (Math.abs(y) * a.error) / Math.abs(x) + Math.abs(Math.log(Math.abs(x))) * b.error;
      return done(value, Math.abs(value) * relative, POWER_ROUNDING);
    }
    case 'negate':
      return { value: -x, error: a.error };
    case 'exp':
      return done(Math.exp(x), Math.exp(x) * a.error, POWER_ROUNDING);
    case 'log':
      if (a.error > 1e-3 * Math.abs(x)) return { value: NaN, error: NaN };
      return done(Math.log(x), slack === 0 ? 0 : a.error / Math.abs(x));
    case 'sqrt':
      if (a.error > 1e-3 * Math.abs(x)) return { value: NaN, error: NaN };
      return done(Math.sqrt(x), slack === 0 ? 0 : a.error / Math.sqrt(Math.abs(x)));
    case 'abs':
      return { value: Math.abs(x), error: a.error };
    case 'min':
    case 'max':
      return { value: Math[op](...of.map((each) => each.value)), error: of.reduce((sum, each) => sum + each.error, 0) };
    case 'less':
      return sure(x < y);
    case 'lessOrEqual':
      return sure(x <= y);
    case 'greater':
      return sure(x > y);
    case 'greaterOrEqual':
      return sure(x >= y);
    case 'equal':
      return sure(x === y);
    case 'notEqual':
      return sure(x !== y);
    case 'if':
      if (Number.isNaN(x)) return a;
      if (a.error !== 0 && Math.abs(x) <= a.error) return { value: NaN, error: NaN };
      if (Number.isNaN(a.error)) return a;
      return x === 0 ? c : b;
  }
}
