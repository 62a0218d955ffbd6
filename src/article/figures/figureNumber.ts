import { formatNumber } from '../../charts/layout/formatNumber';

/** A number for readers of prose: as everywhere, but without powers of ten where it is next to nothing. */
export function figureNumber(x: number): string {
  if (x !== 0 && Math.abs(x) < 0.0001) return 'under 0.0001';
  return formatNumber(x);
}
