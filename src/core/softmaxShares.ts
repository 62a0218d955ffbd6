import { exp } from './elementary';

/** p_j = exp((J_j − max J)·sharpness), one exponential each. */
export function exponentiate(p: Float64Array, value: Float64Array, highest: number, sharpness: number): void {
  for (let j = 0; j < p.length; j++) p[j] = exp((value[j] - highest) * sharpness);
}

interface Candidates {
  /** f_j = 1 − c_j, evenly spaced from 1 to 0. */
  readonly f: Float64Array;
  /** J_j, which is concave in j, and the index of its maximum. */
  readonly value: Float64Array;
  readonly peak: number;
}

/** Steps between two fresh starts of the recurrence; its error grows with the fourth power of their number. */
const BLOCK = 32;

/**
 * p_j = exp(E(c_j) − E(c_peak)) for E = −[a c² + k c + b f⁴], walked out from the peak on both sides. E is a polynomial of degree 4 in
 * j, so its fourth difference is constant and each share follows from the last by four products: p ← p·r, r ← r·s, s ← s·t, t ← t·q.
 */
export function walkShares(
  p: Float64Array,
  candidates: Candidates,
  quartic: { readonly a: number; readonly k: number; readonly b: number },
  sharpness: number,
): void {
  p[candidates.peak] = 1;
  walk(p, candidates, quartic.a, quartic.k, quartic.b, sharpness, 1);
  walk(p, candidates, quartic.a, quartic.k, quartic.b, sharpness, -1);
}

function walk(
  p: Float64Array,
  { f, value, peak }: Candidates,
  a: number,
  k: number,
  b: number,
  sharpness: number,
  way: 1 | -1,
): void {
  const end = way > 0 ? f.length : -1;
  const delta = way / (f.length - 1);
  const delta2 = delta * delta;
  let j = peak;
  let share = 1;
  while (j + way !== end) {
    // E(c_j + iδ) − E(c_j) = a₁i + a₂i² + a₃i³ + a₄i⁴, and its differences at i = 0
    const f0 = f[j];
    const a1 = (4 * b * f0 * f0 * f0 - 2 * a * (1 - f0) - k) * delta;
    const a2 = -(a + 6 * b * f0 * f0) * delta2;
    const a3 = 4 * b * f0 * delta2 * delta;
    const a4 = -b * delta2 * delta2;
    const d1 = a1 + a2 + a3 + a4;
    const d2 = 2 * a2 + 6 * a3 + 14 * a4;
    const d3 = 6 * a3 + 36 * a4;
    if (d1 < -700 || d2 < -500 || Math.abs(d3) > 500) {
      // Too steep for the products to stay finite; such shares are gone after a few steps.
      j += way;
      share = exp((value[j] - value[peak]) * sharpness);
      p[j] = share;
    } else {
      let r = exp(d1);
      let s = exp(d2);
      let t = exp(d3);
      const q = exp(24 * a4);
      for (let i = 0; i < BLOCK && j + way !== end; i++) {
        j += way;
        share *= r;
        p[j] = share;
        r *= s;
        s *= t;
        t *= q;
      }
    }
    if (share < 1e-300) {
      for (j += way; j !== end; j += way) p[j] = 0;
      return;
    }
  }
}
