import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { parameterTable, type Parameters } from '../core/parameters';
import { createFlipSearch, type FlipSearchState } from './flipSearch';
import { readSearchFormula } from './formulas';
import { useLabState } from './labContext';

/** The search for what would have changed the lab's run, as it goes. */
export interface Flips extends FlipSearchState {
  /** Whether what has been found is about other settings than the lab's now. */
  readonly stale: boolean;
  /** Begins a search. */
  start(parameters: Readonly<Parameters>): void;
  cancel(): void;
}

export function useFlips(): Flips {
  const [search] = useState(() => createFlipSearch({ readFormula: readSearchFormula }));
  useEffect(() => () => search.destroy(), [search]);
  const state = useStore(search);
  const shown = useLabState(({ parameters }) => parameters);
  const stale = state.parameters !== null && !areSame(state.parameters, shown);
  return { ...state, stale, start: (parameters) => search.start(parameters), cancel: () => search.cancel() };
}

/** By value: Back brings other objects with the same numbers. */
function areSame(a: Readonly<Parameters>, b: Readonly<Parameters>): boolean {
  return parameterTable.every(({ key }) => Object.is(a[key], b[key]));
}
