import { useEffect, useRef, type RefObject } from 'react';
import type { Draw } from '../store/frame';
import { useDraw, useLab } from '../store/labContext';

/** Of the screen without the timeline, which covers its lowest part. */
export const UNCOVERED = { rootMargin: '0px 0px -66px' };

/** As useDraw, but only while an element is in view; drawn at once when it comes into view. */
export function useDrawInView(element: RefObject<Element | null>, draw: Draw): void {
  const lab = useLab();
  const inView = useRef(false);
  const latest = useRef(draw);
  useEffect(() => {
    latest.current = draw;
  });
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const observer = new IntersectionObserver((entries) => {
      const before = inView.current;
      inView.current = entries.at(-1)?.isIntersecting ?? false;
      if (inView.current && !before) latest.current(lab.getState(), 0, lab.getState());
    }, UNCOVERED);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element, lab]);
  useDraw((state, beat, read) => {
    if (inView.current) draw(state, beat, read);
  });
}
