import { createPush, type Pushes } from '../../core/pushes';
import type { Domain } from '../../charts/layout/scales';

/** A part of the plane of gap and effective rate. */
export interface RaceDomain {
  readonly gap: Domain;
  readonly rate: Domain;
}

/** Points (gap, rate) in the order in which training goes through them. */
export type Streamline = readonly (readonly [gap: number, rate: number])[];

/** Lengths as shares of the plane's sides: between seeds, from a line to where another ends, of one stride, of the shortest line. */
const APART = 0.07;
const CLOSE = 0.55 * APART;
const STRIDE = 0.02;
const SHORTEST = 0.09;
const LONGEST = 0.5;
/** A step shorter than this, as a share of the plane, is rest: ten thousand of them cannot be seen. */
const REST = 1e-8;

type Point = readonly [x: number, y: number];

/**
 * Streamlines of the field, evenly spaced (Jobard and Lefer 1997, their seeds on a fixed grid): from each seed that is not near a line
 * already drawn, on and back by the midpoint rule until a line comes near, the plane ends or nothing moves. Static: the same field and
 * domain give the same lines. A generator, so that it can be left off after any stride and gone on with.
 */
export function* streamlines(pushes: Pushes, domain: RaceDomain): Generator<void, readonly Streamline[]> {
  const width = domain.gap[1] - domain.gap[0];
  const height = domain.rate[1] - domain.rate[0];
  const push = createPush();
  const lines: Point[][] = [];

  /** The way that a step goes at a point of the unit square, as a unit vector; null at rest. */
  function wayAt(x: number, y: number): Point | null {
    pushes.at(domain.gap[0] + x * width, domain.rate[0] + y * height, push);
    const dx = push.gap / width;
    const dy = push.rate / height;
    const length = Math.sqrt(dx * dx + dy * dy);
    return length > REST ? [dx / length, dy / length] : null;
  }

  const inside = ([x, y]: Point) => x >= 0 && x <= 1 && y >= 0 && y <= 1;
  const nearer = ([x, y]: Point, [otherX, otherY]: Point, distance: number) =>
    (x - otherX) * (x - otherX) + (y - otherY) * (y - otherY) < distance * distance;
  const isClear = (point: Point, distance: number) =>
    !lines.some((line) => line.some((other) => nearer(point, other, distance)));

  /** From a seed along the field (`sign` 1) or against it (−1), the seed left out. */
  function* follow(seed: Point, sign: 1 | -1): Generator<void, Point[]> {
    const points: Point[] = [];
    let at = seed;
    for (let i = 0; i < LONGEST / 2 / STRIDE; i++) {
      const first = wayAt(...at);
      yield;
      if (!first) break;
      const middle = wayAt(at[0] + sign * 0.5 * STRIDE * first[0], at[1] + sign * 0.5 * STRIDE * first[1]);
      yield;
      // Where the field turns round within half a stride there is a line of rest, which no streamline passes.
      if (!middle || first[0] * middle[0] + first[1] * middle[1] < 0) break;
      const next: Point = [at[0] + sign * STRIDE * middle[0], at[1] + sign * STRIDE * middle[1]];
      if (!inside(next) || !isClear(next, CLOSE)) break;
      points.push(next);
      at = next;
    }
    return points;
  }

  for (const seed of seeds) {
    if (!isClear(seed, APART)) continue;
    const back = yield* follow(seed, -1);
    const on = yield* follow(seed, 1);
    const line = [...back.toReversed(), seed, ...on];
    if ((line.length - 1) * STRIDE >= SHORTEST) lines.push(line);
  }
  return lines.map((line) => line.map(([x, y]) => [domain.gap[0] + x * width, domain.rate[0] + y * height] as const));
}

/** The cells of a grid in an order that goes all over it again and again, so that the first lines are the longest and lie apart. */
const CELLS = 18;
const seeds: readonly Point[] = Array.from({ length: CELLS * CELLS }, (_, i) => {
  const cell = (i * 61) % (CELLS * CELLS); // 61 and 324 have no common factor: every cell once
  return [((cell % CELLS) + 0.5) / CELLS, (Math.floor(cell / CELLS) + 0.5) / CELLS] as const;
});
