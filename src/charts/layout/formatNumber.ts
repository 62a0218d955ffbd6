const minus = '−';
/** With equal-width minus signs, and ∞ for what is beyond the largest double (a factor e^−ρ can be). */
const signed = (text: string) => text.replace('Infinity', '∞').replace(/-/g, minus);

/** A number to read at a glance: about three digits, an equal-width minus, e-notation outside 0.0001 … 99 999. */
export function formatNumber(x: number): string {
  const size = Math.abs(x);
  if (size === 0) return '0';
  if (size >= 99999.5 || size < 0.000095) return signed(x.toExponential(1).replace('e+', 'e'));
  if (size < 0.0995) return signed(x.toPrecision(2));
  if (size < 99.95) return signed(x.toFixed(2));
  return signed(size < 999.5 ? x.toFixed(1) : x.toFixed(0));
}

/** The same in at most six characters and a sign, for narrow places: e-notation below 0.001. */
export function formatShort(x: number): string {
  const size = Math.abs(x);
  return size > 0 && size < 0.000995 ? signed(x.toExponential(size < 1e-99 ? 0 : 1)) : formatNumber(x);
}

/** A number to six significant digits, for tables. */
export function formatExact(x: number): string {
  return signed(String(Number(x.toPrecision(6))).replace('e+', 'e'));
}

/** A tick of a linear axis: no more digits than it has. */
export function formatTick(x: number): string {
  const plain = Number(x.toPrecision(10));
  return signed(Math.abs(x) >= 1e5 ? plain.toExponential().replace('e+', 'e') : String(plain));
}
