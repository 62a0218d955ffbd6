import { useEffect, useRef, type RefObject } from 'react';
import { snapped, type Range } from './snapped';

/** Width of the thumb in slider.css, in pixels: its centre follows the pointer. */
const THUMB = 20;
/** Milliseconds between two early moves at least, for mice that report a thousand times a second. */
const APART = 4;

/** The value that a range input takes when its thumb is dragged to `x`, a distance from the input's left edge. */
export function valueAt(x: number, width: number, range: Range): number {
  const { min, max } = range;
  return snapped(min + ((x - THUMB / 2) / (width - THUMB)) * (max - min), range);
}

/**
 * A range input tells of a drag once a frame, when it is too late for that frame to show what a worker makes of it. The raw pointer
 * events (where the browser has them) come some milliseconds earlier: `onMove` hears of the value then, and again, unchanged, from the
 * input itself.
 */
export function useEarlyDrag(input: RefObject<HTMLInputElement | null>, range: Range, onMove: (value: number) => void) {
  const latest = useRef({ range, onMove });
  useEffect(() => {
    latest.current = { range, onMove };
  });

  useEffect(() => {
    const element = input.current;
    if (!element) return;
    let told = 0;
    function hear(event: Event): void {
      if (!(event instanceof PointerEvent) || event.pointerType !== 'mouse' || event.buttons !== 1) return;
      if (event.timeStamp - told < APART || document.activeElement !== element) return;
      told = event.timeStamp;
      const { left, width } = element!.getBoundingClientRect();
      latest.current.onMove(valueAt(event.clientX - left, width, latest.current.range));
    }
    const begin = (event: PointerEvent) => {
      if (event.button === 0) window.addEventListener('pointerrawupdate', hear);
    };
    const end = () => window.removeEventListener('pointerrawupdate', hear);
    element.addEventListener('pointerdown', begin);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
    return () => {
      end();
      element.removeEventListener('pointerdown', begin);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
    };
  }, [input]);
}
