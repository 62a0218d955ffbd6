import type { Run } from '../trainingRun';
import { criticalRatio } from '../raceInvariant';
import type { Claim, Trial } from './claim';
import { atEnd, atStart, type Changes } from './notebook';
import type { Search } from './search';
import { reading } from './words';

/** Both arrows move, and either alone would go most of its way: nine tenths of the gap, or a rate below zero. */
function race([both, gapOnly, rateOnly]: readonly Run[]): boolean {
  const closing = atStart(both, 'gradGap') > 0 && both.outcome.kept < 0.99;
  const lowering = atStart(both, 'gradTimePlanner') > 0 && atEnd(both, 'rate') < atStart(both, 'rate') - 0.01;
  return closing && lowering && gapOnly.outcome.kept < 0.1 && rateOnly.outcome.beyondZero;
}

const raced = (name: string, changes: Changes): Trial => ({
  name,
  runs: [changes, { ...changes, lrTime: 0 }, { ...changes, lrGap: 0 }],
  holds: race,
  numbers: ([both, gapOnly, rateOnly]) => ({
    kept: both.outcome.kept,
    rate: atEnd(both, 'rate'),
    keptWithRateHeld: gapOnly.outcome.kept,
    rateWithGapHeld: atEnd(rateOnly, 'rate'),
  }),
});

/** Steps a tenth of the defaults', and twenty times as many: near the limit of fact 7. */
const small = { lrGap: 0.0005, lrTime: 0.005, steps: 20_000 };

/** ρ₀ at which fact 7 says that the rate just reaches zero from g₀ = 1, at the defaults' learning rates. */
function criticalRate(): number {
  let low = 0;
  let high = 5;
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (criticalRatio(middle, { horizon: 64, anticipation: 0.5 }) < small.lrTime / (2 * small.lrGap)) low = middle;
    else high = middle;
  }
  return low;
}

const bothPaths: Claim = {
  id: 'C6',
  title: 'Both paths are pursued, and race',
  question: 'Does the base optimiser pursue both paths at once, so that there is a race?',
  trials: [
    raced('the defaults', {}),
    raced('ρ₀ = 1', { rho: 1 }),
    raced('ρ₀ = 1.5', { rho: 1.5 }),
    raced('ρ₀ = 2, gap 1.5', { rho: 2, gap: 1.5 }),
    raced('u = 1', { anticipation: 1 }),
    raced('deployment in 4 episodes', { deploy: 4 }),
    raced('momentum', { optimiser: 'momentum' }),
  ],
  searches: [
    {
      name: 'zero',
      what: 'the rate reaches zero from gap 1, in small steps',
      parameter: 'rho',
      range: [0.5, 3],
      scale: 'linear',
      at: (rho) => [{ ...small, rho }],
      holds: ([run]) => run.outcome.beyondZero,
    },
  ],
  explain: (evidence) => {
    const { number, percent, where } = reading(evidence);
    return (
      `From the defaults, ${percent('the defaults', 'keptWithRateHeld')} of the gap is left if the rate is held, and the rate ends at ` +
      `${number('the defaults', 'rateWithGapHeld')} if the gap is held; with both free, ${percent('the defaults', 'kept')} and ` +
      `${number('the defaults', 'rate')}. From a gap of 1, in small steps, the rate reaches zero ${where('zero', 'ρ₀')}; the race's ` +
      `invariant (fact 7) puts that at ρ₀ = ${criticalRate().toFixed(3)}.`
    );
  },
};

const notRobust = ([run]: readonly Run[]) => run.outcome.kind !== 'robust';
const gaps = [0.25, 0.5, 1, 1.5, 2];
const rates = [0.8, 1, 1.5, 2, 3];
const startsFrom = (name: string, gap: number): Search => ({
  name,
  what: 'robust alignment wins',
  parameter: 'rho',
  range: [0, 5],
  scale: 'linear',
  at: (rho) => [{ rho, gap }],
  holds: ([run]) => run.outcome.kind === 'robust',
});

const neverRobust: Claim = {
  id: 'C7',
  title: 'Robust alignment may never win',
  question: 'Is robust alignment kept from winning, because the incentive to deceive needs only that a gap is present?',
  trials: [
    ...gaps.flatMap((gap) =>
      rates.map((rho): Trial => ({
        name: `gap ${gap}, ρ₀ = ${rho}`,
        runs: [{ gap, rho }],
        holds: notRobust,
        numbers: ([run]) => ({ kept: run.outcome.kept, compliance: atStart(run, 'compliance') }),
      })),
    ),
    {
      name: 'a gap of 0.001',
      runs: [{ gap: 0.001, steps: 1 }],
      holds: null,
      numbers: ([run]) => ({ compliance: atStart(run, 'compliance'), slope: atStart(run, 'gradTimePlanner') }),
    },
    {
      name: 'a gap of 1',
      runs: [{ steps: 1 }],
      holds: null,
      numbers: ([run]) => ({ compliance: atStart(run, 'compliance'), slope: atStart(run, 'gradTimePlanner') }),
    },
  ],
  searches: [startsFrom('gap 0.5', 0.5), startsFrom('gap 1', 1), startsFrom('gap 2', 2)],
  explain: (evidence) => {
    const { number, where } = reading(evidence);
    return (
      `The agent complies by ${number('a gap of 1', 'compliance')} at a gap of 1 and by ${number('a gap of 0.001', 'compliance')} at 0.001, ` +
      `while the slope that lowers its rate is ${number('a gap of 1', 'slope')} and ${number('a gap of 0.001', 'slope')}. Robust alignment ` +
      `wins from a gap of 0.5 ${where('gap 0.5', 'ρ₀')}, from 1 ${where('gap 1', 'ρ₀')}, from 2 ${where('gap 2', 'ρ₀')}.`
    );
  },
  note: 'The agent needs only a gap: with κ = 0 and n = 1 its best action does not depend on how wide it is (fact 3). But the push on its rate shrinks with the square of the gap.',
};

export const races = [bothPaths, neverRobust];
