import { after, ending, endsAs, kept, last, say, whole } from './read';
import type { Statement } from './statement';

/** Chapter 8, in the order of the text. */
export const whatIf: readonly Statement[] = [
  {
    id: 'adamRobust',
    runs: [{ optimiser: 'adam', lrGap: 0.003, lrTime: 0.003, rho: 1.3 }],
    holds: endsAs('robust'),
    says: ([run]) =>
      `With Adam, and 0.003 for both learning rates, the run from a discount rate of 1.3 ends ${ending(run)}, with ${kept(run)} of the gap left.`,
    fails: { gap: 2 },
  },
  {
    id: 'adamDeceptive',
    runs: [{ optimiser: 'adam', lrGap: 0.003, lrTime: 0.003, rho: 1 }],
    holds: endsAs('deceptive'),
    says: ([run]) => `From 1 it ends ${ending(run)}, with ${kept(run)} kept.`,
    fails: { gap: 0.5 },
  },
  {
    id: 'adamRatio',
    runs: [{ optimiser: 'adam', lrGap: 0.003, lrTime: 0.03, gap: 1, rho: 1.3 }],
    holds: endsAs('deceptive'),
    says: ([run]) =>
      `With 0.03 for looking ahead, ten times as much, even the run from 1.3 ends ${ending(run)}, with ${kept(run)} kept.`,
    fails: { horizon: 1 },
  },
  {
    id: 'momentum',
    runs: [{ optimiser: 'momentum', gap: 1, rho: 1.3 }],
    holds: endsAs('deceptive'),
    says: ([run]) =>
      `The run with momentum ends ${ending(run)}, at a rate of ${say(last(run, 'rate'))} and with ${kept(run)} kept.`,
    fails: { lrTime: 0.01 },
  },
  {
    id: 'hyperbolic',
    runs: [{ kernel: 'hyperbolic', gap: 1, rho: 1.3 }],
    holds: endsAs('undecided'),
    says: ([run]) => `With a hyperbola the run ends ${ending(run)}, with ${kept(run)} of the gap left.`,
    fails: { horizon: 1 },
  },
  {
    id: 'independent',
    runs: [{ wiring: 'independent', gap: 1, rho: 1.3 }],
    holds: endsAs('undecided'),
    says: ([run]) =>
      `With a weight for every episode, each trained by itself, it ends ${ending(run)} too, with ${kept(run)} left.`,
    fails: { lrTime: 0 },
  },
  {
    id: 'weakBias',
    // with the quick planner, as above
    runs: [1000, 10_000, 100_000].map((steps) => ({ bias: 0.01, prior: 1.3, planner: 'argmax', deploy: 1, steps })),
    holds: ([soon, later, late]) =>
      soon.outcome.kind === 'deceptive' && later.outcome.kind !== 'deceptive' && late.outcome.kind === 'robust',
    says: ([soon, later, late]) =>
      `Under a pull of 0.01 the run is ${ending(soon)} after ${after(soon)}, ${ending(later)} after ${whole(later.parameters.steps)} and ` +
      `${ending(late)} after ${whole(late.parameters.steps)}.`,
    fails: { rho: 1.5 },
  },
  {
    id: 'strongBias',
    runs: [{ bias: 0.05, prior: 1.3 }],
    holds: endsAs('robust'),
    says: ([run]) => `A pull of 0.05 ends it ${ending(run)}, with ${kept(run)} of the gap left.`,
    fails: { rho: 0 },
  },
  {
    id: 'smallUpdates',
    runs: [
      { anticipation: 0.005, gap: 1, rho: 1.3 },
      { anticipation: 0.005, gap: 1, rho: 0 },
    ],
    holds: ([high, zero]) => high.outcome.kind === 'robust' && zero.outcome.kind === 'deceptive',
    says: ([high, zero]) =>
      `If it expects to lose 0.005 of the gap, the run from a rate of 1.3 ends ${ending(high)}, with ${kept(high)} of it left; ` +
      `one from zero still ends ${ending(zero)}.`,
    fails: { horizon: 8 },
  },
  {
    id: 'priorityTiny',
    runs: [
      { priority: 0.00001, planner: 'argmax', deploy: 1, steps: 1000 },
      { priority: 0.00001, planner: 'argmax', deploy: 1, steps: 10_000 },
    ],
    holds: ([soon, late]) => soon.outcome.kind !== 'deceptive' && late.outcome.kind === 'robust',
    says: ([soon, late]) =>
      `At a price of 0.00001 its compliance reaches ${say(Math.max(...soon.columns.compliance))} and falls again, and after ${after(late)} the run is ${ending(late)}.`,
    fails: { gap: 2, rho: 0, anticipation: 1 },
  },
  {
    id: 'priorityLarge',
    runs: [{ priority: 0.01, gap: 1, rho: 1.3 }],
    holds: endsAs('robust'),
    says: ([run]) => `At a price of 0.01 it ends ${ending(run)}, with ${kept(run)} of the gap left.`,
    fails: { lrGap: 0.001 },
  },
  {
    id: 'lateAwareness',
    runs: [{ onset: 100, gap: 1, rho: 1.3 }],
    holds: endsAs('robust'),
    says: ([run]) =>
      `If it comes at step 100, the run that was deceptive ends ${ending(run)}, with ${kept(run)} of the gap left.`,
    fails: { lrTime: 0.5 },
  },
  {
    id: 'farDeployment',
    runs: [
      { rho: 0.8, anticipation: 0.2, deploy: 1 },
      { rho: 0.8, anticipation: 0.2, deploy: 8 },
    ],
    holds: ([next, far]) => next.outcome.kind === 'deceptive' && far.outcome.kind === 'robust',
    says: ([next, far]) =>
      `From a rate of 0.8 a network that anticipates 0.2 ends ${ending(next)} where deployment is next, with ${kept(next)} of the gap kept; where it is ` +
      `eight episodes away, ${ending(far)}.`,
    fails: { planner: 'softmax' },
  },
];
