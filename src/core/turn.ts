import type { OutcomeKind } from './outcome';

/** Points that are tried along a line before the turn between two of them is closed in on. */
const POINTS = 32;

/** Two neighbouring values with different outcomes. */
export interface Turn {
  /** The nearer one, with the outcome now. */
  readonly lastSame: number;
  readonly to: number;
  readonly outcome: OutcomeKind;
}

/** Runs at a value and says the outcome, null where no run can begin; on the way it yields whatever its reader wants to hear. */
export type Try<Event> = (value: number) => Generator<Event, OutcomeKind | null, undefined>;

/** Indices 1 … `last`, at most 32 of them, evenly spaced, the last one included. */
export function pointsOf(last: number): number[] {
  const count = Math.min(POINTS, last);
  return Array.from({ length: count }, (_, i) => Math.floor(((i + 1) * last) / count));
}

/**
 * Tries a line of values outward from the first, which is the value now with the outcome `now`, and where the outcome differs closes in on
 * the turn: two neighbours of the line, or of the integers. Null where it does not differ as far as runs can begin.
 */
export function* findTurn<Event>(
  line: readonly number[],
  now: OutcomeKind,
  { integer, at }: { readonly integer: boolean; readonly at: Try<Event> },
): Generator<Event, Turn | null, undefined> {
  let near = 0;
  for (const far of pointsOf(line.length - 1)) {
    const outcome = yield* at(line[far]);
    if (outcome === now) {
      near = far;
      continue;
    }
    let end = yield* bisect(line.slice(near, far + 1), outcome);
    if (integer) end = yield* bisect(integersBetween(end.lastSame, end.to), end.outcome);
    return end.outcome === null ? null : { ...end, outcome: end.outcome };
  }
  return null;

  function* bisect(values: readonly number[], atEnd: OutcomeKind | null) {
    let [low, high, outcome] = [0, values.length - 1, atEnd];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      const found = yield* at(values[middle]);
      if (found === now) low = middle;
      else [high, outcome] = [middle, found];
    }
    return { lastSame: values[low], to: values[high], outcome };
  }
}

/** From one integer to another, both included. */
function integersBetween(from: number, to: number): number[] {
  return Array.from({ length: Math.abs(to - from) + 1 }, (_, i) => from + i * Math.sign(to - from));
}
