import { round2, type Box } from '../../charts/layout/marks';
import type { Way } from './placeLabels';

/** A place in the chart. */
export interface Pixel {
  readonly x: number;
  readonly y: number;
}

/** The arrow from the action to the mesa target, which a deployed mesa-optimiser would act on. */
export interface Jump {
  readonly line: string;
  readonly head: string;
  /** The middle of the arc, where its label stands, and the ways to put it, outwards first. */
  readonly top: Pixel;
  readonly ways: readonly Way[];
  /** Places along the arc, for labels to keep off. */
  readonly boxes: readonly Box[];
}

/** Below this many pixels the marks stand on each other, and there is nothing to draw between them. */
const LEAST = 28;
/** Pixels that the arc keeps from the action's and the target's centre. */
const FROM = 10;
const TO = 12;

/** An arc, upwards if it can be, so that it is told apart from a path along the axis; null where the action is as good as on the target. */
export function jumpOf(action: Pixel, target: Pixel, bounds: Box): Jump | null {
  const across = target.x - action.x;
  const down = target.y - action.y;
  const length = Math.hypot(across, down);
  if (length < LEAST) return null;
  const height = Math.max(12, Math.min(40, 0.3 * length));
  // Normal to the chord: upwards, or for an upright chord to the left; away from the nearest edge if it would leave the plane.
  const sign = across > 0 || (across === 0 && down > 0) ? 1 : -1;
  let normal = { x: (sign * down) / length, y: (-sign * across) / length };
  const topAt = ({ x, y }: Pixel) => ({
    x: (action.x + target.x) / 2 + height * x,
    y: (action.y + target.y) / 2 + height * y,
  });
  const { x: topX, y: topY } = topAt(normal);
  if (topX < bounds.x + 4 || topY < bounds.y + 18) normal = { x: -normal.x, y: -normal.y };
  const top = topAt(normal);
  // The control point of a parabola lies twice as high as its top.
  const control = { x: 2 * top.x - (action.x + target.x) / 2, y: 2 * top.y - (action.y + target.y) / 2 };
  const at = (s: number, t: number): Pixel => {
    // The blossom of the parabola: at(t, t) lies on it, at(s, t) is the control point of its part from s to t.
    const one = (1 - s) * (1 - t);
    const two = s + t - 2 * s * t;
    return {
      x: one * action.x + two * control.x + s * t * target.x,
      y: one * action.y + two * control.y + s * t * target.y,
    };
  };
  const speed = 2 * Math.hypot(control.x - action.x, control.y - action.y);
  const from = FROM / speed;
  const to = 1 - TO / speed;
  const [begin, bend, end] = [at(from, from), at(from, to), at(to, to)];
  const way = Math.hypot(end.x - bend.x, end.y - bend.y);
  const forward = { x: (end.x - bend.x) / way, y: (end.y - bend.y) / way };
  const back = { x: end.x - 8 * forward.x, y: end.y - 8 * forward.y };
  const p = ({ x, y }: Pixel) => `${round2(x)} ${round2(y)}`;
  const side = (half: number) => p({ x: back.x - half * forward.y, y: back.y + half * forward.x });
  return {
    line: `M${p(begin)}Q${p(bend)} ${p(end)}`,
    head: `M${p(end)}L${side(4)}L${side(-4)}z`,
    top,
    ways: outwards(normal),
    boxes: [0.15, 0.3, 0.5, 0.7, 0.85, 0.95].map((t) => {
      const { x, y } = at(t, t);
      return { x: x - 2, y: y - 2, width: 4, height: 4 };
    }),
  };
}

function outwards({ x, y }: Pixel): Way[] {
  const right = x < 0 ? -1 : 1;
  const lower = y > 0 ? 1 : -1;
  const upright: Way[] = [
    [0, lower],
    [right, lower],
  ];
  const level: Way[] = [
    [right, 0],
    [right, lower],
  ];
  return Math.abs(x) > 0.6 ? [...level, ...upright] : [...upright, ...level];
}
