/**
 * Milliseconds that a batch should take, so that messages cost little; that it may take where much is left, so that workers have enough to do
 * while the page is kept from answering; and that it should take even where work runs out.
 */
const FULL = 12;
const LONG = 48;
const LEAST = 0.3;
/** Of what is left each taker is given this part at most. */
const PART = 1 / 4;
/** Items of a batch as long as none has been timed: the same map takes a hundred times as long with another planner. */
const UNTIMED = 8;

/**
 * How many items the next batch has, at `pace` milliseconds an item (null where it is not known yet), of those that are `waiting`, for `takers`
 * who could do with one. Where few are waiting each taker gets a fair part of them.
 */
export function batchSize(pace: number | null, waiting: number, takers: number): number {
  const fair = Math.ceil(waiting / takers);
  if (pace === null) return Math.min(UNTIMED, fair);
  const of = (milliseconds: number) => Math.max(1, Math.ceil(milliseconds / Math.max(pace, 1e-6)));
  const wanted = Math.min(LONG, Math.max(FULL, (PART * waiting * pace) / takers));
  return Math.min(of(wanted), Math.max(of(LEAST), fair), waiting);
}
