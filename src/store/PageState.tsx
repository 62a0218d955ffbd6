import { useEffect } from 'react';
import type { LabState } from './lab';
import { useDraw, useLab } from './labContext';

/** Writes only what changed: styles hang on <html>. */
function say(name: string, value: string | undefined): void {
  const { dataset } = document.documentElement;
  if (dataset[name] === value) return;
  if (value === undefined) delete dataset[name];
  else dataset[name] = value;
}

/**
 * Says on <html> what the page shows: `data-ready` once the whole first run is drawn, `data-busy` while a run is computed, and the outcome
 * and digest of the last whole run. Placed after the panels, so that it speaks after they have drawn.
 */
export function PageState() {
  const lab = useLab();
  // At once, not with the next frame: whoever waits for the run of a change must not take the one before it for that.
  useEffect(() => lab.subscribe(({ busy }) => busy && say('busy', 'true')), [lab]);
  useDraw(({ busy, settled }: LabState) => {
    if (!busy) say('busy', undefined);
    if (!settled) return;
    say('outcome', settled.outcome.kind);
    say('digest', settled.digest);
    if (!busy) say('ready', 'true');
  });
  return null;
}
