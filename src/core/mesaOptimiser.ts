import { planArgmax } from './argmax';
import type { Parameters } from './parameters';
import type { Plan, Situation } from './plan';
import { createSoftmax } from './softmax';

/** The planner of a run, chosen by `planner`, `temperature`, `candidates`, `cost` and `deploy`. */
export function createMesaOptimiser(parameters: Readonly<Parameters>): (situation: Situation, plan: Plan) => void {
  if (parameters.planner === 'softmax') return createSoftmax(parameters);
  const { deploy, cost } = parameters;
  return (situation, plan) => planArgmax(situation, deploy, cost, plan);
}
