import { useMemo, useState, type RefObject } from 'react';
import { defaultParameters } from '../../core/parameters';
import { useLabState } from '../../store/labContext';
import type { SweptMap } from '../../store/sweptMap';
import { useSweepMap } from '../../store/useSweepMap';
import { backgroundSides } from './raceMap';

const usual = backgroundSides(defaultParameters)!;

/**
 * The map of the plane's own gap and rate, while the plane is in view and it is wanted; `exists` where there is one for the lab's kernel.
 * While a slider is held its sides stay what they are.
 */
export function useRaceMap(
  element: RefObject<Element | null>,
  wanted: boolean,
): { readonly exists: boolean; readonly shown: SweptMap | null; readonly current: boolean } {
  const recipe = useLabState((state) => state.recipe);
  const held = useLabState((state) => state.held);
  const [basis, setBasis] = useState(recipe);
  if (!held && basis !== recipe) setBasis(recipe);
  const { parameters } = basis;
  const computed = useMemo(() => backgroundSides(parameters), [parameters]);
  // The same object as long as it says the same, though gap and rate of the start have moved.
  const [sides, setSides] = useState(computed);
  if (sides !== computed && JSON.stringify(sides) !== JSON.stringify(computed)) setSides(computed);
  const { state } = useSweepMap(element, sides ?? usual, wanted && sides !== null);
  return { exists: sides !== null, shown: sides && state.shown, current: state.current };
}
