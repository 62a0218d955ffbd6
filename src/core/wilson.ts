/** The standard normal's quantile at 0.975. */
const Z = 1.959963984540054;

/** Wilson's score interval (95 %) of a share, of which `count` of `of` ≥ 1 independent trials were seen: its lower and upper end, in 0 … 1. */
export function wilsonInterval(count: number, of: number): readonly [low: number, high: number] {
  const share = count / of;
  const weight = (Z * Z) / of;
  const middle = share + weight / 2;
  const reach = Z * Math.sqrt((share * (1 - share) + weight / 4) / of);
  const low = count === 0 ? 0 : (middle - reach) / (1 + weight);
  const high = count === of ? 1 : (middle + reach) / (1 + weight);
  return [low, high];
}
