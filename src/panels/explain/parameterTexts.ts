import { threeDigits as n } from './threeDigits';
import { parameterHelp } from '../../core/parameterHelp';
import { parameterTable, type ParameterKey, type ParameterSpec, type Parameters } from '../../core/parameters';
import type { Explanation, Explanations, Moment } from './explanation';
import { inner } from './readoutTexts';

/** What a parameter does in a formula, and what that comes to as the parameters are set. */
interface Role {
  readonly formula?: string;
  readonly now?: (set: Readonly<Parameters>, moment: Moment) => string;
  readonly section: Explanation['section'];
}

const off = 'off';

const roles: Readonly<Record<ParameterKey, Role>> = {
  gap: { formula: 'g₀ = ‖m − b‖ at step 0', now: ({ gap }) => `g₀ = ${n(gap)}`, section: '§ 2' },
  rho: {
    formula: 'γ = e^{−ρ}; the next episode weighs γ at the start',
    now: ({ rho }) => `γ = e^{${n(-rho)}} = ${n(Math.exp(-rho))}`,
    section: '§ 2',
  },
  hidden: {
    formula: 'e₀ = g₀ (√(1 − h), √h)',
    now: ({ gap, hidden }) => `visible ${n(gap * Math.sqrt(1 - hidden))}, hidden ${n(gap * Math.sqrt(hidden))}`,
    section: '§ 1',
  },
  horizon: { formula: 'W = Σ w_{k} over k = 1 … H', now: ({ horizon }) => `k = 1 … ${horizon}`, section: '§ 2' },
  deploy: {
    formula: 'training: k < n; deployment: k = n … H',
    now: ({ deploy, horizon }) => `training k = 0 … ${deploy - 1}, deployment k = ${deploy} … ${horizon}`,
    section: '§ 1',
  },
  anticipation: {
    formula: 'one greedy update leaves (1 − u) e_{v}',
    now: ({ anticipation }, { of }) =>
      `(1 − ${n(anticipation)}) · ${n(Math.abs(of('visible')))} = ${n((1 - anticipation) * Math.abs(of('visible')))}`,
    section: '§ 2',
  },
  onset: {
    formula: 'u counts as 0 before this step',
    now: ({ onset }, { of }) => `step ${of('step')} is ${of('step') < onset ? 'before' : 'not before'} step ${onset}`,
    section: '§ 2',
  },
  planner: {
    formula: 'argmax J(c), or p ∝ e^{J(c)/τ}',
    now: ({ planner }, { of }) => `${planner}: c = ${n(of('compliance'))}`,
    section: '§ 2',
  },
  temperature: {
    formula: 'p ∝ e^{J(c)/τ}',
    now: ({ temperature, planner }) => `τ = ${n(temperature)}${planner === 'argmax' ? ', not used by argmax' : ''}`,
    section: null,
  },
  candidates: {
    formula: 'c_{j} = j / (M − 1)',
    now: ({ candidates, planner }) =>
      `1 / (${candidates} − 1) = ${n(1 / (candidates - 1))} apart${planner === 'argmax' ? ', not used by argmax' : ''}`,
    section: null,
  },
  cost: {
    formula: 'J loses κc in every training episode',
    now: ({ cost }, { of }) => `${n(cost)} · ${n(of('compliance'))} = ${n(cost * of('compliance'))}`,
    section: '§ 2',
  },
  kernel: {
    formula: 'w_{0} = 1, w_{k} = weight of episode k',
    now: ({ kernel }, { of }) => `${kernel}: W = ${n(of('weight'))}`,
    section: '§ 2',
  },
  presentBias: {
    formula: 'w_{k} = β e^{−φk}, φ = ρ₀ + ln β at the start',
    now: ({ presentBias, rho }) => `${n(rho)} + ln ${n(presentBias)} = ${n(rho + Math.log(presentBias))}`,
    section: null,
  },
  formula: { now: ({ formula }) => `w_{k} = ${formula.replace(/[_^](?={)/g, '')}`, section: null },
  wiring: {
    formula: 'one φ moves Σ k w_{k}; each w_{k} alone moves little',
    now: ({ wiring, horizon }) =>
      wiring === 'shared' ? `1 number behind ${horizon} weights` : `${horizon} numbers, one for each weight`,
    section: '§ 2',
  },
  optimiser: {
    formula: 'θ ← θ − η ∂L/∂θ, for gradient descent',
    now: ({ optimiser }, { of }) => `${optimiser}: the update has size ${n(of('updateNorm'))}`,
    section: '§ 2',
  },
  lrGap: {
    formula: 'Δe_{v} = −η_{m} ∂L/∂e_{v}, for gradient descent',
    now: ({ lrGap }, { of }) => `−${n(lrGap)} · ${inner(of('gradGap'))} = ${n(-lrGap * of('gradGap'))}`,
    section: '§ 2',
  },
  lrTime: {
    formula: 'Δφ = −η_{φ} ∂L/∂φ, for gradient descent',
    now: ({ lrTime }, { of }) => `−${n(lrTime)} · ${inner(of('gradTime'))} = ${n(-lrTime * of('gradTime'))}`,
    section: '§ 2',
  },
  clip: {
    formula: '‖∂L/∂θ‖ is cut down to this',
    now: ({ clip }) => (clip === 0 ? off : `at most ${n(clip)}`),
    section: null,
  },
  noise: {
    formula: '∂L/∂θ + ς · a normal number',
    now: ({ noise }) => (noise === 0 ? off : `ς = ${n(noise)}`),
    section: null,
  },
  seed: { now: ({ seed, noise }) => `${seed}${noise === 0 ? ', not used without noise' : ''}`, section: null },
  priority: {
    formula: 'L + νW is minimised',
    now: ({ priority }, { of }) => `νW = ${n(priority)} · ${n(of('weight'))} = ${n(priority * of('weight'))}`,
    section: null,
  },
  bias: {
    formula: 'φ ← φ − η_{φ} · bias · (φ − φ_{b})',
    now: ({ bias, lrTime }) =>
      bias === 0 ? off : `${n(lrTime)} · ${n(bias)} = ${n(lrTime * bias)} of the distance a step`,
    section: '§ 1',
  },
  prior: {
    formula: 'γ = e^{−ρ}',
    now: ({ prior, bias }) =>
      `γ = e^{${n(-prior)}} = ${n(Math.exp(-prior))}${bias === 0 ? ', not used without a bias' : ''}`,
    section: '§ 1',
  },
  steps: { now: ({ steps }, { of }) => `step ${of('step')} of ${steps}`, section: null },
};

function explain(spec: ParameterSpec): Explanation {
  const { now, ...role } = roles[spec.key];
  return {
    name: spec.label,
    ...(spec.symbol !== '' && { symbol: spec.symbol }),
    what: parameterHelp[spec.key],
    ...role,
    ...(now && { now: (moment) => now(moment.set, moment) }),
  };
}

/** Every parameter, in its own words (core/parameterHelp.ts). */
export const parameterTexts: Explanations = Object.fromEntries(
  parameterTable.map((spec) => [`parameter:${spec.key}`, explain(spec)]),
);
