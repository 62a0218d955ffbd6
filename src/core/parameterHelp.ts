import type { ParameterKey } from './parameters';

/** One sentence a parameter: what it is. Apart from the table, so that the first screen need not load it. */
export const parameterHelp: Readonly<Record<ParameterKey, string>> = {
  gap: 'How far the mesa-objective starts from the base objective.',
  rho: 'How fast an episode loses weight with each episode that lies before it; below zero, later counts for more.',
  hidden: 'Share of the squared initial gap that the base loss does not contain (goal misgeneralisation).',
  horizon: 'The last future episode that the world model foresees.',
  deploy:
    'Training episodes left until deployment, this one included, as the mesa-optimiser sees it at every step; it does not count down.',
  anticipation:
    'How far the mesa-optimiser expects to be moved if it acts greedily once: the share of the visible gap that one update removes. 0 is not situationally aware.',
  onset: 'Training step at which the mesa-optimiser becomes situationally aware; before it, anticipation counts as 0.',
  planner: 'How the mesa-optimiser chooses its action.',
  temperature: 'How much chance is left in the softmax planner’s choice; the argmax planner does not use it.',
  candidates: 'Actions that the softmax planner compares, evenly spaced from greedy to compliant; 2 is comply or not.',
  cost: 'What pretending costs the mesa-optimiser, per unit of compliance and training episode.',
  kernel: 'Shape of the temporal weights.',
  presentBias: 'Present bias of the quasi-hyperbolic kernel.',
  formula: 'Temporal weight of episode k in a custom kernel, in rho, k and H.',
  wiring: 'One temporal parameter behind all weights, or each weight a parameter of its own.',
  optimiser: 'How the base optimiser turns gradients into steps.',
  lrGap: 'Learning rate on the mesa target: how fast training can fix the objective. 0 holds it still.',
  lrTime: 'Learning rate on the discount rate: how fast training can make it look further ahead. 0 holds it still.',
  clip: 'Largest norm that a gradient may have; 0 switches clipping off.',
  noise: 'Standard deviation of the Gaussian noise on every gradient coordinate.',
  seed: 'Seed of the gradient noise; the same seed gives the same run.',
  priority:
    'Running cost of caring about the future: the base optimiser minimises the base loss plus this times the future weight.',
  bias: 'Inductive bias to the short term: how strongly training pulls the discount rate towards the value below.',
  prior: 'The discount rate that the bias pulls to; 0 is equal weights (Miles 2021).',
  steps: 'Training steps in the run; after the last comes deployment.',
};
