import { useEffect, useRef } from 'react';
import type { Parameters } from '../core/parameters';
import { useLab } from './labContext';
import { useHold } from './useHold';

/**
 * A handle in a panel sets initial parameters: while it is held the cursor stands at step 0, where they are what is drawn, and axes only
 * grow; let go, the cursor returns to where it was.
 */
export function useGrab(): { change: (changes: Partial<Parameters>) => void; release: () => void } {
  const lab = useLab();
  const hold = useHold();
  const cursor = useRef<{ readonly before: number | null } | null>(null);

  function release(): void {
    hold.release();
    if (!cursor.current) return;
    const { before } = cursor.current;
    cursor.current = null;
    if (lab.getState().cursor === 0) lab.seek(before);
  }

  const latest = useRef(release);
  useEffect(() => {
    latest.current = release;
  });
  useEffect(() => () => latest.current(), []);

  return {
    change(changes) {
      if (!cursor.current) {
        lab.pause();
        cursor.current = { before: lab.getState().cursor };
        lab.seek(0);
      }
      hold.move();
      lab.change(changes);
    },
    release,
  };
}
