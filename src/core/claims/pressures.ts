import type { Run } from '../trainingRun';
import type { Claim, Trial } from './claim';
import { atEnd, atStart, type Changes } from './notebook';
import { reading } from './words';

const isDeceptive = ([run]: readonly Run[]) => run.outcome.kind === 'deceptive';
const isRobust = ([run]: readonly Run[]) => run.outcome.kind === 'robust';
const notDeceptive = (runs: readonly Run[]) => !isDeceptive(runs);

const ended = (name: string, changes: Changes, holds: Trial['holds']): Trial => ({
  name,
  runs: [changes],
  holds,
  numbers: ([run]) => ({
    kept: run.outcome.kept,
    rate: atEnd(run, 'rate'),
    compliance: atEnd(run, 'compliance'),
    slope: atStart(run, 'gradTime'),
  }),
});

const shortTermBias: Claim = {
  id: 'C10',
  title: 'A short-term bias does not prevent it',
  question: 'Does a long-term objective arise even if the architecture is biased towards short-term ones?',
  trials: [
    ended('bias 0.001', { bias: 0.001 }, isDeceptive),
    ended('bias 0.003', { bias: 0.003 }, isDeceptive),
    ended('bias 0.01', { bias: 0.01 }, isDeceptive),
    ended('bias 0.03', { bias: 0.03 }, isDeceptive),
    ended('bias 0.1', { bias: 0.1 }, isDeceptive),
    ended('bias 1', { bias: 1 }, isDeceptive),
    ended('bias 0.1 from ρ₀ = 0', { bias: 0.1, rho: 0 }, isDeceptive),
    ended('no bias, ρ₀ = 2', { rho: 2 }, isDeceptive),
    ended('no bias, ρ₀ = 3', { rho: 3 }, isDeceptive),
    ended('no bias, ρ₀ = 3, rate learned 10 times as fast', { rho: 3, lrTime: 0.5 }, isDeceptive),
    ended('bias 0.01, 10 000 steps', { bias: 0.01, steps: 10_000 }, null),
  ],
  searches: [
    {
      name: 'bias',
      what: 'the run ends deceptive',
      parameter: 'bias',
      range: [0.001, 10],
      scale: 'log',
      at: (bias) => [{ bias }],
      holds: isDeceptive,
    },
    {
      name: 'robust',
      what: 'the run ends robust',
      parameter: 'bias',
      range: [0.001, 10],
      scale: 'log',
      at: (bias) => [{ bias }],
      holds: isRobust,
    },
    {
      name: 'long bias',
      what: 'a run of 10 000 steps ends deceptive',
      parameter: 'bias',
      range: [0.001, 10],
      scale: 'log',
      at: (bias) => [{ bias, steps: 10_000 }],
      holds: isDeceptive,
    },
    {
      name: 'rate',
      what: 'the run ends deceptive without a bias',
      parameter: 'rho',
      range: [0, 5],
      scale: 'linear',
      at: (rho) => [{ rho }],
      holds: isDeceptive,
    },
  ],
  explain: (evidence) => {
    const { where, percent } = reading(evidence);
    return (
      `From ρ₀ = 1.3, and pulled back there, the run ends deceptive ${where('bias', 'bias')} and robust ${where('robust', 'bias')}; after 10 000 steps ` +
      `deceptive ${where('long bias', 'bias')}. Without any bias it ends deceptive ${where('rate', 'ρ₀')}. From ρ₀ = 3, ` +
      `${percent('no bias, ρ₀ = 3', 'kept')} of the gap is kept, and ` +
      `${percent('no bias, ρ₀ = 3, rate learned 10 times as fast', 'kept')} if the rate is learned ten times as fast.`
    );
  },
};

const costs = [1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1];
const costName = (priority: number) => `ν = ${priority.toFixed(7).replace(/0+$/, '')}`;

const competingCost: Claim = {
  id: 'C11',
  title: 'Caring is a competing cost',
  question: 'Objection: is caring about the future a competing cost, so that gradients push the other way?',
  trials: [
    ...costs.map((priority) => ended(costName(priority), { priority }, notDeceptive)),
    ended('ν = 0.0000001, 100 000 steps', { priority: 1e-7, steps: 100_000 }, null),
    ended('ν = 0.01, gap 0.25', { priority: 0.01, gap: 0.25 }, null),
  ],
  searches: [
    {
      name: 'deceptive',
      what: 'the run does not end deceptive',
      parameter: 'priority',
      range: [1e-7, 0.1],
      scale: 'log',
      at: (priority) => [{ priority }],
      holds: notDeceptive,
    },
    {
      name: 'robust',
      what: 'the run ends robust',
      parameter: 'priority',
      range: [1e-7, 0.1],
      scale: 'log',
      at: (priority) => [{ priority }],
      holds: isRobust,
    },
    {
      name: 'slope',
      what: 'the first gradient raises the rate',
      parameter: 'gap',
      range: [0.01, 2],
      scale: 'log',
      at: (gap) => [{ gap, priority: 0.01, steps: 1 }],
      holds: ([run]) => atStart(run, 'gradTime') < 0,
    },
  ],
  explain: (evidence) => {
    const { number, percent, where } = reading(evidence);
    return (
      `The first slope of loss and cost in the rate is ${number('ν = 0.0000001', 'slope')} at ν = 0.0000001 and ${number('ν = 0.1', 'slope')} at ν = 0.1, where ` +
      `positive lowers the rate; at ν = 0.01 it is negative ${where('slope', 'gap')}. After 1000 steps the run is not deceptive ` +
      `${where('deceptive', 'ν')} and robust ${where('robust', 'ν')}. After 100 000, ${percent('ν = 0.0000001, 100 000 steps', 'kept')} of the gap is left ` +
      `at ν = 0.0000001.`
    );
  },
  note: 'What caring pays shrinks with the square of the gap and with every success of pretending; what it costs does not. So the cost need not win at first to win in the end.',
};

export const pressures = [shortTermBias, competingCost];
