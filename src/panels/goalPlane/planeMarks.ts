import { circle, explained, group, path, round2, text, type Box, type Mark } from '../../charts/layout/marks';
import type { PlaneFrame } from '../../charts/layout/planeFrame';
import { formatNumber } from '../../charts/layout/formatNumber';
import { jumpOf, type Pixel } from './jump';
import { placeLabels, type Placed, type Wanted, type Way } from './placeLabels';
import { actionOf, type Goal, type PlaneState } from './planeState';

/** What stands still in the plane while the cursor moves, and the target's path up to the cursor. */
export interface PlaneGround {
  readonly frame: PlaneFrame;
  readonly axes: Mark;
  /** The path of the whole run; empty without one. */
  readonly ahead: string;
  readonly behind: string;
  /** Places along the path, for labels to keep off. */
  readonly keepOff: readonly Box[];
  /** Where labels stood last. */
  readonly labels?: readonly Placed[];
}

export interface PlaneDrawing {
  readonly marks: readonly Mark[];
  readonly labels: readonly Placed[];
}

const above: readonly Way[] = [
  [0, -1],
  [1, -1],
  [-1, -1],
];
const aboveRight: readonly Way[] = [
  [1, -1],
  [0, -1],
  [1, 0],
];
const belowRight: readonly Way[] = [
  [1, 1],
  [0, 1],
  [-1, 1],
];
const explanations: Readonly<Record<string, string>> = {
  'base target': 'goal:baseTarget',
  'mesa target': 'goal:mesaTarget',
  action: 'goal:action',
  jump: 'deploy',
  'initial gap': 'parameter:gap',
};
/** Half of what each mark takes up, in pixels. */
const radii = { base: 7.5, target: 9, action: 8, start: 7 };
/** A finger's target is twice that wide. */
const REACH = 22;

/** The goal plane: ruler marks as in Figure 1 (× base target, ○ mesa target, ▲ action), the jump at deployment, labels, handles. */
export function planeMarks(plane: PlaneState, ground: PlaneGround): PlaneDrawing {
  const { frame, axes, ahead, behind, keepOff } = ground;
  const pixel = (goal: Goal) => ({ x: round2(frame.x(goal.visible)), y: round2(frame.y(goal.hidden)) });
  const base = pixel({ visible: 0, hidden: 0 });
  const target = pixel(plane.target);
  const start = pixel(plane.start);
  const goal = actionOf(plane);
  const action = goal && pixel(goal);
  const jump = action && jumpOf(action, target, frame.plane);
  // At the start the mesa target itself is the handle.
  const startsElsewhere = Math.hypot(start.x - target.x, start.y - target.y) > 1;
  const radius = frame.x(Math.hypot(plane.start.visible, plane.start.hidden)) - base.x;

  const wanted: Wanted[] = [
    { key: 'base target', words: 'base target', ...base, radius: radii.base, ways: belowRight },
    { key: 'mesa target', words: 'mesa target', ...target, radius: radii.target, ways: aboveRight },
  ];
  if (action) {
    const words = plane.expected && !plane.deployed ? 'expected action' : 'action';
    wanted.push({ key: 'action', words, ...action, radius: radii.action, ways: above });
  }
  if (jump) wanted.push({ key: 'jump', words: 'at deployment', ...jump.top, radius: 2, ways: jump.ways });
  if (startsElsewhere) {
    wanted.push({ key: 'start', words: 'start', ...start, radius: radii.start, ways: aboveRight, optional: true });
  }
  if (radius > 40) {
    const words = `initial gap ${formatNumber(Math.hypot(plane.start.visible, plane.start.hidden))}`;
    wanted.push({ key: 'initial gap', words, ...arcPlace(base, start, radius), ways: [[1, -1]], optional: true });
  }
  const taken = {
    bounds: frame.plane,
    marks: [
      around(base, radii.base),
      around(target, radii.target),
      ...(action ? [around(action, radii.action)] : []),
      ...(startsElsewhere ? [around(start, radii.start)] : []),
    ],
    lines: jump ? [...jump.boxes, ...keepOff] : keepOff,
  };
  const labels = placeLabels(wanted, taken, ground.labels);

  const marks = [
    axes,
    path('same gap', 'same-gap', arc(base, radius)),
    path('ahead', 'curve ahead', ahead),
    path('behind', 'curve behind', behind),
    ...(jump
      ? [group('jump', {}, [path('jump line', 'jump-line', jump.line), path('jump head', 'jump-head', jump.head)])]
      : []),
    ...(startsElsewhere ? [circle('start', 'start', { cx: start.x, cy: start.y, r: 5.5 })] : []),
    circle('mesa target', 'mesa-target', { cx: target.x, cy: target.y, r: 7.5 }),
    path('base target', 'base-target', `M${base.x - 6.5} ${base.y - 6.5}l13 13M${base.x - 6.5} ${base.y + 6.5}l13 -13`),
    ...(action ? [path('action', 'action-mark', `M${action.x} ${round2(action.y - 6.5)}l5.5 10h-11z`)] : []),
    group(
      'labels',
      {},
      labels.map(({ key, words, x, y }) => {
        const className = key === 'initial gap' ? 'label aside' : 'label';
        const label = text(key, className, words, { x: round2(x), y: round2(y) });
        return explained(label, explanations[key] ?? 'panel:goalPlane');
      }),
    ),
    circle('ring', 'handle-ring', { cx: start.x, cy: start.y, r: 13 }),
    circle('target handle', 'handle', { cx: target.x, cy: target.y, r: REACH }),
    circle('start handle', 'handle', { cx: start.x, cy: start.y, r: REACH }),
  ];
  return { marks, labels };
}

function around({ x, y }: Pixel, radius: number): Box {
  return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
}

/** All places that are as far from the base target as the start. */
function arc({ x, y }: Pixel, radius: number): string {
  const r = round2(radius);
  return `M${round2(x + radius)} ${y}A${r} ${r} 0 0 0 ${x} ${round2(y - radius)}`;
}

/** Where that arc is named: on the far side of its middle from the start, outside it. */
function arcPlace(base: Pixel, start: Pixel, radius: number): Pixel & { radius: number } {
  const low = base.y - start.y > start.x - base.x;
  const [across, up] = low ? [0.82, 0.57] : [0.5, 0.87];
  return { x: base.x + across * radius, y: base.y - up * radius, radius: 1 };
}
