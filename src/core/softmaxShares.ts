import { exp, expLess1 } from './elementary';

/** p_j = exp((J_j − max J)·sharpness), one exponential each. */
export function exponentiate(p: Float64Array, value: Float64Array, highest: number, sharpness: number): void {
  for (let j = 0; j < p.length; j++) p[j] = exp((value[j] - highest) * sharpness);
}

/** Steps between two fresh starts of the recurrence. */
const BLOCK = 64;

/**
 * Writes Σ p_j xᵐ, m = 0 … 6, into `moments`, where p_j = exp(E(c_j) − E(c_peak)) and x = f_j − f_peak, walked out from the peak on both
 * sides. E = −[a c² + k c + b f⁴] = J/τ, concave in c, with a, k and b from `quartic` (as call arguments they would go to the heap); the
 * candidates are evenly spaced from f = 1 to 0. E is a polynomial of degree 4 in j, so its fourth difference is constant and each share
 * follows from the last: p ← pr, r ← r(1+s), 1+s ← (1+s)(1+t), 1+t ← (1+t)(1+q). As s, t and q are near 0
 * where many shares count, their rounding hardly adds up.
 */
export function walkShares(moments: Float64Array, quartic: Float64Array, peak: number, candidates: number): void {
  const b = quartic[2];
  const spacing = 1 / (candidates - 1);
  const spacing2 = spacing * spacing;
  const spacing4 = spacing2 * spacing2;
  shape[0] = quartic[0];
  shape[1] = quartic[1];
  shape[2] = b;
  shape[3] = (candidates - 1 - peak) / (candidates - 1);
  shape[4] = spacing;
  shape[5] = expLess1(-24 * b * spacing4);
  for (let m = 0; m < 7; m++) moments[m] = 0;
  walk(moments, candidates - 1 - peak); // to compliance: f falls
  moments[1] = -moments[1];
  moments[3] = -moments[3];
  moments[5] = -moments[5];
  shape[4] = -spacing;
  walk(moments, peak);
  moments[0] += 1;
  moments[1] *= spacing;
  moments[2] *= spacing2;
  moments[3] *= spacing2 * spacing;
  moments[4] *= spacing4;
  moments[5] *= spacing4 * spacing;
  moments[6] *= spacing4 * spacing2;
}

/** What `walk` is given, as numbers that need no place on the heap: a, k, b, f₀, the signed spacing in c, and q. */
const shape = new Float64Array(6);
/** Adds Σ p iᵐ over `steps` steps from the peak. */
function walk(moments: Float64Array, steps: number): void {
  const a = shape[0];
  const k = shape[1];
  const b = shape[2];
  const f0 = shape[3];
  const delta = shape[4];
  const q = shape[5];
  const delta2 = delta * delta;
  const a4 = -b * delta2 * delta2;
  let m0 = 0;
  let m1 = 0;
  let m2 = 0;
  let m3 = 0;
  let m4 = 0;
  let m5 = 0;
  let m6 = 0;
  let share = 1;
  let least = 0; // below it a share, all moments included, is lost in rounding
  let i = 0;
  while (i < steps) {
    // E(c + jδ) − E(c) = a₁j + a₂j² + a₃j³ + a₄j⁴, and its differences at j = 0
    const f = f0 - i * delta;
    const a1 = (4 * b * f * f * f - 2 * a * (1 - f) - k) * delta;
    const a2 = -(a + 6 * b * f * f) * delta2;
    const a3 = 4 * b * f * delta2 * delta;
    const d1 = a1 + a2 + a3 + a4;
    const d2 = 2 * a2 + 6 * a3 + 14 * a4;
    const steep = d1 < -700 || d2 < -500; // the second share from here is nothing beside the first
    const end = steep ? i + 1 : Math.min(steps, i + BLOCK);
    let r = exp(d1);
    let s = expLess1(d2);
    let t = expLess1(6 * a3 + 36 * a4);
    if (least === 0) least = 1e-34 * r;
    while (i < end) {
      i += 1;
      share *= r;
      r += r * s;
      s += t + s * t;
      t += q + t * q;
      const y1 = share * i;
      const y2 = y1 * i;
      const y3 = y2 * i;
      const y4 = y3 * i;
      const y5 = y4 * i;
      m0 += share;
      m1 += y1;
      m2 += y2;
      m3 += y3;
      m4 += y4;
      m5 += y5;
      m6 += y5 * i;
    }
    if (steep || share <= least) break;
  }
  moments[0] += m0;
  moments[1] += m1;
  moments[2] += m2;
  moments[3] += m3;
  moments[4] += m4;
  moments[5] += m5;
  moments[6] += m6;
}
