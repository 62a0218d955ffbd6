/**
 * exp and log made of + − × ÷ and exact powers of two only, so that they give the same bits in every engine
 * (Math.exp and Math.log do not). Error below 1 ulp; the tests compare them with Math.exp and Math.log over the whole range.
 */

const LN2_HI = 6.9314718036912381649e-1; // the upper 33 bits of ln 2: k·LN2_HI is exact for |k| < 2^20
const LN2_LO = 1.90821492927058770002e-10;
const INV_LN2 = 1.442695040888963387;
const TO_INTEGER = 6755399441055744; // 1.5·2^52: adding and subtracting it rounds to the nearest integer, faster than Math.round

/** powersOfTwo[k + 1074] = 2^k for k = −1074 … 1023. */
const powersOfTwo = new Float64Array(2098);
{
  powersOfTwo[1074] = 1;
  for (let k = 1; k <= 1023; k++) powersOfTwo[1074 + k] = powersOfTwo[1073 + k] * 2;
  for (let k = 1; k <= 1074; k++) powersOfTwo[1074 - k] = powersOfTwo[1075 - k] * 0.5;
}

/** e^x for any double; Infinity above 709.78, 0 below −745.13, NaN for NaN. Taylor polynomial of degree 13 on |r| ≤ ½ ln 2. */
export function exp(x: number): number {
  if (!(x >= -745.2)) return x < 0 ? 0 : x; // below the range, or NaN
  if (x > 709.8) return x * 1e308; // Infinity; V8 looks that name up, and would keep every result on the heap
  const k = x * INV_LN2 + TO_INTEGER - TO_INTEGER;
  const hi = x - k * LN2_HI;
  const lo = k * LN2_LO;
  const r = hi - lo;
  const correction = hi - r - lo; // what rounding took from r
  const r2 = r * r;
  const r4 = r2 * r2;
  // Σ r^(i−2)/i! for i = 2 … 13, paired so that the multiplications run side by side.
  const low = 0.5 + r * 0.16666666666666666 + r2 * (0.041666666666666664 + r * 0.008333333333333333);
  const middle =
    0.001388888888888889 + r * 0.0001984126984126984 + r2 * (2.48015873015873e-5 + r * 2.7557319223985893e-6);
  const high =
    2.755731922398589e-7 + r * 2.505210838544172e-8 + r2 * (2.08767569878681e-9 + r * 1.6059043836821613e-10);
  const y = 1 + (r + (correction + r2 * (low + r4 * (middle + r4 * high))));
  const index = (1074 + k) | 0;
  if (index >= 53) return index < 2098 ? y * powersOfTwo[index] : y * powersOfTwo[2097] * 2;
  return y * powersOfTwo[index + 1000] * powersOfTwo[74]; // a subnormal: one rounding, in the last product
}

/** e^x − 1 for x ≤ 700, without cancellation where |x| < ⅛ (Taylor polynomial of degree 11 there), else from exp. */
export function expLess1(x: number): number {
  if (!(x < 0.125 && x > -0.125)) return exp(x) - 1;
  const x2 = x * x;
  const x4 = x2 * x2;
  const low = 0.5 + x * 0.16666666666666666 + x2 * (0.041666666666666664 + x * 0.008333333333333333);
  const high =
    0.001388888888888889 + x * 0.0001984126984126984 + x2 * (2.48015873015873e-5 + x * 2.7557319223985893e-6);
  return x + x2 * (low + x4 * (high + x4 * (2.755731922398589e-7 + x * 2.505210838544172e-8)));
}

const bits = new DataView(new ArrayBuffer(8));

/** Natural logarithm; −Infinity at 0, NaN below 0. After FreeBSD's e_log.c (s = f/(2+f), a polynomial in s²). */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  let k = 0;
  if (x < 2.2250738585072014e-308) {
    x *= 18014398509481984; // 2^54
    k = -54;
  }
  bits.setFloat64(0, x, true);
  const high = bits.getUint32(4, true);
  k += (high >>> 20) - 1023;
  let mantissa = x;
  bits.setUint32(4, (high & 0xfffff) | 0x3ff00000, true);
  mantissa = bits.getFloat64(0, true); // in [1, 2)
  if (mantissa > 1.4142135623730951) {
    mantissa *= 0.5;
    k += 1;
  }
  const f = mantissa - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const odd = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  const even =
    z *
    (6.66666666666673513e-1 +
      w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)));
  const half = 0.5 * f * f;
  return k * LN2_HI - (half - (s * (half + (odd + even)) + k * LN2_LO) - f);
}

/** x·e^s clamped to ±limit, for any finite x and s ≥ 0, without overflow on the way. */
export function scaledUp(x: number, s: number, limit: number): number {
  if (x === 0) return 0;
  let y: number;
  if (s === 0) y = x;
  else if (s <= 700) y = x * exp(s);
  else {
    const third = exp(Math.min(s, 2100) / 3);
    y = x * third * third * third;
  }
  return y > limit ? limit : y < -limit ? -limit : y;
}
