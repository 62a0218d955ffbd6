import { ticks } from 'd3-array';
import { formatTick } from './formatNumber';
import { group, path, round2, text, type Box, type Mark } from './marks';
import { linearScale, symlogScale, type Domain } from './scales';
import { tickLabel, type TickWords } from './tickLabel';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Tick extends TickWords {
  readonly value: number;
}

/** The plane of a plot against training steps: where it lies, its two scales and its axes as marks. */
export interface PlotFrame {
  readonly plane: Box;
  readonly x: (step: number) => number;
  readonly y: (value: number) => number;
  /** The step under an x, 0 … T. */
  readonly stepAt: (x: number) => number;
  readonly axes: readonly Mark[];
}

const LEFT = 40;
const RIGHT = 2;
const TOP = 6;
const BOTTOM = 20;

/** Constant of every symmetric logarithmic scale of the page: linear within ±0.01. */
const SYMLOG_CONSTANT = 0.01;

/** A frame over `steps` training steps whose y axis spans `domain`, linear or symmetric logarithmic. */
export function plotFrame(size: Size, steps: number, domain: Domain, scale: 'linear' | 'symlog'): PlotFrame {
  const plane = {
    x: LEFT,
    y: TOP,
    width: Math.max(20, size.width - LEFT - RIGHT),
    height: Math.max(20, size.height - TOP - BOTTOM),
  };
  const bottom = plane.y + plane.height;
  const right = plane.x + plane.width;
  const x = linearScale([0, steps], [plane.x, right]);
  const range: Domain = [bottom, plane.y];
  const y = scale === 'linear' ? linearScale(domain, range) : symlogScale(domain, range, SYMLOG_CONSTANT);
  const marked = scale === 'linear' ? linearTicks(domain, plane.height) : symlogTicks(domain, y, plane.height);
  const axes = [
    ...marked.map((tick) => {
      const at = round2(y(tick.value));
      return group(`tick ${tick.value}`, { class: tick.value === 0 ? 'tick zero' : 'tick', 'data-axis': 'y' }, [
        path('line', 'grid', `M${plane.x} ${at}H${right}`),
        tickLabel(tick, { x: plane.x - 8, y: at + 4 }),
      ]);
    }),
    stepLabel('first step', '0', { x: plane.x, y: bottom + 16 }),
    stepLabel('last step', `training step ${steps}`, { x: right, y: bottom + 16, anchor: 'end' }),
  ];
  return {
    plane,
    x,
    y,
    stepAt: (px) => Math.max(0, Math.min(steps, Math.round(x.invert(px)))),
    axes,
  };
}

function stepLabel(key: string, words: string, at: Parameters<typeof text>[3]): Mark {
  const mark = text(key, 'tick-label', words, at);
  return { ...mark, attributes: { ...mark.attributes, 'data-axis': 'x' } };
}

function linearTicks(domain: Domain, height: number): Tick[] {
  const count = Math.max(2, Math.min(5, Math.floor(height / 40)));
  return ticks(domain[0], domain[1], count).map((value) => ({ value, label: formatTick(value) }));
}

/** Zero and powers of ten on both sides, at most five and never closer than a line of text. */
function symlogTicks(domain: Domain, y: (value: number) => number, height: number): Tick[] {
  const [low, high] = domain;
  const top = highestPower(high);
  const bottom = highestPower(-low);
  const room = Math.min(18, height / 5);
  const clear = (value: number, values: readonly number[]) =>
    values.every((other) => Math.abs(y(value) - y(other)) >= room);
  for (let stride = 1; stride <= 320; stride++) {
    const values = [0];
    let skipped = false;
    for (const [sign, from] of [[1, top] as const, [-1, bottom] as const]) {
      for (let power = from; power >= -2; power -= stride) {
        const value = sign * tenTo(power);
        if (clear(value, values)) values.push(value);
        else if (Math.abs(y(value) - y(0)) >= room) skipped = true; // crowded among themselves: a wider stride
      }
    }
    if (values.length <= 5 && !skipped) return values.sort((a, b) => a - b).map(powerTick);
  }
  return [powerTick(0)];
}

/** The largest m ≥ −2 with 10^m ≤ x, or −3 where x is below 0.01. */
function highestPower(x: number): number {
  return x >= 0.01 ? Math.floor(Math.log10(x) + 1e-9) : -3;
}

const tenTo = (power: number) => Number(`1e${power}`);

function powerTick(value: number): Tick {
  const size = Math.abs(value);
  if (size < 1e4) return { value, label: formatTick(value) };
  return { value, label: value < 0 ? '−10' : '10', exponent: String(Math.round(Math.log10(size))) };
}

/** What moves over a plot: the cursor's line, the dot on each curve, and the line of what is read off. */
export function cursorMarks(frame: PlotFrame, step: number, values: readonly number[], kind: 'cursor' | 'probe'): Mark {
  const { plane } = frame;
  const x = round2(frame.x(step));
  return group(kind, { class: kind }, [
    path('line', 'cursor-line', `M${x} ${plane.y}V${plane.y + plane.height}`),
    ...values.map((value, i) => {
      const y = Math.max(plane.y, Math.min(plane.y + plane.height, frame.y(value)));
      return { key: `dot ${i}`, tag: 'circle' as const, attributes: { class: 'dot', cx: x, cy: round2(y), r: 4 } };
    }),
  ]);
}
