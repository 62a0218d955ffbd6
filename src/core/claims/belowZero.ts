import { exp, log } from '../elementary';
import type { Run } from '../trainingRun';
import type { Claim, Numbers, Trial } from './claim';
import { atEnd, type Changes } from './notebook';
import { reading, say } from './words';

/** Row of the first state with a negative rate, or −1. */
const crossing = (run: Run) => run.columns.rate.findIndex((rate) => rate < 0);

/** Crosses, goes on falling, and ends with at least ten times the incentive it crossed with. */
function strongerBelow([run]: readonly Run[]): boolean {
  const row = crossing(run);
  if (row < 1) return false;
  const { rate, incentive } = run.columns;
  return atEnd(run, 'rate') < rate[row] && incentive[row] > 0 && atEnd(run, 'incentive') >= 10 * incentive[row];
}

function atZero([run]: readonly Run[]): Numbers {
  const row = crossing(run);
  const ends = { rate: atEnd(run, 'rate'), incentive: atEnd(run, 'incentive') };
  return row < 0 ? ends : { step: run.columns.step[row], incentiveAtZero: run.columns.incentive[row], ...ends };
}
const crossed = (name: string, changes: Changes, holds: Trial['holds'] = strongerBelow): Trial => ({
  name,
  runs: [changes],
  holds,
  numbers: atZero,
});

/** Wu² that compliance c takes of an argmax planner with n = 1 and κ = 0: c/(2(1−c)³), fact 3. */
const pressureFor = (compliance: number) => {
  const f = 1 - compliance;
  return compliance / (2 * f * f * f);
};

const nothingStops: Claim = {
  id: 'C8',
  title: 'Nothing stops the rate at zero',
  question: 'Does a discount rate that reaches zero go on below it, where the incentive to deceive is far stronger?',
  trials: [
    crossed('the defaults', {}),
    crossed('ρ₀ = 0.5', { rho: 0.5 }),
    crossed('gap 2', { gap: 2 }),
    crossed('u = 1', { anticipation: 1 }),
    crossed('16 episodes foreseen', { horizon: 16 }),
    crossed('512 episodes foreseen', { horizon: 512 }),
    crossed('deployment in 4 episodes', { deploy: 4 }),
    crossed('softmax, ρ₀ = 0.5', { planner: 'softmax', rho: 0.5 }),
    crossed('discount factor', { kernel: 'factor' }),
    crossed('quasi-hyperbolic', { kernel: 'quasi-hyperbolic' }),
    crossed('one weight on all futures', { kernel: 'tail' }, null),
    crossed('hyperbolic', { kernel: 'hyperbolic' }, null),
    crossed('separate weights', { wiring: 'independent' }, null),
    {
      name: 'equal weights, u = 1',
      runs: [{ rho: 0, anticipation: 1, lrTime: 0 }],
      holds: null,
      numbers: ([run]) => ({ compliance: atEnd(run, 'compliance'), pressure: atEnd(run, 'weight') }),
    },
  ],
  searches: [],
  explain: (evidence) => {
    const { number } = reading(evidence);
    const ends = (trial: string) => `${number(trial, 'rate')} and ${number(trial, 'incentive')}`;
    return (
      `After 1000 steps from the defaults, rate and incentive are ${ends('the defaults')}; from a gap of 2, ${ends('gap 2')}. ` +
      `Beside the discount rate: with one weight on all futures they are ${ends('one weight on all futures')}, with a hyperbola ` +
      `${ends('hyperbolic')}, with separate weights ${ends('separate weights')}.`
    );
  },
  note:
    `Part of this is our bar: with n = 1, argmax and κ = 0, compliance of 0.9 takes Wu² ≥ ${say(pressureFor(0.9))} (fact 3), and 64 episodes at a rate ` +
    'of 0 or more give at most 64. There it is impossible, not just unlikely, for a run to be called deceptive without a rate below zero.',
};

const milestones = [1000, 10_000, 100_000];

/** Deception slows the updates without ending them: each decade takes the rate further below zero, by smaller steps. */
function sinks([run]: readonly Run[]): boolean {
  const { rate, updateNorm } = run.columns;
  return milestones.every((t, i) => {
    const last = t - 1; // the last update of a run of t steps
    if (!(rate[t] < 0 && updateNorm[last] > 0)) return false;
    if (i === 0) return true;
    const before = milestones[i - 1];
    return rate[t] < rate[before] && updateNorm[last] < updateNorm[before - 1] / 5;
  });
}

/** Share of the future weight that lies on the last quarter of the horizon, at rate ρ. */
function farShare(rate: number, horizon: number): number {
  let far = 0;
  let all = 0;
  for (let k = 1; k <= horizon; k++) {
    const weight = exp(-rate * (k - horizon)); // relative to the last
    all += weight;
    if (k > 0.75 * horizon) far += weight;
  }
  return far / all;
}

const lasting = (name: string, changes: Changes, holds: Trial['holds'] = sinks): Trial => ({
  name,
  runs: [{ ...changes, steps: 100_000 }],
  holds,
  numbers: ([run]) => ({
    ...Object.fromEntries(milestones.map((t) => [`rate${t}`, run.columns.rate[t]])),
    update1000: run.columns.updateNorm[999],
    update100000: run.columns.updateNorm[99_999],
    kept: run.outcome.kept,
    farShare: farShare(atEnd(run, 'rate'), run.parameters.horizon),
    perDecade: run.columns.rate[100_000] - run.columns.rate[10_000],
  }),
});

/**
 * Change of the rate per tenfold time in the long run. Far below zero W ≈ e^(−ρH), 1 − c ≈ (2Wu²)^(−1/3), and with the gap all but
 * standing still dρ/dt ∝ e^(2ρH/3), so ρ falls as (3/2H) ln t.
 */
const perDecade = (horizon: number) => (-3 / (2 * horizon)) * log(10);

const howFar: Claim = {
  id: 'C9',
  title: 'How far below zero',
  question: 'Is it a matter of how long deception takes to halt the updates, how far below zero the rate goes?',
  trials: [
    lasting('the defaults', {}),
    lasting('gap 2', { gap: 2 }),
    lasting('ρ₀ = 0', { rho: 0 }),
    lasting('32 episodes foreseen', { horizon: 32 }),
    lasting('one weight on all futures', { kernel: 'tail' }, null),
    lasting('ν = 0.000001', { priority: 1e-6 }, null),
  ],
  searches: [],
  explain: (evidence) => {
    const { number, percent } = reading(evidence);
    const at = (name: string) => number('the defaults', name);
    return (
      `From the defaults, the norm of an update falls from ${at('update1000')} at step 1000 to ${at('update100000')} at step 100 000, and the ` +
      `rate goes from ${at('rate1000')} over ${at('rate10000')} to ${at('rate100000')}: ${at('perDecade')} for the last tenfold of time. The last ` +
      `quarter of the horizon then has ${percent('the defaults', 'farShare')} of the future weight. It does not always last: of the gap, ` +
      `${percent('one weight on all futures', 'kept')} is left at step 100 000 with one weight on all futures, and ` +
      `${percent('ν = 0.000001', 'kept')} with a running cost of caring of 0.000001.`
    );
  },
  note: `Deception slows the updates without ending them: in the long run the rate falls as (3/2H) ln t, by ${say(-perDecade(64))} for each tenfold of time at H = 64.`,
};

export const belowZero = [nothingStops, howFar];
