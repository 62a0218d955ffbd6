import { useSyncExternalStore } from 'react';
import type { Parameters } from '../../core/parameters';
import type { Lab } from '../../store/lab';
import { parametersWith, specOfFigure, type RunFigureId } from './figureSpecs';

/** The labs of figures that are live, for the prose around them: of figures with several runs the first. */
const labs = new Map<string, Lab>();
const tellers = new Set<() => void>();

/** Lets the prose see a figure's lab. Returns what takes it away again. */
export function offerLab(figure: string, lab: Lab): () => void {
  const change = (act: () => void) => {
    act();
    for (const tell of tellers) tell();
  };
  change(() => labs.set(figure, lab));
  return () => change(() => labs.get(figure) === lab && labs.delete(figure));
}

function subscribe(tell: () => void): () => void {
  tellers.add(tell);
  return () => tellers.delete(tell);
}

/** A figure's lab once it is live; null before. */
export function useFigureLab(figure: RunFigureId): Lab | null {
  return useSyncExternalStore(
    subscribe,
    () => labs.get(figure) ?? null,
    () => null,
  );
}

/** What a figure's run has as a parameter now; before it is live, what it begins with. */
export function useFigureParameter<K extends keyof Parameters>(figure: RunFigureId, key: K): Parameters[K] {
  const lab = useFigureLab(figure);
  const first = () => parametersWith(specOfFigure(figure).runs[0].changes)[key];
  return useSyncExternalStore(
    (tell) => lab?.subscribe(tell) ?? (() => undefined),
    () => (lab ? lab.getState().parameters[key] : first()),
    first,
  );
}
