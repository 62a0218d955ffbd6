import { formatNumber } from '../../charts/layout/formatNumber';

/** A number to calculate with: always three digits, so that a formula of several of them comes out as it says. */
export function threeDigits(x: number): string {
  const size = Math.abs(x);
  if (size === 0 || !Number.isFinite(x)) return formatNumber(x);
  const text = size < 0.000095 || size >= 99999.5 ? x.toExponential(2) : size < 999.5 ? x.toPrecision(3) : x.toFixed(0);
  return text.replace('e+', 'e').replace(/-/g, '−');
}
