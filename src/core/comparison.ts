import { describeRecipeChange } from './describeChange';
import { fromStart, type Recipe } from './fork';
import { formatPercent } from './outcomeSentence';
import type { Run } from './trainingRun';

/** A run in rows from step 0 on, and how it came about unless that was from the beginning. */
interface Ended extends Pick<Run, 'parameters' | 'columns' | 'outcome'> {
  readonly recipe?: Recipe;
}

const recipeOf = ({ recipe, parameters }: Ended) => recipe ?? fromStart(parameters);

/** Changes of parameters that are told one by one. */
const TOLD = 3;

/**
 * What a run differs in from another, in parameters and in result, in one sentence: “Initial discount rate 1.30 → 1.50: the gap closes at
 * step 974 instead of staying at 42 %.” `other` names the other run; `changes` is what is told of the parameters.
 */
export function comparison(
  before: Ended,
  run: Ended,
  other = 'the pinned run',
  changes = describeRecipeChange(recipeOf(before), recipeOf(run)),
): string {
  if (changes.length === 0) return `This is ${other} itself. Change a parameter to compare.`;
  const more = changes.length - TOLD;
  const told = changes.slice(0, TOLD).join('; ') + (more > 0 ? `; and ${more} more` : '');
  const [now, comparable] = resultOf(run);
  const [then, instead] = resultOf(before);
  if (now === then) return `${told}: no difference, ${now}.`;
  if (!comparable || !instead) return `${told}: ${now}; in ${other} ${then}.`;
  const both = now.includes(' closes at step '); // “closes at step 503 instead of at step 647”
  return `${told}: ${now} instead of ${both ? instead.replace(/^closing /, '') : instead}.`;
}

/** What became of the gap, as a clause and as what another gap does not do “instead of” it, if that can be said. */
function resultOf(run: Ended): readonly [clause: string, instead: string | null] {
  const { columns, outcome } = run;
  if (outcome.broken) return ['the formula breaks the run off', null];
  if (columns.gap[0] === 0) return ['there is no gap', null];
  const kept = formatPercent(outcome.kept);
  const hides = columns.hiddenGap[0] !== 0;
  const gap = hides ? 'the visible gap' : 'the gap';
  switch (outcome.kind) {
    case 'deceptive':
      return [`${gap} stays at ${kept}`, `staying at ${kept}`];
    case 'undecided':
      return [`${gap} is left undecided at ${kept}`, `being left undecided at ${kept}`];
    case 'robust':
    case 'misgeneralised': {
      const step = closedAt(run);
      const unseen = outcome.kind === 'misgeneralised' ? ', while the hidden part stays' : '';
      return [`${gap} closes at step ${step}${unseen}`, `closing at step ${step}${unseen}`];
    }
  }
}

/** The first state from which on less than a twentieth of the visible gap is left. */
function closedAt({ parameters, columns }: Ended): number {
  const from = columns.step[0];
  const small = 0.05 * Math.abs(columns.visible[0]);
  let row = parameters.steps - from;
  while (row > 0 && Math.abs(columns.visible[row - 1]) < small) row--;
  return from + row;
}
