import type { Weights } from './weights';

/** What the mesa-optimiser faces at one state: its target, its weights, and what it expects of training. */
export interface Situation {
  /** Visible and hidden part of e = m − b. */
  visible: number;
  hidden: number;
  /** u of this state: 0 before the onset of awareness. */
  anticipation: number;
  readonly weights: Weights;
}

export function createSituation(weights: Weights): Situation {
  return { visible: 0.5, hidden: 0.5, anticipation: 0.5, weights };
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
  /**
   * Asked for where the weights are trained one by one, else empty: ∂L/∂ŵ_k through the planner for the training episodes k = 0 … n−1,
   * and the one slope that all deployment episodes share.
   */
  readonly episodes: Float64Array;
  deployment: number;
  /** True where limit (2) of MODEL.md made the softmax its own limit. */
  limited: boolean;
}

/** `apart` is n where the slope in each training episode's weight is asked for. */
export function createPlan(apart = 0): Plan {
  return {
    episodes: new Float64Array(apart),
    deployment: 0.5,
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
