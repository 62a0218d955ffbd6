import type { Parameters } from '../parameters';
import type { Run } from '../trainingRun';
import type { Claim, Trial } from './claim';
import { atStart, type Changes } from './notebook';
import type { Search } from './search';
import { reading } from './words';

/** A positive slope of the base loss in ρ: descending it lowers the rate. */
const lowers = ([run]: readonly Run[]) => atStart(run, 'gradTimePlanner') > 0;

const planners = ['argmax', 'softmax'] as const;
const rates = [0, 0.5, 1.3, 3];
const anticipations = [0.05, 0.2, 0.5, 1];
const deploys = [1, 2, 4, 8];

function nameOf(planner: Parameters['planner'], deploy: number, anticipation: number, rho: number): string {
  return `${planner}, n = ${deploy}, u = ${anticipation}, ρ₀ = ${rho}`;
}

/** The whole grid: one state each. */
const trials = planners.flatMap((planner) =>
  deploys.flatMap((deploy) =>
    anticipations.flatMap((anticipation) =>
      rates.map((rho): Trial => ({
        name: nameOf(planner, deploy, anticipation, rho),
        runs: [{ planner, deploy, anticipation, rho, steps: 1 }],
        holds: lowers,
        numbers: ([run]) => ({ slope: atStart(run, 'gradTimePlanner') }),
      })),
    ),
  ),
);

const signTurns = (name: string, changes: Changes): Search => ({
  name,
  what: 'the gradient lowers the discount rate',
  parameter: 'rho',
  range: [0, 5],
  scale: 'linear',
  at: (rho) => [{ ...changes, rho, steps: 1 }],
  holds: lowers,
});

const gradientLowersRate: Claim = {
  id: 'C5',
  title: 'The gradient lowers the discount rate',
  question: 'Does the gradient of the base loss lower the discount rate?',
  trials,
  searches: [
    signTurns('softmax, n = 2, u = 0.05', { planner: 'softmax', deploy: 2, anticipation: 0.05 }),
    signTurns('softmax, n = 2, u = 0.2', { planner: 'softmax', deploy: 2, anticipation: 0.2 }),
    signTurns('softmax, n = 2, u = 0.5', { planner: 'softmax', deploy: 2 }),
    signTurns('softmax, n = 8, u = 0.05', { planner: 'softmax', deploy: 8, anticipation: 0.05 }),
    signTurns('softmax, n = 8, u = 0.2', { planner: 'softmax', deploy: 8, anticipation: 0.2 }),
    signTurns('argmax, n = 2, u = 0.05', { deploy: 2, anticipation: 0.05 }),
    signTurns('argmax, n = 8, u = 0.2', { deploy: 8, anticipation: 0.2 }),
  ],
  explain: (evidence) => {
    const { number, where } = reading(evidence);
    const next = evidence.results.filter(({ trial }) => trial.includes('n = 1,'));
    const down = next.filter(({ holds }) => holds).length;
    const flip = 'softmax, n = 2, u = 0.05';
    const flat = 'argmax, n = 2, u = 0.05';
    return (
      `Where deployment is the next episode (n = 1), in ${down} of ${next.length}. With softmax and n = 2, it does ` +
      `${where(flip, 'ρ₀')} for u = 0.05, ${where('softmax, n = 2, u = 0.2', 'ρ₀')} for u = 0.2 and ` +
      `${where('softmax, n = 2, u = 0.5', 'ρ₀')} for u = 0.5; with argmax, n = 2 and u = 0.05 ${where(flat, 'ρ₀')}. ` +
      `At ρ₀ = 1.3 and u = 0.05 the slope of the base loss is then ${number(`${flip}, ρ₀ = 1.3`, 'slope')} with softmax and ` +
      `${number(`${flat}, ρ₀ = 1.3`, 'slope')} with argmax; where it is negative, the gradient raises the rate.`
    );
  },
  note: 'For n ≥ 2 a high rate makes the training episodes ahead matter more than deployment: pretending through them costs more than a discounted deployment pays.',
};

export const rateGradient = [gradientLowersRate];
