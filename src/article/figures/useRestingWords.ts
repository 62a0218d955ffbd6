import { useEffect, useState } from 'react';
import type { LabState } from '../../store/lab';
import { useLab } from '../../store/labContext';

/**
 * Words about the lab's state as it was when it last stood still, which do not change with every frame. The words are kept and not the
 * state: when the next run is whole, the numbers of the one before are gone.
 */
export function useRestingWords(write: (state: LabState) => string): string {
  const lab = useLab();
  const [words, setWords] = useState(() => write(lab.getState()));
  useEffect(() => {
    const look = (now: LabState) => {
      if (!now.busy && !now.playing && !now.held) setWords(write(now));
    };
    look(lab.getState());
    return lab.subscribe(look);
  }, [lab, write]);
  return words;
}
