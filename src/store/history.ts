import { sameRecipe } from '../core/changeRecipe';
import type { Recipe } from '../core/fork';

/** One change of the run that is meant, by its parameters or its forks; a slider dragged is one change. */
export interface Change {
  readonly before: Recipe;
  readonly after: Recipe;
}

/** What can be undone, oldest first, and what can be redone, next first. */
export interface History {
  readonly past: readonly Change[];
  readonly future: readonly Change[];
}

export const noHistory: History = { past: [], future: [] };

/** Changes kept; older ones are forgotten. */
const MOST = 200;

/**
 * The history after one more change. Where it goes on with the last one (`continues`: the same slider still moves), that one is
 * lengthened, or forgotten when it is back where it began.
 */
export function withChange({ past }: History, change: Change, continues: boolean): History {
  const last = past.at(-1);
  const rest = continues && last ? past.slice(0, -1) : past;
  const whole = continues && last ? { before: last.before, after: change.after } : change;
  if (sameRecipe(whole.before, whole.after)) return { past: rest, future: [] };
  return { past: [...rest, whole].slice(-MOST), future: [] };
}

/** The history after undoing `count` changes (redoing, where negative), and the recipe that stands then; null where there are not as many. */
export function moved(
  { past, future }: History,
  count: number,
): { readonly history: History; readonly recipe: Recipe } | null {
  if (count > 0 && count <= past.length) {
    const at = past.length - count;
    const undone = past.slice(at);
    return { history: { past: past.slice(0, at), future: [...undone, ...future] }, recipe: undone[0].before };
  }
  if (count < 0 && -count <= future.length) {
    const redone = future.slice(0, -count);
    return {
      history: { past: [...past, ...redone], future: future.slice(-count) },
      recipe: redone[redone.length - 1].after,
    };
  }
  return null;
}
