/** How far, in pixels and measured upright, a drawn curve may pass from a point that is left out. */
const TOLERANCE = 0.1;

/**
 * Hands on those of `count` points, whose x only rises or only falls, that a polyline needs in order to pass all of them within
 * TOLERANCE: a smooth curve of a thousand points needs some dozens, which are quicker to write, to read and to paint. First and last are
 * kept.
 */
export function simplify(
  count: number,
  x: (i: number) => number,
  y: (i: number) => number,
  keep: (x: number, y: number) => void,
): void {
  let keptX = x(0);
  let keptY = y(0);
  keep(keptX, keptY);
  let beforeX = keptX;
  let beforeY = keptY;
  /** Whether no point has come since the last one kept. */
  let first = true;
  // Slopes that a segment from the last point kept may have, so that it passes every point since.
  let least = -Infinity;
  let most = Infinity;
  for (let i = 1; i < count; i++) {
    const nextX = x(i);
    const nextY = y(i);
    for (;;) {
      const width = Math.abs(nextX - keptX);
      const slope = (nextY - keptY) / width;
      if (width > 0 && (first || (slope >= least && slope <= most))) {
        least = Math.max(first ? -Infinity : least, slope - TOLERANCE / width);
        most = Math.min(first ? Infinity : most, slope + TOLERANCE / width);
        first = false;
        break;
      }
      keptX = first ? nextX : beforeX;
      keptY = first ? nextY : beforeY;
      keep(keptX, keptY);
      if (first) break;
      first = true;
    }
    beforeX = nextX;
    beforeY = nextY;
  }
  if (count > 1 && !(first && keptX === beforeX && keptY === beforeY)) keep(beforeX, beforeY);
}
