import { planeFrame, type PlaneFrame } from '../../charts/layout/planeFrame';
import type { Size } from '../../charts/layout/plotFrame';
import type { RunTrace } from './runTrace';
import type { RaceDomain } from './streamlines';

/** Axes go no further than this, whatever a run does; the rest of its path is cut off. */
const ENDS = { gap: 5, lowest: -4, highest: 8 };

/**
 * The axes of a run: from gap 0 to 2 and from rate −0.5 to 2, further in halves and wholes where the run goes further or nearly so, so that
 * its start can be pulled on from there.
 */
export function raceDomain({ widest, lowest, highest }: Pick<RunTrace, 'widest' | 'lowest' | 'highest'>): RaceDomain {
  const gap = widest <= 2 ? 2 : Math.ceil(widest * 2) / 2;
  const low = lowest < -0.4 ? Math.floor((lowest - 0.1) * 2) / 2 : -0.5;
  const high = Math.max(2, Math.ceil(highest + 0.2));
  return { gap: [0, Math.min(gap, ENDS.gap)], rate: [Math.max(low, ENDS.lowest), Math.min(high, ENDS.highest)] };
}

/** The axes that show both. */
export function joined(one: RaceDomain, other: RaceDomain): RaceDomain {
  return {
    gap: [0, Math.max(one.gap[1], other.gap[1])],
    rate: [Math.min(one.rate[0], other.rate[0]), Math.max(one.rate[1], other.rate[1])],
  };
}

export function sameDomain(one: RaceDomain, other: RaceDomain): boolean {
  return one.gap[1] === other.gap[1] && one.rate[0] === other.rate[0] && one.rate[1] === other.rate[1];
}

/** Gap to the right, discount rate upwards; `effective` where φ is not the rate itself. */
export function raceFrame(size: Size, domain: RaceDomain, effective: boolean): PlaneFrame {
  const yName = effective ? 'effective discount rate ρ' : 'discount rate ρ';
  return planeFrame(size, { x: domain.gap, y: domain.rate, xName: 'gap g', yName });
}
