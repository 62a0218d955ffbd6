import { formatNumber } from '../../charts/layout/formatNumber';
import type { FigureState } from './figureState';
import { isExponential } from './quantities';
import { updateNames, type PartName } from './parts';

const n = formatNumber;

/** One sentence on a part, with its numbers at this state. */
export function describePart(part: PartName, figure: FigureState): string {
  const factor = n(Math.exp(-figure.rho));
  switch (part) {
    case 'currentExample':
      return 'Current example: the training episode that is happening now, k = 0.';
    case 'example':
      return 'The current example enters the world model.';
    case 'worldModel':
      return `World model: foresees what each candidate action leads to, now and in the next ${figure.horizon} episodes; deployment begins at k = ${figure.deploy}.`;
    case 'futures':
      return `Future wires: each carries one future episode to the mesa-objective and is as wide as its weight beside the heaviest; together they weigh ${n(figure.futureWeight)}, the present weighs 1.`;
    case 'discount':
      return isExponential(figure)
        ? `Discount rate: ρ = ${n(figure.rho)}, so each episode counts ${factor} times the one before it (γ). One knob turns all the future wires; upright is zero.`
        : `Effective discount rate: ρ = ${n(figure.rho)} (γ = ${factor}), the one at which exponential weights would come to the same in all. ${figure.wiring === 'shared' ? 'One knob turns all the future wires' : 'Every future wire has a weight of its own'}; upright is zero.`;
    case 'now':
      return 'The outcome of the current example, with weight 1; its wire thins when the future weighs more.';
    case 'mesaObjective':
      return `Mesa-objective: scores outcomes by its own target m (circle), which lies ${n(figure.gap)} from the base target b (cross).`;
    case 'score':
      return `Score J of the candidate: its outcome now and in future, weighed. Full compliance scores ${n(figure.incentive)} against greed: the deception incentive.`;
    case 'search':
      return `Search, the mesa-optimisation algorithm: picks the action with the best score; compliance ${n(figure.compliance)}, where 0 is greedy and 1 gives in fully.`;
    case 'candidate':
      return 'Candidate action: the search asks the world model what it would lead to.';
    case 'act':
      return 'The chosen action leaves the mesa-optimiser.';
    case 'action':
      return `Action (triangle): ${n((1 - figure.compliance) * figure.gap)} from the base target (cross), while the mesa target (circle) is ${n(figure.gap)} away.`;
    case 'outcome':
      return 'The base objective judges the action, not the mesa-objective behind it.';
    case 'baseObjective':
      return `Base objective: base loss ${n(figure.loss)} in training; ${n(figure.deployedLoss)} if it were deployed now and acted on its own target.`;
    case 'loss':
      return `Base loss L = ${n(figure.loss)}: all that the base optimiser sees.`;
    case 'baseOptimiser':
      return `Base optimiser: ${figure.optimiser}, after step ${figure.step} of ${figure.steps}. It can lower the loss by changing either of two parameters.`;
    case 'lookAhead':
      return `${updateNames(figure).lookAhead}: this step changes the discount rate by ${n(figure.stepRate)}; the gradient on ${trained(figure)} is ${n(figure.gradTime)}.`;
    case 'fixObjective':
      return `${updateNames(figure).fixObjective}: this step changes the visible gap by ${n(figure.closing)}; the gradient on the mesa target is ${n(figure.gradGap)}.`;
    case 'awareness':
      return figure.aware
        ? `Situational awareness: it knows that it is trained, and expects one greedy action to cost ${n(figure.anticipation * 100)} % of the visible gap.`
        : 'Situational awareness: absent at this step, so it does not expect to be changed.';
  }
}

/** The number behind the weights that the base optimiser moves. */
function trained({ kernel, wiring }: FigureState): string {
  if (wiring === 'independent') return 'the first episode’s weight';
  const names = { exponential: 'it', factor: 'the factor', tail: 'the weight that all episodes share' } as const;
  return kernel in names ? names[kernel as keyof typeof names] : 'the number behind the weights, φ,';
}
