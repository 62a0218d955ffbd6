import { exponentials } from './exponentials';
import type { ShareSums } from './shareSums';

/**
 * The sum over all M candidates as one over a few points: Σ_j F(f_j) = C Σ_i weight_i F(f_i), exact for polynomials F of degree below
 * twice the number of points (Gauss's rule, here for evenly spaced candidates instead of an interval). C cancels in a mean.
 */
export interface ShareRule {
  readonly weights: Float64Array;
  readonly c: Float64Array;
  /** Room for −J/τ and for the shares. */
  readonly costs: Float64Array;
  readonly p: Float64Array;
}

/**
 * The rule of `size` points, an even number, for at least twice as many candidates: nearer to that number the points at the ends come too
 * close to candidates to be told apart. They are the roots of the polynomial P_N orthogonal on the candidates (Gram's), here on x = 2f − 1
 * and with leading coefficient 1, P_(n+1) = x P_n − β_n P_(n−1); a weight is 1 / Σ_(n<N) P_n²/‖P_n‖².
 */
export function createRule(candidates: number, size: number): ShareRule {
  const c = new Float64Array(size);
  const weights = new Float64Array(size);
  const betas = Float64Array.from({ length: size }, (_, n) => {
    const n2 = n * n;
    return (n2 * (candidates * candidates - n2)) / ((4 * n2 - 1) * (candidates - 1) * (candidates - 1));
  });
  // Newton's method, from the right onto one root after the other, down to x = 0; the others are their mirror images.
  const roots: number[] = [];
  let x = 1;
  while (2 * roots.length < size) {
    let squares = 0;
    for (let step = 1; step > 1e-15;) {
      let before = 0;
      let p = 1;
      let slopeBefore = 0;
      let slope = 0;
      let norm = 1; // ‖P_n‖² / M
      squares = 0;
      for (let n = 0; n < size; n++) {
        if (n > 0) norm *= betas[n];
        squares += (p * p) / norm;
        const next = x * p - betas[n] * before;
        const slopeNext = p + x * slope - betas[n] * slopeBefore;
        before = p;
        p = next;
        slopeBefore = slope;
        slope = slopeNext;
      }
      for (const root of roots) slope -= p / (x - root); // divides those before out
      step = p / slope;
      x -= step;
    }
    const i = roots.length;
    const gap = (roots.at(-1) ?? 1) - x;
    roots.push(x);
    c[i] = 0.5 - 0.5 * x;
    c[size - 1 - i] = 0.5 + 0.5 * x;
    weights[i] = 1 / squares;
    weights[size - 1 - i] = 1 / squares;
    x -= 0.5 * gap; // still to the right of the next root, for gaps grow towards the middle
  }
  return { weights, c, costs: new Float64Array(size), p: new Float64Array(size) };
}

/** Fills `sums` by a rule. */
export function sumByRule(sums: ShareSums, { weights, c, costs, p }: ShareRule): void {
  const { sharpness } = sums;
  const a = sums.a * sharpness;
  const k = sums.k * sharpness;
  const b = sums.b * sharpness;
  for (let i = 0; i < costs.length; i++) {
    const ci = c[i];
    const f = 1 - ci;
    const f2 = f * f;
    costs[i] = ci * (a * ci + k) + b * (f2 * f2);
  }
  exponentials(costs, -1, p);
  let mass = 0;
  let compliance = 0;
  let free = 0;
  for (let i = 0; i < p.length; i++) {
    const ci = c[i];
    const f = 1 - ci;
    const share = p[i] * weights[i];
    p[i] = share;
    mass += share;
    compliance += share * ci;
    free += share * (f * f);
  }
  const scale = 1 / mass;
  free *= scale;
  let withC2 = 0;
  let withF4 = 0;
  for (let i = 0; i < p.length; i++) {
    const ci = c[i];
    const f = 1 - ci;
    const f2 = f * f;
    const pull = p[i] * (f2 - free);
    withC2 += pull * (ci * ci);
    withF4 += pull * (f2 * f2);
  }
  sums.compliance = compliance * scale;
  sums.free = free;
  sums.withC2 = withC2 * scale;
  sums.withF4 = withF4 * scale;
}
