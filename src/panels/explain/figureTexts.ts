import { threeDigits as n } from './threeDigits';
import type { Explanations, Moment } from './explanation';
import { inner, readoutTexts } from './readoutTexts';

const { rate, compliance, incentive, loss, stepGap, deployedLoss } = readoutTexts;

/** Compliance as Figure 1 shows it: once deployed, nobody is given in to. */
const shownCompliance = ({ of, deployed }: Moment) => (deployed ? 0 : of('compliance'));

/** The parts of Figure 1. The section is where the paper speaks of it; what it only implies, and what is ours, says so. */
export const figureTexts: Explanations = {
  'figure:currentExample': {
    name: 'Current example',
    symbol: 'k = 0',
    what: 'One episode of reinforcement learning, one session or one data point: the one that training looks at now.',
    section: '§ 1',
  },
  'figure:example': {
    name: 'From example to world model',
    what: 'The current example is what the world model starts from.',
    section: '§ 2',
  },
  'figure:worldModel': {
    name: 'World model',
    what: 'Foresees what an action leads to: its own updates, and what it will do in deployment. The paper takes it as a part of its own, apart from objective and search.',
    formula: 'm_{k} = b + (1 − uf^{2})^{k} e_{v}, the target after k updates',
    now: (moment) => {
      const f = 1 - shownCompliance(moment);
      const { anticipation, deployed } = moment;
      if (deployed) return 'deployed: nobody moves its target any more';
      return `kept by one update: 1 − ${n(anticipation)} · ${n(f)}^{2} = ${n(1 - anticipation * f * f)}`;
    },
    section: '§ 2',
  },
  'figure:futures': {
    name: 'Future wires',
    symbol: 'w_k',
    what: 'Carry what is foreseen of future episodes to the mesa-objective. Their weights are all that sets a long-term objective apart from a short-term one.',
    formula: 'W = Σ w_{k} over k = 1 … H',
    now: ({ of, parameters }) => `k = 1 … ${parameters.horizon}: W = ${n(of('weight'))}`,
    section: '§ 2',
  },
  'figure:discount': { ...rate, name: 'Discount knob' },
  'figure:now': {
    name: 'Present wire',
    symbol: 'w_0',
    what: 'The outcome of the current example, whose weight is 1 by our choice; the others are measured against it.',
    formula: 'share of the present = 1 / (1 + W)',
    now: ({ of }) => `1 / (1 + ${n(of('weight'))}) = ${n(1 / (1 + of('weight')))}`,
    section: null,
  },
  'figure:mesaObjective': {
    name: 'Mesa-objective',
    symbol: 'm',
    what: 'What the mesa-optimiser wants. It scores every foreseen outcome by today’s target m, so it would rather not be changed.',
    formula: 'J(c) = −Σ w_{k} (½ ‖a_{k} − m‖^{2} + κc in training)',
    now: ({ of }) => `its target lies ${n(of('gap'))} from the base target`,
    section: '§ 2',
  },
  'figure:score': { ...incentive, name: 'Score', symbol: 'J', section: null },
  'figure:search': {
    ...compliance,
    name: 'Search',
    what: 'The mesa-optimisation algorithm: it picks the action with the best score, from greedy (0) to fully compliant (1).',
    now: (moment) => {
      const c = shownCompliance(moment);
      return `c = ${n(c)}; shown f = 1 − c = ${n(1 - c)}`;
    },
  },
  'figure:candidate': {
    name: 'Candidate action',
    symbol: 'c',
    what: 'The search asks the world model what an action would lead to. The paper implies this wire.',
    now: ({ parameters }) =>
      parameters.planner === 'argmax' ? 'every c from 0 to 1' : `${parameters.candidates} values of c from 0 to 1`,
    section: '§ 2',
  },
  'figure:act': {
    name: 'The chosen action',
    symbol: 'c',
    what: 'Leaves the mesa-optimiser: the one thing that can be seen from outside. The paper implies this wire.',
    now: (moment) => `c = ${n(shownCompliance(moment))}`,
    section: '§ 2',
  },
  'figure:action': {
    name: 'Action',
    what: 'Where it acts between its own target and the base target. Short of its own target, it pretends.',
    formula: 'distance from the base target = (1 − c) g',
    now: (moment) => {
      const f = 1 - shownCompliance(moment);
      return `${n(f)} · ${n(moment.of('gap'))} = ${n(f * moment.of('gap'))}`;
    },
    section: '§ 2',
  },
  'figure:outcome': {
    name: 'From action to base objective',
    what: 'The base objective judges what is done, not what is wanted. The paper implies this wire.',
    section: '§ 2',
  },
  'figure:baseObjective': {
    ...deployedLoss,
    name: 'Base objective',
    symbol: 'b',
    what: 'What training rewards. It sees the action in training; the mesa-objective behind it shows only in deployment.',
    formula: 'in training L, if deployed now ½ g^{2}',
    now: ({ of }) => `L = ${n(of('loss'))}; ½ · ${n(of('gap'))}^{2} = ${n(of('deployedLoss'))}`,
    section: '§ 1',
  },
  'figure:loss': {
    ...loss,
    what: 'All that the base optimiser sees of the mesa-optimiser. The paper implies this wire.',
    now: (moment) =>
      moment.deployed
        ? `deployed: ½ · ${n(moment.of('gap'))}^{2} = ${n(moment.of('deployedLoss'))}`
        : (loss.now?.(moment) ?? null),
  },
  'figure:baseOptimiser': {
    name: 'Base optimiser',
    what: 'The machine-learning algorithm that trains the mesa-optimiser. It has two paths to a lower loss, and takes both.',
    formula: 'θ ← θ − η ∂L/∂θ, for gradient descent',
    now: ({ of, parameters }) => `step ${of('step')} of ${parameters.steps}`,
    section: '§ 2',
  },
  'figure:lookAhead': {
    name: 'Update: look further ahead',
    symbol: 'Δρ',
    what: 'Lowers the discount rate, so that pretending pays better. The arrow is as wide as the step is large; it is renamed where the step goes the other way.',
    formula: 'Δφ = −η_{φ} ∂L/∂φ, for gradient descent',
    now: ({ of, nextRate, ended }) =>
      ended
        ? 'training is over: no more steps'
        : nextRate === null
          ? `∂L/∂φ = ${n(of('gradTime'))}`
          : `ρ from ${n(of('rate'))} to ${n(nextRate)}; ∂L/∂φ = ${n(of('gradTime'))}`,
    section: '§ 2',
  },
  'figure:fixObjective': {
    ...stepGap,
    name: 'Update: fix the objective',
    what: 'Moves the mesa target towards the base target, which closes the gap. The arrow is as wide as the step is large; it is renamed where the step goes the other way.',
  },
  'figure:awareness': {
    name: 'Situational awareness',
    symbol: 'u',
    what: 'It knows that it is trained, and expects a greedy action to be corrected. The direction of the dashed wire is ours.',
    formula: 'one greedy update removes u e_{v}',
    now: ({ of, anticipation }) =>
      anticipation === 0
        ? 'not aware at this step: u counts as 0'
        : `${n(anticipation)} · ${inner(of('visible'))} = ${n(anticipation * of('visible'))}`,
    section: '§ 2',
  },
};
