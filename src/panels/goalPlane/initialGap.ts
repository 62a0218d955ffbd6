import { specOf, type Parameters } from '../../core/parameters';
import type { Goal } from './planeState';

type Initial = Partial<Pick<Parameters, 'gap' | 'hidden'>>;

const decimals = 100; // both parameters go in steps of 0.01

/** The nearest value that a parameter can be set to. */
function settable(key: 'gap' | 'hidden', value: number): number {
  const spec = specOf(key);
  const [min, max] = spec.kind === 'number' ? [spec.min, spec.max] : [0, 0];
  return Math.max(min, Math.min(max, Math.round(value * decimals) / decimals));
}

/**
 * Initial gap g₀ and hidden share h that put the mesa target nearest to a place: its distance, and the share (y / distance)². Both parts
 * of e₀ are positive, so a place beyond an axis counts as on it. Without a gap there is no share to set.
 */
export function initialGapAt(place: Goal): Initial {
  const visible = Math.max(0, place.visible);
  const hidden = Math.max(0, place.hidden);
  const gap = settable('gap', Math.hypot(visible, hidden));
  if (gap === 0) return { gap };
  return { gap, hidden: settable('hidden', hidden ** 2 / (visible ** 2 + hidden ** 2)) };
}
