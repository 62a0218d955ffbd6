import { exp } from './elementary';

/** Exponents up to this are multiplied out: the error, at most half an ulp a factor, stays below that of exp(y·log x). */
const MOST_FACTORS = 1024;

/** Whether x^y is multiplied out, which needs no logarithm. */
export function isMultipliedOut(y: number): boolean {
  return Math.trunc(y) === y && y <= MOST_FACTORS && y >= -MOST_FACTORS;
}

/**
 * x^y, given log|x| (read only where y is not multiplied out). 0^0 is 1; NaN where x < 0 and y is not an integer (the power is complex),
 * and for NaN in either. Relative error below 2e−13.
 */
export function power(x: number, y: number, logOfX: number): number {
  if (isMultipliedOut(y)) return x === x ? multipliedOut(x, y) : NaN;
  if (x >= 0) return exp(y * logOfX);
  if (Math.trunc(y) !== y) return NaN;
  return Math.abs(y % 2) === 1 ? -exp(y * logOfX) : exp(y * logOfX); // ±∞ counts as even
}

function multipliedOut(x: number, y: number): number {
  let left = y < 0 ? -y : y;
  let square = x;
  let product = 1;
  while (left > 0) {
    if (left & 1) product *= square;
    left >>= 1;
    if (left > 0) square *= square;
  }
  if (y >= 0) return product;
  const size = Math.abs(product);
  return size > 1e308 || size < 1e-307 ? multipliedOut(1 / x, -y) : 1 / product; // the product overflowed, or lost digits
}
