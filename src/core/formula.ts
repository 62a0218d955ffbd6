import type { FormulaColumn, FormulaLoop } from './formulaColumn';
import { formulaLoops, type FormulaOperation } from './formulaLoops';

export type FormulaName = 'rho' | 'k' | 'H';

export interface FormulaNode {
  readonly op: FormulaOperation;
  readonly of: readonly FormulaTree[];
}

/** The reader's formula for w_k, as plain data: a finite number ≥ 0, a name, or an operation on trees. */
export type FormulaTree = number | FormulaName | FormulaNode;

/** Largest weight, and largest slope either way (MODEL.md, "Numbers stay finite", 1). */
const LIMIT = 1e150;

/** A formula ready for k = 1 … H. */
export interface CompiledFormula {
  /** w_k and ∂w_k/∂rho at index k − 1, as computed last. */
  readonly weights: Float64Array;
  readonly slopes: Float64Array;
  /** Computes them at a rho, whatever they are. */
  compute(rho: number): void;
}

/**
 * Compiles a formula for k = 1 … `horizon` to loops over k, with forward-mode differentiation in rho, made of the core's own exp and
 * log, so that it gives the same bits in every engine. What does not depend on rho is computed here, once. A NaN goes on to all that uses
 * it, except the branch of a conditional that is not taken. Where there is no slope: 0 for abs and sqrt at 0 and for a comparison; of
 * equal values in min and max the first one's; the taken branch's for a conditional; for x^y at x = 0, see formulaPowers.ts.
 */
export function compileFormula(tree: FormulaTree, horizon: number): CompiledFormula {
  const zeros = new Float64Array(horizon);
  const rhoColumn = { values: new Float64Array(1), slopes: Float64Array.of(1), mask: 0, varies: true };
  const episodes = fixed(
    zeros.map((_, i) => i + 1),
    -1,
  );
  const steps: { loop: FormulaLoop; out: FormulaColumn; of: readonly FormulaColumn[] }[] = [];

  function fixed(values: Float64Array, mask: number): FormulaColumn {
    return { values, slopes: zeros, mask, varies: false };
  }

  /** The column that a loop makes of others; what does not vary is worked out at once. */
  function step(loop: FormulaLoop, of: readonly FormulaColumn[]): FormulaColumn {
    const mask = of.some((operand) => operand.mask !== 0) ? -1 : 0;
    const length = mask === 0 ? 1 : horizon;
    const varies = of.some((operand) => operand.varies);
    const out = { values: new Float64Array(length), slopes: new Float64Array(length), mask, varies };
    if (varies) {
      steps.push({ loop, out, of });
      return out;
    }
    loop(out, of);
    return fixed(out.values, mask);
  }

  function compile(part: FormulaTree): FormulaColumn {
    if (typeof part === 'number') return fixed(Float64Array.of(part), 0);
    if (part === 'rho') return rhoColumn;
    if (part === 'H') return fixed(Float64Array.of(horizon), 0);
    if (part === 'k') return episodes;
    const { op, of } = part;
    switch (op) {
      case 'multiply':
        return productOf(compile(of[0]), compile(of[1]));
      case 'divide':
        return compileQuotient(of[0], of[1]);
      case 'power':
        return compilePower(of[0], of[1]);
      case 'exp':
        return compileExp(of[0], 1);
      default:
        return step(formulaLoops[op], of.map(compile));
    }
  }

  const negative = (x: FormulaColumn) => step(formulaLoops.negate, [x]);

  function productOf(x: FormulaColumn, y: FormulaColumn): FormulaColumn {
    if (x.varies && y.varies) return step(formulaLoops.multiply, [x, y]);
    return step(formulaLoops.scale, x.varies ? [x, y] : [y, x]);
  }

  /** e^part, or e^−part. */
  function compileExp(part: FormulaTree, sign: 1 | -1): FormulaColumn {
    if (typeof part === 'object' && part.op === 'negate') return compileExp(part.of[0], sign === 1 ? -1 : 1);
    const isProduct = typeof part === 'object' && part.op === 'multiply';
    if (!isProduct) return step(formulaLoops.exp, [sign === 1 ? compile(part) : negative(compile(part))]);
    const [x, y] = part.of.map(compile);
    if (sign === 1) return expOf(x, y);
    return x.mask === 0 ? expOf(negative(x), y) : expOf(x, negative(y));
  }

  /** e^(x·y), without the product where it is a number times a column that does not vary, as in e^(−rho·k). */
  function expOf(x: FormulaColumn, y: FormulaColumn): FormulaColumn {
    const [number, column] = x.mask === 0 && !y.varies ? [x, y] : [y, x];
    if (number.mask !== 0 || column.varies) return step(formulaLoops.exp, [productOf(x, y)]);
    return step(isInProportion(column) ? formulaLoops.discount : formulaLoops.decay, [number, column]);
  }

  /** base^exponent: a square by multiplying, x^y for a constant x as e^(y·log x), a number to the power of k by multiplying on. */
  function compilePower(base: FormulaTree, exponent: FormulaTree): FormulaColumn {
    const x = compile(base);
    if (exponent === 2) return productOf(x, x);
    return powerOf(x, compile(exponent));
  }

  function powerOf(x: FormulaColumn, y: FormulaColumn): FormulaColumn {
    const isEpisode = x.varies && x.mask === 0 && isInProportion(y) && Math.abs(y.values[0]) === 1;
    if (isEpisode) return step(formulaLoops.raiseToEpisode, [x, y]);
    if (x.varies) return step(formulaLoops.power, [x, y]);
    const logs = step(formulaLoops.log, [step(formulaLoops.abs, [x])]);
    return y.varies && isPositive(x) ? expOf(y, logs) : step(formulaLoops.power, [x, y, logs]);
  }

  /** numerator/denominator, where e^−y and x^−y for a constant x take the place of dividing by e^y and x^y. */
  function compileQuotient(numerator: FormulaTree, denominator: FormulaTree): FormulaColumn {
    const inverse = compileInverse(denominator);
    if (inverse) return numerator === 1 ? inverse : productOf(compile(numerator), inverse);
    const y = compile(denominator);
    return numerator === 1 ? step(formulaLoops.reciprocal, [y]) : step(formulaLoops.divide, [compile(numerator), y]);
  }

  /** 1/part where that is a power, else null. */
  function compileInverse(part: FormulaTree): FormulaColumn | null {
    if (typeof part !== 'object' || !dependsOnRho(part)) return null;
    if (part.op === 'exp') return compileExp(part.of[0], -1);
    if (part.op !== 'power' || dependsOnRho(part.of[0])) return null;
    const base = compile(part.of[0]);
    return isPositive(base) ? powerOf(base, negative(compile(part.of[1]))) : null;
  }

  const root = compile(tree);
  const isOwn = root.varies && root.mask !== 0; // a column that nothing else uses
  const weights = isOwn ? root.values : new Float64Array(horizon);
  const slopes = isOwn ? root.slopes : new Float64Array(horizon);
  return {
    weights,
    slopes,
    compute(rho) {
      rhoColumn.values[0] = rho;
      for (let j = 0; j < steps.length; j++) steps[j].loop(steps[j].out, steps[j].of);
      if (isOwn) return;
      for (let i = 0; i < horizon; i++) {
        weights[i] = root.values[i & root.mask];
        slopes[i] = root.slopes[i & root.mask];
      }
    },
  };
}

/** Whether a column does not vary and its values are c_1·k. */
function isInProportion({ values, mask, varies }: FormulaColumn): boolean {
  return !varies && mask !== 0 && values.every((value, i) => value === (i + 1) * values[0]);
}

function isPositive({ values }: FormulaColumn): boolean {
  return values.every((value) => value > 0 && value < Infinity);
}

function dependsOnRho(tree: FormulaTree): boolean {
  return typeof tree === 'object' ? tree.of.some(dependsOnRho) : tree === 'rho';
}

/**
 * Puts computed weights within the limits; true where one held: a weight above 1e150 becomes 1e150 with slope 0, a slope beyond ±1e150 the
 * bound, and a slope that is not a number 0. Negative weights and NaN are left for `problemIn`.
 */
export function limitWeights({ weights, slopes }: CompiledFormula): boolean {
  let limited = false;
  for (let i = 0; i < weights.length; i++) {
    const slope = slopes[i];
    if (weights[i] > LIMIT) {
      weights[i] = LIMIT;
      slopes[i] = 0;
      limited = true;
    } else if (!(Math.abs(slope) <= LIMIT)) {
      slopes[i] = slope > LIMIT ? LIMIT : slope < -LIMIT ? -LIMIT : 0;
      limited = true;
    }
  }
  return limited;
}

/** A weight that no run may have: below 0, or NaN because the formula is complex or undefined there. */
export interface FormulaProblem {
  readonly k: number;
  readonly kind: 'negative' | 'notANumber';
}

/** The first such weight of w_1 … w_H, found at index k − 1; null if all are 0 or more. */
export function problemIn(weights: Float64Array): FormulaProblem | null {
  for (let i = 0; i < weights.length; i++) {
    if (!(weights[i] >= 0)) return { k: i + 1, kind: weights[i] < 0 ? 'negative' : 'notANumber' };
  }
  return null;
}
