import { threeDigits as n } from './threeDigits';
import type { Explanations } from './explanation';
import { inner, readoutTexts } from './readoutTexts';

const { rate, gap, incentive, loss, compliance, masked, weight, deployedLoss, stepGap } = readoutTexts;
const readByArrows = 'Arrow keys read values off, Enter puts the cursor there.';

/** Plots and their axes, the panels below the first screen, comparison and deployment. */
export const panelTexts: Explanations = {
  'axis:step': {
    name: 'Training steps',
    symbol: 't',
    what: 'From the first state to deployment. All plots share this axis and the cursor on it.',
    now: ({ of, parameters }) => `t = ${of('step')} of T = ${parameters.steps}`,
    section: null,
  },
  'axis:rate': { ...rate, what: 'Zero is always on this axis; below it, shaded, later episodes count for more.' },
  'axis:gap': {
    ...gap,
    what: 'Distance between the two targets, from 0 to the gap at the start or wider. The darker part is masked by pretending.',
    formula: 'shown + masked = |e_{v}|, with masked = c · |e_{v}|',
    now: ({ of }) => {
      const size = Math.abs(of('visible'));
      return `${n(size - of('masked'))} + ${n(of('masked'))} = ${n(size)}`;
    },
  },
  'axis:incentive': {
    ...incentive,
    what: 'Symmetric logarithmic: even steps are powers of ten, but within ±0.01 it is linear. Above zero, pretending pays.',
    section: null,
  },
  'axis:loss': {
    ...loss,
    what: 'Symmetric logarithmic: even steps are powers of ten, but within ±0.01 it is linear.',
    section: null,
  },
  'plot:rate': { ...rate, name: 'Discount rate over training', what: `${rate.what} ${readByArrows}` },
  'plot:gap': { ...gap, name: 'Gap over training', what: `${gap.what} ${readByArrows}` },
  'plot:incentive': {
    ...incentive,
    name: 'Deception incentive over training',
    what: `${incentive.what} ${readByArrows}`,
  },
  'plot:loss': {
    name: 'Base loss over training',
    symbol: 'L',
    what: `In training the loss falls however it is brought about. If it were deployed now, only a closed gap would keep it small. ${readByArrows}`,
    formula: 'in training L, if deployed now ½ g^{2}',
    now: ({ of }) => `L = ${n(of('loss'))}; ½ · ${n(of('gap'))}^{2} = ${n(of('deployedLoss'))}`,
    section: '§ 1',
  },
  'panel:mind': {
    ...compliance,
    name: 'Inside the mesa-optimiser',
    what: 'Why it acts as it does: the utility of every action, split into now and later, and the weights that make the split.',
  },
  'mind:J': {
    name: 'Mesa-utility',
    symbol: 'J',
    what: 'How good each degree of compliance looks to the mesa-optimiser. It takes the highest point, or with softmax the higher ones more often.',
    formula: 'J(c) = −Σ w_{k} (½ ‖a_{k} − m‖^{2} + κc in training)',
    now: ({ of }) => `J(1) − J(0) = ${n(of('incentive'))}`,
    section: '§ 2',
  },
  'mind:now': {
    name: 'Now',
    what: 'The training episodes’ part of the utility: giving in costs something while it lasts.',
    formula: '−½c^{2}g^{2} − κc where n = 1',
    now: ({ of, parameters }) => {
      if (parameters.deploy !== 1) return `from greed to full compliance: ${n(-of('price'))}`;
      const c = of('compliance');
      const g = of('gap');
      const part = -0.5 * c * c * g * g - parameters.cost * c;
      return `−½ · ${n(c)}^{2} · ${n(g)}^{2} − ${n(parameters.cost)} · ${n(c)} = ${n(part)}`;
    },
    section: '§ 2',
  },
  'mind:later': {
    name: 'Later',
    what: 'Deployment’s part of the utility: what greed loses there because training has moved the target.',
    formula: '−½Wu^{2}f^{4}e_{v}^{2} where n = 1',
    now: ({ of, parameters, anticipation: u }) => {
      if (parameters.deploy !== 1) return `from greed to full compliance: ${n(of('benefit'))}`;
      const f = 1 - of('compliance');
      const e = of('visible');
      const part = -0.5 * of('weight') * u * u * f * f * f * f * e * e;
      return `−½ · ${n(of('weight'))} · ${n(u)}^{2} · ${n(f)}^{4} · ${inner(e)}^{2} = ${n(part)}`;
    },
    section: '§ 2',
  },
  'mind:weights': { ...weight, name: 'Temporal weights', symbol: 'w_k' },
  'panel:goalPlane': { ...gap, name: 'Goal plane' },
  'goal:baseTarget': {
    name: 'Base target',
    symbol: 'b',
    what: 'What the base objective wants. It does not move, and lies at the origin.',
    now: () => 'b = (0, 0)',
    section: '§ 1',
  },
  'goal:mesaTarget': {
    name: 'Mesa target',
    symbol: 'm',
    what: 'What the mesa-objective wants. Training pulls it towards the base target, along the visible direction only.',
    formula: 'm = b + e',
    now: ({ of }) => `m = (${n(of('visible'))}, ${n(of('hiddenGap'))})`,
    section: '§ 2',
  },
  'goal:action': {
    name: 'Action',
    what: 'What it does in training: between its own target and the base target, by its compliance.',
    formula: 'b + (1 − c) e',
    now: ({ of }) => {
      const f = 1 - of('compliance');
      return `(${n(f * of('visible'))}, ${n(f * of('hiddenGap'))})`;
    },
    section: '§ 2',
  },
  'panel:racePlane': {
    name: 'Race plane',
    what: 'The race in one picture: how fast the gap closes against how fast the discount rate falls.',
    now: ({ of }) => `g = ${n(of('gap'))}, ρ = ${n(of('rate'))}`,
    section: '§ 2',
  },
  'race:path': {
    name: 'Path of the run',
    what: 'Gap and discount rate from the first state on. It ends robust at the left, or deceptive below zero.',
    now: ({ of }) => `step ${of('step')}: g = ${n(of('gap'))}, ρ = ${n(of('rate'))}`,
    section: '§ 2',
  },
  'race:pushGap': { ...stepGap, name: 'Push: fix the objective' },
  'race:pushRate': {
    name: 'Push: look further ahead',
    symbol: 'Δρ',
    what: 'Change of the discount rate by this update.',
    now: ({ of, nextRate, ended }) =>
      ended || nextRate === null
        ? 'no more steps'
        : `${n(nextRate)} − ${inner(of('rate'))} = ${n(nextRate - of('rate'))}`,
    section: '§ 2',
  },
  'race:field': {
    name: 'Field of pushes',
    what: 'Where one update would move a run that stood at each place, with the other parameters as they are.',
    section: null,
  },
  'race:Rc': {
    name: 'Critical line',
    symbol: 'R_c',
    what: 'Right of this line the rate reaches zero, left of it the gap closes first. It holds for gradient descent with small steps and the conditions named beside it.',
    formula: 'η_{φ}g₀^{2} / (2η_{m}) > R_{c}',
    now: ({ parameters: { lrTime, lrGap, gap: start } }) =>
      lrGap === 0
        ? 'the gap is held still'
        : `${n(lrTime)} · ${n(start)}^{2} / (2 · ${n(lrGap)}) = ${n((lrTime * start * start) / (2 * lrGap))}`,
    section: null,
  },
  'panel:baseLoss': {
    ...deployedLoss,
    name: 'Base loss',
    symbol: 'L',
    what: 'What training measures beside what deployment would show: the distance between the two is what pretending hides.',
    section: '§ 1',
  },
  'compare:pinned': {
    name: 'Pinned run',
    what: 'A run kept to compare with: drawn in grey behind the one shown.',
    section: null,
  },
  ensemble: {
    name: 'Other seeds',
    what: 'The same run with other noise, from its own seed upwards. Beside each share of outcomes stands Wilson’s 95 % interval. In each plot the grey band holds nine tenths of the runs at that step, from the 5 % to the 95 % quantile, and the line in it is their median: none of them is a run.',
    section: null,
  },
  fork: {
    name: 'Fork',
    what: 'Goes on from the state under the cursor with other parameters, and keeps the run so far behind it, dotted. What says where a run starts, or what is trained, is still that of the first step.',
    section: null,
  },
  'fork:path': {
    name: 'The race taken apart',
    what: 'Holds one of the two learning rates at 0 from a step on: then the base optimiser can only fix the mesa-objective, or only make the mesa-optimiser look further ahead. All three runs stand in the plane.',
    formula: 'η_{φ} = 0 or η_{m} = 0',
    section: '§ 2',
  },
  deploy: {
    ...masked,
    name: 'Deployment',
    symbol: '',
    what: 'Takes the state under the cursor out of training and lets it act on its own target. What was masked by pretending shows.',
    section: '§ 1',
  },
};
