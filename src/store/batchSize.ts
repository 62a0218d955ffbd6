/** Milliseconds that a batch should take, so that messages cost little; and that it should take even where work runs out. */
const FULL = 12;
const LEAST = 0.3;
/** Items of a batch as long as none has been timed: the same map takes a hundred times as long with another planner. */
const UNTIMED = 8;

/**
 * How many items the next batch has: so many that it takes FULL milliseconds at `pace` milliseconds an item (null where it is not known yet),
 * but where few are `waiting` only a fair part of them, for `takers` who could do with one.
 */
export function batchSize(pace: number | null, waiting: number, takers: number): number {
  const of = (milliseconds: number) => Math.max(1, Math.ceil(milliseconds / Math.max(pace ?? 0, 1e-6)));
  const fair = Math.ceil(waiting / takers);
  return pace === null ? Math.min(UNTIMED, fair) : Math.min(of(FULL), Math.max(of(LEAST), fair), waiting);
}
