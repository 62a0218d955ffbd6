import { log } from './elementary';
import { exponentials, powersOfExp } from './exponentials';
import { isMultipliedOut, power } from './formulaPower';

/** Operations of a formula. Each takes one or two values, `min` and `max` two or more, `if` a condition and its two branches. */
export type FormulaOperation =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'power'
  | 'negate'
  | 'exp'
  | 'log'
  | 'sqrt'
  | 'abs'
  | 'min'
  | 'max'
  | 'less'
  | 'lessOrEqual'
  | 'greater'
  | 'greaterOrEqual'
  | 'equal'
  | 'notEqual'
  | 'if';

/** Values of one node of a formula for k = 1 … H and their slopes in rho; or one of each, where nothing depends on k. */
export interface FormulaColumn {
  readonly values: Float64Array;
  readonly slopes: Float64Array;
  /** `values[i & mask]` is the value for k = i + 1: −1 for a column, 0 for a single number. */
  readonly mask: number;
  /** Whether the values depend on rho. Where not, the slopes are 0. */
  readonly varies: boolean;
}

/** Fills `out` from the operands; a function of one value finds its operand as long as its result. Allocates nothing. */
export type FormulaLoop = (out: FormulaColumn, of: readonly FormulaColumn[]) => void;

/** x·y where a factor 0 wins over everything: a slope of 0 stays 0 beside an infinite value. */
function times(x: number, y: number): number {
  return x === 0 || y === 0 ? 0 : x * y;
}

const add: FormulaLoop = ({ values, slopes }, of) => {
  const { values: av, slopes: as, mask: am } = of[0];
  const { values: bv, slopes: bs, mask: bm } = of[1];
  for (let i = 0; i < values.length; i++) {
    values[i] = av[i & am] + bv[i & bm];
    slopes[i] = as[i & am] + bs[i & bm];
  }
};

const subtract: FormulaLoop = ({ values, slopes }, of) => {
  const { values: av, slopes: as, mask: am } = of[0];
  const { values: bv, slopes: bs, mask: bm } = of[1];
  for (let i = 0; i < values.length; i++) {
    values[i] = av[i & am] - bv[i & bm];
    slopes[i] = as[i & am] - bs[i & bm];
  }
};

const multiply: FormulaLoop = ({ values, slopes }, of) => {
  const { values: av, slopes: as, mask: am } = of[0];
  const { values: bv, slopes: bs, mask: bm } = of[1];
  for (let i = 0; i < values.length; i++) {
    const x = av[i & am];
    const xSlope = as[i & am];
    const y = bv[i & bm];
    const ySlope = bs[i & bm];
    const slope = xSlope * y + x * ySlope;
    values[i] = x * y;
    slopes[i] = slope === slope ? slope : times(xSlope, y) + times(x, ySlope);
  }
};

const divide: FormulaLoop = ({ values, slopes }, of) => {
  const { values: av, slopes: as, mask: am } = of[0];
  const { values: bv, slopes: bs, mask: bm } = of[1];
  for (let i = 0; i < values.length; i++) {
    const xSlope = as[i & am];
    const y = bv[i & bm];
    const ySlope = bs[i & bm];
    const quotient = av[i & am] / y;
    let slope = (xSlope - quotient * ySlope) / y;
    if (slope !== slope) {
      const numerator = xSlope - times(quotient, ySlope);
      slope = numerator === 0 ? 0 : numerator / y;
    }
    values[i] = quotient;
    slopes[i] = slope;
  }
};

/**
 * Slope of x^y: y·x^(y−1)·x′ + x^y·log(x)·y′. At x = 0 the first part is 0 unless y = 1; at x ≤ 0 the second is 0. A third operand, where
 * there is one, is log|x|.
 */
const raise: FormulaLoop = ({ values, slopes }, of) => {
  const { values: av, slopes: as, mask: am } = of[0];
  const { values: bv, slopes: bs, mask: bm } = of[1];
  const logs = of.length > 2 ? of[2].values : null;
  for (let i = 0; i < values.length; i++) {
    const x = av[i & am];
    const xSlope = as[i & am];
    const y = bv[i & bm];
    const ySlope = bs[i & bm];
    let logOfX = 0;
    if (logs) logOfX = logs[i & am];
    else if (ySlope !== 0 || !isMultipliedOut(y)) logOfX = log(Math.abs(x));
    const value = power(x, y, logOfX);
    let slope = 0;
    if (x === 0) slope = y === 1 ? xSlope : 0;
    else if (value !== 0) {
      if (xSlope !== 0 && y !== 0) slope = xSlope * (y * (value / x));
      if (ySlope !== 0 && x > 0) slope += times(ySlope, value * logOfX);
    }
    values[i] = value;
    slopes[i] = slope;
  }
};

const negate: FormulaLoop = ({ values, slopes }, of) => {
  const { values: av, slopes: as } = of[0];
  for (let i = 0; i < values.length; i++) {
    values[i] = -av[i];
    slopes[i] = -as[i];
  }
};

const exponential: FormulaLoop = ({ values, slopes }, of) => {
  const { values: av, slopes: as } = of[0];
  exponentials(av, values);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    const xSlope = as[i];
    const slope = value * xSlope;
    slopes[i] = slope === slope ? slope : times(value, xSlope);
  }
};

/** e^(x·c_k) for a number x and a column c in proportion to k that does not vary: the powers of e^(x·c_1). */
const discount: FormulaLoop = ({ values, slopes }, of) => {
  const xSlope = of[0].slopes[0];
  const column = of[1].values;
  powersOfExp(of[0].values[0] * column[0], values);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    const slope = value * (xSlope * column[i]);
    slopes[i] = slope === slope ? slope : times(value, times(xSlope, column[i]));
  }
};

/** The loop of a function of one value from the function and its slope, given x′ ≠ 0, x and the function's value there. */
function unary(f: (x: number) => number, slopeOf: (slope: number, x: number, value: number) => number): FormulaLoop {
  return ({ values, slopes }, of) => {
    const { values: av, slopes: as } = of[0];
    for (let i = 0; i < values.length; i++) {
      const x = av[i];
      const xSlope = as[i];
      const value = f(x);
      values[i] = value;
      slopes[i] = xSlope === 0 ? 0 : slopeOf(xSlope, x, value);
    }
  };
}

/** The extreme of two or more and its slope; of equal ones the first counts. NaN wins over every number. */
function extreme(beats: (x: number, best: number) => boolean): FormulaLoop {
  return ({ values, slopes }, of) => {
    const { values: fv, slopes: fs, mask: fm } = of[0];
    for (let i = 0; i < values.length; i++) {
      values[i] = fv[i & fm];
      slopes[i] = fs[i & fm];
    }
    for (let j = 1; j < of.length; j++) {
      const { values: xs, slopes: ss, mask } = of[j];
      for (let i = 0; i < values.length; i++) {
        const x = xs[i & mask];
        if (beats(x, values[i]) || x !== x) {
          values[i] = x;
          slopes[i] = ss[i & mask];
        }
      }
    }
  };
}

/** 1 or 0 with slope 0; NaN where either side is NaN. */
function comparison(holds: (x: number, y: number) => boolean): FormulaLoop {
  return ({ values, slopes }, of) => {
    const { values: av, mask: am } = of[0];
    const { values: bv, mask: bm } = of[1];
    for (let i = 0; i < values.length; i++) {
      const x = av[i & am];
      const y = bv[i & bm];
      values[i] = x !== x || y !== y ? NaN : holds(x, y) ? 1 : 0;
      slopes[i] = 0;
    }
  };
}

/** Value and slope of the branch taken, whatever the other one is; NaN where the condition is. */
const choose: FormulaLoop = ({ values, slopes }, of) => {
  const { values: tests, mask: testMask } = of[0];
  for (let i = 0; i < values.length; i++) {
    const test = tests[i & testMask];
    const { values: bv, slopes: bs, mask } = test === 0 ? of[2] : of[1];
    values[i] = test === test ? bv[i & mask] : NaN;
    slopes[i] = bs[i & mask];
  }
};

/** The loop of each operation. */
export const formulaLoops: Readonly<Record<FormulaOperation | 'discount', FormulaLoop>> = {
  discount,
  add,
  subtract,
  multiply,
  divide,
  power: raise,
  negate,
  exp: exponential,
  log: unary(log, (slope, x) => slope / x),
  sqrt: unary(Math.sqrt, (slope, _, value) => (value === 0 ? 0 : slope / (2 * value))),
  abs: unary(Math.abs, (slope, x) => (x > 0 ? slope : x < 0 ? -slope : 0)),
  min: extreme((x, best) => x < best),
  max: extreme((x, best) => x > best),
  less: comparison((x, y) => x < y),
  lessOrEqual: comparison((x, y) => x <= y),
  greater: comparison((x, y) => x > y),
  greaterOrEqual: comparison((x, y) => x >= y),
  equal: comparison((x, y) => x === y),
  notEqual: comparison((x, y) => x !== y),
  if: choose,
};
