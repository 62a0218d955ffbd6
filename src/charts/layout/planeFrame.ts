import { ticks } from 'd3-array';
import { formatTick } from './formatNumber';
import { group, path, round2, text, type Box, type Mark } from './marks';
import type { Size } from './plotFrame';
import { linearScale, type Domain, type Scale } from './scales';

/** A plane of two quantities: where it lies, its two scales, which also read back, and its axes as marks. */
export interface PlaneFrame {
  readonly plane: Box;
  readonly x: Scale;
  readonly y: Scale;
  readonly axes: readonly Mark[];
}

export interface Axes {
  readonly x: Domain;
  readonly y: Domain;
  /** What the axes are of; the horizontal one is named at its right end, the vertical one at its top. */
  readonly xName: string;
  readonly yName: string;
  /** Whether a unit is as long on both axes; the plane then shrinks around its middle. */
  readonly equal?: boolean;
}

const LEFT = 40;
const RIGHT = 8;
const TOP = 22;
const BOTTOM = 38;

/** A frame of that size, its axis names inside it. Zero has a line of class `zero` on both axes, other ticks one of class `tick`. */
export function planeFrame(size: Size, { x: across, y: up, xName, yName, equal = false }: Axes): PlaneFrame {
  let width = Math.max(20, size.width - LEFT - RIGHT);
  let height = Math.max(20, size.height - TOP - BOTTOM);
  if (equal) {
    const unit = Math.min(width / (across[1] - across[0]), height / (up[1] - up[0]));
    width = unit * (across[1] - across[0]);
    height = unit * (up[1] - up[0]);
  }
  const left = LEFT + (size.width - LEFT - RIGHT - width) / 2;
  const plane = { x: round2(left), y: TOP, width: round2(width), height: round2(height) };
  const right = plane.x + plane.width;
  const bottom = plane.y + plane.height;
  const x = linearScale(across, [plane.x, right]);
  const y = linearScale(up, [bottom, plane.y]);
  const kind = (value: number) => (value === 0 ? 'tick zero' : 'tick');
  const axes = [
    ...ticksOf(up, plane.height).map((value) => {
      const at = round2(y(value));
      return group(`y ${value}`, { class: kind(value) }, [
        path('line', 'grid', `M${plane.x} ${at}H${right}`),
        text('label', 'tick-label', formatTick(value), { x: plane.x - 8, y: at + 4, anchor: 'end' }),
      ]);
    }),
    ...ticksOf(across, plane.width).map((value) => {
      const at = round2(x(value));
      return group(`x ${value}`, { class: kind(value) }, [
        path('line', 'grid', `M${at} ${plane.y}V${bottom}`),
        text('label', 'tick-label', formatTick(value), { x: at, y: bottom + 16, anchor: 'middle' }),
      ]);
    }),
    text('x name', 'axis-name', xName, { x: right, y: bottom + 33, anchor: 'end' }),
    text('y name', 'axis-name', yName, { x: Math.max(2, plane.x - 34), y: 13 }),
  ];
  return { plane, x, y, axes };
}

function ticksOf(domain: Domain, length: number): number[] {
  return ticks(domain[0], domain[1], Math.max(2, Math.min(5, Math.floor(length / 48))));
}
