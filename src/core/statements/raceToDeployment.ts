import { exp } from '../elementary';
import { criticalGap } from '../raceInvariant';
import { theoryApplies } from '../theory';
import type { Run } from '../trainingRun';
import { after, ending, endsAs, first, kept, last, percent, say, stepWhere, whole } from './read';
import type { Statement } from './statement';

const below = (value: number) => value < 0;
const high = (value: number) => value >= 0.9;
/** Which step, in a sentence; “no step” where there is none. */
const step = (found: number | null) => (found === null ? 'no step' : `step ${whole(found)}`);
/** How many times the loss is multiplied if the state of a step is deployed. */
const times = ({ columns: { deployedLoss, loss } }: Run, row: number) =>
  deployedLoss[row] / Math.max(loss[row], 1e-300);
const jump = (run: Run) => last(run, 'deployedLoss') / Math.max(last(run, 'loss'), 1e-300);
/** The share of the future weight that lies on the last quarter of the episodes, for exponential weights. */
function lastQuarter({ parameters: { rho, horizon } }: Run): number {
  let [all, late] = [0, 0];
  for (let k = 1; k <= horizon; k++) {
    const weight = exp(-rho * k);
    all += weight;
    if (k > 0.75 * horizon) late += weight;
  }
  return late / all;
}
/** Gap from which the race's invariant says that the rate reaches zero. */
const critical = ({ parameters }: Run) => criticalGap(parameters.rho, parameters);

/** Chapters 5 to 7, in the order of the text. */
export const raceToDeployment: readonly Statement[] = [
  {
    id: 'rateHeld',
    runs: [{ lrTime: 0 }],
    holds: endsAs('robust'),
    says: ([run]) => `With the rate held still, ${kept(run)} of the gap is left after ${after(run)}.`,
    fails: { rho: 0 },
  },
  {
    id: 'gapHeld',
    runs: [{ lrGap: 0 }],
    holds: ([run]) => last(run, 'rate') < 0,
    says: ([run]) =>
      `With the gap held still, the rate goes from ${say(first(run, 'rate'))} to ${say(last(run, 'rate'))}.`,
    fails: { anticipation: 0 },
  },
  {
    id: 'equalSpeeds',
    runs: [{ lrGap: 0.005, lrTime: 0.005, gap: 1, rho: 1.3 }],
    holds: endsAs('robust'),
    says: ([run]) =>
      `With 0.005 for both the run from a gap of 1 and a rate of 1.3 ends ${ending(run)}, with ${kept(run)} of the gap left.`,
    fails: { anticipation: 1 },
  },
  {
    id: 'defaultRun',
    runs: [{ gap: 1, rho: 1.3 }],
    holds: ([run]) => run.outcome.kind === 'deceptive',
    says: ([run]) =>
      `From a gap of 1 and a rate of 1.3 the run ends ${ending(run)}: pretending pays from ` +
      `${step(stepWhere(run, 'incentive', (incentive) => incentive > 0))} on, and ${kept(run)} of the gap is kept.`,
    fails: { lrTime: 0.01 },
  },
  {
    id: 'robustRun',
    runs: [{ gap: 1, rho: 1.5 }],
    holds: endsAs('robust'),
    says: ([run]) => `From a rate of 1.5 it ends ${ending(run)}, with ${kept(run)} of the gap left.`,
    fails: { lrTime: 0.2 },
  },
  {
    id: 'criticalGap',
    runs: [
      { rho: 1.3, gap: 0.935, steps: 20_000 },
      { rho: 1.3, gap: 0.88, steps: 20_000 },
    ],
    holds: ([wide, narrow]) =>
      theoryApplies(wide.parameters).applies && last(wide, 'rate') < 0 && last(narrow, 'rate') > 0,
    says: ([wide, narrow]) =>
      `From a rate of 1.3 the line lies at ${Number.isFinite(critical(wide)) ? `a gap of ${say(critical(wide))}` : 'no gap'}; in 20,000 steps a start at ` +
      `${say(wide.parameters.gap)} comes to a rate of ${say(last(wide, 'rate'))}, and one at a gap of ${say(narrow.parameters.gap)} to a rate of ${say(last(narrow, 'rate'))}.`,
    fails: { optimiser: 'adam' },
  },
  {
    id: 'onlyAGap',
    runs: [
      { gap: 1, steps: 1 },
      { gap: 0.001, steps: 1 },
    ],
    holds: ([wide, narrow]) =>
      first(wide, 'compliance') > 0 && Math.abs(first(wide, 'compliance') - first(narrow, 'compliance')) < 1e-6,
    says: ([wide, narrow]) =>
      `Its best action gives in by ${say(first(wide, 'compliance'))} at a gap of 1, and by ${say(first(narrow, 'compliance'))} at a thousandth of it.`,
    fails: { cost: 0.01 },
  },
  {
    id: 'smallGap',
    runs: [{ gap: 0.5, rho: 1.3 }],
    holds: endsAs('robust'),
    says: ([run]) =>
      `From a gap of 0.5 and the same rate the run ends ${ending(run)}, with ${kept(run)} of the gap left.`,
    fails: { lrTime: 0.5 },
  },
  {
    id: 'lastWeight',
    runs: [{ rho: -0.1, kernel: 'exponential', wiring: 'shared', steps: 1 }],
    holds: ([run]) => 0.1 * run.parameters.horizon > 5,
    says: ([run]) => {
      const { horizon } = run.parameters;
      const total = first(run, 'weight');
      return (
        `At a rate of −0.1 the future of ${horizon} ${horizon === 1 ? 'episode' : 'episodes'} weighs ${say(total)} times as much as ` +
        `the present, and its last quarter has ${percent(lastQuarter(run))} of that.`
      );
    },
    fails: { horizon: 20 },
  },
  {
    id: 'crossing',
    runs: [{ gap: 1, rho: 1.3 }],
    holds: ([run]) => stepWhere(run, 'rate', below) !== null && stepWhere(run, 'compliance', high) !== null,
    says: ([run]) => {
      const zero = stepWhere(run, 'rate', below);
      const complies = stepWhere(run, 'compliance', high);
      return `From a gap of 1 and a rate of 1.3 the rate crosses zero at ${step(zero)}, and compliance passes 0.9 at ${step(complies)}.`;
    },
    fails: { lrTime: 0.01 },
  },
  {
    id: 'slowly',
    // with the quick planner, since of another so many steps would take long
    runs: [1000, 10_000, 100_000].map((steps) => ({ gap: 1, rho: 1.3, planner: 'argmax', deploy: 1, steps })),
    holds: (runs) => {
      const [a, b, c] = runs.map((run) => last(run, 'rate'));
      return a < 0 && a - b > 0.02 && b - c > 0.02 && a - b < 0.2 && b - c < 0.2;
    },
    says: (runs) =>
      `The rate is ${runs
        .map((run) => `${say(last(run, 'rate'))} after ${after(run)}`)
        .join(', ')
        .replace(/, (?=[^,]+after [^,]*,[^,]*$)/, ' and ')}.`,
    fails: { bias: 0.05 },
  },
  {
    id: 'needsZero',
    runs: [{ rho: 0, steps: 1 }],
    holds: ([run]) => first(run, 'compliance') < 0.9,
    says: ([run]) => {
      const { horizon } = run.parameters;
      return `At a rate of zero, with ${horizon} ${horizon === 1 ? 'episode' : 'episodes'} ahead, it complies by ${say(first(run, 'compliance'))} and no more.`;
    },
    fails: { horizon: 512, anticipation: 1 },
  },
  {
    id: 'robustDeployed',
    runs: [{ gap: 1, rho: 1.5 }],
    holds: ([run]) => last(run, 'deployedLoss') < 0.01,
    says: ([run]) =>
      `From a rate of 1.5 the loss is ${say(last(run, 'loss'))} at the end of training and ${say(last(run, 'deployedLoss'))} after it.`,
    fails: { lrTime: 0.2 },
  },
  {
    id: 'deceptiveDeployed',
    runs: [{ gap: 1, rho: 1.3 }],
    holds: ([run]) => jump(run) > 100,
    says: ([run]) =>
      `From a rate of 1.3 it goes from ${say(last(run, 'loss'))} to ${say(last(run, 'deployedLoss'))}, ${whole(Math.round(jump(run)))} times as much.`,
    fails: { lrTime: 0.01 },
  },
  {
    id: 'earlyDeployed',
    runs: [{ gap: 1, rho: 1.3 }],
    holds: ([run]) => {
      const pays = stepWhere(run, 'incentive', (incentive) => incentive > 0);
      return pays !== null && pays > 0 && times(run, 0) < times(run, pays) && times(run, pays) < jump(run);
    },
    says: ([run]) => {
      const pays = stepWhere(run, 'incentive', (incentive) => incentive > 0);
      return (
        `Deployed before its first step the run’s loss is multiplied by ${say(times(run, 0))}; at ${step(pays)}, where pretending begins to pay, ` +
        `by ${say(times(run, pays ?? 0))}.`
      );
    },
    fails: { lrTime: 0.01 },
  },
];
