/**
 * Points of a curve thinned to what `width` pixels can show: of every column of pixels the first, lowest and highest row, in order of step,
 * so that no peak is lost, and the last row of all. Returns row indices; all rows when there are few.
 */
export function decimate(values: Float64Array, from: number, to: number, width: number): number[] {
  const count = to - from + 1;
  const kept: number[] = [];
  if (count <= width * 3) {
    for (let i = from; i <= to; i++) kept.push(i);
    return kept;
  }
  const columns = Math.max(1, Math.floor(width));
  for (let column = 0; column < columns; column++) {
    const first = from + Math.floor((column * count) / columns);
    const last = from + Math.floor(((column + 1) * count) / columns) - 1;
    let low = first;
    let high = first;
    for (let i = first; i <= last; i++) {
      if (values[i] < values[low]) low = i;
      if (values[i] > values[high]) high = i;
    }
    kept.push(first);
    if (Math.min(low, high) > first) kept.push(Math.min(low, high));
    if (Math.max(low, high) > kept[kept.length - 1]) kept.push(Math.max(low, high));
  }
  if (kept[kept.length - 1] !== to) kept.push(to);
  return kept;
}
