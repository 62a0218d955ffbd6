import { exp, expLess1 } from './elementary';
import type { ShareSums } from './shareSums';

/** Steps between two fresh starts of the recurrence. */
const BLOCK = 64;

/**
 * Fills `sums` for so many candidates, of which number `peak` has the highest J. The shares are walked out from there; with x = f − f₀, whose
 * moments the walk gives, f² − f₀² = 2f₀x + x², c² − c₀² = −2c₀x + x², and f⁴ − f₀⁴ = 4f₀³x + 6f₀²x² + 4f₀x³ + x⁴.
 */
export function walkShares(sums: ShareSums, candidates: number, peak: number): void {
  const { a, k, b, sharpness } = sums;
  const spacing = 1 / (candidates - 1);
  const f0 = (candidates - 1 - peak) / (candidates - 1);
  const c0 = 1 - f0;
  shape[0] = a * sharpness;
  shape[1] = k * sharpness;
  shape[2] = b * sharpness;
  shape[3] = f0;
  shape[4] = spacing;
  begin(shape[0], shape[1], shape[2], f0, spacing);
  const below = candidates - 1 - peak; // to compliance: f falls
  walkFirst(below, peak);
  if (below > BLOCK) walkOn(BELOW, below);
  if (peak > BLOCK) walkOn(ABOVE, peak);
  const scale = 1 / (1 + moments[0]);
  const scale1 = scale * spacing;
  const scale2 = scale1 * spacing;
  const scale3 = scale2 * spacing;
  const scale4 = scale3 * spacing;
  const x1 = moments[1] * scale1;
  const x2 = moments[2] * scale2;
  const x3 = moments[3] * scale3;
  const x4 = moments[4] * scale4;
  const x5 = moments[5] * (scale4 * spacing);
  const x6 = moments[6] * (scale4 * spacing * spacing);
  const v11 = x2 - x1 * x1;
  const v12 = x3 - x1 * x2;
  const v13 = x4 - x1 * x3;
  const v14 = x5 - x1 * x4;
  const v22 = x4 - x2 * x2;
  const v23 = x5 - x2 * x3;
  const v24 = x6 - x2 * x4;
  sums.compliance = c0 - x1;
  sums.free = f0 * (f0 + 2 * x1) + x2;
  sums.withC2 = v22 + 2 * (f0 - c0) * v12 - 4 * f0 * c0 * v11;
  sums.withF4 = v24 + f0 * (2 * v14 + 4 * v23 + f0 * (8 * v13 + 6 * v22 + f0 * (16 * v12 + f0 * 8 * v11)));
}

/** Σ p_j xᵐ, m = 0 … 6, of a walk without its peak, x in steps; p_j = exp(E(c_j) − E(c_peak)). */
const moments = new Float64Array(7);
/** What a walk is given, as numbers that need no place on the heap: a, k and b of E = J/τ, f₀, the spacing. */
const shape = new Float64Array(5);
/** The last share of a side, and the one below which rounding loses them, all moments included; to compliance, then to greed. */
const lasts = new Float64Array(4);
const BELOW = 0;
const ABOVE = 2;
const LEAST = 1e-34;

/**
 * Fills `differences` for the first block, and the lasts as far as they are known. E = −[a c² + k c + b f⁴] is a polynomial of degree 4
 * in j, so its fourth difference is constant and each share follows from the last: p ← pr, r ← r(1+s), 1+s ← (1+s)(1+t), 1+t ←
 * (1+t)(1+q). As s, t and q are near 0 where many shares count, their rounding hardly adds up.
 */
function begin(a: number, k: number, b: number, f: number, delta: number): void {
  const delta2 = delta * delta;
  // E(c ± jδ) − E(c) = ±a₁j + a₂j² ± a₃j³ + a₄j⁴, and its differences at j = 0
  const a1 = (4 * b * f * f * f - 2 * a * (1 - f) - k) * delta;
  const a2 = -(a + 6 * b * f * f) * delta2;
  const a3 = 4 * b * f * delta2 * delta;
  const a4 = -b * delta2 * delta2;
  const bend = 2 * a2 + 14 * a4;
  differences[0] = a1 + a3 + (a2 + a4);
  differences[1] = a2 + a4 - (a1 + a3);
  differences[2] = bend + 6 * a3;
  differences[3] = bend - 6 * a3;
  differences[4] = 36 * a4 + 6 * a3;
  differences[5] = 36 * a4 - 6 * a3;
  differences[6] = 24 * a4;
  lasts[BELOW] = differences[0] < -700 || differences[2] < -500 ? 0 : 1;
  lasts[ABOVE] = differences[1] < -700 || differences[3] < -500 ? 0 : 1;
  for (let i = 0; i < 2; i++) differences[i] = exp(differences[i]);
  for (let i = 2; i < 7; i++) differences[i] = expLess1(differences[i]);
  lasts[BELOW + 1] = LEAST * differences[0];
  lasts[ABOVE + 1] = LEAST * differences[1];
}

/**
 * The first block of both sides. As far as both go they are walked together: then their latencies overlap, and the sums and differences
 * of two shares make the even and the odd moments. x rises with f.
 */
function walkFirst(below: number, above: number): void {
  // Where a side is steep the second share is nothing beside the first.
  const most1 = lasts[BELOW] === 0 ? 1 : BLOCK;
  const most2 = lasts[ABOVE] === 0 ? 1 : BLOCK;
  const end1 = below < most1 ? below : most1;
  const end2 = above < most2 ? above : most2;
  const both = end1 < end2 ? end1 : end2;
  const q = differences[6];
  const more = 1 + q;
  let p1 = 1;
  let r1 = differences[0];
  let s1 = differences[2];
  let t1 = differences[4];
  let p2 = 1;
  let r2 = differences[1];
  let s2 = differences[3];
  let t2 = differences[5];
  let m0 = 0;
  let m1 = 0;
  let m2 = 0;
  let m3 = 0;
  let m4 = 0;
  let m5 = 0;
  let m6 = 0;
  let i = 1;
  const least1 = lasts[BELOW + 1];
  const least2 = lasts[ABOVE + 1];
  for (; i <= both && (p1 > least1 || p2 > least2); i++) {
    p1 *= r1;
    p2 *= r2;
    r1 += r1 * s1;
    r2 += r2 * s2;
    s1 = s1 * (1 + t1) + t1;
    s2 = s2 * (1 + t2) + t2;
    t1 = t1 * more + q;
    t2 = t2 * more + q;
    const i2 = i * i;
    const even0 = p2 + p1;
    const odd1 = (p2 - p1) * i;
    const even2 = even0 * i2;
    const odd3 = odd1 * i2;
    const even4 = even2 * i2;
    m0 += even0;
    m1 += odd1;
    m2 += even2;
    m3 += odd3;
    m4 += even4;
    m5 += odd3 * i2;
    m6 += even4 * i2;
  }
  if (both < end1) {
    for (; i <= end1 && p1 > least1; i++) {
      p1 *= r1;
      r1 += r1 * s1;
      s1 = s1 * (1 + t1) + t1;
      t1 = t1 * more + q;
      const i2 = i * i;
      const y1 = p1 * i;
      const y2 = p1 * i2;
      const y3 = y1 * i2;
      const y4 = y2 * i2;
      m0 += p1;
      m1 -= y1;
      m2 += y2;
      m3 -= y3;
      m4 += y4;
      m5 -= y3 * i2;
      m6 += y4 * i2;
    }
  } else {
    for (; i <= end2 && p2 > least2; i++) {
      p2 *= r2;
      r2 += r2 * s2;
      s2 = s2 * (1 + t2) + t2;
      t2 = t2 * more + q;
      const i2 = i * i;
      const y1 = p2 * i;
      const y2 = p2 * i2;
      const y3 = y1 * i2;
      const y4 = y2 * i2;
      m0 += p2;
      m1 += y1;
      m2 += y2;
      m3 += y3;
      m4 += y4;
      m5 += y3 * i2;
      m6 += y4 * i2;
    }
  }
  lasts[BELOW] *= p1;
  lasts[ABOVE] *= p2;
  moments[0] = m0;
  moments[1] = m1;
  moments[2] = m2;
  moments[3] = m3;
  moments[4] = m4;
  moments[5] = m5;
  moments[6] = m6;
}

/** d₁ of both sides, whose e^d is wanted; d₂ and d₃ of both and d₄, whose e^d − 1 is. */
const differences = new Float64Array(7);

/** The further blocks of one side, each with a fresh start. */
function walkOn(side: number, steps: number): void {
  const a = shape[0];
  const k = shape[1];
  const b = shape[2];
  const sign = side === BELOW ? -1 : 1;
  const delta = -sign * shape[4];
  const delta2 = delta * delta;
  const a4 = -b * delta2 * delta2;
  const q = expLess1(24 * a4);
  let p = lasts[side];
  const least = lasts[side + 1];
  for (let i = BLOCK; i < steps && p > least;) {
    const f = shape[3] - i * delta;
    const a1 = (4 * b * f * f * f - 2 * a * (1 - f) - k) * delta;
    const a2 = -(a + 6 * b * f * f) * delta2;
    const a3 = 4 * b * f * delta2 * delta;
    let r = exp(a1 + a2 + a3 + a4);
    let s = expLess1(2 * a2 + 6 * a3 + 14 * a4);
    let t = expLess1(6 * a3 + 36 * a4);
    const end = Math.min(steps, i + BLOCK);
    while (i < end) {
      i += 1;
      p *= r;
      r += r * s;
      s += t + s * t;
      t += q + t * q;
      const x = sign * i;
      const y2 = p * x * x;
      const y4 = y2 * x * x;
      moments[0] += p;
      moments[1] += p * x;
      moments[2] += y2;
      moments[3] += y2 * x;
      moments[4] += y4;
      moments[5] += y4 * x;
      moments[6] += y4 * x * x;
    }
  }
}
