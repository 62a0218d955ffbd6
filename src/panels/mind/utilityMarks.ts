import { ticks } from 'd3-array';
import { pathRound } from 'd3-path';
import { formatNumber, formatTick } from '../../charts/layout/formatNumber';
import { circle, explained, group, path, round2, text, type Box, type Mark } from '../../charts/layout/marks';
import type { Size } from '../../charts/layout/plotFrame';
import { linearScale, type Domain, type Scale } from '../../charts/layout/scales';
import { simplify } from '../../charts/layout/simplify';
import type { Parameters } from '../../core/parameters';
import type { UtilityCurve } from './utilityCurve';

/** Where J against compliance is drawn; axes are made once for a size and a range. */
export interface UtilityFrame {
  readonly plane: Box;
  readonly x: Scale;
  readonly y: Scale;
  readonly axes: readonly Mark[];
}

const LEFT = 50;
/** Room for the curves' names beside their ends. */
const RIGHT = 92;
const TOP = 24;
const BOTTOM = 36;
/** Pixels that the words at the choice take. */
const WORDS_WIDTH = 122;
/** A line of text beside another. */
const LINE = 16;

export function utilityFrame(size: Size, domain: Domain, inHeaviest: boolean): UtilityFrame {
  const plane = {
    x: LEFT,
    y: TOP,
    width: Math.max(40, size.width - LEFT - RIGHT),
    height: Math.max(20, size.height - TOP - BOTTOM),
  };
  const bottom = plane.y + plane.height;
  const right = plane.x + plane.width;
  const x = linearScale([0, 1], [plane.x, right]);
  const y = linearScale(domain, [bottom, plane.y]);
  const name = inHeaviest ? 'J(c) − J(0), in units of the heaviest weight' : 'Mesa-utility over greed’s, J(c) − J(0)';
  const axes = [
    text('name', 'axis-name', name, { x: 2, y: 13 }),
    ...ticks(domain[0], domain[1], 3).map((value) => {
      const at = round2(y(value));
      return group(`y ${value}`, { class: value === 0 ? 'tick zero' : 'tick' }, [
        path('line', 'grid', `M${plane.x} ${at}H${right}`),
        text('label', 'tick-label', tickWords(value), { x: plane.x - 8, y: at + 4, anchor: 'end' }),
      ]);
    }),
    text('greedy', 'tick-label', 'c = 0, greedy', { x: plane.x - 8, y: bottom + 33 }),
    text('compliant', 'tick-label', '1, compliant', { x: right + 8, y: bottom + 33, anchor: 'end' }),
  ];
  return { plane, x, y, axes };
}

/** In at most seven characters, as the ticks of a 1-2-5 axis have one digit or two. */
function tickWords(value: number): string {
  const size = Math.abs(value);
  return size > 0 && size < 0.001 ? value.toExponential().replace(/-/g, '−') : formatTick(value);
}

/** What the planner does: its compliance, and for the softmax the shares of its candidates. */
export interface Choice {
  readonly compliance: number;
  readonly shares: Float64Array | null;
  readonly words: string;
}

export function choiceWords(planner: Parameters['planner'], compliance: number): string {
  const number = formatNumber(compliance);
  return planner === 'softmax' ? `on average c = ${number}` : `chooses c = ${number}`;
}

/** J, its two parts and the choice. The parts are named as of one training episode, `deploy` = 1, or of several. */
export function utilityMarks(frame: UtilityFrame, curve: UtilityCurve, choice: Choice, deploy: number): Mark[] {
  const { c, present, future } = curve;
  const total = c.map((_, i) => present[i] + future[i]);
  const line = (values: Float64Array) => lineOf(frame, c, values);
  const zero = round2(frame.y(0));
  const area = (values: Float64Array) => `M${frame.plane.x} ${zero}L${line(values).slice(1)}V${zero}Z`;
  const last = c.length - 1;
  const names = [
    { name: deploy > 1 ? 'in deployment' : 'protects later', className: 'later', value: future[last] },
    { name: 'J, their sum', className: 'sum', value: total[last] },
    { name: deploy > 1 ? 'in training' : 'costs now', className: 'now', value: present[last] },
    ...(choice.shares ? [{ name: 'how often', className: 'often', value: frame.y.invert(middleOfShares(frame)) }] : []),
  ];
  return [
    path('later area', 'mind-area later', area(future)),
    path('now area', 'mind-area now', area(present)),
    ...frame.axes,
    ...(choice.shares ? [sharesMark(frame, choice.shares)] : []),
    path('now', 'mind-part now', line(present)),
    path('later', 'mind-part later', line(future)),
    path('sum', 'curve', line(total)),
    ...endNames(frame, names),
    choiceMark(frame, choice, total[c.indexOf(choice.compliance)]),
  ];
}

/** J of the pinned run, as far as it lies in the plane. */
export function besideMark(frame: UtilityFrame, { c, present, future }: UtilityCurve): Mark {
  const { plane, x, y } = frame;
  let d = '';
  let inside = false;
  c.forEach((at, i) => {
    const down = y(present[i] + future[i]);
    const isIn = down >= plane.y - 1 && down <= plane.y + plane.height + 1;
    if (isIn) d += `${inside ? 'L' : 'M'}${round2(x(at))} ${round2(down)}`;
    inside = isIn;
  });
  return path('pinned', 'curve pinned', d);
}

function lineOf({ x, y }: UtilityFrame, c: Float64Array, values: Float64Array): string {
  const drawn = pathRound(2);
  let begun = false;
  simplify(
    c.length,
    (i) => x(c[i]),
    (i) => y(values[i]),
    (atX, atY) => {
      if (begun) drawn.lineTo(atX, atY);
      else drawn.moveTo(atX, atY);
      begun = true;
    },
  );
  return drawn.toString();
}

const explanations: Readonly<Record<string, string>> = { later: 'mind:later', now: 'mind:now', sum: 'mind:J' };

/** Names beside the ends of their curves, in this order from above where ends meet, a line apart. */
function endNames(
  { plane, y }: UtilityFrame,
  names: readonly { name: string; className: string; value: number }[],
): Mark[] {
  const placed = names
    .map((each) => ({ ...each, at: y(each.value) + 4 }))
    .sort((a, b) => (Math.abs(a.at - b.at) < 1 ? 0 : a.at - b.at));
  const bottom = plane.y + plane.height - 2;
  for (let i = 0; i < placed.length; i++)
    placed[i].at = Math.max(placed[i].at, plane.y + 8, i > 0 ? placed[i - 1].at + LINE : 0);
  for (let i = placed.length - 1, room = bottom; i >= 0; i--, room -= LINE) placed[i].at = Math.min(placed[i].at, room);
  return placed.map(({ name, className, at }) => {
    const words = text(`name ${className}`, `mind-name ${className}`, name, {
      x: plane.x + plane.width + 7,
      y: round2(at),
    });
    return explained(words, explanations[className] ?? 'panel:mind');
  });
}

/** What of the plane's height the most likely candidate takes. */
const TALLEST_SHARE = 0.4;

const middleOfShares = ({ plane }: UtilityFrame) => plane.y + plane.height * (1 - TALLEST_SHARE / 2);

/** The softmax's distribution as bars on the candidates, the most likely one the tallest. */
function sharesMark({ plane, x }: UtilityFrame, shares: Float64Array): Mark {
  const bottom = plane.y + plane.height;
  const most = Math.max(...shares);
  let d = '';
  shares.forEach((share, j) => {
    const height = round2((share / most) * TALLEST_SHARE * plane.height);
    if (height > 0) d += `M${round2(x(j / (shares.length - 1)))} ${bottom}v${-height}`;
  });
  const apart = plane.width / (shares.length - 1);
  return path('shares', 'mind-shares', d, { 'stroke-width': round2(Math.max(1, Math.min(6, apart - 1))) });
}

/** The action under the axis, as Figure 1 draws it, with its compliance; the argmax's also as a dot on J. */
function choiceMark({ plane, x, y }: UtilityFrame, { compliance, shares, words }: Choice, value: number): Mark {
  const at = round2(x(compliance));
  const bottom = plane.y + plane.height;
  const fits = at + 10 + WORDS_WIDTH <= plane.x + plane.width + RIGHT;
  const top = shares ? bottom : round2(y(value));
  return group('choice', { class: 'mind-choice' }, [
    path('drop', 'mind-drop', `M${at} ${top}V${bottom}`),
    path('action', 'mind-action', `M${at} ${bottom + 2}l5.5 10h-11z`),
    text('words', 'mind-chosen', words, {
      x: fits ? at + 10 : at - 10,
      y: bottom + 14,
      anchor: fits ? 'start' : 'end',
    }),
    ...(shares ? [] : [circle('dot', 'dot', { cx: at, cy: top, r: 5 })]),
  ]);
}
