import type { LabState } from './lab';
import { useDraw } from './labContext';

/**
 * Says on <html> what the page shows: `data-ready` once the whole first run is drawn, `data-busy` while a run is computed, and the outcome
 * and digest of the last whole run. Placed after the panels, so that it speaks after they have drawn.
 */
export function PageState() {
  useDraw(({ busy, settled }: LabState) => {
    const { dataset } = document.documentElement;
    if (busy) dataset.busy = 'true';
    else delete dataset.busy;
    if (!settled) return;
    dataset.outcome = settled.outcome.kind;
    dataset.digest = settled.digest;
    if (!busy) dataset.ready = 'true';
  });
  return null;
}
