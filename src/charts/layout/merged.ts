/** Both ascending lists as one, what is in both once. */
export function merged(some: readonly number[], others: readonly number[]): number[] {
  const all: number[] = [];
  for (let i = 0, j = 0; i < some.length || j < others.length;) {
    const one = some[i] ?? Infinity;
    const other = others[j] ?? Infinity;
    all.push(Math.min(one, other));
    if (one <= other) i += 1;
    if (other <= one) j += 1;
  }
  return all;
}
