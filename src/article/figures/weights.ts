import type { Mark } from '../../charts/layout/marks';
import type { Size } from '../../charts/layout/plotFrame';
import { formatNumber } from '../../charts/layout/formatNumber';
import { createMindReader } from '../../panels/mind/mind';
import { weightAxis, type WeightAxis } from '../../panels/mind/weightBars';
import { weightFrame, weightMarks } from '../../panels/mind/weightMarks';
import { shownStep, type LabState } from '../../store/lab';

/** The temporal weights as bars; here they are not dragged. */
export function createWeights(): (state: LabState, size: Size) => readonly Mark[] | null {
  const read = createMindReader();
  let axis: WeightAxis | null = null;
  return (state, size) => {
    const { run } = state;
    if (!run) return null;
    const { relative, parameters } = read(run, shownStep(state));
    const { horizon, deploy } = parameters;
    axis = weightAxis(relative, deploy, axis, state.held);
    const frame = weightFrame(size, horizon, deploy, axis);
    return weightMarks(frame, relative, deploy, 1).filter(({ key }) => key !== 'handle');
  };
}

export function weightWords(state: LabState): string {
  const { run } = state;
  if (!run) return 'Weight of each episode ahead.';
  const row = shownStep(state);
  const { relative, parameters } = createMindReader()(run, row);
  const share = (k: number) => formatNumber(relative[k]);
  const { horizon } = parameters;
  return `Weight of each episode ahead at step ${row}, the heaviest being 1: the present one ${share(0)}, the next ${share(1)}, the last, ${horizon} ahead, ${share(horizon)}.`;
}
