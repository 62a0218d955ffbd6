import type { Mark } from '../../charts/layout/marks';
import { shownStep, type Lab, type LabState } from '../../store/lab';
import { figureState } from './figureState';
import type { PartName } from './parts';
import * as say from './stageSentences';
import { stepNumbers } from './stepNumbers';

/** One stage of a training step: the parts of Figure 1 that it is about, and what happens there, with its numbers. */
interface Stage {
  readonly name: string;
  readonly lit: readonly PartName[];
  readonly sentence: say.StageSentence;
}

/** One training step taken apart along Figure 1. Every part is lit at some stage. */
export const stages: readonly Stage[] = [
  { name: 'Current example', lit: ['currentExample', 'example'], sentence: say.sayCurrentExample },
  { name: 'Candidates', lit: ['search', 'candidate'], sentence: say.sayCandidates },
  { name: 'World model', lit: ['worldModel', 'awareness'], sentence: say.sayWorldModel },
  {
    name: 'Scores now and later',
    lit: ['futures', 'discount', 'now', 'mesaObjective', 'score'],
    sentence: say.sayScores,
  },
  { name: 'Choice', lit: ['search', 'act', 'action'], sentence: say.sayChoice },
  { name: 'Base loss', lit: ['outcome', 'baseObjective', 'loss'], sentence: say.sayBaseLoss },
  { name: 'Gradient', lit: ['baseOptimiser', 'lookAhead', 'fixObjective'], sentence: say.sayGradient },
  {
    name: 'The two updates',
    lit: ['lookAhead', 'fixObjective', 'discount', 'mesaObjective'],
    sentence: say.sayUpdates,
  },
];

/** Where slow motion is. `restarted`: it was begun at the last state, which no step follows, and so went to the first. */
export interface Place {
  readonly stage: number;
  readonly restarted: boolean;
}

/** What is said at a place of slow motion: a pure function of the lab's state. */
export function sentenceAt({ stage, restarted }: Place, state: LabState): string {
  const numbers = stepNumbers(state);
  if (!numbers) return 'No run has been computed yet.';
  const figure = figureState(state);
  const sentence =
    stage === 0 ? say.sayCurrentExample(figure, numbers, restarted) : stages[stage].sentence(figure, numbers);
  return sentence.replace(/ = /g, '\u00a0=\u00a0'); // no line ends within an equation
}

/** The stage and training step `by` stages on (−1 is back), over the end of one step into the next; null beyond the run. */
export function stageFrom(state: LabState, stage: number, by: 1 | -1): { stage: number; step: number } | null {
  const { run, busy } = state;
  if (!run) return null;
  const last = busy ? run.parameters.steps : run.length - 1;
  const next = (stage + by + stages.length) % stages.length;
  const step = shownStep(state) + (by === 1 && next === 0 ? 1 : by === -1 && stage === 0 ? -1 : 0);
  return step < 0 || step > last ? null : { stage: next, step };
}

/** Moves the lab to the next stage or the one before; the same place where there is none. */
export function go(lab: Lab, place: Place, by: 1 | -1): Place {
  const next = stageFrom(lab.getState(), place.stage, by);
  if (!next) return place;
  if (next.step !== shownStep(lab.getState())) lab.seek(next.step);
  return { ...place, stage: next.stage };
}

/** The stage, this one left out, at which a part is lit next, going round; how a click on the part gets there. */
export function stageOf(part: PartName, after: number): number {
  for (let by = 1; by < stages.length; by++) {
    const stage = (after + by) % stages.length;
    if (stages[stage].lit.includes(part)) return stage;
  }
  return after;
}

/** Figure 1 with the parts of a stage lit and the rest dimmed, by class; what is no part stays as it is. */
export function lightUp(marks: readonly Mark[], stage: number): readonly Mark[] {
  const { lit } = stages[stage];
  return marks.map((mark) => {
    const { attributes } = mark;
    if (!('data-part' in attributes)) return mark;
    const light = lit.includes(mark.key as PartName) ? 'lit' : 'dim';
    return { ...mark, attributes: { ...attributes, class: `${attributes['class']} ${light}` } };
  });
}
