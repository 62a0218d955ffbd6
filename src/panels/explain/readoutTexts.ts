import { threeDigits as n } from './threeDigits';
import { limitFlags } from '../../core/baseOptimiser';
import type { Parameters } from '../../core/parameters';
import type { ColumnName } from '../../core/readouts';
import type { Explanation, Moment } from './explanation';

/** A number inside a product or a sum: negative ones in brackets. */
export const inner = (x: number) => (x < 0 ? `(${n(x)})` : n(x));

const limitNames: readonly (readonly [number, string])[] = [
  [limitFlags.weights, 'weights'],
  [limitFlags.softmax, 'softmax'],
  [limitFlags.gradient, 'gradient'],
  [limitFlags.update, 'update'],
  [limitFlags.readouts, 'readouts'],
];

/** Whether a step is plainly −η times the gradient: gradient descent with nothing added, cut or pulled, and no limit met. */
function isPlain({ parameters, of }: Moment): boolean {
  const { optimiser, clip, noise } = parameters;
  return optimiser === 'sgd' && clip === 0 && noise === 0 && of('flags') === 0;
}

/** Δθ = −η ∂L/∂θ with its numbers, where that is how the step was made; else the step alone. */
function stepLine(symbol: string, eta: number, gradient: number, step: number, moment: Moment): string {
  if (moment.ended) return 'training is over: no more steps';
  return isPlain(moment)
    ? `${symbol} = −${n(eta)} · ${inner(gradient)} = ${n(step)}`
    : `${symbol} = ${n(step)}, after ${madeBy(moment.parameters)}`;
}

function madeBy({ optimiser, clip, noise }: Readonly<Parameters>): string {
  const names = { sgd: 'gradient descent', momentum: 'momentum', adam: 'Adam' } as const;
  const added = [noise > 0 ? 'noise' : '', clip > 0 ? 'clipping' : ''].filter((word) => word !== '');
  return [...added, names[optimiser]].join(' and ');
}

/** Kernels whose φ is not held at zero from below, so that its step is the optimiser's own. */
const isFree = ({ kernel, wiring }: Readonly<Parameters>) =>
  wiring === 'shared' && kernel !== 'factor' && kernel !== 'tail';

/** One explanation a readout (MODEL.md, “Readouts”). */
export const readoutTexts: Readonly<Record<ColumnName, Explanation>> = {
  step: {
    name: 'Training step',
    symbol: 't',
    what: 'How often the base optimiser has updated the mesa-optimiser. After the last step comes deployment.',
    now: ({ of, parameters }) => `t = ${of('step')} of T = ${parameters.steps}`,
    section: null,
  },
  gap: {
    name: 'Gap',
    symbol: 'g',
    what: 'Distance between what the mesa-objective wants and what the base objective wants. Closing it is robust alignment.',
    formula: 'g = ‖m − b‖ = √(e_{v}^{2} + e_{h}^{2})',
    now: ({ of }) => `g = √(${inner(of('visible'))}^{2} + ${inner(of('hiddenGap'))}^{2}) = ${n(of('gap'))}`,
    section: '§ 2',
  },
  visible: {
    name: 'Visible part of the gap',
    symbol: 'e_v',
    what: 'The part of the gap that the base loss contains, with its sign. Only this part can be trained away.',
    now: ({ of }) => `e_{v} = ${n(of('visible'))}`,
    section: null,
  },
  hiddenGap: {
    name: 'Hidden part of the gap',
    symbol: 'e_h',
    what: 'The part of the gap that shows only out of the training distribution. The base loss does not contain it: goal misgeneralisation.',
    now: ({ of }) => `e_{h} = ${n(of('hiddenGap'))}`,
    section: '§ 1',
  },
  rate: {
    name: 'Discount rate',
    symbol: 'ρ',
    what: 'How fast an episode loses weight with each episode that lies before it. Nothing in principle keeps training from pushing it below zero, where later counts for more.',
    formula: 'γ = e^{−ρ}, with Σ e^{−ρk} = W over k = 1 … H',
    now: ({ of }) => `ρ = ${n(of('rate'))}; γ = e^{${n(-of('rate'))}} = ${n(Math.exp(-of('rate')))}`,
    section: '§ 2',
  },
  parameter: {
    name: 'Temporal parameter',
    symbol: 'φ',
    what: 'The trained number behind the temporal weights; with independent wiring, the weight of the next episode. For the exponential kernel it is the discount rate.',
    now: ({ of, parameters }) => `${parameters.wiring === 'independent' ? 'w_{1}' : 'φ'} = ${n(of('parameter'))}`,
    section: '§ 2',
  },
  weight: {
    name: 'Future weight',
    symbol: 'W',
    what: 'What all future episodes weigh together in the mesa-objective; the present one weighs 1.',
    formula: 'W = Σ w_{k} over k = 1 … H',
    now: ({ of, parameters }) => `${parameters.horizon} weights: W = ${n(of('weight'))}`,
    section: '§ 2',
  },
  loss: {
    name: 'Base loss',
    symbol: 'L',
    what: 'What the base optimiser minimises: how far the action is from what the base objective wants. An action that gives in makes it small although the gap is still there.',
    formula: 'L = E[½ f^{2}] e_{v}^{2}, with f = 1 − c',
    now: ({ of, parameters }) =>
      parameters.planner === 'argmax'
        ? `L = ½ · ${n(1 - of('compliance'))}^{2} · ${inner(of('visible'))}^{2} = ${n(of('loss'))}`
        : `E[c] = ${n(of('compliance'))}; L = ${n(of('loss'))}`,
    section: '§ 2',
  },
  total: {
    name: 'Loss and running cost',
    symbol: 'L + νW',
    what: 'What the base optimiser minimises when caring about the future has a running cost.',
    formula: 'L + νW',
    now: ({ of, parameters }) =>
      `${n(of('loss'))} + ${n(parameters.priority)} · ${n(of('weight'))} = ${n(of('total'))}`,
    section: null,
  },
  compliance: {
    name: 'Compliance',
    symbol: 'c',
    what: 'How far the chosen action gives in to the base objective: 0 is greedy, 1 gives in fully.',
    formula: 'c = argmax J(c), or E[c] where p ∝ e^{J(c)/τ}',
    now: ({ of }) => `c = ${n(of('compliance'))}; shown f = 1 − c = ${n(1 - of('compliance'))}`,
    section: '§ 2',
  },
  masked: {
    name: 'Masked by pretending',
    symbol: 'c |e_v|',
    what: 'The part of the gap that behaviour in training does not show, because the mesa-optimiser gives in.',
    formula: 'c · |e_{v}|',
    now: ({ of }) => `${n(of('compliance'))} · ${n(Math.abs(of('visible')))} = ${n(of('masked'))}`,
    section: null,
  },
  price: {
    name: 'Price of pretending',
    what: 'What full compliance costs against greed in the training episodes, in mesa-utility.',
    formula: 'the training episodes’ part of J(0) − J(1); ½g^{2} + κ where n = 1',
    now: ({ of, parameters: { deploy, cost } }) => {
      if (deploy > 1) return `over ${deploy} training episodes: ${n(of('price'))}`;
      // Where a future weight is so large that the present is nothing beside it, no formula holds to the digit.
      const held = of('price') > 0 || of('gap') + cost === 0;
      return held ? `½ · ${n(of('gap'))}^{2} + ${n(cost)} = ${n(of('price'))}` : `${n(of('price'))} beside the future`;
    },
    section: '§ 2',
  },
  benefit: {
    name: 'Benefit of pretending',
    what: 'What full compliance gains against greed in deployment, because the objective is kept.',
    formula: 'deployment’s part of J(1) − J(0); ½Wu^{2}e_{v}^{2} where n = 1',
    now: ({ of, parameters, anticipation }) =>
      parameters.deploy === 1
        ? `½ · ${n(of('weight'))} · ${n(anticipation)}^{2} · ${inner(of('visible'))}^{2} = ${n(of('benefit'))}`
        : `over episodes ${parameters.deploy} to ${parameters.horizon}: ${n(of('benefit'))}`,
    section: '§ 2',
  },
  incentive: {
    name: 'Deception incentive',
    symbol: 'I',
    what: 'What full compliance gains over greed, in mesa-utility. Above zero, pretending pays.',
    formula: 'I = J(1) − J(0) = benefit − price',
    now: ({ of }) => `I = ${n(of('benefit'))} − ${inner(of('price'))} = ${n(of('incentive'))}`,
    section: '§ 2',
  },
  best: {
    name: 'Best incentive',
    what: 'What the best of the planner’s own actions gains over greed.',
    formula: 'max J(c) − J(0)',
    now: ({ of }) => n(of('best')),
    section: null,
  },
  gradGap: {
    name: 'Gradient on the gap',
    symbol: '∂L/∂e_v',
    what: 'Slope of the base loss in the visible gap: along the direct path, and through what the planner does about it.',
    formula: '∂L/∂e_{v} = direct + through the planner',
    now: ({ of }) => `${n(of('gradGapDirect'))} + ${inner(of('gradGapPlanner'))} = ${n(of('gradGap'))}`,
    section: '§ 2',
  },
  gradGapDirect: {
    name: 'Direct path',
    what: 'Slope of the base loss in the visible gap while compliance stands still.',
    formula: 'E[f^{2}] e_{v}',
    now: ({ of, parameters }) =>
      parameters.planner === 'argmax'
        ? `${n(1 - of('compliance'))}^{2} · ${inner(of('visible'))} = ${n(of('gradGapDirect'))}`
        : n(of('gradGapDirect')),
    section: '§ 2',
  },
  gradGapPlanner: {
    name: 'Path through the planner',
    what: 'How the base loss changes because another gap changes what it pays to do. A wider gap can buy more compliance, so it can be negative.',
    now: ({ of }) => n(of('gradGapPlanner')),
    section: null,
  },
  gradHidden: {
    name: 'Gradient on the hidden gap',
    symbol: '∂L/∂e_h',
    what: 'Slope of the base loss in the hidden part: there is no direct path, only that through the planner.',
    now: ({ of }) => n(of('gradHidden')),
    section: null,
  },
  gradTime: {
    name: 'Gradient on the temporal parameter',
    symbol: '∂L/∂φ',
    what: 'Slope in the number behind the weights. The base loss feels it only through the planner: caring more about the future buys compliance now.',
    formula: '∂(L + νW)/∂φ = through the planner + ν ∂W/∂φ',
    now: ({ of }) => `${n(of('gradTimePlanner'))} + ${inner(of('gradTimePriority'))} = ${n(of('gradTime'))}`,
    section: '§ 2',
  },
  gradTimePlanner: {
    name: 'Gradient on φ through the planner',
    what: 'How the base loss changes because other weights change what it pays to do.',
    now: ({ of }) => n(of('gradTimePlanner')),
    section: '§ 2',
  },
  gradTimePriority: {
    name: 'Slope of the running cost',
    symbol: 'ν ∂W/∂φ',
    what: 'What caring more about the future costs the base optimiser, where that is given a cost.',
    now: ({ of }) => n(of('gradTimePriority')),
    section: null,
  },
  stepGap: {
    name: 'Step on the gap',
    symbol: 'Δe_v',
    what: 'Change of the visible gap by this update: fix the objective.',
    formula: 'Δe_{v} = −η_{m} ∂L/∂e_{v}, for gradient descent',
    now: (moment) => stepLine('Δe_{v}', moment.parameters.lrGap, moment.of('gradGap'), moment.of('stepGap'), moment),
    section: '§ 2',
  },
  stepHidden: {
    name: 'Step on the hidden gap',
    symbol: 'Δe_h',
    what: 'Change of the hidden part of the gap by this update.',
    formula: 'Δe_{h} = −η_{m} ∂L/∂e_{h}, for gradient descent',
    now: (moment) =>
      stepLine('Δe_{h}', moment.parameters.lrGap, moment.of('gradHidden'), moment.of('stepHidden'), moment),
    section: null,
  },
  stepTime: {
    name: 'Step on the temporal parameter',
    symbol: 'Δφ',
    what: 'Change of the number behind the weights by this update: look further ahead.',
    formula: 'Δφ = −η_{φ} ∂L/∂φ, for gradient descent',
    now: (moment) => {
      const { parameters, of } = moment;
      if (moment.ended || (isFree(parameters) && parameters.bias === 0))
        return stepLine('Δφ', parameters.lrTime, of('gradTime'), of('stepTime'), moment);
      return `Δ${parameters.wiring === 'independent' ? 'w_{1}' : 'φ'} = ${n(of('stepTime'))}`;
    },
    section: '§ 2',
  },
  updateNorm: {
    name: 'Size of the update',
    what: 'How far this update moves everything that is trained. Pretending that works makes it small: there is nothing left to correct.',
    formula: '√(Δe_{v}^{2} + Δe_{h}^{2} + Δφ^{2})',
    now: ({ of, parameters }) =>
      parameters.wiring === 'shared'
        ? `√(${inner(of('stepGap'))}^{2} + ${inner(of('stepHidden'))}^{2} + ${inner(of('stepTime'))}^{2}) = ${n(of('updateNorm'))}`
        : n(of('updateNorm')),
    section: '§ 2',
  },
  deployedLoss: {
    name: 'Loss if deployed now',
    what: 'What the base loss would be if nobody trained it any more and it acted on its own target.',
    formula: '½ g^{2}',
    now: ({ of }) => `½ · ${n(of('gap'))}^{2} = ${n(of('deployedLoss'))}`,
    section: null,
  },
  flags: {
    name: 'Limits met',
    what: 'Numbers that grow beyond what a computer can hold are kept within limits. This says which of them held at this state.',
    now: ({ of }) => {
      const flags = of('flags');
      const met = limitNames.filter(([flag]) => (flags & flag) !== 0).map(([, name]) => name);
      return met.length === 0 ? `${n(flags)}: none` : `${n(flags)}: ${met.join(', ')}`;
    },
    section: null,
  },
};
