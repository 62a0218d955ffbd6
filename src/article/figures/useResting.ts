import { useEffect, useState } from 'react';
import type { LabState } from '../../store/lab';
import { useLab } from '../../store/labContext';

/** The lab's state when it last stood still: what words are written from, which should not change with every frame. */
export function useResting(): LabState {
  const lab = useLab();
  const [state, setState] = useState(lab.getState);
  useEffect(() => {
    const look = (now: LabState) => {
      if (!now.busy && !now.playing && !now.held) setState(now);
    };
    look(lab.getState());
    return lab.subscribe(look);
  }, [lab]);
  return state;
}
