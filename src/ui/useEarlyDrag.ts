import { useEffect, useRef, type RefObject } from 'react';

interface Range {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** Width of the thumb in slider.css, in pixels: its centre follows the pointer. */
const THUMB = 20;
/** Milliseconds between two early moves at least, for mice that report a thousand times a second. */
const APART = 4;

/** The value that a range input takes when its thumb is dragged to `x`, a distance from the input's left edge. */
export function valueAt(x: number, width: number, { min, max, step }: Range): number {
  const share = Math.max(0, Math.min(1, (x - THUMB / 2) / (width - THUMB)));
  const decimals = (String(step).split('.')[1] ?? '').length;
  const value = min + Math.round((share * (max - min)) / step) * step;
  return Number(Math.min(max, value).toFixed(decimals));
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
