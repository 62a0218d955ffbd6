import { limitFlags, theta } from './baseOptimiser';
import { exp, scaledUp } from './elementary';
import type { Parameters } from './parameters';
import type { Plan, Situation } from './plan';
import type { TrainingState } from './trainingState';

/** The numbers that every recorded state carries, in the order of the command line's columns (MODEL.md, "Readouts"). */
export const columnNames = [
  'step',
  'gap',
  'visible',
  'hiddenGap',
  'rate',
  'parameter',
  'weight',
  'loss',
  'total',
  'compliance',
  'masked',
  'price',
  'benefit',
  'incentive',
  'best',
  'gradGap',
  'gradGapDirect',
  'gradGapPlanner',
  'gradHidden',
  'gradTime',
  'gradTimePlanner',
  'gradTimePriority',
  'stepGap',
  'stepHidden',
  'stepTime',
  'updateNorm',
  'deployedLoss',
  'flags',
] as const;
export type ColumnName = (typeof columnNames)[number];

/** One array a readout, all of one length; element i belongs to state `first + i` of the run. */
export type Columns = Readonly<Record<ColumnName, Float64Array>>;

/**
 * Columns of `length` states in one buffer, readout after readout, so that a batch can be transferred whole. Written out as a literal:
 * an object made in a loop becomes a dictionary, and recording a step takes three times as long.
 */
export function createColumns(length: number, buffer = new ArrayBuffer(columnNames.length * length * 8)): Columns {
  const column = (name: ColumnName) => new Float64Array(buffer, columnNames.indexOf(name) * length * 8, length);
  return {
    step: column('step'),
    gap: column('gap'),
    visible: column('visible'),
    hiddenGap: column('hiddenGap'),
    rate: column('rate'),
    parameter: column('parameter'),
    weight: column('weight'),
    loss: column('loss'),
    total: column('total'),
    compliance: column('compliance'),
    masked: column('masked'),
    price: column('price'),
    benefit: column('benefit'),
    incentive: column('incentive'),
    best: column('best'),
    gradGap: column('gradGap'),
    gradGapDirect: column('gradGapDirect'),
    gradGapPlanner: column('gradGapPlanner'),
    gradHidden: column('gradHidden'),
    gradTime: column('gradTime'),
    gradTimePlanner: column('gradTimePlanner'),
    gradTimePriority: column('gradTimePriority'),
    stepGap: column('stepGap'),
    stepHidden: column('stepHidden'),
    stepTime: column('stepTime'),
    updateNorm: column('updateNorm'),
    deployedLoss: column('deployedLoss'),
    flags: column('flags'),
  };
}

/** Present part of J(0) − J(1) and future part of J(1) − J(0), both divided by e^scale. */
const stakes = { price: 0.5, benefit: 0.5 };

/** Price and benefit of full compliance against greed (MODEL.md, "Readouts"); exact from 1 − A^n = u Σ_{j<n} A^j at c = 0. */
function fillStakes(situation: Situation, parameters: Readonly<Parameters>, out: typeof stakes): void {
  const { visible, hidden, anticipation, weights } = situation;
  const { deploy, cost } = parameters;
  const a = 1 - anticipation;
  let power = 1;
  let series = 0;
  let sum = 0;
  for (let k = 0; k < deploy; k++) {
    sum += weights.values[k] * power * (2 - power);
    series += power;
    power *= a;
  }
  const lost = anticipation * series;
  out.price = 0.5 * visible * visible * sum + weights.present * (0.5 * hidden * hidden + cost);
  out.benefit = 0.5 * weights.future * lost * lost * visible * visible;
}

/** Whether pretending pays: I > 0, from the difference before its scale is put back, which no scale changes the sign of. */
export function incentivePays(situation: Situation, parameters: Readonly<Parameters>): boolean {
  fillStakes(situation, parameters, stakes);
  return stakes.benefit - stakes.price > 0;
}

/** One state as the training step sees it, before its update. */
export interface Moment {
  readonly situation: Situation;
  readonly plan: Plan;
  /** ∂(L + νW)/∂θ after limit (3): e_visible, e_hidden, φ. */
  readonly gradient: Float64Array;
  /** ν∂W/∂φ. */
  gradTimePriority: number;
  flags: number;
}

const limit = 1e300;
const limited = (x: number) => (x > limit ? limit : x < -limit ? -limit : x);

/** scaledUp(x, s, limit) where `unit`, that five readouts share, is e^s; above 700, where that may overflow, it is not used. */
function scaledBy(x: number, unit: number, s: number): number {
  if (s > 700) return scaledUp(x, s, limit);
  return x === 0 ? 0 : limited(x * unit);
}

/**
 * Writes the readouts of one state, whose effective rate is `rate`, into row i. What only the update knows (`stepGap`, `stepHidden`, `stepTime`, `updateNorm`) is left
 * as it is.
 */
export function recordMoment(
  columns: Columns,
  i: number,
  state: Readonly<TrainingState>,
  moment: Moment,
  parameters: Readonly<Parameters>,
  rate: number,
): void {
  const { situation, plan, gradient } = moment;
  const { visible, hidden, weights } = situation;
  fillStakes(situation, parameters, stakes);
  const { scale } = weights;
  const unit = scale === 0 || scale > 700 ? 1 : exp(scale);
  const gap2 = visible * visible + hidden * hidden;
  const weight = scaledBy(weights.total, unit, scale);
  const price = scaledBy(stakes.price, unit, scale);
  const benefit = scaledBy(stakes.benefit, unit, scale);
  const incentive = scaledBy(stakes.benefit - stakes.price, unit, scale);
  const best = scaledBy(plan.best, unit, scale);
  const atLimit =
    Math.abs(rate) === 1e6 ||
    weight === limit ||
    price === limit ||
    benefit === limit ||
    Math.abs(incentive) === limit ||
    best === limit;
  const phi = state.values[theta.time];
  columns.step[i] = state.step;
  columns.gap[i] = Math.sqrt(gap2);
  columns.visible[i] = visible;
  columns.hiddenGap[i] = hidden;
  columns.rate[i] = rate;
  columns.parameter[i] = phi;
  columns.weight[i] = weight;
  columns.loss[i] = plan.loss;
  columns.total[i] = limited(plan.loss + parameters.priority * weight);
  columns.compliance[i] = plan.compliance;
  columns.masked[i] = plan.compliance * Math.abs(visible);
  columns.price[i] = price;
  columns.benefit[i] = benefit;
  columns.incentive[i] = incentive;
  columns.best[i] = best;
  columns.gradGap[i] = gradient[theta.visible];
  columns.gradGapDirect[i] = plan.directVisible;
  columns.gradGapPlanner[i] = limited(plan.plannerVisible);
  columns.gradHidden[i] = gradient[theta.hidden];
  columns.gradTime[i] = gradient[theta.time];
  columns.gradTimePlanner[i] = limited(plan.plannerTime);
  columns.gradTimePriority[i] = moment.gradTimePriority;
  columns.deployedLoss[i] = 0.5 * gap2;
  columns.flags[i] = atLimit ? moment.flags | limitFlags.readouts : moment.flags;
}
