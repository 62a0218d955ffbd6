import { formulaLoops, type FormulaColumn, type FormulaLoop, type FormulaOperation } from './formulaLoops';

export type FormulaName = 'rho' | 'k' | 'H';

export interface FormulaNode {
  readonly op: FormulaOperation;
  readonly of: readonly FormulaTree[];
}

/** The reader's formula for w_k, as plain data: a finite number ≥ 0, a name, or an operation on trees. */
export type FormulaTree = number | FormulaName | FormulaNode;

/** Largest weight, and largest slope either way (MODEL.md, "Numbers stay finite", 1). */
const LIMIT = 1e150;

/**
 * Fills `weights` and `slopes` (room for H each) with w_k and ∂w_k/∂rho at index k − 1. True where a limit held: a weight above 1e150
 * becomes 1e150 with slope 0, a slope beyond ±1e150 the bound, and a slope that is not a number 0. Negative weights and NaN are left
 * for `problemIn`. No slope is ever NaN or infinite.
 */
export type CompiledFormula = (rho: number, weights: Float64Array, slopes: Float64Array) => boolean;

/**
 * Compiles a formula for k = 1 … `horizon` to loops over k, with forward-mode differentiation in rho, made of the core's own exp and
 * log, so that it gives the same bits in every engine. What does not depend on rho is computed here, once. A NaN goes on to all that uses
 * it, except the branch of a conditional that is not taken. Where there is no slope: 0 for abs and sqrt at 0 and for a comparison; of
 * equal values in min and max the first one's; the taken branch's for a conditional; for x^y at x = 0, see formulaLoops.ts.
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
    if (part.op === 'exp') return compileExp(part.of[0]);
    const of = part.of.map(compile);
    if (part.op === 'power' && !of[0].varies) of.push(step(formulaLoops.log, [step(formulaLoops.abs, [of[0]])]));
    return step(formulaLoops[part.op], of);
  }

  /** e^part; where the part is a number times a column in proportion to k, as in e^(−rho·k), powers of one exponential. */
  function compileExp(part: FormulaTree): FormulaColumn {
    const isProduct = typeof part === 'object' && part.op === 'multiply';
    if (!isProduct) return step(formulaLoops.exp, [compile(part)]);
    const of = part.of.map(compile);
    const [number, column] = of[0].mask === 0 ? of : [of[1], of[0]];
    const isDiscount =
      number.mask === 0 &&
      column.mask !== 0 &&
      !column.varies &&
      column.values.every((value, i) => value === (i + 1) * column.values[0]);
    if (isDiscount) return step(formulaLoops.discount, [number, column]);
    return step(formulaLoops.exp, [step(formulaLoops.multiply, of)]);
  }

  const root = compile(tree);
  return (rho, weights, slopes) => {
    rhoColumn.values[0] = rho;
    for (let j = 0; j < steps.length; j++) steps[j].loop(steps[j].out, steps[j].of);
    return limit(root, weights, slopes);
  };
}

/** Copies a column of weights within the limits; true where one held. */
function limit({ values, slopes, mask }: FormulaColumn, weightsOut: Float64Array, slopesOut: Float64Array): boolean {
  let limited = false;
  for (let i = 0; i < weightsOut.length; i++) {
    let weight = values[i & mask];
    let slope = slopes[i & mask];
    if (weight > LIMIT) {
      weight = LIMIT;
      slope = 0;
      limited = true;
    } else if (!(Math.abs(slope) <= LIMIT)) {
      slope = slope > LIMIT ? LIMIT : slope < -LIMIT ? -LIMIT : 0;
      limited = true;
    }
    weightsOut[i] = weight;
    slopesOut[i] = slope;
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
