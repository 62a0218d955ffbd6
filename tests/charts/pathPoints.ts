/** The points that a path of absolute M, L, H, V and relative l, h, v, m visits, arcs left out. */
export function pathPoints(d: string): [x: number, y: number][] {
  const points: [number, number][] = [];
  let [x, y] = [0, 0];
  for (const [, command, list] of d.matchAll(/([MLHVmlhvZz])([^MLHVmlhvZz]*)/g)) {
    const numbers = [...list.matchAll(/-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/g)].map(([text]) => Number(text));
    const relative = command === command.toLowerCase();
    const [dx, dy] = relative ? [x, y] : [0, 0];
    switch (command.toUpperCase()) {
      case 'M':
      case 'L':
        for (let i = 0; i < numbers.length; i += 2) {
          [x, y] = relative ? [x + numbers[i], y + numbers[i + 1]] : [numbers[i], numbers[i + 1]];
          points.push([x, y]);
        }
        break;
      case 'H':
        x = dx + numbers[0];
        points.push([x, y]);
        break;
      case 'V':
        y = dy + numbers[0];
        points.push([x, y]);
        break;
    }
  }
  return points;
}
