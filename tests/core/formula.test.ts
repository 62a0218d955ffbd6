import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exponentialWeights } from '../../src/core/exponential';
import { problemIn, type FormulaTree } from '../../src/core/formula';
import { defaultParameters } from '../../src/core/parameters';
import { runTraining } from '../../src/core/trainingRun';
import { createWeights } from '../../src/core/weights';
import { treeOf } from '../../src/formula/expression';
import { anyExpression, bracketed, compiled, judge } from '../formula/anyFormula';

const seed = 20240607;
const rates = fc.oneof(fc.double({ min: -0.5, max: 5, noNaN: true }), fc.constantFrom(0, 1, 2, -0.5, 1.3));
const of = (op: Exclude<FormulaTree, number | string>['op'], ...parts: FormulaTree[]): FormulaTree => ({
  op,
  of: parts,
});
const negativeRho = of('negate', 'rho');
const discounted = of('exp', of('multiply', negativeRho, 'k'));

/** The bits of a double, as hex. */
function hex(x: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  return view.getBigUint64(0).toString(16).padStart(16, '0');
}

describe('the value of a compiled formula', () => {
  test('is what Math gives, one k at a time, for any formula', () => {
    let judged = 0;
    fc.assert(
      fc.property(anyExpression, rates, fc.integer({ min: 1, max: 9 }), (expression, rho, horizon) => {
        const tree = treeOf(expression);
        const { weights } = compiled(tree, rho, horizon);
        for (let k = 1; k <= horizon; k++) {
          const { value, error } = judge(tree, { rho, k, H: horizon });
          if (Number.isNaN(error)) continue;
          judged += 1;
          const got = weights[k - 1];
          const about = `${bracketed(expression)} at rho = ${rho}, k = ${k}: ${got}, not ${value}`;
          if (Number.isNaN(value)) expect(got, about).toBeNaN();
          else if (value >= 1e150) expect(got, about).toBeGreaterThan(0.9e150);
          else if (value === -Infinity) expect(got, about).toBe(-Infinity);
          else expect(Math.abs(got - value), about).toBeLessThanOrEqual(error);
        }
      }),
      { seed, numRuns: 4000 },
    );
    expect(judged).toBeGreaterThan(15_000);
  });

  test('is within 1e−12 of Math’s for formulas that discount', () => {
    const formulas: [FormulaTree, (rho: number, k: number, H: number) => number][] = [
      [discounted, (rho, k) => Math.exp(-rho * k)],
      [of('exp', of('negate', of('multiply', 'rho', 'k'))), (rho, k) => Math.exp(-rho * k)],
      [of('exp', of('multiply', negativeRho, of('subtract', 'k', 1))), (rho, k) => Math.exp(-rho * (k - 1))],
      [of('divide', 1, of('add', 1, of('multiply', 'rho', 'k'))), (rho, k) => 1 / (1 + rho * k)],
      [of('power', of('add', 1, 'k'), negativeRho), (rho, k) => Math.pow(1 + k, -rho)],
      [of('power', of('divide', 1, of('add', 1, 'rho')), 'k'), (rho, k) => Math.pow(1 / (1 + rho), k)],
      [of('multiply', 0.7, discounted), (rho, k) => 0.7 * Math.exp(-rho * k)],
      [of('exp', of('multiply', negativeRho, of('divide', 'k', 'H'))), (rho, k, H) => Math.exp((-rho * k) / H)],
      [of('sqrt', of('log', of('add', 2, of('multiply', 'rho', 'k')))), (rho, k) => Math.sqrt(Math.log(2 + rho * k))],
    ];
    for (const [tree, plain] of formulas) {
      for (const rho of [0, 0.01, 0.37, 1.3, 5]) {
        const { weights } = compiled(tree, rho, 130);
        weights.forEach((weight, i) => {
          const want = plain(rho, i + 1, 130);
          expect(Math.abs(weight - want), `rho = ${rho}, k = ${i + 1}`).toBeLessThanOrEqual(1e-12 * want);
        });
      }
    }
  });

  test('and its slope are within 1e−12 of Math’s where the compiler takes a shorter way', () => {
    const onePlus = (part: FormulaTree) => of('add', 1, part);
    const rhoK = of('multiply', 'rho', 'k');
    type Plain = (rho: number, k: number, H: number) => [weight: number, perRho: number];
    const formulas: [FormulaTree, Plain][] = [
      [of('divide', 1, of('power', onePlus('k'), 'rho')), (rho, k) => [(1 + k) ** -rho, -Math.log(1 + k)]],
      [of('divide', 3, of('power', 'H', 'rho')), (rho, _, H) => [3 * H ** -rho, -Math.log(H)]],
      [of('power', 2, of('negate', rhoK)), (rho, k) => [2 ** (-rho * k), -k * Math.LN2]],
      [of('power', of('sqrt', 'k'), of('multiply', 'rho', 0.5)), (rho, k) => [k ** (rho / 4), Math.log(k) / 4]],
      [of('divide', 'k', of('exp', rhoK)), (rho, k) => [k * Math.exp(-rho * k), -k]],
      [of('exp', of('negate', of('multiply', 'k', 'rho'))), (rho, k) => [Math.exp(-rho * k), -k]],
      [of('exp', of('multiply', negativeRho, of('sqrt', 'k'))), (rho, k) => [Math.exp(-rho * k ** 0.5), -(k ** 0.5)]],
      [of('power', of('divide', 1, onePlus('rho')), 'k'), (rho, k) => [(1 + rho) ** -k, -k / (1 + rho)]],
      [of('power', onePlus('rho'), of('negate', 'k')), (rho, k) => [(1 + rho) ** -k, -k / (1 + rho)]],
      [of('divide', 1, onePlus(rhoK)), (rho, k) => [1 / (1 + rho * k), -k / (1 + rho * k)]],
      [of('power', onePlus(rhoK), 2), (rho, k) => [(1 + rho * k) ** 2, (2 * k) / (1 + rho * k)]],
    ];
    for (const [tree, plain] of formulas) {
      for (const rho of [0.01, 0.37, 1, 1.3, 2, 5]) {
        const { weights, slopes } = compiled(tree, rho, 90);
        for (let k = 1; k <= 90; k++) {
          const [weight, perRho] = plain(rho, k, 90);
          const about = `${JSON.stringify(tree)} at rho = ${rho}, k = ${k}`;
          expect(Math.abs(weights[k - 1] - weight), about).toBeLessThanOrEqual(1e-12 * weight);
          expect(Math.abs(slopes[k - 1] - weight * perRho), about).toBeLessThanOrEqual(
            1e-12 * weight * Math.abs(perRho),
          );
        }
      }
    }
  });

  test('has these bits where it is exact or rounded once', () => {
    const bits = (tree: FormulaTree, rho = 2) => [...compiled(tree, rho, 3).weights].map(hex);
    expect(bits(of('divide', 1, 'k'))).toEqual(['3ff0000000000000', '3fe0000000000000', '3fd5555555555555']);
    expect(bits(of('sqrt', 'k'))).toEqual(['3ff0000000000000', '3ff6a09e667f3bcd', '3ffbb67ae8584caa']);
    expect(bits(of('power', 'rho', of('negate', 'k')))).toEqual([
      '3fe0000000000000',
      '3fd0000000000000',
      '3fc0000000000000',
    ]);
    expect(bits(of('power', 10, 'k'))).toEqual(['4024000000000000', '4059000000000000', '408f400000000000']);
    expect(bits(of('exp', of('multiply', 0, 'rho')))).toEqual([
      '3ff0000000000000',
      '3ff0000000000000',
      '3ff0000000000000',
    ]);
    expect(bits(of('add', 0.1, 0.2))).toEqual(['3fd3333333333334', '3fd3333333333334', '3fd3333333333334']);
  });

  test('knows H, and takes one branch whatever the other one is', () => {
    expect([...compiled(of('divide', 'k', 'H'), 0, 4).weights]).toEqual([0.25, 0.5, 0.75, 1]);
    const branch = of('if', of('less', 'k', 3), of('log', of('subtract', 2.5, 'k')), 'k');
    expect(compiled(branch, 0, 3).weights[2]).toBe(3);
    expect(compiled(of('if', of('divide', 0, 0), 1, 2), 0, 1).weights[0]).toBeNaN();
  });

  test('stays within the limits, and says so', () => {
    const high = compiled(of('exp', of('multiply', 'rho', 1000)), 1, 2);
    expect(high).toMatchObject({
      limited: true,
      weights: new Float64Array([1e150, 1e150]),
      slopes: new Float64Array(2),
    });
    const steep = compiled(of('multiply', 1e100, of('sqrt', 'rho')), 1e-200, 1);
    expect(steep.limited).toBe(true);
    expect(steep.slopes[0]).toBe(1e150);
    expect(compiled(discounted, 1.3, 64).limited).toBe(false);
    fc.assert(
      fc.property(anyExpression, rates, (expression, rho) => {
        const { weights, slopes } = compiled(treeOf(expression), rho, 5);
        weights.forEach((weight) => expect(weight > 1e150).toBe(false));
        slopes.forEach((slope) => expect(Math.abs(slope)).toBeLessThanOrEqual(1e150));
      }),
      { seed, numRuns: 2000 },
    );
  });
});

describe('the slope of a compiled formula', () => {
  test('equals central differences away from kinks, for any formula', () => {
    let compared = 0;
    fc.assert(
      fc.property(anyExpression, fc.double({ min: 0.1, max: 4, noNaN: true }), (expression, rho) => {
        const tree = treeOf(expression);
        const { weights, slopes, limited } = compiled(tree, rho, 4);
        if (limited) return;
        const difference = (h: number, i: number) =>
          (compiled(tree, rho + h, 4).weights[i] - compiled(tree, rho - h, 4).weights[i]) / (2 * h);
        for (let i = 0; i < 4; i++) {
          const [wide, middle, narrow] = [4e-5, 1.7e-5, 1e-5].map((h) => difference(h, i));
          const noise = 1e-9 * Math.abs(weights[i]) + 1e-6 * Math.abs(narrow);
          const bend =
            compiled(tree, rho + 1e-5, 4).weights[i] + compiled(tree, rho - 1e-5, 4).weights[i] - 2 * weights[i];
          // Differences that do not settle, or are not the same on both sides, straddle a kink or a jump, or are noise.
          if (!(Math.abs(wide - middle) <= noise && Math.abs(middle - narrow) <= noise)) continue;
          if (!(Math.abs(bend) <= 1e-8 * Math.abs(narrow) + 1e-13 * Math.abs(weights[i]))) continue;
          if (Math.abs(narrow) > 1e-9 * Math.abs(weights[i])) compared += 1;
          const about = `${bracketed(expression)} at rho = ${rho}, k = ${i + 1}: ${slopes[i]}, not ${narrow}`;
          expect(Math.abs(slopes[i] - narrow), about).toBeLessThanOrEqual(
            1e-5 * Math.abs(narrow) + 1e-8 * Math.abs(weights[i]) + 1e-290,
          );
        }
      }),
      { seed, numRuns: 4000 },
    );
    expect(compared).toBeGreaterThan(1500);
  });

  test('has the values agreed on where there is none', () => {
    const slope = (tree: FormulaTree, rho: number) => compiled(tree, rho, 1).slopes[0];
    expect(slope(of('abs', 'rho'), 0)).toBe(0);
    expect(slope(of('sqrt', 'rho'), 0)).toBe(0);
    expect(slope(of('max', 'rho', 1), 1)).toBe(1);
    expect(slope(of('max', 1, 'rho'), 1)).toBe(0);
    expect(slope(of('less', 'rho', 1), 1)).toBe(0);
    expect(slope(of('power', 'rho', 1), 0)).toBe(1);
    expect(slope(of('power', 'rho', 0.5), 0)).toBe(0);
    expect(slope(of('multiply', 0, of('log', 'rho')), 0)).toBe(0);
  });
});

describe('the formula exp(-rho*k)', () => {
  test('has the exponential kernel’s weights and slopes', () => {
    for (const rho of [-0.4, -0.01, 0, 0.3, 1.3, 5]) {
      const { weights, slopes } = compiled(discounted, rho, 64);
      const kernel = createWeights(64);
      exponentialWeights(rho, 64, kernel);
      for (let k = 1; k < 64; k++) {
        const want = kernel.values[k] * Math.exp(kernel.scale);
        expect(Math.abs(weights[k - 1] / want - 1)).toBeLessThan(1e-12);
        expect(Math.abs(slopes[k - 1] / (-k * want) - 1)).toBeLessThan(1e-12);
      }
    }
  });

  test.each(['argmax', 'softmax'] as const)('trains a %s planner as the exponential kernel does', (planner) => {
    const parameters = { ...defaultParameters, planner };
    const plain = runTraining(parameters);
    const custom = runTraining({ ...parameters, kernel: 'custom' }, { formula: discounted });
    expect(custom.outcome.kind).toBe(plain.outcome.kind);
    for (const name of ['visible', 'parameter', 'loss', 'incentive'] as const) {
      plain.columns[name].forEach((want, i) => {
        expect(Math.abs(custom.columns[name][i] - want), `${name} ${i}`).toBeLessThanOrEqual(
          1e-9 * Math.max(1, Math.abs(want)),
        );
      });
    }
  });
});

test('the first weight that is none is found', () => {
  expect(problemIn(new Float64Array([1, 0, -0]))).toBeNull();
  expect(problemIn(new Float64Array([1, -1e-300, NaN]))).toEqual({ k: 2, kind: 'negative' });
  expect(problemIn(new Float64Array([0, NaN, -1]))).toEqual({ k: 2, kind: 'notANumber' });
});
