import { useEffect, useRef, useState, type RefObject } from 'react';
import { createFrameLoop, type FrameLoop } from '../../store/frame';
import type { Lab } from '../../store/lab';

/** A frame loop for a figure's lab while it is in view; out of view the run is stopped. None for a still picture. */
export function useFigureLoop(
  lab: Lab,
  still: boolean,
): { element: RefObject<HTMLDivElement | null>; loop: FrameLoop | null } {
  const element = useRef<HTMLDivElement>(null);
  const [loop, setLoop] = useState<FrameLoop | null>(null);
  useEffect(() => {
    const { current } = element;
    if (!current || still) return;
    let made: FrameLoop | null = null;
    const leave = () => {
      lab.pause();
      made?.destroy();
      made = null;
    };
    const observer = new IntersectionObserver((entries) => {
      const inView = entries.at(-1)?.isIntersecting ?? false;
      if (!inView) leave();
      else made ??= createFrameLoop(lab, window);
      setLoop(made);
    });
    observer.observe(current);
    return () => {
      observer.disconnect();
      leave();
    };
  }, [lab, still]);
  return { element, loop };
}
