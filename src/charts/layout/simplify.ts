/** How far, in pixels and measured upright, a drawn curve may pass from a point that is left out. */
const TOLERANCE = 0.1;

export type Point = readonly [x: number, y: number];

/**
 * Those of the points, whose x only rises or only falls, that a polyline needs in order to pass all of them within TOLERANCE: a smooth
 * curve of a thousand points needs some dozens, which are quicker to write, to read and to paint. First and last are kept.
 */
export function simplify(points: readonly Point[]): Point[] {
  const kept = points.slice(0, 1);
  // Slopes that a segment from the last point kept may have, so that it passes every point since.
  let least = -Infinity;
  let most = Infinity;
  for (let i = 1; i < points.length; i++) {
    for (;;) {
      const from = kept[kept.length - 1];
      const width = Math.abs(points[i][0] - from[0]);
      const slope = (points[i][1] - from[1]) / width;
      const first = points[i - 1] === from;
      if (width > 0 && (first || (slope >= least && slope <= most))) {
        least = Math.max(first ? -Infinity : least, slope - TOLERANCE / width);
        most = Math.min(first ? Infinity : most, slope + TOLERANCE / width);
        break;
      }
      kept.push(points[first ? i : i - 1]);
      if (first) break;
    }
  }
  const last = points[points.length - 1];
  if (kept[kept.length - 1] !== last) kept.push(last);
  return kept;
}
