import { explained, round2, text, type Box, type Mark } from '../../charts/layout/marks';
import type { PlaneFrame } from '../../charts/layout/planeFrame';
import type { CriticalCurve } from '../../charts/layout/criticalCurve';
import type { RunTrace } from './runTrace';

/** A name that wants to stand at the end of a run. */
interface Ended {
  readonly trace: Pick<RunTrace, 'gaps' | 'rates'>;
  /** Empty for none. */
  readonly name: string;
}

export interface Named {
  readonly frame: PlaneFrame;
  readonly critical: CriticalCurve;
  /** The run shown. */
  readonly own: Ended;
  readonly behind: readonly Ended[];
}

/** Height of a line of text at 13 px, how far its box reaches below the baseline, and about the width of a letter. */
const LINE = 17;
const BELOW = 4;
const LETTER = 6.4;

const ZERO = '0: later counts as much as now';
const ZERO_SHORT = '0: later as much as now';
const ZERO_ELSE = 'zero else';
const SIDES = [
  { key: 'critical left', name: 'gap closes first', hue: 'robust', side: -1 },
  { key: 'critical right', name: 'rate falls below 0 first', hue: 'deceptive', side: 1 },
] as const;
/** From the line R_c to a name beside it: the nearer, the better. */
const APART = [8, 14, 20];

/** The names of the plane's lines, each where it stands clear of the runs, the start point and the other names; some find no place. */
export function raceNames({ frame, critical, own, behind }: Named): readonly Mark[] {
  const { plane, x, y } = frame;
  const line = critical.map(([gap, rate]) => ({ x: x(gap), y: y(rate) })).reverse();
  const lines = [...[own, ...behind].flatMap((each) => traceBoxes(each, frame)), ...lineBoxes(line)];
  const taken: Box[] = [];
  const isFree = (box: Box, others: readonly Box[]) =>
    isInside(box, plane) && !others.some((other) => meet(box, other));

  function put(key: string, className: string, name: string, places: readonly Place[], over = false): Mark[] {
    const width = name.length * LETTER;
    for (const { x: at, y: baseline, anchor } of places) {
      const box = { x: anchor === 'end' ? at - width : at, y: baseline + BELOW - LINE, width, height: LINE };
      if (!isFree(box, taken) || (!over && !isFree(box, lines))) continue;
      taken.push(box);
      return [text(key, className, name, { x: round2(at), y: round2(baseline), anchor })];
    }
    return [];
  }

  const [left, right] = [plane.x + 4, plane.x + plane.width - 4];
  const zeroPlaces = [y(0) - 5, y(0) + 14].flatMap((baseline): Place[] => [
    { x: right, y: baseline, anchor: 'end' },
    { x: left, y: baseline, anchor: 'start' },
  ]);
  // The second stands in where the first is in the way (`clearOf`).
  const putZero = (key: string) => {
    const whole = put(key, 'zero-name', ZERO, zeroPlaces);
    return whole.length > 0 ? whole : put(key, 'zero-name', ZERO_SHORT, zeroPlaces);
  };
  const names = [...putZero('zero'), ...putZero(ZERO_ELSE)];
  const high = line.filter((at) => at.x <= right && at.y >= plane.y + LINE);
  if (high.length > 1) {
    for (const { key, name, hue, side } of SIDES) {
      const width = name.length * LETTER;
      const beside = APART.flatMap((apart) =>
        high.map((at): Place => ({ x: at.x + side * apart, y: at.y, anchor: side < 0 ? 'end' : 'start' })),
      );
      // Else at the plane's edge on that side, if the line leaves room for it there.
      const atEdge = high
        .filter((at) => (side < 0 ? left + width < at.x - 2 * APART[0] : right - width > at.x + 2 * APART[0]))
        .map((at): Place => ({ x: side < 0 ? left : right, y: at.y, anchor: side < 0 ? 'start' : 'end' }));
      const places = [...beside, ...atEdge];
      names.push(...put(key, `label ${hue}-name`, name, places).map((mark) => explained(mark, 'race:Rc')));
    }
    const places = APART.flatMap((apart) =>
      high.flatMap((at): Place[] => [
        { x: at.x + apart, y: at.y, anchor: 'start' },
        { x: at.x - apart, y: at.y, anchor: 'end' },
        // A flat line leaves room only above and below.
        { x: at.x + apart, y: at.y + LINE, anchor: 'start' },
        { x: at.x - apart, y: at.y - LINE / 2, anchor: 'end' },
      ]),
    );
    names.push(...put('critical name', 'label', 'Rc', places).map(criticalSymbol));
  }
  for (const [i, { trace, name }] of [own, ...behind].entries()) {
    if (name === '') continue;
    const at = { x: x(trace.gaps[trace.gaps.length - 1]), y: y(trace.rates[trace.rates.length - 1]) };
    const places = [4, -8, 16, -22, 30, -36, 44].flatMap((down): Place[] => [
      { x: at.x + 9, y: at.y + down, anchor: 'start' },
      { x: at.x - 9, y: at.y + down, anchor: 'end' },
    ]);
    // Where all is full, over a line, but not along its own.
    const clear = put(`end ${i}`, 'other-name', name, places);
    names.push(...(clear.length > 0 ? clear : put(`end ${i}`, 'other-name', name, places.slice(4), true)));
  }
  return names;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

/** The names that stand clear of some other texts of the drawing, each once. */
export function clearOf(names: readonly Mark[], texts: readonly Mark[]): readonly Mark[] {
  const boxes = texts.map(boxOf);
  const clear = names.filter((name) => !boxes.some((box) => meet(boxOf(name), box)));
  return clear.some(({ key }) => key === 'zero') ? clear.filter(({ key }) => key !== ZERO_ELSE) : clear;
}

/** About the place of a line of text. */
function boxOf({ attributes, text: content, children = [] }: Mark): Box {
  const letters = content ?? children.map((child) => child.text ?? '').join('');
  const width = letters.length * LETTER;
  const [x, y] = [Number(attributes['x']), Number(attributes['y'])];
  return { x: attributes['text-anchor'] === 'end' ? x - width : x, y: y + BELOW - LINE, width, height: LINE };
}

/** “R_c” as it is written: the R italic, the c below. */
function criticalSymbol(mark: Mark): Mark {
  const { key, tag, attributes } = mark;
  const children: Mark[] = [
    { key: 'R', tag: 'tspan', attributes: { class: 'symbol' }, text: 'R' },
    { key: 'c', tag: 'tspan', attributes: { class: 'subscript', dy: 3 }, text: 'c' },
  ];
  return explained({ key, tag, attributes, children }, 'race:Rc');
}

/** A line as small boxes, with a little air. */
function lineBoxes(line: readonly { x: number; y: number }[]): Box[] {
  return line.slice(1).flatMap((to, i) => {
    const from = line[i];
    const parts = Math.min(100, Math.ceil(Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y)) / 6));
    return Array.from({ length: parts }, (_, part): Box => {
      const [at, next] = [part / parts, (part + 1) / parts];
      const [x0, x1] = [from.x + at * (to.x - from.x), from.x + next * (to.x - from.x)];
      const [y0, y1] = [from.y + at * (to.y - from.y), from.y + next * (to.y - from.y)];
      return {
        x: Math.min(x0, x1) - 2,
        y: Math.min(y0, y1) - 2,
        width: Math.abs(x1 - x0) + 4,
        height: Math.abs(y1 - y0) + 4,
      };
    });
  });
}

/** Pixels between two places of a run that names keep off, and half their size; the start point is larger. */
const STRIDE = 8;
const REACH = 4;
const START = 13;

function traceBoxes({ trace: { gaps, rates } }: Ended, { x, y }: PlaneFrame): Box[] {
  const boxes: Box[] = [];
  let before: { x: number; y: number } | null = null;
  for (let i = 0; i < gaps.length; i++) {
    const at = { x: x(gaps[i]), y: y(rates[i]) };
    if (before && Math.abs(at.x - before.x) < STRIDE && Math.abs(at.y - before.y) < STRIDE) continue;
    const reach = before ? REACH : START;
    boxes.push({ x: at.x - reach, y: at.y - reach, width: 2 * reach, height: 2 * reach });
    before = at;
  }
  return boxes;
}

const meet = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const isInside = (box: Box, plane: Box) =>
  box.x >= plane.x &&
  box.y >= plane.y &&
  box.x + box.width <= plane.x + plane.width &&
  box.y + box.height <= plane.y + plane.height;
