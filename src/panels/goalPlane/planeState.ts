import type { Parameters } from '../../core/parameters';
import { shownStep, type LabState } from '../../store/lab';
import { parametersAt } from '../../store/shownRun';

/** A place in the goal plane, seen from the base target b = 0: the parts of a gap that training sees and does not see, signed. */
export interface Goal {
  readonly visible: number;
  readonly hidden: number;
}

/** What the goal plane shows at one step. */
export interface PlaneState {
  readonly step: number;
  /** e = m − b: where the mesa target stands. */
  readonly target: Goal;
  /** 0 … 1; null before there is a run that knows it. */
  readonly compliance: number | null;
  /** Whether the compliance is a mean over the softmax planner's actions. */
  readonly expected: boolean;
  /** After deployment the mesa-optimiser acts on its own target. */
  readonly deployed: boolean;
  /** e₀, which the handle sets. */
  readonly start: Goal;
}

/** e₀ = g₀(√(1−h), √h) (MODEL.md, "Parameters"). */
export function startOf({ gap, hidden }: Pick<Parameters, 'gap' | 'hidden'>): Goal {
  return { visible: gap * Math.sqrt(1 - hidden), hidden: gap * Math.sqrt(hidden) };
}

/** Where the mesa-optimiser acts: at b + (1 − c)e while it is trained, at its own target once it is deployed. */
export function actionOf({ target, compliance, deployed }: PlaneState): Goal | null {
  if (deployed) return target;
  if (compliance === null) return null;
  return { visible: (1 - compliance) * target.visible, hidden: (1 - compliance) * target.hidden };
}

/** The goal plane at the step that the lab shows. At step 0 it shows the parameters themselves, whose run may still be on its way. */
export function planeState(state: LabState): PlaneState {
  const { run } = state;
  const row = shownStep(state);
  const start = startOf(state.parameters);
  const step = run?.rows.valueAt('step', row) ?? 0;
  return {
    step,
    target:
      run && step > 0
        ? { visible: run.rows.valueAt('visible', row), hidden: run.rows.valueAt('hiddenGap', row) }
        : start,
    compliance: run?.rows.valueAt('compliance', row) ?? null,
    expected: (run ? parametersAt(run, row) : state.parameters).planner === 'softmax',
    deployed: state.deployed,
    start,
  };
}
