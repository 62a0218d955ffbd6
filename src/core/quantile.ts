/**
 * The quantile at a share (0 … 1) of the first `count` of some numbers in ascending order: linear between the two that it falls between, the
 * smallest at 0 and the largest at 1 (Hyndman and Fan's type 7). NaN of none.
 */
export function sortedQuantile(sorted: ArrayLike<number>, share: number, count = sorted.length): number {
  if (count === 0) return NaN;
  const at = (count - 1) * share;
  const below = Math.floor(at);
  const low = sorted[below];
  const high = sorted[Math.min(below + 1, count - 1)];
  return low === high ? low : low + (at - below) * (high - low);
}
