import { exp, log } from './elementary';

/**
 * A table of Y(q), the root of Y + qY³ = 1, and of its slope, at the middle of cells of q: 32 cells to each power of two, from 2^FIRST to
 * 2^LAST. A cell's number is the upper part of the double's own bits. A line through the middle is right to 4e-5 of Y.
 */
const FIRST = -10;
const LAST = 128;
const CELLS = (LAST - FIRST) * 32;
/** Of the cell's middle: q, Y, Y′, and nothing. */
const table = new Float64Array(CELLS * 4);
const bits = new DataView(new ArrayBuffer(8));
const OFFSET = (1023 + FIRST) * 32;
for (let i = 0, y = 1, power = 1 / 1024; i < CELLS; i++) {
  if (i > 0 && i % 32 === 0) power *= 2;
  const q = power * (1 + ((i % 32) + 0.5) / 32);
  y = polished(q, 1, 1, y);
  table[4 * i] = q;
  table[4 * i + 1] = y;
  table[4 * i + 2] = (-y * y * y) / (1 + 3 * q * y * y);
}

/**
 * The root of d − bf − af³ for a, b, d ≥ 0, not all 0, right to 1e-13 where it is at most 1; 0 where d = 0. (With “1 *” V8 knows that it is
 * a number, and keeps the steps of a run off the heap.)
 */
export function cubicRoot(a: number, b: number, d: number): number {
  const f = tabledRoot(a, b, d);
  return f >= 0 ? f : 1 * soughtRoot(a, b, d);
}

/** The same where the table reaches, else −1. It calls nothing, so that V8 compiles it into its callers. */
export function tabledRoot(a: number, b: number, d: number): number {
  // With f = Yd/b it is Y + qY³ = 1.
  const share = 1 / b;
  const unit = d * share;
  const q = a * (share * unit * unit); // what only b and d enter is ready first
  bits.setFloat64(0, q, true);
  const cell = (bits.getInt32(4, true) >> 15) - OFFSET;
  if (!(cell >= 0 && cell < CELLS)) return -1;
  const y = table[4 * cell + 1] + table[4 * cell + 2] * (q - table[4 * cell]);
  // One step of Halley's method, whose error is of the third order.
  const tilt = q * y;
  const curve = tilt * y;
  const value = y + curve * y - 1;
  const slope = 1 + 3 * curve;
  return unit * (y - (value * slope) / (slope * slope - 3 * tilt * value));
}

/** The same anywhere. */
export function soughtRoot(a: number, b: number, d: number): number {
  if (d === 0) return 0;
  return polished(a, b, d, a > 8 * d ? 1 * exp(log(d / a) * 0.3333333333333333) : 1);
}

/** The same by Newton's method, which falls monotonically onto the root from its right. */
function polished(a: number, b: number, d: number, start: number): number {
  let f = start;
  for (let i = 0; i < 64 && f > 0; i++) {
    const step = (d - b * f - a * f * f * f) / (b + 3 * a * f * f);
    f += step;
    if (Math.abs(step) <= 1e-9 * f) break; // the next error is the square of this one
  }
  return f;
}
