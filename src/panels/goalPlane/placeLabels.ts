import type { Box } from '../../charts/layout/marks';

/** Which way from its mark a label lies: −1, 0, 1 to the right and downwards. */
export type Way = readonly [across: number, down: number];

export interface Wanted {
  readonly key: string;
  readonly words: string;
  /** The mark's centre, and how far it extends from there. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Tried in this order, then, unless it is optional, all the others. */
  readonly ways: readonly Way[];
  /** Stays away where none of its ways has room. */
  readonly optional?: boolean;
}

export interface Placed {
  readonly key: string;
  readonly words: string;
  /** Left end of the baseline. */
  readonly x: number;
  readonly y: number;
  readonly box: Box;
  /** Which way from its mark it lies, and how many lines further away than it must. */
  readonly spot: Spot;
}

type Spot = readonly [way: Way, ring: number];

/** A line of the chart's text, 13 px: how high it is, and how far its baseline lies below its top. */
const HEIGHT = 16;
const BASELINE = 12;
/** Pixels between a mark and its label. */
const CLEAR = 3;
/** Lines of text further away from the mark than beside it. */
const rings = [0, 0.5, 1, 1.5, 2, 3];
/** A label stays where another spot is better by less than this. */
const STAYS = 4;
const everyWay: readonly Way[] = [
  [1, -1],
  [0, -1],
  [-1, -1],
  [1, 0],
  [-1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
];

/** No less than a line is wide at 13 px: the widest letter of the labels, m, counts for itself. */
export function labelWidth(words: string): number {
  let wide = 0;
  for (const letter of words) if (letter === 'm') wide += 1;
  return Math.ceil(6.3 * words.length + 4.8 * wide) + 2;
}

export function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

function within(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** Beside a mark; obliquely it begins, or ends, over or under the mark itself. */
function beside({ words, x, y, radius }: Wanted, [across, down]: Way, ring: number): Box {
  const width = labelWidth(words);
  const aside = down === 0 ? width / 2 + radius + CLEAR + 1 : width / 2 - radius;
  const away = down === 0 ? ring * HEIGHT * across : 0;
  const centre = x + across * aside + away;
  const middle = y + down * (HEIGHT / 2 + radius + CLEAR + ring * HEIGHT);
  return { x: centre - width / 2, y: middle - HEIGHT / 2, width, height: HEIGHT };
}

/**
 * Places labels one after the other, inside the bounds, off all `marks` and the labels before it, over as few `lines` as can be had near
 * its mark. A label stays on the side of the mark where it stood `before` unless it stands much better elsewhere, so that it does not flutter.
 */
export function placeLabels(
  wanted: readonly Wanted[],
  { bounds, marks, lines }: { bounds: Box; marks: readonly Box[]; lines: readonly Box[] },
  before: readonly Placed[] = [],
): Placed[] {
  const placed: Placed[] = [];
  const taken = [...marks];
  for (const label of wanted) {
    const ways = label.optional ? label.ways : [...label.ways, ...everyWay];
    /** How many places of lines it would cover, a line further away counting as two; without end where it cannot stand. */
    const cost = ([way, ring]: Spot) => {
      const box = beside(label, way, ring);
      if (!within(box, bounds) || taken.some((other) => overlap(box, other))) return Infinity;
      return lines.reduce((sum, line) => sum + Number(overlap(box, line)), 2 * ring);
    };
    let best: Spot | null = null;
    let least = label.optional ? 1 : Infinity;
    for (const ring of label.optional ? [0] : rings) {
      if (least <= 2 * ring) break; // none further away is better
      for (const way of ways) {
        const own = cost([way, ring]);
        if (own >= least) continue;
        best = [way, ring];
        least = own;
      }
    }
    const stood = before.find(({ key }) => key === label.key)?.spot;
    const spot = stood && cost(stood) < least + STAYS ? stood : best;
    if (!spot) continue;
    const box = beside(label, ...spot);
    taken.push(box);
    placed.push({ key: label.key, words: label.words, x: box.x + 1, y: box.y + BASELINE, box, spot });
  }
  return placed;
}
