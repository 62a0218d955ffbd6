import type { Parameters } from '../../core/parameters';
import { resistanceBetween } from '../../core/raceInvariant';
import { theoryApplies } from '../../core/theory';
import type { Domain } from './scales';

/** Points (gap, rate) of the line R_c, from the bottom up. */
export type CriticalCurve = readonly (readonly [gap: number, rate: number])[];

const PIECES = 60;

/**
 * Fact 7 as a line in the plane: at each rate ρ₀ above zero the gap √(2η_m R_c(ρ₀)/η_φ) above which a start ends with its rate past zero,
 * given time enough and small steps. R_c is added up piece by piece, so that the whole line costs no more than its last point, and the
 * generator can be left off between two. Empty where the line lies beyond every gap: nothing is anticipated, or the rate is held still.
 */
export function* criticalCurve(parameters: Readonly<Parameters>, domain: Domain): Generator<void, CriticalCurve> {
  const { lrGap, lrTime, anticipation } = parameters;
  if (anticipation === 0 || lrTime === 0) return [];
  const points: [number, number][] = [[0, 0]];
  let ratio = 0;
  for (let i = 1; i <= PIECES; i++) {
    const from = (domain[1] * (i - 1)) / PIECES;
    const to = (domain[1] * i) / PIECES;
    ratio += resistanceBetween(from, to, parameters);
    yield;
    if (!(ratio < 1e12)) break;
    points.push([Math.sqrt((2 * lrGap * ratio) / lrTime), to]);
  }
  return points;
}

/** What the panel says of R_c: its assumptions where it is drawn, and why where it is not. */
export function criticalWords(parameters: Readonly<Parameters>): string {
  const { applies, failing } = theoryApplies(parameters);
  if (!applies) return `The line R_c is not drawn: ${failing.join('; ')}.`;
  if (parameters.lrTime === 0)
    return 'The line R_c is not drawn: the discount rate is held still, so no gap is wide enough.';
  if (parameters.anticipation === 0)
    return 'The line R_c is not drawn: nothing is anticipated, so no gap is wide enough.';
  return (
    'Line R_c: starts with wider gaps end below zero, given small steps, time enough, plain gradient descent, the best action always ' +
    'taken, one φ of an exponential kernel, deployment next, and no hidden gap, noise, clipping, cost or bias.'
  );
}
