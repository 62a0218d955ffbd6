import { planArgmax } from './argmax';
import type { Parameters } from './parameters';
import type { Plan, Situation } from './plan';
import { createSoftmax } from './softmax';

/** Fills the plan for a situation: what it does, what that costs, and the slopes by both paths. */
export type MesaOptimiser = (situation: Situation, plan: Plan) => void;

/** The planner of a run, chosen by `planner`, `temperature`, `candidates`, `cost` and `deploy`. */
export function createMesaOptimiser(parameters: Readonly<Parameters>): MesaOptimiser {
  if (parameters.planner === 'softmax') return createSoftmax(parameters);
  const { deploy, cost } = parameters;
  return (situation, plan) => planArgmax(situation, deploy, cost, plan);
}
