import { round2 } from './marks';

/**
 * Cuts a polyline (`M…L…`, x rising) at any x: the part up to there, its last point on the line. Changing a path costs the browser less
 * than changing what it is clipped to.
 */
export function pathUpTo(d: string): (x: number) => string {
  const xs: number[] = [];
  const ys: number[] = [];
  /** Where in `d` each point ends. */
  const ends: number[] = [];
  for (const point of d.matchAll(/[ML](-?[\d.e-]+),(-?[\d.e-]+)/g)) {
    xs.push(Number(point[1]));
    ys.push(Number(point[2]));
    ends.push(point.index + point[0].length);
  }
  return (x) => {
    if (xs.length === 0 || x >= xs[xs.length - 1]) return d;
    if (x <= xs[0]) return d.slice(0, ends[0]);
    let low = 0;
    let high = xs.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (xs[middle] <= x) low = middle;
      else high = middle;
    }
    const y = ys[low] + ((ys[high] - ys[low]) * (x - xs[low])) / (xs[high] - xs[low]);
    return `${d.slice(0, ends[low])}L${round2(x)},${round2(y)}`;
  };
}
