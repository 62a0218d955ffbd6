import { describe, expect, test } from 'vitest';
import type { FormulaTree } from '../../src/core/formula';
import { checkFormula, remarkOnFormula } from '../../src/core/formulaCheck';
import { readFormula } from '../../src/formula/readFormula';

function tree(text: string): FormulaTree {
  const reading = readFormula(text);
  if (!reading.ok) throw new Error(reading.sentence);
  return reading.tree;
}

const start = { rho: 0.5, prior: null, horizon: 8 };
const check = (text: string, prior: number | null = null) => checkFormula(tree(text), { ...start, prior });
const remark = (text: string, prior: number | null = null) => remarkOnFormula(tree(text), { ...start, prior });

describe('a formula that no run can start with is told why', () => {
  test.each([
    ['negative', '2-k', 'At rho = 0.5 the weight for k = 3 is negative (−1). Weights must be 0 or more.'],
    ['infinitely negative', '-1/(k-4)^2', 'k = 1 is negative (−0.111)'],
    ['−∞', 'log(k-1)', 'k = 1 is negative (below −1.8e308)'],
    ['complex root', 'sqrt(3-k)', 'k = 4 is complex: the formula takes the square root of −1.'],
    ['complex logarithm', '1+log(3-k)*0', 'k = 3 is undefined: numbers on the way are too large (above 1.8e308)'],
    ['complex logarithm', 'exp(log(2.5-k))', 'k = 3 is complex: the formula takes the logarithm of −0.5.'],
    ['complex power', '(2-k)^rho', 'k = 3 is complex: the formula raises −1 to the power 0.5.'],
    ['0/0', '(k-2)/(k-2)', 'k = 2 is undefined: the formula divides 0 by 0.'],
    ['∞ − ∞', 'exp(1000*k)-exp(900*k)', 'k = 1 is undefined: numbers on the way are too large (above 1.8e308).'],
    [
      'in a branch that is taken',
      'k<3 ? sqrt(-1) : log(-1)',
      'k = 1 is complex: the formula takes the square root of −1.',
    ],
    ['in the condition', 'sqrt(2-k)<1 ? 1 : 2', 'k = 3 is complex: the formula takes the square root of −1.'],
  ])('%s: %s', (_, text, sentence) => {
    expect(check(text)).toContain(sentence);
  });

  test('at the prior too, where its weights are used', () => {
    expect(check('1-rho')).toBeNull();
    expect(check('1-rho', 1.5)).toBe(
      'At rho = 1.5 the weight for k = 1 is negative (−0.5). Weights must be 0 or more.',
    );
  });

  test('but not for a branch that is never taken, for 0, or for a weight that is very large', () => {
    for (const text of ['k<9 ? 1 : sqrt(-1)', '0', 'exp(-rho*k)', 'exp(1000*k)', '1/0', '-0'])
      expect(check(text), text).toBeNull();
  });
});

describe('a formula at a limit is remarked on', () => {
  test('names the first weight that is cut off', () => {
    expect(remark('exp(100*k)')).toBe(
      'At rho = 0.5 the weight for k = 4 is beyond 1e150, counts as 1e150 and does not move with rho.',
    );
    expect(remark('exp(-rho*k*1000)', -0.5)).toContain('At rho = −0.5 the weight for k = 1 is');
    expect(remark('1e100*sqrt(rho-0.5+1e-200)')).toBe(
      'At rho = 0.5 a slope of the weights is beyond ±1e150 or not defined, and a limit takes its place.',
    );
  });

  test('and others are not', () => {
    for (const text of ['exp(-rho*k)', 'k', '0', '1e150']) expect(remark(text), text).toBeNull();
  });
});
