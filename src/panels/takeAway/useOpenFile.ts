import { useLab } from '../../store/labContext';
import { restoreRun } from './restoreRun';

/** Opens a file of a run and tells, among the notices, what came of it. */
export function useOpenFile(): (files: readonly File[]) => Promise<void> {
  const lab = useLab();
  return async (files) => {
    if (files.length === 0) return;
    const sentence =
      files.length > 1
        ? 'Open one file at a time: the page shows one run.'
        : await restoreRun(lab, files[0], async (recipe) =>
            (await import('../../store/formulas')).readFormulas('file', recipe),
          );
    if (sentence !== null) lab.notify(sentence);
    requestAnimationFrame(() => document.querySelector('.notices')?.scrollIntoView({ block: 'nearest' }));
  };
}
