import { fromStart, type Recipe } from './fork';
import { defaultParameters, type Parameters } from './parameters';
import { formatLink } from './permalink';
import type { Sweep } from './sweep';
import { readAxis } from './sweepAxis';

/** One map of the atlas. */
export interface AtlasMap {
  readonly id: string;
  readonly title: string;
  /** What a reader may ask it. */
  readonly question: string;
  /** Its sides, as the command line takes them. Up goes the initial discount rate, in all of them. */
  readonly x: string;
  readonly y: string;
  /** What is fixed besides the defaults. */
  readonly fixed: Readonly<Partial<Parameters>>;
}

const gaps = 'gap:0:2:51';
const rates = 'rho:-0.5:3:71';
const distances = 'deploy:1:32:32';
const near: Partial<Parameters> = { anticipation: 0.1 };
const far: Partial<Parameters> = { anticipation: 0.8 };

const race = (id: string, title: string, question: string, fixed: Partial<Parameters>): AtlasMap => {
  return { id, title, question, x: gaps, y: rates, fixed };
};
const deployment = (id: string, title: string, fixed: Partial<Parameters>): AtlasMap => {
  const question = 'Does it still pay to pretend where deployment is many episodes away?';
  return { id, title, question, x: distances, y: rates, fixed };
};

/** The maps, in the order in which they are shown. All runs have the default number of training steps. */
export const atlas: readonly AtlasMap[] = [
  race('race', 'The race', 'Which starts does deception win from, and which robust alignment?', {}),
  {
    id: 'anticipation',
    title: 'Situational awareness',
    question: 'How far must it expect to be moved before it looks ahead?',
    x: 'anticipation:0:1:51',
    y: rates,
    fixed: {},
  },
  {
    id: 'learning-sgd',
    title: 'Learning rates, gradient descent',
    question: 'How fast must the rate be learned, where the objective is learned at η_m = 0.005?',
    x: 'lrTime:0.0005:5:49',
    y: rates,
    fixed: {},
  },
  {
    id: 'learning-adam',
    title: 'Learning rates, Adam',
    question: 'And where steps no longer shrink with the slope (η_m = 0.003)?',
    x: 'lrTime:0.0003:0.03:49',
    y: rates,
    fixed: { optimiser: 'adam', lrGap: 0.003 },
  },
  deployment('deployment-argmax-low', 'Distance to deployment: argmax, little anticipated', near),
  deployment('deployment-argmax-high', 'Distance to deployment: argmax, much anticipated', far),
  deployment('deployment-softmax-low', 'Distance to deployment: softmax, little anticipated', {
    ...near,
    planner: 'softmax',
  }),
  deployment('deployment-softmax-high', 'Distance to deployment: softmax, much anticipated', {
    ...far,
    planner: 'softmax',
  }),
  {
    id: 'horizon',
    title: 'Horizon',
    question: 'How many future episodes does it take?',
    x: 'horizon:1:512:49',
    y: rates,
    fixed: {},
  },
  {
    id: 'bias',
    title: 'Short-term bias',
    question: 'What does an inductive bias to the short term prevent?',
    x: 'bias:0:1:49',
    y: rates,
    fixed: {},
  },
  {
    id: 'priority',
    title: 'Cost of caring',
    question: 'What if caring about the future has a running cost?',
    x: 'priority:0:0.1:49',
    y: rates,
    fixed: {},
  },
  {
    id: 'onset',
    title: 'When awareness comes',
    question: 'Is there a time after which awareness comes too late?',
    x: 'onset:0:400:51',
    y: rates,
    fixed: {},
  },
  race('wiring-independent', 'Independent weights', 'And if no wire moves them all at once?', {
    wiring: 'independent',
  }),
  race('kernel-factor', 'Kernel: discount factor', 'And if the factor is learned, not the rate?', { kernel: 'factor' }),
  race('kernel-tail', 'Kernel: one weight on all futures', 'And if one weight holds all futures?', { kernel: 'tail' }),
  race('kernel-quasi-hyperbolic', 'Kernel: quasi-hyperbolic', 'And with a bias to the present?', {
    kernel: 'quasi-hyperbolic',
  }),
  race('kernel-hyperbolic', 'Kernel: hyperbolic', 'And if distant episodes fade slowly?', { kernel: 'hyperbolic' }),
];

/** The runs that a map of the atlas is of. */
export function atlasRecipe({ fixed }: AtlasMap): Recipe {
  return fromStart({ ...defaultParameters, ...fixed });
}

/** A map of the atlas as a sweep. */
export function atlasSweep(map: AtlasMap): Sweep {
  const [x, y] = [readAxis('x', map.x), readAxis('y', map.y)];
  if (typeof x === 'string' || typeof y === 'string') throw new Error(`${map.id} has no such side`);
  return { recipe: atlasRecipe(map), formulas: new Map(), x, y, seeds: 1 };
}

/** What a map of the atlas is of, in one line: its sides, and what is fixed as a permalink. Cells of another line are out of date. */
export function atlasOf(map: AtlasMap): string {
  return `${map.x} ${map.y} ${formatLink({ ...atlasRecipe(map), step: null })}`;
}
