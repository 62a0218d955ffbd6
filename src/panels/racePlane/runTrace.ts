import type { ColumnName, Columns } from '../../core/readouts';

/** A run as the plane needs it: states so far, and what stands in its columns. */
export interface PlaneRun {
  readonly length: number;
  readonly valueAt: (name: ColumnName, state: number) => number;
  /** The columns themselves, of a whole run: a hundred thousand states are too many to be asked for one by one. */
  readonly columns?: Pick<Columns, 'gap' | 'rate'>;
  /** Of a long run that is under way it is enough to look at every so many states. */
  readonly every?: number;
}

/** How far a point may lie from the one before it and yet be left out: half a pixel of the narrowest axes over some 500 pixels. */
const SAME_GAP = 0.002;
const SAME_RATE = 0.005;
const MOST_POINTS = 4000;

/**
 * The points of a run in the plane that can be told apart, state by state, and its extremes. It is gone on with as the run grows; where
 * noise would make too many points of it, those that are nearest to the one before are dropped.
 */
export interface RunTrace {
  readonly states: number[];
  readonly gaps: number[];
  readonly rates: number[];
  /** The state that it goes on from: all before it have been gone through. */
  readonly length: number;
  readonly widest: number;
  readonly lowest: number;
  readonly highest: number;
  /** Takes the states that the run has beyond `length`; returns whether there were any. */
  extend(run: PlaneRun): boolean;
}

export function createRunTrace(): RunTrace {
  const states: number[] = [];
  const gaps: number[] = [];
  const rates: number[] = [];
  let length = 0;
  let widest = 0;
  let lowest = Infinity;
  let highest = -Infinity;
  let coarseness = 1;

  function isNew(gap: number, rate: number, last: number): boolean {
    return (
      last < 0 ||
      Math.abs(gap - gaps[last]) > SAME_GAP * coarseness ||
      Math.abs(rate - rates[last]) > SAME_RATE * coarseness
    );
  }

  function coarsen(): void {
    coarseness *= 2;
    let kept = 0;
    for (let i = 0; i < states.length; i++) {
      if (!isNew(gaps[i], rates[i], kept - 1)) continue;
      states[kept] = states[i];
      gaps[kept] = gaps[i];
      rates[kept] = rates[i];
      kept += 1;
    }
    states.length = gaps.length = rates.length = kept;
  }

  return {
    states,
    gaps,
    rates,
    get length() {
      return length;
    },
    get widest() {
      return widest;
    },
    get lowest() {
      return lowest;
    },
    get highest() {
      return highest;
    },
    extend(run) {
      const from = length;
      const { columns, valueAt, every = 1 } = run;
      for (; length < run.length; length += every) {
        const gap = columns ? columns.gap[length] : valueAt('gap', length);
        const rate = columns ? columns.rate[length] : valueAt('rate', length);
        if (gap > widest) widest = gap;
        if (rate < lowest) lowest = rate;
        if (rate > highest) highest = rate;
        if (!isNew(gap, rate, states.length - 1)) continue;
        states.push(length);
        gaps.push(gap);
        rates.push(rate);
        if (states.length > MOST_POINTS) coarsen();
      }
      return length > from;
    },
  };
}
