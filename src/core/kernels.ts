import { exp, log } from './elementary';
import { exponentialKernel, rates, type Kernel } from './exponential';
import { limitWeights, problemIn, type CompiledFormula, type FormulaProblem } from './formula';
import type { Parameters } from './parameters';
import { fillFromList, fillPowers, sumUp, type Weights } from './weights';

const LN2 = 0.6931471805599453;

/** The kernel of a run; the custom one needs its formula, compiled for the same horizon. */
export function createKernel(parameters: Readonly<Parameters>, formula: CompiledFormula | null): Kernel {
  const { kernel, horizon, presentBias } = parameters;
  switch (kernel) {
    case 'exponential':
      return exponentialKernel(parameters);
    case 'factor':
      return {
        least: 0,
        most: 1e6,
        parameterAt: (rho) => exp(-rho),
        fill: (phi, out) => factorWeights(phi, horizon, out),
      };
    case 'tail':
      return {
        least: 0,
        most: 1e150,
        parameterAt: (rho) => exp(-rho),
        fill: (phi, out) => tailWeights(phi, horizon, out),
      };
    case 'quasi-hyperbolic': {
      const logBias = log(presentBias);
      return {
        ...rates,
        parameterAt: (rho) => rho + logBias,
        fill: (phi, out) => quasiHyperbolicWeights(phi, { horizon, presentBias, logBias }, out),
      };
    }
    case 'hyperbolic': {
      const logs = Float64Array.from({ length: horizon }, (_, i) => log(i + 2));
      const list = new Float64Array(horizon);
      const slopes = new Float64Array(horizon);
      return {
        ...rates,
        parameterAt: (rho) => rho / LN2,
        fill: (phi, out) => hyperbolicWeights(phi, { logs, list, slopes }, out),
      };
    }
    case 'custom': {
      if (!formula) throw new Error('the custom kernel needs its formula');
      return { ...rates, parameterAt: (rho) => rho, fill: (phi, out) => formulaWeights(phi, formula, out) };
    }
  }
}

/**
 * w_k = γ^k, 0 ≤ γ ≤ 1e6: the same weights with slopes kγ^(k−1). At γ = 0 only k = 1 has one (MODEL.md, fact 6), and below 1e-150, where
 * γ² underflows, the others count as 0.
 */
function factorWeights(gamma: number, horizon: number, out: Weights): null {
  const { slopes } = out;
  const falling = gamma <= 1;
  fillPowers(falling ? gamma : 1 / gamma, falling, horizon, out);
  out.scale = falling ? 0 : horizon * log(gamma);
  out.limited = false;
  if (gamma > 1e-150) {
    const each = -1 / gamma;
    for (let k = 0; k < slopes.length; k++) slopes[k] *= each;
    out.futureSlope *= each;
  } else {
    slopes.fill(0);
    if (slopes.length > 1) slopes[1] = 1;
    out.futureSlope = slopes.length > 1 ? 0 : 1;
  }
  sumUp(out);
  return null;
}

/** w_k = φ for every k ≥ 1, 0 ≤ φ ≤ 1e150. */
function tailWeights(phi: number, horizon: number, out: Weights): null {
  const { values, slopes } = out;
  const share = phi > 1 ? 1 / phi : 1;
  out.scale = phi > 1 ? log(phi) : 0;
  out.limited = false;
  values.fill(phi > 1 ? 1 : phi);
  slopes.fill(share);
  values[0] = share;
  slopes[0] = 0;
  const terms = horizon - values.length + 1;
  out.future = terms * (phi > 1 ? 1 : phi);
  out.futureSlope = terms * share;
  sumUp(out);
  return null;
}

/** w_k = βe^(−φk) for k ≥ 1, 0 < β ≤ 1 (Laibson 1997). The largest is w_0 = 1, or w_H where φ is far enough below zero. */
function quasiHyperbolicWeights(
  phi: number,
  { horizon, presentBias, logBias }: { horizon: number; presentBias: number; logBias: number },
  out: Weights,
): null {
  const { values, slopes } = out;
  const falling = phi >= 0;
  fillPowers(exp(falling ? -phi : phi), falling, horizon, out);
  const heaviest = -phi * horizon + logBias; // ln w_H
  const scaled = !falling && heaviest > 0;
  const share = falling ? presentBias : scaled ? 1 : exp(heaviest);
  out.scale = scaled ? heaviest : 0;
  out.limited = false;
  for (let k = 1; k < values.length; k++) {
    values[k] *= share;
    slopes[k] *= share;
  }
  values[0] = scaled ? exp(-heaviest) : 1;
  out.future *= share;
  out.futureSlope *= share;
  sumUp(out);
  return null;
}

/** w_k = (1 + k)^(−φ), from ln(1 + k) in `logs` (Loewenstein and Prelec's generalised hyperbola). */
function hyperbolicWeights(
  phi: number,
  { logs, list, slopes }: { logs: Float64Array; list: Float64Array; slopes: Float64Array },
  out: Weights,
): null {
  const highest = phi < 0 ? logs[logs.length - 1] : 0;
  for (let i = 0; i < list.length; i++) {
    list[i] = exp(phi * (highest - logs[i]));
    slopes[i] = -logs[i] * list[i];
  }
  fillFromList(list, slopes, out); // none is above 1
  out.values[0] = exp(phi * highest);
  out.scale = -phi * highest + 0; // + 0 makes −0 a 0
  out.limited = false;
  sumUp(out);
  return null;
}

/** w_k by the reader's formula. Limits are looked for only where one may hold. */
function formulaWeights(phi: number, formula: CompiledFormula, out: Weights): FormulaProblem | null {
  formula.compute(phi);
  out.limited = false;
  if (!fillFromList(formula.weights, formula.slopes, out)) {
    out.limited = limitWeights(formula);
    const problem = problemIn(formula.weights);
    if (problem) return problem;
    fillFromList(formula.weights, formula.slopes, out);
  }
  sumUp(out);
  return null;
}
