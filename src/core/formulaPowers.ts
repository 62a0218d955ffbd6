import { exp, log } from './elementary';
import { exponentials, powersOf } from './exponentials';
import { times, type FormulaLoop } from './formulaColumn';
import { isMultipliedOut, power } from './formulaPower';

/**
 * Slope of x^y: y·x^(y−1)·x′ + x^y·log(x)·y′. At x = 0 the first part is 0 unless y = 1; at x ≤ 0 the second is 0. A third operand, where
 * there is one, is log|x|.
 */
export const raise: FormulaLoop = ({ values, slopes }, of) => {
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

/** x^k or x^(−k) for a number x: the powers of x or 1/x. */
export const raiseToEpisode: FormulaLoop = ({ values, slopes }, of) => {
  const x = of[0].values[0];
  const xSlope = of[0].slopes[0];
  const exponents = of[1].values;
  powersOf(exponents[0] < 0 ? 1 / x : x, values);
  for (let i = 0; i < values.length; i++) {
    const y = exponents[i];
    const value = values[i];
    if (x === 0) slopes[i] = y === 1 ? xSlope : 0;
    else slopes[i] = xSlope === 0 || value === 0 ? 0 : xSlope * (y * (value / x));
  }
};

export const exponential: FormulaLoop = ({ values, slopes }, of) => {
  const { values: av, slopes: as } = of[0];
  exponentials(av, 1, values);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    const xSlope = as[i];
    const slope = value * xSlope;
    slopes[i] = slope === slope ? slope : times(value, xSlope);
  }
};

/** e^(x·c_k) for a number x and a column c that does not vary. */
export const decay: FormulaLoop = ({ values, slopes }, of) => {
  const column = of[1].values;
  exponentials(column, of[0].values[0], values);
  inProportion(slopes, values, of[0].slopes[0], column);
};

/** The same for a column in proportion to k: the powers of e^(x·c_1). */
export const discount: FormulaLoop = ({ values, slopes }, of) => {
  const column = of[1].values;
  powersOf(exp(of[0].values[0] * column[0]), values);
  inProportion(slopes, values, of[0].slopes[0], column);
};

/** Slopes of e^(x·c_k): in proportion to value and column. */
function inProportion(slopes: Float64Array, values: Float64Array, xSlope: number, column: Float64Array): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    const slope = value * (xSlope * column[i]);
    slopes[i] = slope === slope ? slope : times(value, times(xSlope, column[i]));
  }
}
