import { formatNumber } from '../../charts/layout/formatNumber';
import type { FigureState } from './figureState';
import { updateNames } from './parts';
import { isExponential } from './quantities';
import type { StepNumbers } from './stepNumbers';

const n = formatNumber;

/** What one stage of a training step says, with its numbers; two lines under the wide figure. */
export type StageSentence = (figure: FigureState, numbers: StepNumbers) => string;

/** `restarted`: slow motion was begun at the last state, which no step follows, and so went to the first. */
export function sayCurrentExample(
  { step, steps, gap, visible, ended }: FigureState,
  { hiddenGap, broken }: StepNumbers,
  restarted = false,
): string {
  const end = broken ? ', where the formula broke training off' : ended ? ', the last' : '';
  const start = restarted && step === 0 ? ' (back at the start, as no step follows the last)' : '';
  const parts =
    hiddenGap === 0 ? '' : `: ${n(Math.abs(visible))} visible to training, ${n(Math.abs(hiddenGap))} hidden`;
  return `Step ${step} of ${steps}${end}${start}: the current example, k = 0, enters the world model. The mesa target m lies ${n(gap)} from the base target b${parts}.`;
}

export const sayCandidates: StageSentence = ({ gap }, { parameters }) => {
  const which =
    parameters.planner === 'argmax' ? 'considers every compliance' : `compares ${parameters.candidates} compliances,`;
  return `The search ${which} from 0 (greed: act on its own target, ${n(gap)} from the base target) to 1 (act on the base target), and asks the world model what each leads to.`;
};

/** Greedy in all n training episodes, it expects to keep (1 − u)^n of the visible gap: A^n of MODEL.md's world model at c = 0. */
export const sayWorldModel: StageSentence = ({ aware, anticipation, visible, horizon, deploy }, { parameters }) => {
  const episodes = horizon === 1 ? '1 episode' : `${horizon} episodes`;
  if (aware) {
    const lost = Math.abs(visible) * (1 - Math.pow(1 - anticipation, deploy));
    return `It looks ${episodes} ahead and knows that it is trained: if it is greedy until deployment (k = ${deploy}), it expects training to move its target by ${n(lost)}; if it complies fully, by 0.`;
  }
  const when = anticipation > 0 ? ` before step ${parameters.onset}` : '';
  return `It looks ${episodes} ahead, to deployment (k = ${deploy}) and beyond, but is not aware of training${when}: it expects its target to stay where it is, whatever it does.`;
};

const span = (from: number, to: number) => (from === to ? `k = ${from}` : `k = ${from} … ${to}`);

export const sayScores: StageSentence = (figure, { price, benefit }) => {
  const { futureWeight, rho, deploy, horizon, incentive } = figure;
  const [present, future] = deploy === 1 ? ['now', 'later'] : ['in training', 'in deployment'];
  const differs = incentive === 0 ? 'the same' : `${n(Math.abs(incentive))} ${incentive > 0 ? 'higher' : 'lower'}`;
  return `The present weighs 1, all the future W = ${n(futureWeight)} (ρ = ${n(rho)}). Full compliance instead of greed costs ${n(price)} ${present} (${span(0, deploy - 1)}) and saves ${n(benefit)} ${future} (${span(deploy, horizon)}): its score J is ${differs}.`;
};

export const sayChoice: StageSentence = ({ compliance, gap }, { best, parameters }) => {
  const greedy = `${n(gap)} from the base target`;
  const acts = `${n((1 - compliance) * gap)} from the base target, where greed would act ${n(gap)} from it`;
  if (parameters.planner === 'softmax')
    return `The search chooses by chance, the better the score the likelier (temperature ${n(parameters.temperature)}): mean compliance ${n(compliance)}. On average it acts ${acts}.`;
  if (compliance === 0)
    return `The search picks the best score, which is that of greed: compliance 0. It acts on its own target, ${greedy}.`;
  return `The search picks the best score, ${n(best)} above that of greed, at compliance ${n(compliance)}. So it acts ${acts}.`;
};

export const sayBaseLoss: StageSentence = ({ loss, deployedLoss }, { hiddenGap, total, parameters }) => {
  const what = hiddenGap === 0 ? 'the action' : 'the action’s visible part';
  const mean = parameters.planner === 'softmax' ? ' on average' : '';
  const cost = parameters.priority > 0 ? `; with νW, the cost of caring about the future, ${n(total)}` : '';
  return `The base objective judges ${what}, not the target behind it: base loss L = ${n(loss)}${mean}${cost}. Deployed now, acting on its own target, it would cost ${n(deployedLoss)}.`;
};

/** What the base optimiser moves beside the mesa target. */
function trained({ kernel, wiring }: FigureState): string {
  if (wiring === 'independent') return 'the first future weight';
  const names = { exponential: 'ρ', factor: 'the factor γ', tail: 'the future’s one weight' } as const;
  return kernel in names ? names[kernel as keyof typeof names] : 'φ, behind the weights';
}

/** By which path a gradient comes: “ (0.15 directly, −0.03 through what the search chooses)”; nothing of a gradient of 0. */
function paths(parts: readonly (readonly [size: number, path: string])[]): string {
  const largest = Math.max(...parts.map(([size]) => Math.abs(size)));
  // A part of the last digits of another is what rounding left of 0.
  const real = parts.filter(([size]) => Math.abs(size) > 1e-12 * largest);
  if (real.length === 1) return ` (all ${real[0][1]})`;
  return real.length === 0 ? '' : ` (${real.map(([size, path]) => `${n(size)} ${path}`).join(', ')})`;
}

export const sayGradient: StageSentence = (figure, numbers) => {
  const { gradGapDirect, gradGapPlanner, gradHidden, gradTimePlanner, gradTimePriority, hiddenGap } = numbers;
  const choice = 'through what the search chooses';
  const target = paths([
    [gradGapDirect, 'directly'],
    [gradGapPlanner, choice],
  ]);
  const hidden = hiddenGap === 0 && gradHidden === 0 ? '' : `, ${n(gradHidden)} on its hidden part`;
  const time = paths([
    [gradTimePlanner, target.includes(choice) ? 'through the choice' : choice],
    [gradTimePriority, 'from νW'],
  ]);
  return `The gradient is ${n(figure.gradGap)} on the mesa target${target}${hidden} and ${n(figure.gradTime)} on ${trained(figure)}${time}.`;
};

/** “changes by −0.00060 to 0.41 (fix the objective)”. */
function change(by: number, to: number, rate: number, name: string): string {
  if (by === 0) return `stays at ${n(to)}${rate === 0 ? ', as its learning rate is 0' : ''}`;
  return `changes by ${n(by)} to ${n(to)} (${name.toLowerCase()})`;
}

function joined(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

export const sayUpdates: StageSentence = (figure, { parameters, stepHidden, hiddenGap, broken, limited }) => {
  const { ended, step, gap, rho, visible, closing, stepGap, stepRate } = figure;
  if (broken)
    return `The formula gives no weight at the next step, so training breaks off at step ${step}: no update follows. The gap is ${n(gap)}, ρ = ${n(rho)}.`;
  if (ended)
    return `Step ${step} is the last: no update follows. This mesa-optimiser is deployed, with gap ${n(gap)} and ρ = ${n(rho)}.`;
  const { optimiser, noise, clip, bias, lrGap, lrTime } = parameters;
  const between = [
    optimiser === 'sgd' ? '' : optimiser === 'adam' ? 'Adam' : 'momentum',
    noise > 0 ? 'noise' : '',
    clip > 0 ? 'clipping' : '',
    bias > 0 ? 'bias' : '',
    limited ? 'a limit' : '',
  ].filter((word) => word !== '');
  const how = between.length === 0 ? 'Steps of learning rate × gradient' : `Steps by way of ${joined(between)}`;
  const names = updateNames(figure);
  const isVisible = hiddenGap !== 0 || stepHidden !== 0;
  const gapChange = change(closing, Math.abs(visible + stepGap), lrGap, names.fixObjective);
  const hiddenBy = Math.abs(hiddenGap + stepHidden) - Math.abs(hiddenGap);
  const hidden = stepHidden === 0 ? '' : `; its hidden part changes by ${n(hiddenBy)}`;
  const rate = isExponential(figure) ? 'ρ' : 'the effective ρ';
  return `${how}: the ${isVisible ? 'visible gap' : 'gap'} ${gapChange}${hidden}; ${rate} ${change(stepRate, rho + stepRate, lrTime, names.lookAhead)}.`;
};
