import { useRef } from 'react';
import { useLab } from './labContext';

/** Axes keep their range while a slider moves and settle this long after its release (milliseconds). */
const SETTLE = 300;

/** Tells the lab that a slider moves, and that it has come to rest. */
export function useHold(): { move: () => void; release: () => void } {
  const lab = useLab();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  return {
    move() {
      clearTimeout(timer.current);
      lab.hold(true);
    },
    release() {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => lab.hold(false), SETTLE);
    },
  };
}
