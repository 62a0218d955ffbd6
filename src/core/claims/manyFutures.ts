import type { Run } from '../trainingRun';
import type { Claim, Trial } from './claim';
import { atStart, type Changes } from './notebook';
import { reading } from './words';

/** With only one future state foreseen, neither behaviour nor gradient on φ at the start. */
const changesNothing = ([run]: readonly Run[]) =>
  atStart(run, 'gradTimePlanner') === 0 && atStart(run, 'compliance') < 0.01;

const future = (name: string, changes: Changes, holds: Trial['holds']): Trial => ({
  name,
  runs: [changes],
  holds,
  numbers: ([run]) => ({
    compliance: atStart(run, 'compliance'),
    gradient: atStart(run, 'gradTimePlanner'),
    kept: run.outcome.kept,
  }),
});
const oneFuture = (name: string, changes: Changes) => future(name, { horizon: 1, ...changes }, changesNothing);

const tooLittle: Claim = {
  id: 'C3',
  title: 'One future state is too little',
  question: 'Is one future state too little to change behaviour, so that no gradient asks for more?',
  trials: [
    oneFuture('pretending is free', {}),
    oneFuture('pretending is free, equal weights', { rho: 0 }),
    oneFuture('pretending is free, softmax', { planner: 'softmax' }),
    oneFuture('κ = 0.05', { cost: 0.05 }),
    oneFuture('κ = 0.2', { cost: 0.2 }),
    oneFuture('κ = 0.2, equal weights', { cost: 0.2, rho: 0 }),
    oneFuture('κ = 0.2, softmax', { cost: 0.2, planner: 'softmax' }),
    future('64 future states', {}, null),
    future('64 future states, κ = 0.2', { cost: 0.2 }, null),
  ],
  searches: [
    {
      name: 'cost',
      what: 'one future state changes nothing',
      parameter: 'cost',
      range: [0, 0.5],
      scale: 'linear',
      at: (cost) => [{ cost, horizon: 1, steps: 1 }],
      holds: changesNothing,
    },
    {
      name: 'not robust',
      what: 'training no longer closes the gap',
      parameter: 'horizon',
      range: [1, 64],
      scale: 'integer',
      at: (horizon) => [{ horizon }],
      holds: ([run]) => run.outcome.kind !== 'robust',
    },
    {
      name: 'deceptive',
      what: 'the run ends deceptive',
      parameter: 'horizon',
      range: [1, 64],
      scale: 'integer',
      at: (horizon) => [{ horizon }],
      holds: ([run]) => run.outcome.kind === 'deceptive',
    },
  ],
  explain: (evidence) => {
    const { number, percent, where } = reading(evidence);
    return (
      `Where pretending is free, the best action for one future state complies by ${number('pretending is free', 'compliance')}, ` +
      `and the gradient on the discount rate is ${number('pretending is free', 'gradient')}; both are exactly zero ` +
      `${where('cost', 'κ')}, the cost of pretending. Trained on one future state, ` +
      `${percent('pretending is free', 'kept')} of the gap is left after 1000 steps. With more, training fails to close the gap ` +
      `${where('not robust', 'H')}, and the run ends deceptive ${where('deceptive', 'H')}.`
    );
  },
  note: 'Exactly zero below W = κ/(2u²g²) with argmax and n = 1 (fact 5), however many future states there are; never exactly zero with softmax.',
};

/** One step on the temporal weights alone, so small that only the slope counts. */
const oneStep = (changes: Changes): readonly Changes[] =>
  (['shared', 'independent'] as const).map((wiring) => ({ ...changes, wiring, lrGap: 0, lrTime: 1e-5, steps: 1 }));
const drop = (run: Run) => run.columns.loss[0] - run.columns.loss[1];
/** What a step on one weight shared by all episodes gains, beside the same step on a weight for each. */
const advantage = ([shared, apart]: readonly Run[]) => (drop(apart) > 0 ? drop(shared) / drop(apart) : 0);
const pays = (runs: readonly Run[]) => drop(runs[0]) > 0 && advantage(runs) > 1;

const shared = (name: string, changes: Changes): Trial => ({
  name,
  runs: oneStep(changes),
  holds: pays,
  numbers: (runs) => ({ advantage: advantage(runs) }),
});
const whole = (name: string, changes: Changes): Trial => ({
  name,
  runs: [changes],
  holds: null,
  numbers: ([run]) => ({ kept: run.outcome.kept, deceptive: run.outcome.kind === 'deceptive' ? 1 : 0 }),
});

const sharing: Claim = {
  id: 'C4',
  title: 'A shared weight has a gradient that pays',
  question:
    'Ours: does a weight that moves many future states at once have a gradient that pays more than separate weights do?',
  trials: [
    shared('one weight on all futures, near 0', { kernel: 'tail', rho: 5 }),
    shared('one weight on all futures, 0.27', { kernel: 'tail', rho: 1.3 }),
    shared('discount factor near 0', { kernel: 'factor', rho: 5 }),
    shared('discount factor 1', { kernel: 'factor', rho: 0 }),
    shared('discount rate 5', { rho: 5 }),
    shared('discount rate 1.3', { rho: 1.3 }),
    shared('discount rate 0', { rho: 0 }),
    whole('trained: discount rate from 5', { rho: 5 }),
    whole('trained: discount factor from near 0', { kernel: 'factor', rho: 5 }),
    whole('trained: one weight from near 0, 10 000 steps', { kernel: 'tail', rho: 5, steps: 10_000 }),
  ],
  searches: [
    {
      name: 'rate',
      what: 'sharing by the discount rate pays more than separate weights',
      parameter: 'rho',
      range: [0, 5],
      scale: 'linear',
      at: (rho) => oneStep({ rho }),
      holds: pays,
    },
    {
      name: 'factor',
      what: 'sharing by the discount factor pays more than separate weights',
      parameter: 'rho',
      range: [0, 5],
      scale: 'linear',
      at: (rho) => oneStep({ rho, kernel: 'factor' }),
      holds: pays,
    },
  ],
  explain: (evidence) => {
    const { number, percent, where } = reading(evidence);
    return (
      `Beside the same small step on 64 separate weights, one on a single weight for all futures lowers the base loss ` +
      `${number('one weight on all futures, near 0', 'advantage')} times as much; one on a discount factor near 0, ` +
      `${number('discount factor near 0', 'advantage')} times; and one on a discount rate of 5, ` +
      `${number('discount rate 5', 'advantage')} times. Sharing pays by the rate ${where('rate', 'ρ₀')}, by the factor ` +
      `${where('factor', 'ρ₀')}. After 1000 whole steps from ρ₀ = 5, the factor leaves ` +
      `${percent('trained: discount factor from near 0', 'kept')} of the gap and the rate ` +
      `${percent('trained: discount rate from 5', 'kept')}.`
    );
  },
  note:
    'Sharing pays (∂W/∂φ)²/H times as much as H separate weights (n = 1). One weight on all futures has ∂W/∂φ = H; the discount factor at 0 has 1 ' +
    '(facts 4 and 6); the discount rate has about e^(−ρ), so a short-term start is the worst place for it.',
};

export const manyFutures = [tooLittle, sharing];
