import { log } from './elementary';
import { times, type FormulaLoop } from './formulaColumn';
import { decay, discount, exponential, raise, raiseToEpisode } from './formulaPowers';

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

/** A product whose second factor does not vary. */
const scale: FormulaLoop = ({ values, slopes }, of) => {
  const { values: av, slopes: as, mask: am } = of[0];
  const { values: bv, mask: bm } = of[1];
  for (let i = 0; i < values.length; i++) {
    const xSlope = as[i & am];
    const y = bv[i & bm];
    const slope = xSlope * y;
    values[i] = av[i & am] * y;
    slopes[i] = slope === slope ? slope : times(xSlope, y);
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

const reciprocal: FormulaLoop = ({ values, slopes }, of) => {
  const { values: av, slopes: as } = of[0];
  for (let i = 0; i < values.length; i++) {
    const xSlope = as[i];
    const value = 1 / av[i];
    const slope = -(value * xSlope) * value;
    values[i] = value;
    slopes[i] = slope === slope ? slope : -times(times(value, xSlope), value);
  }
};

const negate: FormulaLoop = ({ values, slopes }, of) => {
  const { values: av, slopes: as } = of[0];
  for (let i = 0; i < values.length; i++) {
    values[i] = -av[i];
    slopes[i] = -as[i];
  }
};

const logarithm: FormulaLoop = ({ values, slopes }, of) => {
  const { values: av, slopes: as } = of[0];
  for (let i = 0; i < values.length; i++) {
    const x = av[i];
    const xSlope = as[i];
    values[i] = log(x);
    slopes[i] = xSlope === 0 ? 0 : xSlope / x;
  }
};

const root: FormulaLoop = ({ values, slopes }, of) => {
  const { values: av, slopes: as } = of[0];
  for (let i = 0; i < values.length; i++) {
    const xSlope = as[i];
    const value = Math.sqrt(av[i]);
    values[i] = value;
    slopes[i] = xSlope === 0 || value === 0 ? 0 : xSlope / (2 * value);
  }
};

const absolute: FormulaLoop = ({ values, slopes }, of) => {
  const { values: av, slopes: as } = of[0];
  for (let i = 0; i < values.length; i++) {
    const x = av[i];
    const xSlope = as[i];
    values[i] = Math.abs(x);
    slopes[i] = x > 0 ? xSlope : x < 0 ? -xSlope : 0;
  }
};

/** The extreme of two or more and its slope; of equal ones the first counts. NaN wins over every number. */
function extreme(isMax: boolean): FormulaLoop {
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
        const best = values[i];
        if ((isMax ? x > best : x < best) || x !== x) {
          values[i] = x;
          slopes[i] = ss[i & mask];
        }
      }
    }
  };
}

/** What is given where x is less than y, equal and greater, with slope 0; NaN where either side is NaN. */
function comparison(less: 0 | 1, equal: 0 | 1, greater: 0 | 1): FormulaLoop {
  return ({ values, slopes }, of) => {
    const { values: av, mask: am } = of[0];
    const { values: bv, mask: bm } = of[1];
    for (let i = 0; i < values.length; i++) {
      const x = av[i & am];
      const y = bv[i & bm];
      values[i] = x < y ? less : x > y ? greater : x === y ? equal : NaN;
      slopes[i] = 0;
    }
  };
}

/** Value and slope of the branch taken, whatever the other one is; NaN where the condition is. */
const choose: FormulaLoop = ({ values, slopes }, of) => {
  const { values: tests, mask: testMask } = of[0];
  const { values: av, slopes: as, mask: am } = of[1];
  const { values: bv, slopes: bs, mask: bm } = of[2];
  for (let i = 0; i < values.length; i++) {
    const test = tests[i & testMask];
    values[i] = test === 0 ? bv[i & bm] : test === test ? av[i & am] : NaN;
    slopes[i] = test === 0 ? bs[i & bm] : as[i & am];
  }
};

/** Loops that the compiler puts in the place of general ones where it can. */
type Shortcut = 'scale' | 'reciprocal' | 'decay' | 'discount' | 'raiseToEpisode';

/** The loop of each operation. */
export const formulaLoops: Readonly<Record<FormulaOperation | Shortcut, FormulaLoop>> = {
  scale,
  reciprocal,
  decay,
  discount,
  raiseToEpisode,
  add,
  subtract,
  multiply,
  divide,
  power: raise,
  negate,
  exp: exponential,
  log: logarithm,
  sqrt: root,
  abs: absolute,
  min: extreme(false),
  max: extreme(true),
  less: comparison(1, 0, 0),
  lessOrEqual: comparison(1, 1, 0),
  greater: comparison(0, 0, 1),
  greaterOrEqual: comparison(0, 1, 1),
  equal: comparison(0, 1, 0),
  notEqual: comparison(1, 0, 1),
  if: choose,
};
