import { pathOf, paths, sameRecipe, withPath } from '../core/changeRecipe';
import { parametersOf, type Recipe } from '../core/fork';
import type { LabState } from './lab';
import type { SettledRun } from './shownRun';

/** A run shown beside that of a lab. */
export interface Beside {
  readonly recipe: Recipe;
  /** null while it is still computed. */
  readonly run: SettledRun | null;
}

/** What tells the runs behind apart, and which of them is the pinned one. */
export function behindKey(state: Pick<LabState, 'pinned' | 'parent'>): string {
  return behindRuns(state)
    .map((run) => `${run === state.pinned?.run ? 'pinned' : 'parent'} ${run.id}`)
    .join();
}

/** Those that are computed, which panels draw behind it: the pinned one, and what it was forked from. */
export function behindRuns({ pinned, parent }: Pick<LabState, 'pinned' | 'parent'>): readonly SettledRun[] {
  const runs = [pinned?.run, parent?.run].filter((run) => run !== null && run !== undefined);
  return [...new Set(runs)];
}

type Known = Pick<LabState, 'settled' | 'pinned' | 'parent' | 'apart'>;

/** All runs beside the one shown. */
export function allBeside({ pinned, parent, apart }: Pick<LabState, 'pinned' | 'parent' | 'apart'>): readonly Beside[] {
  return [pinned, parent, ...apart].filter((one) => one !== null);
}

/** The run of a recipe, if it is there or on its way; else to be computed. */
export function knownBeside(wanted: Recipe, known: Known): Beside {
  const same = (one: { readonly recipe: Recipe }) => sameRecipe(one.recipe, wanted);
  if (known.settled && same(known.settled)) return { recipe: known.settled.recipe, run: known.settled };
  return allBeside(known).find(same) ?? { recipe: wanted, run: null };
}

/** What belongs beside a recipe's run if it is forked: what it was forked from, and the race taken apart. Runs that are known stay. */
export function besideOf(recipe: Recipe, known: Known): Pick<LabState, 'parent' | 'apart'> {
  const { parameters, forks } = recipe;
  const last = forks.at(-1);
  if (!last) return { parent: null, apart: [] };
  const find = (wanted: Recipe) => knownBeside(wanted, known);
  const before = { parameters, forks: forks.slice(0, -1) };
  const { lrGap, lrTime } = parametersOf(before);
  const changesPath = Object.entries(last.changes).every(
    ([key, value]) => (key === 'lrGap' || key === 'lrTime') && value === 0,
  );
  const path = pathOf(recipe);
  // With both free it would be the parent itself, which is there.
  const others = paths.filter((other) => other !== path && other !== 'both');
  return {
    parent: find(before),
    apart: changesPath && path && lrGap > 0 && lrTime > 0 ? others.map((other) => find(withPath(recipe, other))) : [],
  };
}

/** A run that has been computed, in every place that waits for it. */
export function settledBeside({ pinned, parent, apart }: LabState, run: SettledRun): Partial<LabState> {
  const settle = (one: Beside): Beside => (one.recipe === run.recipe && !one.run ? { recipe: one.recipe, run } : one);
  return { pinned: pinned && settle(pinned), parent: parent && settle(parent), apart: apart.map(settle) };
}
