import { createContext, useContext, useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useStore, type StoreApi } from 'zustand';
import type { Draw, FrameLoop } from './frame';
import type { Lab, LabState } from './lab';

/** What components read of a lab. */
export type LabStore = Pick<StoreApi<LabState>, 'getState' | 'getInitialState' | 'subscribe'>;

interface LabPlace {
  readonly lab: Lab;
  /** null where nothing is drawn: while the page is rendered to a string. */
  readonly loop: FrameLoop | null;
}

/** `store`: where components hear of the lab's changes. */
export const LabContext = createContext<(LabPlace & { readonly store: LabStore }) | null>(null);

export function LabProvider({ lab, loop, children }: LabPlace & { children: ReactNode }) {
  return <LabContext value={{ lab, loop, store: lab }}>{children}</LabContext>;
}

export function usePlace() {
  const place = useContext(LabContext);
  if (!place) throw new Error('A panel must stand inside a LabProvider.');
  return place;
}

export function useLab(): Lab {
  return usePlace().lab;
}

/** Re-renders when the selected value changes (compared with Object.is). */
export function useLabState<T>(select: (state: LabState) => T): T {
  return useStore(usePlace().store, select);
}

/** Draws after every change of the lab, in the frame loop, without rendering. */
export function useDraw(draw: Draw): void {
  const { loop } = usePlace();
  const latest = useRef(draw);
  useLayoutEffect(() => {
    latest.current = draw;
  });
  useEffect(() => loop?.add((state, beat, read) => latest.current(state, beat, read)), [loop]);
}
