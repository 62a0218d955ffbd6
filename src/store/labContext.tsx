import {
  createContext,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { useStore } from 'zustand';
import { calmStateOf, type Turn } from './calmState';
import type { Draw, FrameLoop } from './frame';
import type { Lab, LabState } from './lab';

interface LabPlace {
  readonly lab: Lab;
  /** null where nothing is drawn: while the page is rendered to a string. */
  readonly loop: FrameLoop | null;
}

const LabContext = createContext<LabPlace | null>(null);

export function LabProvider({ lab, loop, children }: LabPlace & { children: ReactNode }) {
  return <LabContext value={{ lab, loop }}>{children}</LabContext>;
}

function usePlace(): LabPlace {
  const place = useContext(LabContext);
  if (!place) throw new Error('A panel must stand inside a LabProvider.');
  return place;
}

export function useLab(): Lab {
  return usePlace().lab;
}

/** Re-renders when the selected value changes (compared with Object.is). */
export function useLabState<T>(select: (state: LabState) => T): T {
  return useStore(usePlace().lab, select);
}

/** The turn in which a component hears of changes while there are many. */
export function useTurn(): Turn {
  const { lab } = usePlace();
  return useState(() => calmStateOf(lab).turn())[0];
}

/**
 * As `useLabState`, for what is read rather than watched: while the run plays or a control is held it follows five times a second, all of a
 * turn at once. Not for the value of a control, which has to be the lab's own.
 */
export function useCalmLabState<T>(turn: Turn, select: (state: LabState) => T): T {
  const { lab } = usePlace();
  return useSyncExternalStore(
    turn.subscribe,
    () => select(turn.at()),
    () => select(lab.getInitialState()),
  );
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
