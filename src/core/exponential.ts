import { exp } from './elementary';
import type { FormulaProblem } from './formula';
import type { Parameters } from './parameters';
import { fillPowers, sumUp, type Weights } from './weights';

/** The shape of the temporal weights: one trained φ behind all of them (MODEL.md, "Kernels"). */
export interface Kernel {
  /** φ that belongs to a discount rate ρ, at which w_1 = e^(−ρ): φ₀ at `rho`, and where the bias pulls to at `prior`. */
  parameterAt(rho: number): number;
  /** Fills `out` with weights and slopes at φ; null, or which weight of a formula is none. */
  fill(phi: number, out: Weights): FormulaProblem | null;
  /** Limit (4): φ lies between these after each update. */
  readonly least: number;
  readonly most: number;
}

/** Limit (4) for a φ that is a rate. */
export const rates = { least: -1e6, most: 1e6 };

/** The kernel whose φ is the discount rate itself. */
export function exponentialKernel({ horizon }: Readonly<Parameters>): Kernel {
  return { ...rates, parameterAt: (rho) => rho, fill: (phi, out) => exponentialWeights(phi, horizon, out) };
}

/** w_k = e^(−ρk) for any finite ρ: one exponential, then powers. A weight below e^−745 of the largest is 0. */
export function exponentialWeights(rho: number, horizon: number, out: Weights): null {
  const falling = rho >= 0;
  fillPowers(exp(falling ? -rho : rho), falling, horizon, out);
  out.scale = falling ? 0 : -rho * horizon;
  out.limited = false;
  sumUp(out);
  return null;
}
