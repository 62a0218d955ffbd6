import { compileFormula, type FormulaNode, type FormulaTree } from '../../src/core/formula';
import { createMesaOptimiser } from '../../src/core/mesaOptimiser';
import type { Parameters } from '../../src/core/parameters';
import { createPlan, type Plan } from '../../src/core/plan';
import { createTemporal } from '../../src/core/temporal';
import { type Temporal } from '../../src/core/sharedTemporal';
import { createWeights, type Weights } from '../../src/core/weights';

export const kernels = ['exponential', 'factor', 'tail', 'quasi-hyperbolic', 'hyperbolic', 'custom'] as const;
export const wirings = ['shared', 'independent'] as const;
export const planners = ['argmax', 'softmax'] as const;

const node = (op: FormulaNode['op'], ...of: FormulaTree[]): FormulaTree => ({ op, of });
const rhoK = node('multiply', 'rho', 'k');

/** Formulas of a custom kernel; at no rho from −0.5 to 5 does one give a weight that is none. */
export const formulas: Readonly<Record<string, FormulaTree>> = {
  'exp(-rho*k)': node('exp', node('negate', rhoK)),
  '(1+k)^(-rho)': node('power', node('add', 1, 'k'), node('negate', 'rho')),
  '1/(1+(rho+0.6)*k)': node('divide', 1, node('add', 1, node('multiply', node('add', 'rho', 0.6), 'k'))),
  'exp(-rho*k/H)+0.001*rho^2': node(
    'add',
    node('exp', node('negate', node('divide', rhoK, 'H'))),
    node('multiply', 0.001, node('power', 'rho', 2)),
  ),
  'k<=3 ? exp(-rho) : exp(-rho*k)': node(
    'if',
    node('lessOrEqual', 'k', 3),
    node('exp', node('negate', 'rho')),
    node('exp', node('negate', rhoK)),
  ),
  'max(0.01,1-abs(rho)*sqrt(k)/4)': node(
    'max',
    0.01,
    node('subtract', 1, node('divide', node('multiply', node('abs', 'rho'), node('sqrt', 'k')), 4)),
  ),
};

interface Here {
  readonly plan: Plan;
  readonly gradient: Float64Array;
  readonly weights: Weights;
}

/** What the simulation makes of θ: the plan, and ∂(L + νW)/∂θ before any limit. */
export interface Looked {
  readonly temporal: Temporal;
  /** θ of step 0. */
  readonly initial: readonly number[];
  /** The result is overwritten by the next call. */
  readonly at: (theta: readonly number[]) => Here;
}

export function lookAt(parameters: Parameters, formula: FormulaTree | null = null): Looked {
  const { gap, hidden, anticipation, horizon, deploy } = parameters;
  const temporal = createTemporal(parameters, formula === null ? null : compileFormula(formula, horizon));
  const choose = createMesaOptimiser(parameters);
  const weights = createWeights(deploy);
  const plan = createPlan(temporal.apart);
  const initial = [gap * Math.sqrt(1 - hidden), gap * Math.sqrt(hidden), ...temporal.initial];
  const values = new Float64Array(initial.length);
  const gradient = new Float64Array(initial.length);
  return {
    temporal,
    initial,
    at(theta) {
      values.set(theta);
      const problem = temporal.weigh(values, weights);
      if (problem) throw new Error(`no weight for k = ${problem.k}`);
      choose({ visible: values[0], hidden: values[1], anticipation, weights }, plan);
      gradient[0] = plan.directVisible + plan.plannerVisible;
      gradient[1] = plan.plannerHidden;
      temporal.pull(plan, weights, gradient);
      return { plan, gradient, weights };
    },
  };
}
