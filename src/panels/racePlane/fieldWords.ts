import type { Parameters } from '../../core/parameters';

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
