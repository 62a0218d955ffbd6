import { exp } from './elementary';

/** ln 2 / 128 in two parts, the upper of 33 bits: n·STEP_HI is exact for |n| < 2^20. */
const STEP_HI = 6.9314718036912381649e-1 / 128;
const STEP_LO = 1.90821492927058770002e-10 / 128;
const STEPS_PER_UNIT = 184.6649652337873; // 128 / ln 2
const TO_INTEGER = 6755399441055744; // 1.5·2^52: adding and subtracting it rounds to the nearest integer

/** 2^(i/128) for i = 0 … 127. */
const roots = Float64Array.from({ length: 128 }, (_, i) => exp((i * 0.6931471805599453) / 128));

/** powersOfTwo[k + 1022] = 2^k for k = −1022 … 1023. */
const powersOfTwo = new Float64Array(2046);
{
  powersOfTwo[1022] = 1;
  for (let k = 1; k <= 1023; k++) powersOfTwo[1022 + k] = powersOfTwo[1021 + k] * 2;
  for (let k = 1; k <= 1022; k++) powersOfTwo[1022 - k] = powersOfTwo[1023 - k] * 0.5;
}

/**
 * Fills `values` with e^(factor·x) over a column as long. Error below 2 ulp, where `exp` has 1, in less than half the time: x = n·ln 2/128 + r,
 * 2^(n/128) from a table, and a polynomial of degree 5 on |r| ≤ ln 2/256. The same bits in every engine.
 */
export function exponentials(xs: Float64Array, factor: number, values: Float64Array): void {
  for (let i = 0; i < values.length; i++) {
    const x = factor * xs[i];
    if (!(x >= -708 && x <= 709)) {
      values[i] = x < -745.2 ? 0 : exp(x); // what exp gives there, without the call
      continue;
    }
    const n = x * STEPS_PER_UNIT + TO_INTEGER - TO_INTEGER;
    const r = x - n * STEP_HI - n * STEP_LO;
    const r2 = r * r;
    const rest = r + r2 * (0.5 + r * 0.16666666666666666 + r2 * (0.041666666666666664 + r * 0.008333333333333333));
    const whole = n | 0;
    const root = roots[whole & 127];
    values[i] = (root + root * rest) * powersOfTwo[1022 + (whole >> 7)];
  }
}

/**
 * Fills `values` with `first`^i, i = 1, 2 …, in four chains side by side. Relative error below i·4e−16 and i times the first's. Gives 0, ±∞
 * and NaN where those are the powers.
 */
export function powersOf(first: number, values: Float64Array): void {
  let a = 1 * first; // an argument itself would make V8 keep it on the heap
  let b = a * a;
  let c = b * a;
  let d = b * b;
  const stride = d;
  const whole = values.length - (values.length & 3);
  let i = 0;
  for (; i < whole; i += 4) {
    values[i] = a;
    values[i + 1] = b;
    values[i + 2] = c;
    values[i + 3] = d;
    a *= stride;
    b *= stride;
    c *= stride;
    d *= stride;
  }
  for (; i < values.length; i++) {
    values[i] = a;
    a = b;
    b = c;
  }
}
