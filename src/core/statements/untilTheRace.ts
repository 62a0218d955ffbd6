import { after, ending, endsAs, first, kept, last, percent, say } from './read';
import type { Statement } from './statement';
import type { Run } from '../trainingRun';

const oneStep = { rho: 5, lrGap: 0, lrTime: 1e-5, steps: 1 } as const;
const drop = (run: Run) => run.columns.loss[0] - run.columns.loss[1];
/** How many times as much the first run's step lowers the loss as the second's. */
const advantage = ([shared, apart]: readonly Run[]) => (drop(apart) > 0 ? drop(shared) / drop(apart) : 0);

/** Chapters 1 to 4, in the order of the text. */
export const untilTheRace: readonly Statement[] = [
  {
    id: 'example',
    runs: [{ gap: 1, rho: 1.3 }],
    holds: endsAs('deceptive'),
    says: ([run]) => `From a gap of 1 and a discount rate of 1.3 the run ends ${ending(run)}.`,
    fails: { lrTime: 0.01 },
  },
  {
    id: 'notAware',
    runs: [{ anticipation: 0 }],
    holds: ([run]) => run.outcome.kind === 'robust' && run.columns.compliance.every((c) => c === 0),
    says: ([run]) =>
      `A network that expects no change acts on its wishes throughout (compliance ${say(last(run, 'compliance'))}), and after ${after(run)} ${kept(run)} of the gap is left.`,
    fails: { planner: 'softmax' },
  },
  {
    id: 'hiddenShare',
    runs: [{ hidden: 0.3 }],
    holds: endsAs('misgeneralised'),
    says: ([run]) =>
      `Hide three tenths of the squared gap, and after ${after(run)} ${kept(run)} of the visible part is left, but ` +
      `${percent(Math.abs(last(run, 'hiddenGap') / first(run, 'hiddenGap')))} of the hidden one.`,
    fails: { rho: 0.5 },
  },
  {
    id: 'hiddenMoves',
    runs: [{ hidden: 0.3 }],
    holds: ([run]) => Math.abs(last(run, 'hiddenGap')) < 0.99 * Math.abs(first(run, 'hiddenGap')),
    says: ([run]) =>
      `In this run the hidden part goes from ${say(first(run, 'hiddenGap'))} to ${say(last(run, 'hiddenGap'))}.`,
    fails: { anticipation: 0 },
  },
  {
    id: 'longTerm',
    runs: [{ rho: -0.2, lrTime: 0 }],
    holds: endsAs('deceptive'),
    says: ([run]) =>
      `Held at a rate of −0.2, it complies by ${say(first(run, 'compliance'))}; its base loss is ` +
      `${percent(first(run, 'loss') / first(run, 'deployedLoss'))} of what greed would cost, and after ${after(run)} ${kept(run)} of the gap is still there.`,
    fails: { horizon: 8 },
  },
  {
    id: 'shortTerm',
    runs: [{ rho: 3, lrTime: 0 }],
    holds: endsAs('robust'),
    says: ([run]) =>
      `Held at a rate of 3, it complies by ${say(first(run, 'compliance'))}, and after ${after(run)} ${kept(run)} of the gap is left.`,
    fails: { planner: 'softmax' },
  },
  {
    id: 'equalWeightsHeld',
    runs: [{ rho: 0, lrTime: 0 }],
    holds: ([run]) => run.outcome.kind !== 'deceptive',
    says: ([run]) =>
      `Held at zero, where every episode counts the same, it complies by ${say(first(run, 'compliance'))} at first, and after ${after(run)} ${kept(run)} of the gap is left.`,
    fails: { planner: 'softmax', candidates: 2 },
  },
  {
    id: 'oneFuture',
    runs: [{ horizon: 1 }],
    holds: endsAs('robust'),
    says: ([run]) => `With one future episode training closes the gap: ${kept(run)} of it is left after ${after(run)}.`,
    fails: { lrTime: 1 },
  },
  {
    id: 'sixteenFutures',
    runs: [{ horizon: 16 }],
    holds: endsAs('deceptive'),
    says: ([run]) => `With sixteen the run ends ${ending(run)}, and ${kept(run)} is kept.`,
    fails: { rho: 1.5 },
  },
  {
    id: 'oneFutureNotNothing',
    runs: [{ horizon: 1, steps: 1 }],
    holds: ([run]) => first(run, 'compliance') > 0.01 && first(run, 'gradTimePlanner') > 0.001,
    says: ([run]) =>
      `For one future episode it complies by ${say(first(run, 'compliance'))} at the first step, and the base loss has a slope of ` +
      `${say(first(run, 'gradTimePlanner'))} in the discount rate.`,
    fails: { cost: 0.2 },
  },
  {
    id: 'costSilences',
    runs: [{ horizon: 1, cost: 0.15 }, { cost: 0.15 }],
    holds: ([one, many]) =>
      one.columns.compliance.every((c) => c === 0) &&
      one.columns.gradTimePlanner.every((slope) => slope === 0) &&
      many.outcome.kind === 'deceptive',
    says: ([one, many]) =>
      `At a cost of 0.15 an episode, one future episode moves nothing in ${after(one)}, while ${many.parameters.horizon} make the run end ` +
      `${ending(many)}, with ${kept(many)} of the gap kept.`,
    fails: { anticipation: 0.3 },
  },
  {
    id: 'softmax',
    runs: [{ planner: 'softmax', gap: 1, rho: 1.3 }],
    holds: endsAs('undecided'),
    says: ([run]) =>
      `With it, and all episodes foreseen, the run ends ${ending(run)} after ${after(run)}, with ${kept(run)} of the gap left.`,
    fails: { steps: 5000 },
  },
  {
    id: 'sharing',
    runs: [
      { ...oneStep, kernel: 'tail', wiring: 'shared' },
      { ...oneStep, kernel: 'tail', wiring: 'independent' },
    ],
    holds: (runs) => advantage(runs) > 0.9 * runs[0].parameters.horizon && runs[0].parameters.horizon > 1,
    says: (runs) =>
      `Beside a number for each of the ${runs[0].parameters.horizon} episodes, one number that adds to all their weights lowers the loss ${say(advantage(runs))} times as much in the same small step.`,
    fails: { horizon: 1 },
  },
  {
    id: 'deadStart',
    runs: [
      { ...oneStep, kernel: 'factor', wiring: 'shared' },
      { ...oneStep, kernel: 'factor', wiring: 'independent' },
    ],
    holds: (runs) => advantage(runs) < 0.1 && drop(runs[0]) > 0,
    says: (runs) =>
      `From a factor of nearly zero, the shared step lowers the loss ${say(advantage(runs))} times as much as separate numbers do.`,
    fails: { horizon: 2 },
  },
  {
    id: 'rateShared',
    runs: [
      { lrGap: 0, lrTime: 1e-5, steps: 1, kernel: 'exponential', wiring: 'shared' },
      { lrGap: 0, lrTime: 1e-5, steps: 1, kernel: 'exponential', wiring: 'independent' },
    ],
    holds: (runs) => advantage(runs) < 1 && drop(runs[0]) > 0,
    says: (runs) =>
      `From a discount rate of ${say(first(runs[0], 'rate'))} the first step of a shared rate lowers the loss ${say(advantage(runs))} times as much as separate numbers do.`,
    fails: { rho: 0.1 },
  },
  {
    id: 'deadStartWakes',
    runs: [
      { rho: 5, gap: 1, kernel: 'factor', wiring: 'shared' },
      { rho: 5, gap: 1, kernel: 'exponential', wiring: 'shared' },
    ],
    holds: ([factor, rate]) => factor.outcome.kind === 'deceptive' && rate.outcome.kind === 'robust',
    says: ([factor, rate]) =>
      `From a factor of 0.0067 the run ends ${ending(factor)}, with ${kept(factor)} of the gap kept; from the same weights with the rate as the number, it ends ${ending(rate)}.`,
    fails: { horizon: 1 },
  },
];
