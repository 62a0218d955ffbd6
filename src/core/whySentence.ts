import { formatPercent } from './outcomeSentence';
import type { Run } from './trainingRun';

type Ended = Pick<Run, 'parameters' | 'columns' | 'outcome'>;

/**
 * Why a run ended as it did, in one sentence made from its own numbers, rows from step 0 on: when pretending came to pay, if ever, and what
 * that left training to correct. Empty where the outcome says it all: no gap, nothing that moves, a formula that broke off.
 */
export function whySentence({ parameters, columns, outcome }: Ended): string {
  const { incentive, visible, compliance } = columns;
  const last = parameters.steps;
  if (outcome.broken || columns.gap[0] === 0 || (parameters.lrGap === 0 && parameters.lrTime === 0)) return '';
  let paid = 0; // states at which pretending pays
  let since = 0; // from here on at every state
  for (let row = 0; row <= last; row++) {
    if (incentive[row] > 0) paid += 1;
    else since = row + 1;
  }
  switch (outcome.kind) {
    case 'deceptive': {
      const hides = 'what it hides, training cannot correct';
      if (since === 0) return `Pretending pays from the first step: ${hides}.`;
      const left = formatPercent(Math.abs(visible[since] / visible[0]));
      const gap = columns.hiddenGap[since] === 0 ? 'gap' : 'visible gap';
      return `Pretending began to pay at step ${since}, with ${left} of the ${gap} left: ${hides}.`;
    }
    case 'robust':
      return paid === 0
        ? 'Full compliance costs more than it protects at every step, so the gap shows, and training closes it.'
        : 'Pretending paid, but too little or too late to hide the gap from training.';
    case 'misgeneralised':
      return 'The base loss in training does not contain the hidden part, whatever becomes of the rest.';
    case 'undecided': {
      const complies = compliance[last].toFixed(2);
      if (incentive[last] > 0 && compliance[last] < 0.9)
        return `Pretending pays, but its compliance is ${complies}: what still shows, training goes on correcting.`;
      if (incentive[last] <= 0 && columns.gap[last] < columns.gap[0])
        return 'Pretending does not pay, and the gap was still being closed when training ended.';
      return 'Neither has the gap been closed, nor does full compliance pay.';
    }
  }
}
