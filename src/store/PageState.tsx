import type { LabState } from './lab';
import { useDraw } from './labContext';

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
  useDraw(({ busy, settled }: LabState) => {
    say('busy', busy ? 'true' : undefined);
    if (!settled) return;
    say('outcome', settled.outcome.kind);
    say('digest', settled.digest);
    if (!busy) say('ready', 'true');
  });
  return null;
}
