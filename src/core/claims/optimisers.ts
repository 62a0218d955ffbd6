import type { Run } from '../trainingRun';
import type { Claim } from './claim';
import { atEnd, type Changes } from './notebook';
import { reading } from './words';

const adam = { optimiser: 'adam', lrGap: 0.003, lrTime: 0.003 } as const;
const otherKinds = (runs: readonly Run[]) => runs.some((run) => run.outcome.kind !== runs[0].outcome.kind);
const wins = (run: Run) => run.outcome.kind === 'deceptive' || run.outcome.kind === 'robust';
/** Both end, and on different sides. */
const flips = ([a, b]: readonly Run[]) => wins(a) && wins(b) && a.outcome.kind !== b.outcome.kind;
const keptOf = ([a, b]: readonly Run[]) => ({ keptFirst: a.outcome.kept, keptSecond: b.outcome.kept });
const share = (runs: readonly Run[]) => runs.filter((run) => run.outcome.kind === 'deceptive').length / runs.length;

/** The run without noise, then one for each of twenty seeds. */
const seeds = (changes: Changes, noise: number): readonly Changes[] => [
  changes,
  ...Array.from({ length: 20 }, (_, i) => ({ ...changes, noise, seed: i + 1 })),
];
const firstStep = (run: Run) => Math.abs(run.columns.stepTime[0]);

const optimiserMatters: Claim = {
  id: 'C12',
  title: 'The optimiser matters',
  question: 'Ours: does the base optimiser decide the race, its learning rates and its noise included?',
  trials: [
    {
      name: 'first step at ρ₀ = 5, Adam and SGD',
      runs: [
        { ...adam, rho: 5, steps: 1 },
        { rho: 5, steps: 1 },
      ],
      holds: ([a, b]) =>
        firstStep(a) > 0.9 * adam.lrTime && firstStep(a) / adam.lrTime > 10 * (firstStep(b) / b.parameters.lrTime),
      numbers: ([a, b]) => ({ adam: firstStep(a), sgd: firstStep(b) }),
    },
    { name: 'SGD and Adam from ρ₀ = 1.3', runs: [{}, adam], holds: flips, numbers: keptOf },
    {
      name: 'Adam, η_φ 0.003 and 0.01',
      runs: [adam, { ...adam, lrTime: 0.01 }],
      holds: flips,
      numbers: keptOf,
    },
    {
      name: 'SGD, η_φ 0.05 and 0.5 from ρ₀ = 2',
      runs: [{ rho: 2 }, { rho: 2, lrTime: 0.5 }],
      holds: flips,
      numbers: keptOf,
    },
    {
      name: 'noise 0.3 from ρ₀ = 1.3',
      runs: seeds({}, 0.3),
      holds: otherKinds,
      numbers: (runs) => ({ deceptive: share(runs.slice(1)) }),
    },
    {
      name: 'noise 0.3 from ρ₀ = 1.5',
      runs: seeds({ rho: 1.5 }, 0.3),
      holds: otherKinds,
      numbers: (runs) => ({ deceptive: share(runs.slice(1)) }),
    },
    {
      name: 'momentum from ρ₀ = 1.5',
      runs: [{ rho: 1.5 }, { rho: 1.5, optimiser: 'momentum' }],
      holds: null,
      numbers: ([a, b]) => ({ keptFirst: a.outcome.kept, keptSecond: b.outcome.kept, rate: atEnd(b, 'rate') }),
    },
  ],
  searches: [
    {
      name: 'adam',
      what: 'Adam (η_m = 0.003) ends deceptive from ρ₀ = 1.3',
      parameter: 'lrTime',
      range: [0.0001, 0.1],
      scale: 'log',
      at: (lrTime) => [{ ...adam, lrTime }],
      holds: ([run]) => run.outcome.kind === 'deceptive',
    },
    {
      name: 'noise',
      what: 'one of twenty seeds ends robust from ρ₀ = 1.3',
      parameter: 'noise',
      range: [0.01, 0.5],
      scale: 'log',
      at: (noise) => seeds({}, noise),
      holds: (runs) => runs.some((run) => run.outcome.kind === 'robust'),
    },
  ],
  explain: (evidence) => {
    const { number, percent, where } = reading(evidence);
    const first = 'first step at ρ₀ = 5, Adam and SGD';
    const two = 'SGD and Adam from ρ₀ = 1.3';
    return (
      `At ρ₀ = 5, Adam's first step on the rate is ${number(first, 'adam')} and that of gradient descent ${number(first, 'sgd')}. From ρ₀ = 1.3, ` +
      `${percent(two, 'keptFirst')} of the gap is left with gradient descent and ${percent(two, 'keptSecond')} with Adam at equal learning rates; ` +
      `Adam ends deceptive ${where('adam', 'η_φ')} (η_m = 0.003). Under noise of 0.3, ${percent('noise 0.3 from ρ₀ = 1.3', 'deceptive')} of twenty seeds end ` +
      `deceptive from ρ₀ = 1.3 and ${percent('noise 0.3 from ρ₀ = 1.5', 'deceptive')} from ρ₀ = 1.5; from ρ₀ = 1.3 one of twenty ends robust ` +
      `${where('noise', 'noise')}.`
    );
  },
  note: 'Adam divides a slope by its own size, so at first even a slope that has nearly vanished moves the rate by a full step.',
};

export const optimisers = [optimiserMatters];
