import { circle, group, path, rect, round2, text, type Mark } from '../../charts/layout/marks';
import type { PlaneFrame } from '../../charts/layout/planeFrame';
import type { CriticalCurve } from '../../charts/layout/criticalCurve';
import { clearOf, raceNames } from './raceNames';
import { pushMarks, type RacePoint } from './pushMarks';
import type { RunTrace } from './runTrace';
import type { Streamline } from './streamlines';

/** A trace as a path, of which any first part can be had. */
export interface TracePath {
  readonly whole: string;
  /** Up to a state, which need not be one of the trace's points, and to where the run is at it. */
  upTo(state: number, gap: number, rate: number): string;
}

/** Beyond these, in pixels, a path leaves the picture anyway; numbers of a run's 1e6 would make it slow. */
const FAR = 5000;
const near = (place: number) => round2(Math.max(-FAR, Math.min(FAR, place)));

export function tracePath({ states, gaps, rates }: RunTrace, { x, y }: PlaneFrame): TracePath {
  const ends: number[] = [];
  let whole = '';
  for (let i = 0; i < states.length; i++) {
    whole += `${i === 0 ? 'M' : 'L'}${near(x(gaps[i]))} ${near(y(rates[i]))}`;
    ends.push(whole.length);
  }
  return {
    whole,
    upTo(state, gap, rate) {
      let low = 0;
      let high = states.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (states[middle] <= state) low = middle + 1;
        else high = middle;
      }
      return `${whole.slice(0, ends[low - 1])}L${near(x(gap))} ${near(y(rate))}`;
    },
  };
}

/** A run behind the one shown. */
export interface OtherTrace {
  readonly kind: 'pinned' | 'parent' | 'apart';
  readonly trace: RunTrace;
  /** Stands at its end. */
  readonly name: string;
}

export interface RaceGround {
  readonly frame: PlaneFrame;
  /** Names the clip path of this drawing. */
  readonly clipId: string;
  /** Lies beneath everything, in the frame's pixels: where a map of outcomes over gap and rate belongs. */
  readonly background?: readonly Mark[];
  readonly lines: readonly Streamline[];
  readonly critical: CriticalCurve;
  /** Other runs: the pinned one, what this one was forked from, and the race taken apart. */
  readonly behind?: readonly OtherTrace[];
  /** The run shown, and a name for its end where the race is taken apart. */
  readonly own: { readonly trace: RunTrace; readonly name: string };
  readonly trace: TracePath;
}

/**
 * What does not move while the cursor does: shading, field, axes, R_c and the whole path, faint; and the names of its lines, which stand
 * over the path.
 */
export function raceGround(ground: RaceGround): { readonly marks: readonly Mark[]; readonly names: readonly Mark[] } {
  const { frame, clipId, background, lines, critical, behind, own, trace } = ground;
  const { plane } = frame;
  const zero = round2(frame.y(0));
  const bottom = plane.y + plane.height;
  const below = { x: plane.x, y: zero, width: plane.width, height: Math.max(0, bottom - zero) };
  const clip = `url(#${clipId})`;
  const marks: Mark[] = [
    { key: 'clip', tag: 'clipPath', attributes: { id: clipId }, children: [rect('box', '', plane)] },
    ...(background ? [group('background', { class: 'background', 'clip-path': clip }, background)] : []),
    // A map says itself what lies below zero.
    ...(background ? [] : [rect('below zero', 'below-zero', below)]),
    group('field', { class: 'field', 'clip-path': clip }, streamMarks(lines, frame)),
    ...frame.axes,
    group('curves', { 'clip-path': clip }, [
      path('critical', 'critical', polyline(critical, frame)),
      ...(behind ?? []).map(({ kind, trace: other }, i) =>
        path(`behind ${i}`, `curve other ${kind}`, tracePath(other, frame).whole),
      ),
      path('ahead', 'curve ahead', trace.whole),
    ]),
  ];
  return {
    marks,
    names: raceNames({ frame, critical, own, behind: behind ?? [] }),
  };
}

function polyline(points: readonly (readonly [gap: number, rate: number])[], { x, y }: PlaneFrame): string {
  return points.map(([gap, rate], i) => `${i === 0 ? 'M' : 'L'}${near(x(gap))} ${near(y(rate))}`).join('');
}

/** All streamlines in one path, and in another a small head in the middle of each that shows which way training goes. */
function streamMarks(lines: readonly Streamline[], frame: PlaneFrame): Mark[] {
  const heads = lines.map((line) => {
    const middle = Math.floor(line.length / 2);
    const [toX, toY] = [frame.x(line[middle][0]), frame.y(line[middle][1])];
    const dx = toX - frame.x(line[middle - 1][0]);
    const dy = toY - frame.y(line[middle - 1][1]);
    const length = Math.sqrt(dx * dx + dy * dy) || 1;
    const [ux, uy] = [(dx / length) * 5, (dy / length) * 5];
    const barb = (side: number) => `${round2(toX - ux - side * 0.6 * uy)} ${round2(toY - uy + side * 0.6 * ux)}`;
    return `M${barb(1)}L${round2(toX)} ${round2(toY)}L${barb(-1)}`;
  });
  return [
    path('lines', 'stream', lines.map((line) => polyline(line, frame)).join('')),
    path('heads', 'stream', heads.join('')),
  ];
}

export interface RaceMoment {
  readonly frame: PlaneFrame;
  readonly clipId: string;
  readonly trace: TracePath;
  readonly names: readonly Mark[];
  readonly point: RacePoint;
  /** Where the handle stands, and what it says while it is held. */
  readonly start: { readonly gap: number; readonly rate: number; readonly words: string | null };
}

/**
 * What moves: the path up to the cursor, the start point, the cursor, and the pushes there. While the start point is held its words stand
 * instead of all names.
 */
export function raceMoment({ frame, clipId, trace, names, point, start }: RaceMoment): readonly Mark[] {
  const { plane, x, y } = frame;
  const at = inPlane(frame, point.gap, point.rate);
  const isIn = at.x === round2(x(point.gap)) && at.y === round2(y(point.rate));
  const handle = inPlane(frame, start.gap, start.rate);
  const named = start.words === null;
  const pushes = point.ended || !isIn ? null : pushMarks(point, at, { plane, zero: y(0), named });
  const beside = handle.x + 150 > plane.x + plane.width;
  return [
    path('behind', 'curve', trace.upTo(point.step, point.gap, point.rate), { 'clip-path': `url(#${clipId})` }),
    ...(start.words === null ? clearOf(names, pushes?.children?.filter(({ tag }) => tag === 'text') ?? []) : []),
    group('start', { class: 'start' }, [
      circle('hit', 'handle handle-hit', { cx: handle.x, cy: handle.y, r: 22 }),
      circle('ring', 'handle-ring', { cx: handle.x, cy: handle.y, r: 11 }),
      circle('handle', 'handle handle-knob', { cx: handle.x, cy: handle.y, r: 7 }),
    ]),
    ...(pushes ? [pushes] : []),
    ...(isIn ? [circle('cursor', 'dot', { cx: at.x, cy: at.y, r: 4.5 })] : []),
    ...(start.words === null
      ? []
      : [
          text('start words', 'label', start.words, {
            x: beside ? handle.x - 14 : handle.x + 14,
            y: handle.y < plane.y + 20 ? handle.y + 22 : handle.y - 12,
            anchor: beside ? 'end' : 'start',
          }),
        ]),
  ];
}

/** A point in pixels; what lies outside the axes stands at their edge. */
function inPlane({ plane, x, y }: PlaneFrame, gap: number, rate: number): { x: number; y: number } {
  return {
    x: round2(Math.max(plane.x, Math.min(plane.x + plane.width, x(gap)))),
    y: round2(Math.max(plane.y, Math.min(plane.y + plane.height, y(rate)))),
  };
}
