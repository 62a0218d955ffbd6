import { useEffect } from 'react';
import { attachEnsemble } from './attachEnsemble';
import type { EnsembleState } from './ensembleState';
import { readFormulas } from './formulas';
import { useLab, useLabState } from './labContext';
import { sharedPool } from './sharedPool';

/** Runs other seeds of the lab's recipe where it has noise, in the page's pool, and says what has come of them. */
export function useEnsemble(): EnsembleState {
  const lab = useLab();
  useEffect(() => attachEnsemble(lab, { pool: sharedPool(), readFormulas }), [lab]);
  return useLabState(({ ensemble }) => ensemble);
}
