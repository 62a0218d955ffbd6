import { circle, explained, group, path, round2, text, type Box, type Mark } from '../../charts/layout/marks';
import type { Size } from '../../charts/layout/plotFrame';
import { tickLabel, type TickWords } from '../../charts/layout/tickLabel';
import { episodesABar, heaviestOf, heightOf, slotsOf, type Slot, type WeightAxis } from './weightBars';

/** Where the weights are drawn: their bars from left to right, each as wide as the next. */
export interface WeightFrame {
  readonly plane: Box;
  readonly slots: readonly Slot[];
  readonly axis: WeightAxis;
  readonly axes: readonly Mark[];
  /** The line where deployment begins, and the names of what lies on either side. */
  readonly border: readonly Mark[];
}

const LEFT = 50;
const RIGHT = 2;
const TOP = 40;
const BOTTOM = 20;

/** A frame for w_0 … w_H with deployment from k = n on. */
export function weightFrame(size: Size, horizon: number, deploy: number, axis: WeightAxis): WeightFrame {
  const plane = {
    x: LEFT,
    y: TOP,
    width: Math.max(40, size.width - LEFT - RIGHT),
    height: Math.max(20, size.height - TOP - BOTTOM),
  };
  const slots = slotsOf(horizon, deploy, plane.width);
  const bottom = plane.y + plane.height;
  const right = plane.x + plane.width;
  const each = episodesABar(horizon, plane.width);
  const axes = [
    explained(
      text('name', 'axis-name', `Relative weight of episode k, ${axis.log ? 'log' : 'linear'} axis`, { x: 2, y: 13 }),
      'mind:weights',
    ),
    ...ticksOf(axis).map((tick) => {
      const { at } = tick;
      const y = round2(bottom - at * plane.height);
      return group(`y ${at}`, { class: at === 0 ? 'tick zero' : 'tick' }, [
        path('line', 'grid', `M${plane.x} ${y}H${right}`),
        tickLabel(tick, { x: plane.x - 8, y: y + 4 }),
      ]);
    }),
    text('first', 'tick-label', 'k = 0, now', { x: plane.x - 8, y: bottom + 16 }),
    ...(each > 1 ? [sharing(each, plane.x + plane.width / 2 + 20, bottom + 16)] : []),
    text('last', 'tick-label', String(horizon), { x: right, y: bottom + 16, anchor: 'end' }),
  ];
  return { plane, slots, axis, axes, border: borderMarks(plane, slots, deploy) };
}

function sharing(each: number, x: number, y: number): Mark {
  return text('sharing', 'tick-label', `a bar is the heaviest of ${each}`, { x, y, anchor: 'middle' });
}

interface WeightTick extends TickWords {
  /** Share of the height. */
  readonly at: number;
}

function ticksOf({ log, decades }: WeightAxis): WeightTick[] {
  if (!log) return [0, 0.5, 1].map((at) => ({ at, label: String(at) }));
  return [0, 1, 2, 3].map((third) => {
    const power = decades - (third * decades) / 3;
    return { at: third / 3, label: third === 3 ? '1' : '10', ...(third < 3 && { exponent: `−${power}` }) };
  });
}

/** Pixels that “deployment from k = 512” takes, and “training”. */
const DEPLOYMENT_WIDTH = 142;
const TRAINING_WIDTH = 54;

/** The line where deployment begins, and what lies on its either side, over the plane. */
function borderMarks(plane: Box, slots: readonly Slot[], deploy: number): Mark[] {
  const x = round2(
    leftOf(
      plane,
      slots.length,
      slots.findIndex(({ from }) => from === deploy),
    ),
  );
  const right = plane.x + plane.width;
  const fits = x + 6 + DEPLOYMENT_WIDTH <= right;
  const end = fits ? x - 6 : right - DEPLOYMENT_WIDTH - 8;
  return [
    path('border', 'mind-border', `M${x} ${plane.y - (fits ? 18 : 3)}V${plane.y + plane.height}`),
    text('deployment', 'mind-name later', `deployment from k = ${deploy}`, {
      x: fits ? x + 5 : right,
      y: plane.y - 8,
      anchor: fits ? 'start' : 'end',
    }),
    ...(Math.min(end, x) - plane.x >= TRAINING_WIDTH
      ? [text('training', 'mind-name now', 'training', { x: plane.x, y: plane.y - 8 })]
      : []),
  ];
}

function leftOf(plane: Box, count: number, i: number): number {
  return plane.x + (plane.width * i) / count;
}

/** The bar under an x, of those that can be moved: all but the present's, which weighs 1 by definition. */
export function slotUnder({ plane, slots }: WeightFrame, x: number): Slot {
  const i = Math.floor(((x - plane.x) / plane.width) * slots.length);
  return slots[Math.max(1, Math.min(slots.length - 1, i))];
}

/** The share of the plane's height that a y stands for, below 0 and above 1 beyond the plane. */
export function heightUnder({ plane }: WeightFrame, y: number): number {
  return (plane.y + plane.height - y) / plane.height;
}

/** The pinned run's weights, 0 … its H, as the outline of their bars. */
export function besideOutline({ plane, slots, axis }: WeightFrame, relative: Float64Array): Mark {
  const bottom = plane.y + plane.height;
  let d = '';
  slots.forEach(({ from, to }, i) => {
    if (from >= relative.length) return;
    const heaviest = heaviestOf(relative, { from, to: Math.min(to, relative.length - 1) });
    const height = Math.max(0, Math.min(1, heightOf(heaviest, axis))) * plane.height;
    if (Number.isNaN(height)) return;
    const right = leftOf(plane, slots.length, i + 1);
    const y = round2(bottom - height);
    d += d === '' ? `M${round2(leftOf(plane, slots.length, i))} ${y}H${round2(right)}` : `V${y}H${round2(right)}`;
  });
  return path('pinned', 'curve pinned', d);
}

/** The bars, and on the bar of episode `gripped` the handle. */
export function weightMarks(frame: WeightFrame, relative: Float64Array, deploy: number, gripped: number): Mark[] {
  const { plane, slots, axis } = frame;
  const bottom = plane.y + plane.height;
  const width = plane.width / slots.length;
  const space = width >= 2.5 ? 1 : 0;
  const heightAt = (slot: Slot) => Math.min(1, heightOf(heaviestOf(relative, slot), axis)) * plane.height;
  let now = '';
  let later = '';
  slots.forEach((slot, i) => {
    const height = round2(heightAt(slot));
    if (!(height > 0)) return;
    const bar = `M${round2(leftOf(plane, slots.length, i))} ${bottom}v${-height}h${round2(width - space)}v${height}z`;
    if (slot.from < deploy) now += bar;
    else later += bar;
  });
  const at = Math.max(
    1,
    slots.findIndex(({ from, to }) => from <= gripped && gripped <= to),
  );
  const height = heightAt(slots[at]);
  const grip = {
    cx: round2(leftOf(plane, slots.length, at) + (width - space) / 2),
    cy: round2(bottom - (height > 0 ? height : 0)),
  };
  return [
    ...frame.axes,
    path('now bars', 'mind-bars now', now),
    path('later bars', 'mind-bars later', later),
    ...frame.border,
    group('handle', { class: 'handle' }, [
      { key: 'title', tag: 'title', attributes: {}, text: 'Drag a bar to set the initial discount rate' },
      circle('ring', 'handle-ring', { ...grip, r: 11 }),
      circle('grip', 'mind-grip', { ...grip, r: 6 }),
      circle('hit', 'mind-hit', { ...grip, r: 14 }),
    ]),
  ];
}
