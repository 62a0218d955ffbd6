import {
  createContext,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  type ReactNode,
  type RefObject,
} from 'react';
import { useStore } from 'zustand';
import type { Draw, FrameLoop } from './frame';
import { hearsAtRest, type LabStore } from './hearsAtRest';
import type { Lab, LabState } from './lab';

interface LabPlace {
  readonly lab: Lab;
  /** null where nothing is drawn: while the page is rendered to a string. */
  readonly loop: FrameLoop | null;
}

/** `store`: where components hear of the lab's changes. */
const LabContext = createContext<(LabPlace & { readonly store: LabStore }) | null>(null);

export function LabProvider({ lab, loop, children }: LabPlace & { children: ReactNode }) {
  return <LabContext value={{ lab, loop, store: lab }}>{children}</LabContext>;
}

/** While an element is out of view, and has not the focus, what stands in it hears of changes only once they pause. */
export function OutOfView({ element, children }: { element: RefObject<Element | null>; children: ReactNode }) {
  const { lab, loop } = usePlace();
  const store = useMemo(() => hearsAtRest(lab), [lab]);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    let inView = true;
    store.followWhile(() => inView || current.contains(document.activeElement));
    const observer = new IntersectionObserver((entries) => {
      inView = entries.at(-1)?.isIntersecting ?? false;
      if (inView) store.tell();
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [element, store]);
  const place = useMemo(() => ({ lab, loop, store }), [lab, loop, store]);
  return <LabContext value={place}>{children}</LabContext>;
}

function usePlace() {
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
