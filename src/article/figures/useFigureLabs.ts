import { useEffect, useState, useSyncExternalStore } from 'react';
import { fromStart } from '../../core/fork';
import { watchedEpisodes } from '../../panels/diagram/quantities';
import { attachTraining } from '../../store/attachTraining';
import { createLab, type Lab } from '../../store/lab';
import { sharedClient } from '../../store/sharedClient';
import { offerLab } from './figureLabs';
import { parametersWith, type FigureSpec } from './figureSpecs';

/** The labs of a figure, one a run, none of which has computed anything yet. */
export function createFigureLabs({ runs, beside }: Pick<FigureSpec, 'runs' | 'beside'>): readonly Lab[] {
  return runs.map(({ changes }) => {
    const lab = createLab(parametersWith(changes));
    if (beside) lab.setPinned(fromStart(parametersWith(beside.changes)));
    return lab;
  });
}

const isComputed = (lab: Lab) => {
  const { settled, pinned } = lab.getState();
  return settled !== null && (pinned === null || pinned.run !== null);
};

/** A figure's labs, whose runs the page's one training worker computes from now on; `ready` once the first of each is there. */
export function useFigureLabs(
  name: string,
  spec: Pick<FigureSpec, 'runs' | 'beside'>,
): { readonly labs: readonly Lab[]; readonly ready: boolean } {
  const [labs] = useState(() => createFigureLabs(spec));
  useEffect(() => {
    const detach = labs.map((lab, i) =>
      attachTraining(lab, {
        client: sharedClient(),
        name: `figure ${name} ${i}`,
        watch: watchedEpisodes,
        readFormulas: async (lab, recipe) => (await import('../../store/formulas')).readFormulas(lab, recipe),
      }),
    );
    const withdraw = offerLab(name, labs[0]);
    return () => [...detach, withdraw].forEach((leave) => leave());
  }, [labs, name]);
  const ready = useSyncExternalStore(
    (tell) => {
      const leave = labs.map((lab) => lab.subscribe(tell));
      return () => leave.forEach((one) => one());
    },
    () => labs.every(isComputed),
    () => true, // rendered to a string, they are given their runs before
  );
  return { labs, ready };
}
