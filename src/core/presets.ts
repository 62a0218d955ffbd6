import { defaultParameters, type Parameters } from './parameters';

/** A named set of parameters that shows one thing; MODEL.md's table of outcomes names what it comes to. */
export interface Preset {
  readonly id: string;
  readonly name: string;
  /** One line: why one would look at it. */
  readonly reason: string;
  readonly changes: Readonly<Partial<Parameters>>;
}

export const presets: readonly Preset[] = [
  {
    id: 'race-deceptive',
    name: 'The race, deceptive side',
    reason: 'Both paths move; looking ahead wins.',
    changes: {},
  },
  {
    id: 'race-robust',
    name: 'The race, robust side',
    reason: 'A slightly more short-sighted start; fixing the objective wins.',
    changes: { rho: 1.5 },
  },
  {
    id: 'equal-weights',
    name: 'Equal weights',
    reason: 'Every episode counts the same from the start, as Miles (2021) argues it would.',
    changes: { rho: 0 },
  },
  {
    id: 'long-term',
    name: 'Long-term from the start',
    reason: 'Case 1 of the paper: a long-term objective, held fixed, complies and stays.',
    changes: { rho: -0.2, lrTime: 0 },
  },
  {
    id: 'short-term',
    name: 'Short-term and kept so',
    reason: 'Case 2 of the paper: a short-term objective, held fixed, is greedy and gets corrected.',
    changes: { rho: 3, lrTime: 0 },
  },
  {
    id: 'one-future',
    name: 'One future only',
    reason: 'With a single future episode there is too little to protect.',
    changes: { horizon: 1 },
  },
  {
    id: 'not-aware',
    name: 'Not aware',
    reason: 'It does not expect to be changed, so it never pretends.',
    changes: { anticipation: 0 },
  },
  {
    id: 'aware-late',
    name: 'Aware too late',
    reason: 'Awareness comes at step 100, after the gap has begun to close.',
    changes: { onset: 100 },
  },
  {
    id: 'caring-costs',
    name: 'Caring costs',
    reason: 'Caring about the future is a competing priority, as Wheaton (2023) objects.',
    changes: { priority: 0.01 },
  },
  {
    id: 'hidden-gap',
    name: 'A gap that training cannot see',
    reason: 'Part of the gap is not in the base loss: goal misgeneralisation.',
    changes: { hidden: 0.3 },
  },
  {
    id: 'adam',
    name: 'Adam instead',
    reason: 'Adam turns small slopes into full-size steps.',
    changes: { optimiser: 'adam', lrGap: 0.003, lrTime: 0.003, rho: 1 },
  },
];

/** All parameters of a preset. */
export function presetParameters({ changes }: Preset): Parameters {
  return { ...defaultParameters, ...changes };
}

/** The preset that these parameters are, if any. */
export function presetOf(parameters: Readonly<Parameters>): Preset | undefined {
  return presets.find((preset) => {
    const wanted = presetParameters(preset);
    return (Object.keys(wanted) as (keyof Parameters)[]).every((key) => Object.is(wanted[key], parameters[key]));
  });
}
