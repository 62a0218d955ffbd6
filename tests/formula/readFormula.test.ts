import fc from 'fast-check';
import katex from 'katex';
import { all, create } from 'mathjs/number';
import { describe, expect, test } from 'vitest';
import type { FormulaReading } from '../../src/core/formulaReading';
import { treeOf } from '../../src/formula/expression';
import { readFormula } from '../../src/formula/readFormula';
import { toText } from '../../src/formula/toText';
import { anyExpression, bracketed, compiled } from './anyFormula';

const seed = 20240607;

function read(text: string): Extract<FormulaReading, { ok: true }> {
  const reading = readFormula(text);
  if (!reading.ok) throw new Error(`${text}: ${reading.sentence}`);
  return reading;
}

/** A weight of a formula. */
function value(text: string, { rho = 0.7, k = 3, horizon = 5 } = {}): number {
  return compiled(read(text).tree, rho, horizon).weights[k - 1];
}

describe('a formula is read', () => {
  test.each([
    ['exp(-rho*k)', Math.exp(-2.1)],
    ['-k^2+10', 1], // −(k²)
    ['(-k)^2', 9],
    ['2^-k', 0.125],
    ['2^3^2', 512], // 2^(3²)
    ['2^-1^2*8', 4], // 2^(−(1²))
    ['8/4/2', 1],
    ['8/4*2', 4],
    ['1/2*k', 1.5],
    ['9-4-2', 3],
    ['9-4+2', 7],
    ['2--3', 5],
    ['2-+3+4', 3],
    ['2*-3+7', 1],
    ['-2*-3', 6],
    ['- -k', 3],
    ['+k', 3],
    ['k<3 ? 1 : 2', 2],
    ['k<=3 ? 1 : 2', 1],
    ['1+k>3 ? 1 : 2', 1], // (1 + k) > 3
    ['k==3', 1],
    ['k!=3', 0],
    ['(k>1)+(k>=3)', 2],
    ['k<2 ? 1 : k<4 ? 5 : 6', 5],
    ['k<4 ? (k<2 ? 1 : 7) : 6', 7],
    ['k?.5:.7', 0.5],
    ['min(4, k, 8)', 3],
    ['max(1, 2)', 2],
    ['abs(rho-1)*10', 3],
    ['sqrt(k*k)', 3],
    ['log(e)', 1],
    ['pi', Math.PI],
    ['e^2', Math.E ** 2],
    ['1e1+1E-1+.5+007', 17.6],
    ['\t( H )\t', 5],
  ])('%s', (text, want) => {
    expect(value(text)).toBeCloseTo(want, 11);
  });

  test('back to the same tree, whatever tree it was written from', () => {
    let trees = 0;
    fc.assert(
      fc.property(anyExpression, (expression) => {
        const text = bracketed(expression);
        if (text.length > 200) return;
        trees += 1;
        expect(read(text).tree).toEqual(treeOf(expression));
      }),
      { seed, numRuns: 2000 },
    );
    expect(trees).toBeGreaterThan(1000);
  });

  test('back to the same values from what the page shows of it', () => {
    fc.assert(
      fc.property(anyExpression, (expression) => {
        const text = toText(expression);
        if (text.length > 200) return;
        const got = compiled(read(text).tree, 0.8, 3).weights;
        const want = compiled(treeOf(expression), 0.8, 3).weights;
        got.forEach((weight, i) => {
          if (Object.is(weight, want[i]) || weight === want[i]) return;
          // −(rho·k) and (−rho)·k in an exponential are worked out in another order.
          expect(Math.abs(weight - want[i]), text).toBeLessThanOrEqual(1e-9 * Math.abs(want[i]));
        });
      }),
      { seed, numRuns: 2000 },
    );
  });

  test('as mathjs does', () => {
    const math = create(all);
    for (const text of [
      '-2^2+9',
      '2^-2^2',
      '7-2*3/4^2',
      '-3^-2+1',
      '2<3 ? 4-1 : 5',
      '1 < 2 == 1 ? 2 : 3',
      '8/2/2*3',
      '2*-3^2+20',
    ]) {
      const reading = readFormula(text);
      if (reading.ok)
        expect(compiled(reading.tree, 0, 1).weights[0], text).toBeCloseTo(Number(math.evaluate(text)), 12);
    }
  });
});

describe('its slope', () => {
  test.each([
    ['exp(-rho*k)', '-k*exp(-rho*k)'],
    ['1/(1+k)^rho', '-log(1 + k)/(1 + k)^rho'],
    ['1/(1+rho*k)', '-k/(1 + rho*k)^2'],
    ['k^2/H', '0'],
    ['rho^3', '3*rho^2'],
    ['max(0, 1-rho*k)', '0 >= 1 - rho*k ? 0 : -k'],
    ['k<3 ? rho : 1', 'k < 3 ? 1 : 0'],
    ['abs(rho)', 'rho/abs(rho)'],
  ])('of %s is shown as %s', (text, slope) => {
    expect(read(text).derivative).toBe(slope);
  });

  test('has the value that the compiled formula has', () => {
    let compared = 0;
    fc.assert(
      fc.property(anyExpression, fc.double({ min: 0.1, max: 4, noNaN: true }), (expression, rho) => {
        const text = bracketed(expression);
        if (text.length > 200) return;
        const { tree, derivative, derivativeTex } = read(text);
        if (derivativeTex === null || derivative.length > 200) return;
        const { weights, slopes, limited } = compiled(tree, rho, 3);
        const shown = compiled(read(derivative).tree, rho, 3).weights;
        slopes.forEach((slope, i) => {
          // At a kink, at infinity or at 0·log 0 the one shown need not exist.
          if (limited || Number.isNaN(shown[i]) || Math.abs(shown[i]) >= 1e150 || Math.abs(weights[i]) >= 1e150) return;
          if (Number.isNaN(weights[i]) || slope === 0) return;
          compared += 1;
          expect(Math.abs(shown[i] - slope), `${text}: ${derivative} at ${rho}`).toBeLessThanOrEqual(
            1e-6 * Math.abs(slope) + 1e-9 * Math.abs(weights[i]),
          );
        });
      }),
      { seed, numRuns: 3000 },
    );
    expect(compared).toBeGreaterThan(500);
  });

  test('is the derivative that mathjs gives, where it gives one', () => {
    const math = create(all);
    for (const text of [
      'exp(-rho*k)',
      '(1+k)^(-rho)',
      '1/(1+rho*k)^2',
      'sqrt(1+rho)*log(2+rho*k)',
      'rho^rho',
      '(rho-3)/(rho+k)',
      'e^(-rho^2)',
    ]) {
      for (const rho of [0.3, 1.7]) {
        const want = Number(math.derivative(text, 'rho', { simplify: false }).evaluate({ rho, k: 3, H: 5 }));
        const { derivative } = read(text);
        const got = Number(math.evaluate(derivative, { rho, k: 3, H: 5 }));
        expect(Math.abs(got - want), `${text}: ${derivative}`).toBeLessThan(1e-12 * Math.abs(want));
      }
    }
  });

  test('is a sentence where it is too long to read', () => {
    const reading = read('rho^'.repeat(40) + 'rho');
    expect(reading.derivativeTex).toBeNull();
    expect(reading.derivative).toMatch(/^The slope is too long/);
  });
});

describe('its TeX', () => {
  test.each([
    ['exp(-rho*k)', 'w_k = e^{-\\rho \\, k}'],
    ['1/(1+k)^rho', 'w_k = \\frac{1}{\\left(1 + k\\right)^{\\rho}}'],
    ['(1+k)*(2-(3-k))', 'w_k = \\left(1 + k\\right) \\, \\left(2 - \\left(3 - k\\right)\\right)'],
    ['2*3*k^-2', 'w_k = 2 \\cdot 3 \\, k^{-2}'],
    ['1.5e-9+pi', 'w_k = 1.5 \\cdot 10^{-9} + \\pi'],
    ['k<3 ? 1 : 0', 'w_k = \\begin{cases} 1 & \\text{if } k < 3 \\\\ 0 & \\text{otherwise} \\end{cases}'],
    ['(k>=2)*log(H)', 'w_k = \\left[k \\ge 2\\right] \\, \\ln\\left(H\\right)'],
  ])('of %s', (text, tex) => {
    expect(read(text).tex).toBe(tex);
  });

  test('is what KaTeX can set, for any formula', () => {
    fc.assert(
      fc.property(anyExpression, (expression) => {
        const text = bracketed(expression);
        if (text.length > 200) return;
        const { tex, derivativeTex } = read(text);
        for (const each of [tex, derivativeTex ?? ''])
          katex.renderToString(each, { throwOnError: true, strict: 'error' });
      }),
      { seed, numRuns: 200 },
    );
  });
});
