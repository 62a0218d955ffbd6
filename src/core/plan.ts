import type { Weights } from './kernels';

/** What the mesa-optimiser faces at one state: its target, its weights, and what it expects of training. */
export interface Situation {
  /** Visible and hidden part of e = m − b. */
  visible: number;
  hidden: number;
  /** u of this state: 0 before the onset of awareness. */
  anticipation: number;
  readonly weights: Weights;
}

/**
 * What the mesa-optimiser does at one state and what the base loss and its gradient are (MODEL.md, "Exact gradient").
 * Overwritten at every step. `direct` is the path through the action's own loss, `planner` the path through the choice.
 */
export interface Plan {
  /** E_p[c], 0 … 1. */
  compliance: number;
  /** L = E_p[½ f² e_visible²]. */
  loss: number;
  /** max J − J(0) over the planner's own actions, divided by e^scale. */
  best: number;
  directVisible: number;
  plannerVisible: number;
  plannerHidden: number;
  /** Through the planner to φ. */
  plannerTime: number;
  /** True where limit (2) of MODEL.md made the softmax its own limit. */
  limited: boolean;
}

export function createPlan(): Plan {
  return {
    compliance: 0.5,
    loss: 0.5,
    best: 0.5,
    directVisible: 0.5,
    plannerVisible: 0.5,
    plannerHidden: 0.5,
    plannerTime: 0.5,
    limited: false,
  };
}
