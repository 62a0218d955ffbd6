import type { Run } from '../trainingRun';
import type { Claim, Trial } from './claim';
import { atStart, type Changes } from './notebook';
import { reading } from './words';

/** Base loss at the start as a share of what greed would cost. */
const lossShare = (run: Run) => atStart(run, 'loss') / atStart(run, 'deployedLoss');
const numbers = ([run]: readonly Run[]) => ({
  compliance: atStart(run, 'compliance'),
  lossShare: lossShare(run),
  kept: run.outcome.kept,
});

/** A trial with the objective's time preference held fixed. */
const fixed = (name: string, changes: Changes, holds: Trial['holds']): Trial => ({
  name,
  runs: [{ ...changes, lrTime: 0 }],
  holds,
  numbers,
});

/** Complies, and keeps an objective that pretending serves: the model's word for that is deceptive. */
const complies = ([run]: readonly Run[]) => run.outcome.kind === 'deceptive' && lossShare(run) <= 0.02;

/** Case 1 of the paper's general argument. */
const longTerm: Claim = {
  id: 'C1',
  title: 'A long-term objective complies',
  question: 'Does a long-term objective comply in training, and so perform well?',
  trials: [
    fixed('ρ₀ = −0.5', { rho: -0.5 }, complies),
    fixed('ρ₀ = −0.2', { rho: -0.2 }, complies),
    fixed('ρ₀ = −0.2, softmax', { rho: -0.2, planner: 'softmax' }, complies),
    fixed('ρ₀ = −0.2, deployment in 8 episodes', { rho: -0.2, deploy: 8 }, complies),
    fixed('ρ₀ = −0.2, 8 episodes foreseen', { rho: -0.2, horizon: 8 }, complies),
    fixed('equal weights', { rho: 0 }, complies),
    fixed('equal weights, u = 1', { rho: 0, anticipation: 1 }, complies),
    fixed('equal weights, H = 512, u = 1', { rho: 0, anticipation: 1, horizon: 512 }, complies),
    fixed('equal weights, comply or not', { rho: 0, planner: 'softmax', candidates: 2 }, complies),
  ],
  searches: [
    {
      name: 'rate',
      what: 'it complies by 0.9 or more and keeps its objective',
      parameter: 'rho',
      range: [-0.5, 1],
      scale: 'linear',
      at: (rho) => [{ rho, lrTime: 0 }],
      holds: complies,
    },
    {
      name: 'horizon',
      what: 'it does so at ρ₀ = −0.2',
      parameter: 'horizon',
      range: [1, 512],
      scale: 'integer',
      at: (horizon) => [{ horizon, rho: -0.2, lrTime: 0 }],
      holds: complies,
    },
  ],
  explain: (evidence) => {
    const { number, percent, where } = reading(evidence);
    return (
      `With the rate held fixed it does ${where('rate', 'ρ₀')}, and at ρ₀ = −0.2 ${where('horizon', 'H')}. ` +
      `Equal weights comply by ${number('equal weights', 'compliance')}, and ${percent('equal weights', 'kept')} of the gap is left ` +
      `after 1000 steps; where the only choice is to comply or not, they comply by ` +
      `${number('equal weights, comply or not', 'compliance')}. At ρ₀ = −0.2 the base loss is ` +
      `${percent('ρ₀ = −0.2', 'lossShare')} of what greed would cost.`
    );
  },
  note: 'Complying means by 0.9 or more. With n = 1, argmax and κ = 0 that takes Wu² ≥ 450 (fact 3), and equal weights have W = H.',
};

/** Greedy, badly performing, and closed by training. */
const closes = ([run]: readonly Run[]) =>
  atStart(run, 'compliance') <= 0.1 && lossShare(run) >= 0.8 && run.outcome.kind === 'robust';

/** Case 2. */
const shortTerm: Claim = {
  id: 'C2',
  title: 'A short-term objective is corrected',
  question: 'Is a short-term objective greedy, does it perform badly, and does training then close the gap?',
  trials: [
    fixed('ρ₀ = 2', { rho: 2 }, closes),
    fixed('ρ₀ = 3', { rho: 3 }, closes),
    fixed('ρ₀ = 5', { rho: 5 }, closes),
    fixed('ρ₀ = 3, u = 1', { rho: 3, anticipation: 1 }, closes),
    fixed('ρ₀ = 3, deployment in 4 episodes', { rho: 3, deploy: 4 }, closes),
    // Chance hides half of a small gap, so a softmax planner takes longer.
    fixed('ρ₀ = 3, softmax, 2000 steps', { rho: 3, planner: 'softmax', steps: 2000 }, closes),
    fixed('ρ₀ = 3, softmax, 1000 steps', { rho: 3, planner: 'softmax' }, null),
  ],
  searches: [
    {
      name: 'rate',
      what: 'it is greedy (compliance up to 0.1), performs badly and is corrected',
      parameter: 'rho',
      range: [0, 5],
      scale: 'linear',
      at: (rho) => [{ rho, lrTime: 0 }],
      holds: closes,
    },
  ],
  explain: (evidence) => {
    const { number, percent, where } = reading(evidence);
    return (
      `It is so ${where('rate', 'ρ₀')}. At ρ₀ = 3 compliance is ${number('ρ₀ = 3', 'compliance')}, the base loss is ` +
      `${percent('ρ₀ = 3', 'lossShare')} of its most, and after 1000 steps ${percent('ρ₀ = 3', 'kept')} of the gap is left. ` +
      `With a softmax planner ${percent('ρ₀ = 3, softmax, 1000 steps', 'kept')} is left after 1000 steps and ` +
      `${percent('ρ₀ = 3, softmax, 2000 steps', 'kept')} after 2000.`
    );
  },
  note: 'Where little is at stake a softmax planner acts by chance, which hides half of what is left of the gap, so closing it takes longer.',
};

export const fixedObjectives = [longTerm, shortTerm];
