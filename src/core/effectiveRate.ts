import { log } from './elementary';
import { exponentialWeights } from './exponential';
import type { Weights } from './weights';

/**
 * The effective rate of weights w_1 … w_H: the ρ for which Σ_{k=1..H} e^(−ρk) = W, from ln W, in ±1e6 (MODEL.md, "Kernels"). Newton on ln
 * Σ = −ρ + ln Σ_{j<H} e^(−ρj), which is convex and falls: from where it is above ln W, it never passes the root. `room` is overwritten.
 */
export function effectiveRate(logTotal: number, horizon: number, room: Weights): number {
  // Σ is at least e^(−ρ), at least e^(−ρH), and at least H e^(−ρ(H+1)/2).
  let rho = Math.max(-logTotal, -logTotal / horizon, ((log(horizon) - logTotal) * 2) / (horizon + 1));
  for (let i = 0; i < 100 && horizon > 1; i++) {
    if (rho >= 1e6) return 1e6;
    if (rho <= -1e6) return -1e6;
    exponentialWeights(rho, horizon - 1, room);
    const sum = room.present + room.future;
    const above = log(sum) + room.scale - rho - logTotal;
    const step = (above * sum) / (sum - room.presentSlope - room.futureSlope);
    rho += step;
    if (!(Math.abs(step) > 1e-15 * Math.abs(rho) + 1e-17)) break;
  }
  return Math.max(-1e6, Math.min(1e6, rho));
}
