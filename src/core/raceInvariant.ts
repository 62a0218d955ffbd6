import { exponentialFuture } from './futureWeight';
import { integrate } from './quadrature';
import { complianceFromWeight } from './theory';

/** What the mesa-optimiser foresees: H ≥ 1 and u in 0 … 1. Fact 7's other conditions are `theoryApplies`. */
export interface Foresight {
  readonly horizon: number;
  readonly anticipation: number;
}

/** And how fast the base optimiser moves: η_m and η_φ. */
export interface Race extends Foresight {
  readonly lrGap: number;
  readonly lrTime: number;
}

/**
 * dρ/d ln f at discount rate ρ: how much rate is spent for each e-fold by which the shown share f falls. Positive; Infinity where
 * nothing is anticipated. MODEL.md's (1 + 6Xf²)/(2|X′|f²) with 2Xf² = c/f put in is (1 + 2c)/(cD), where D = −W′/W is the mean distance
 * of the weighted future in episodes: no large numbers are left to cancel.
 */
export function resistance(rho: number, { horizon, anticipation }: Foresight): number {
  const { weight, distance } = exponentialFuture(rho, horizon);
  const compliance = complianceFromWeight(weight, anticipation);
  return compliance > 0 ? (1 + 2 * compliance) / (compliance * distance) : Infinity;
}

/** ∫ of the resistance from one rate to another: what moving there takes, in units of η_φ g²/(2η_m). Relative error about 1e−13. */
export function resistanceBetween(from: number, to: number, foresight: Foresight): number {
  return integrate((rho) => resistance(rho, foresight), from, to);
}

/**
 * R_c(ρ₀) = ∫_0^ρ₀ dρ/(d ln f/dρ) of fact 7: under small steps the rate reaches zero iff η_φ g₀²/(2η_m) > R_c. 0 where ρ₀ ≤ 0, which
 * is there already; Infinity where nothing is anticipated.
 */
export function criticalRatio(rho0: number, foresight: Foresight): number {
  return rho0 > 0 ? resistanceBetween(0, rho0, foresight) : 0;
}

/**
 * g₀ = √(2η_m R_c/η_φ) above which the rate reaches zero (fact 7), given time enough: at the threshold itself it takes for ever.
 * 0 where ρ₀ ≤ 0 or where the gap is held still, Infinity where the rate is (η_φ = 0) or nothing is anticipated.
 */
export function criticalGap(rho0: number, race: Race): number {
  const ratio = criticalRatio(rho0, race);
  if (ratio === 0) return 0;
  if (ratio === Infinity || race.lrTime === 0) return Infinity;
  return Math.sqrt((2 * race.lrGap * ratio) / race.lrTime);
}

/**
 * The invariant of fact 7 at every state of a run, g²/(2η_m) − (1/η_φ)∫_{ρ₀}^ρ dρ/(d ln f/dρ), from its gaps and rates (the columns
 * `gap` and `rate`), for η_m, η_φ > 0. Starts at g₀²/(2η_m) and stays there but for the size of the steps. Summed from state to state,
 * so a run of T steps costs T short integrals.
 */
export function raceInvariant(gaps: Float64Array, rates: Float64Array, race: Race): Float64Array {
  const values = new Float64Array(gaps.length);
  let spent = 0;
  for (let t = 0; t < gaps.length; t++) {
    if (t > 0) spent += resistanceBetween(rates[t - 1], rates[t], race);
    values[t] = (gaps[t] * gaps[t]) / (2 * race.lrGap) - spent / race.lrTime;
  }
  return values;
}
