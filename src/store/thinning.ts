/** Rows of a growing curve thinned to what so many pixels can show. */
export interface Thinning {
  /** Takes the values of the next rows. */
  add(values: Float64Array, count: number): void;
  /**
   * Of every column of pixels the first, lowest and highest row so far, in order, so that no peak is lost, and the last row of all; all
   * rows where three a pixel are enough.
   */
  rows(): readonly number[];
}

/** For a curve of `total` rows over `width` pixels, of which rows may still be to come. */
export function createThinning(total: number, width: number): Thinning {
  const columns = Math.max(1, Math.floor(width));
  const whole = total <= 3 * columns;
  const low = new Int32Array(whole ? 0 : columns);
  const high = new Int32Array(low.length);
  let length = 0;
  let column = -1;
  let next = 0; // first row of the column of pixels after this one
  // Of the column of pixels under way.
  let lowestSoFar = 0;
  let highestSoFar = 0;
  let kept: number[] | null = null;

  const firstOf = (at: number) => Math.floor((at * total) / columns);

  return {
    add(values, count) {
      kept = null;
      const end = length + count;
      let row = length;
      while (row < end && !whole) {
        if (row === next) {
          column += 1;
          next = firstOf(column + 1);
          low[column] = high[column] = row;
        }
        // In locals: this runs for every row of a long run.
        const until = next < end ? next : end;
        let lowAt = low[column];
        let highAt = high[column];
        let lowest = row === lowAt ? values[row - length] : lowestSoFar;
        let highest = row === highAt ? values[row - length] : highestSoFar;
        for (; row < until; row++) {
          const value = values[row - length];
          if (value < lowest) {
            lowest = value;
            lowAt = row;
          } else if (value > highest) {
            highest = value;
            highAt = row;
          }
        }
        low[column] = lowAt;
        high[column] = highAt;
        lowestSoFar = lowest;
        highestSoFar = highest;
      }
      length = end;
    },
    rows() {
      if (kept) return kept;
      if (whole) return (kept = Array.from({ length }, (_, row) => row));
      kept = [];
      for (let at = 0; at <= column; at++) {
        const before = Math.min(low[at], high[at]);
        const after = Math.max(low[at], high[at]);
        kept.push(firstOf(at));
        if (before > kept[kept.length - 1]) kept.push(before);
        if (after > kept[kept.length - 1]) kept.push(after);
      }
      if (length > 0 && kept[kept.length - 1] !== length - 1) kept.push(length - 1);
      return kept;
    },
  };
}
