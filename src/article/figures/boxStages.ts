import type { Mark } from '../../charts/layout/marks';

/** One stage of Figure 1's growth: the parts that come with it (by their marks' keys), and what they do. */
interface BoxStage {
  readonly parts: readonly string[];
  readonly sentence: string;
}

export const boxStages: readonly BoxStage[] = [
  {
    parts: ['container', 'container labels', 'currentExample', 'example', 'worldModel'],
    sentence: 'An example comes in. The world model predicts what each possible action would lead to.',
  },
  {
    parts: ['search', 'candidate'],
    sentence: 'The search proposes one candidate action after the other and has the world model predict for each.',
  },
  {
    parts: ['mesaObjective', 'now', 'score'],
    sentence: 'The mesa-objective scores what is predicted, by how near it is to what it wants: the circle.',
  },
  {
    parts: ['act', 'action', 'outcome', 'baseObjective'],
    sentence: 'The best action is acted out. The base objective judges it by how near it is to the cross.',
  },
  {
    parts: ['loss', 'baseOptimiser', 'fixObjective'],
    sentence: 'The base optimiser hears only the loss. One way to lower it is to move the circle towards the cross.',
  },
  {
    parts: ['futures', 'discount'],
    sentence:
      'The world model foresees later episodes too: a strand for each, and a knob that sets how much they count.',
  },
  {
    parts: ['lookAhead'],
    sentence: 'That knob is the other way to lower the loss: who looks further ahead may behave well today.',
  },
  {
    parts: ['awareness'],
    sentence:
      'Only if the network knows that it is trained, though. With the dashed wire it foresees what greed would cost it.',
  },
];

export const lastStage = boxStages.length - 1;

/** Whether the knob is there, without which its control would do nothing that is seen. */
export function hasKnob(stage: number | null): boolean {
  return stage === null || boxStages.slice(0, stage + 1).some(({ parts }) => parts.includes('discount'));
}

/** What is said of the whole figure, before it is built up. */
export const wholeSentence =
  'Inside the grey frame is the network, an optimiser of its own; around it is the optimiser that trains it.';

/** Of Figure 1's marks those that are there at a stage, what comes with it set off; all of them for null. */
export function marksAtStage(marks: readonly Mark[], stage: number | null): readonly Mark[] {
  if (stage === null) return marks;
  const there = new Set(boxStages.slice(0, stage + 1).flatMap(({ parts }) => parts));
  const { parts: newParts } = boxStages[stage];
  return marks
    .filter(({ key }) => there.has(key))
    .map((mark) => {
      if (!newParts.includes(mark.key) || stage === 0 || mark.tag !== 'g') return mark;
      return { ...mark, attributes: { ...mark.attributes, class: `${mark.attributes['class'] ?? ''} new` } };
    });
}
