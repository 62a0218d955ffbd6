import { group, path, type Mark } from '../../charts/layout/marks';
import type { PlaneFrame } from '../../charts/layout/planeFrame';
import type { Size } from '../../charts/layout/plotFrame';
import { behindKey, behindRuns } from '../../store/beside';
import { shownStep, type LabState } from '../../store/lab';
import { goalFrame, reachOf, union, type Reach } from './planeAxes';
import type { Placed } from './placeLabels';
import { planeMarks } from './planeMarks';
import { planeState, startOf } from './planeState';
import { noPath, targetPath } from './targetPath';

/** The live goal plane: axes and path are made anew when run, start or size change; otherwise only the marks move. */
export interface GoalPlane {
  readonly layout: (state: LabState, size: Size) => readonly Mark[];
  /** The frame last drawn; null before. */
  readonly frame: () => PlaneFrame | null;
}

export function createGoalPlane(): GoalPlane {
  let reach: Reach | null = null;
  let frame: PlaneFrame | null = null;
  let axes = group('axes', {}, []);
  let targets = noPath;
  /** The paths of the runs behind it. */
  let others: readonly Mark[] = [];
  let labels: readonly Placed[] = [];
  /** What it was laid out for: run, rows, size, whether a slider moves, start. */
  let key: readonly unknown[] = [];

  function layOut(state: LabState, size: Size): PlaneFrame {
    const { run, held, parameters, pinned } = state;
    const behind = behindRuns(state);
    const ids = behindKey(state);
    const next = [run?.id, run?.length, size.width, size.height, held, parameters.gap, parameters.hidden, ids];
    if (frame && next.every((value, i) => value === key[i])) return frame;
    const alone = reachOf(run?.rows ?? null, startOf(parameters));
    const reaches = behind.map((other) => reachOf(other.rows, startOf(other.parameters)));
    const own = reaches.reduce(union, alone);
    const wider = held && reach ? union(own, reach) : own;
    const stands =
      frame &&
      reach &&
      size.width === key[2] &&
      size.height === key[3] &&
      (['left', 'right', 'down', 'up'] as const).every((side) => wider[side] === reach?.[side]);
    const sameRun = run?.id === key[0] && run?.length === key[1];
    const sameBehind = ids === key[7];
    key = next;
    reach = wider;
    if (!stands || !frame) {
      frame = goalFrame(size, wider);
      axes = group('axes', {}, frame.axes);
    }
    if (!stands || !sameRun) targets = run ? targetPath(run.rows, frame) : noPath;
    if (!stands || !sameBehind) {
      const on = frame;
      others = behind.map((other) => {
        const name = other === pinned?.run ? 'pinned' : 'parent';
        return path(name, `curve ${name}`, targetPath(other.rows, on).whole);
      });
    }
    return frame;
  }

  return {
    layout(state, size) {
      const laid = layOut(state, size);
      const { whole, upTo, boxes } = targets;
      const ground = { frame: laid, axes, ahead: whole, behind: upTo(shownStep(state)), keepOff: boxes, labels };
      const drawn = planeMarks(planeState(state), ground);
      labels = drawn.labels;
      const [first, ...marks] = drawn.marks; // the axes, and what stands on them
      return [first, ...others, ...marks];
    },
    frame: () => frame,
  };
}
