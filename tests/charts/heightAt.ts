export type Point = readonly [x: number, y: number];

/** Height of a polyline over x: where it stands upright, the nearest to y. */
export function heightAt(line: readonly Point[], x: number, y: number): number {
  let nearest = Infinity;
  for (let i = 0; i < line.length; i++) {
    const [x0, y0] = line[i];
    const [x1, y1] = line[Math.min(i + 1, line.length - 1)];
    if ((x - x0) * (x - x1) > 0) continue;
    const between =
      x1 === x0 ? Math.max(Math.min(y0, y1), Math.min(Math.max(y0, y1), y)) : y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
    if (Math.abs(between - y) < Math.abs(nearest - y)) nearest = between;
  }
  return nearest;
}
