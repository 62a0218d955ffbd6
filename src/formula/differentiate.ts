import type { Expression, Operation } from './expression';
import { either, isOperation, minus, negative, plus, product, quotient, raised } from './tidy';

/**
 * ∂/∂rho of an expression, for display; where it exists it equals the slope of `compileFormula`. abs, min, max and conditionals are
 * differentiated piece by piece, comparisons have slope 0. Not mathjs's: that one refuses min, max and conditionals, and would add 10 kB.
 */
export function differentiate(expression: Expression): Expression {
  /** Each part's slope is worked out once: some rules ask twice, which would double the work at every level. */
  const known = new Map<Operation, Expression>();

  function d(part: Expression): Expression {
    if (part === 'rho') return 1;
    if (typeof part !== 'object') return 0;
    const slope = known.get(part) ?? slopeOf(part);
    known.set(part, slope);
    return slope;
  }

  function slopeOf(operation: Operation): Expression {
    const { op, of } = operation;
    const [u, v] = of;
    switch (op) {
      case 'add':
        return plus(d(u), d(v));
      case 'subtract':
        return minus(d(u), d(v));
      case 'multiply':
        return plus(product(d(u), v), product(u, d(v)));
      case 'divide':
        return slopeOfQuotient(u, v);
      case 'power':
        if (d(v) === 0) return product(product(v, raised(u, minus(v, 1))), d(u));
        return product(growthOf(operation), operation);
      case 'negate':
        return negative(d(u));
      case 'exp':
        return product(d(u), operation);
      case 'log':
        return quotient(d(u), u);
      case 'sqrt':
        return quotient(d(u), product(2, operation));
      case 'abs':
        return quotient(product(d(u), u), operation);
      case 'min':
      case 'max':
        return slopeOfExtreme(op, of);
      case 'if':
        return either(u, d(v), d(of[2]));
      case 'less':
      case 'lessOrEqual':
      case 'greater':
      case 'greaterOrEqual':
      case 'equal':
      case 'notEqual':
        return 0;
    }
  }

  /** (u/v)′ = u′/v where v is fixed, −(u/v)·(v′/v) where u is fixed and v is a power or exponential, else (u′v − uv′)/v². */
  function slopeOfQuotient(u: Expression, v: Expression): Expression {
    if (d(v) === 0) return quotient(d(u), v);
    if (d(u) === 0 && isOperation(v, 'exp')) return negative(product(d(v.of[0]), quotient(u, v)));
    if (d(u) === 0 && isOperation(v, 'power')) return negative(product(growthOf(v), quotient(u, v)));
    return quotient(minus(product(d(u), v), product(u, d(v))), raised(v, 2));
  }

  /** (u^v)′ / u^v = v′·log(u) + v·u′/u. */
  function growthOf({ of: [u, v] }: Operation): Expression {
    const byExponent = u === 'e' ? d(v) : product(d(v), { op: 'log', of: [u] });
    return plus(byExponent, quotient(product(v, d(u)), u));
  }

  /** The slope of the smallest or largest value; of equal ones the first's. */
  function slopeOfExtreme(op: 'min' | 'max', of: readonly Expression[]): Expression {
    let best = of[0];
    let slope = d(best);
    for (let i = 1; i < of.length; i++) {
      const condition: Expression = { op: op === 'min' ? 'lessOrEqual' : 'greaterOrEqual', of: [best, of[i]] };
      slope = either(condition, slope, d(of[i]));
      best = { op, of: of.slice(0, i + 1) };
    }
    return slope;
  }

  return d(expression);
}
