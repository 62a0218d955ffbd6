import { formatNumber } from '../../charts/layout/formatNumber';
import { formatPercent } from '../../core/outcomeSentence';
import type { Parameters } from '../../core/parameters';
import type { CellOutcome } from '../../core/sweep';

/** What the field shows for these parameters and what it leaves out, or why there is none. */
export function fieldWords(parameters: Readonly<Parameters>): string {
  const arrows = 'Arrows: the step taken, on a log length.';
  const { wiring, kernel, optimiser, hidden, onset, noise } = parameters;
  if (wiring === 'independent') {
    return `${arrows} No faint lines: with a weight for each episode, gap and rate do not say where the run is.`;
  }
  if (kernel === 'custom') return `${arrows} No faint lines: a formula need not have one φ for every rate.`;
  const only = [
    ...(onset > 0 ? ['aware from the start'] : []),
    ...(noise > 0 ? ['without noise'] : []),
    ...(hidden > 0 ? ['with the hidden share of the start'] : []),
    ...(optimiser === 'momentum' ? ['before momentum gathers'] : []),
    ...(optimiser === 'adam' ? ['as Adam’s first step, a whole learning rate on each'] : []),
  ];
  return `${arrows} Faint lines: where one step leads from any point${only.map((each) => `, ${each}`).join('')}.`;
}

/** What the map behind the plane is, or why there is none. */
export function mapWords({ kernel, steps, noise }: Readonly<Parameters>): string {
  if (kernel === 'custom') return 'No map behind it: a formula need not have one start for every rate.';
  const after = `${String(steps).replace(/\B(?=(\d{3})+$)/g, ',')} ${steps === 1 ? 'step' : 'steps'}`;
  return `Fill: how a run that starts there ends after ${after}${noise > 0 ? ', with this seed' : ''}. Stripes deceptive, plain robust, dots undecided, crossed misgeneralised; paler where less of the gap is kept.`;
}

/** What becomes of a run that would start somewhere. */
export function startWords(
  { gap, rate }: { readonly gap: number; readonly rate: number },
  { outcome, kept }: { readonly outcome: CellOutcome; readonly kept: number },
): string {
  const place = `gap ${formatNumber(gap)}, rate ${formatNumber(rate)}`;
  if (outcome === 'none') return `There is no run that starts at ${place}.`;
  const left = Number.isNaN(kept) ? '' : `, with ${formatPercent(kept)} of the gap kept`;
  return `A run that starts at ${place} ends ${outcome}${left}. Click to start there.`;
}
