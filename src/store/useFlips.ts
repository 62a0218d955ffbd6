import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { sameRecipe } from '../core/changeRecipe';
import type { Recipe } from '../core/fork';
import { createFlipSearch, type FlipSearchState } from './flipSearch';
import { readFormulas } from './formulas';
import { useLabState } from './labContext';

/** The search for what would have changed the lab's run, as it goes. */
export interface Flips extends FlipSearchState {
  /** Whether what has been found is about other settings than the lab's now. */
  readonly stale: boolean;
  /** Begins a search. */
  start(recipe: Recipe): void;
  cancel(): void;
}

export function useFlips(): Flips {
  const [search] = useState(() => createFlipSearch({ readFormulas: (recipe) => readFormulas('search', recipe) }));
  useEffect(() => () => search.destroy(), [search]);
  const state = useStore(search);
  const stale = useLabState(({ recipe }) => state.recipe !== null && !sameRecipe(state.recipe, recipe));
  return { ...state, stale, start: (recipe) => search.start(recipe), cancel: () => search.cancel() };
}
