/**
 * What one episode's softmax shares add up to. Before: J = −[a c² + k c + b f⁴], concave in c, and the sharpness 1/τ. After: E[c], E[f²],
 * and the covariances of f² with c² and f⁴.
 */
export interface ShareSums {
  a: number;
  k: number;
  b: number;
  sharpness: number;
  compliance: number;
  free: number;
  withC2: number;
  withF4: number;
}

/** Doubles from the first, so that they are kept in place. */
export const createShareSums = (): ShareSums => ({
  a: 0.5,
  k: 0.5,
  b: 0.5,
  sharpness: 0.5,
  compliance: 0.5,
  free: 0.5,
  withC2: 0.5,
  withF4: 0.5,
});
