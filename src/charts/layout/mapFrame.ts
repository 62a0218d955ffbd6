import { ticks } from 'd3-array';
import { findSpec } from '../../core/parameters';
import type { SweepAxis } from '../../core/sweepAxis';
import { formatTick } from './formatNumber';
import { evenGrid, type MapGrid } from './mapMarks';
import { group, path, round2, type Box, type Mark } from './marks';
import type { Size } from './plotFrame';
import { tickLabel, type TickWords } from './tickLabel';

/** Where a map lies in its drawing: cells of equal size, whatever their values, each value in the middle of its cell. */
export interface MapFrame {
  readonly plane: Box;
  readonly grid: MapGrid;
  /** Pixels of a value, between cells on the parameter's own scale; outside the plane beyond half a cell past either end. */
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly axes: readonly Mark[];
}

/** What an axis is of: words, and the table's symbol for it, whose index is set below (`η_m`, `g₀`), or none. */
export interface AxisName {
  readonly words: string;
  readonly symbol: string;
}

const LEFT = 46;
const RIGHT = 8;
const TOP = 24;
const BOTTOM = 42;

export function mapFrame(
  size: Size,
  x: SweepAxis,
  y: SweepAxis,
  names: { readonly x: AxisName; readonly y: AxisName },
): MapFrame {
  const plane = {
    x: LEFT,
    y: TOP,
    width: Math.max(20, size.width - LEFT - RIGHT),
    height: Math.max(20, size.height - TOP - BOTTOM),
  };
  const [columns, rows] = [x.values.length, y.values.length];
  const [right, bottom] = [plane.x + plane.width, plane.y + plane.height];
  const across = placesOf(x);
  const up = placesOf(y);
  const atX = (value: number) => plane.x + ((across(value) + 0.5) / columns) * plane.width;
  const atY = (value: number) => bottom - ((up(value) + 0.5) / rows) * plane.height;
  const axes = [
    ...ticksOf(y, plane.height / 46, (value) => atY(value), 24).map((value) => {
      const at = round2(atY(value));
      return group(`y ${value}`, { class: 'tick' }, [
        path('line', 'tick-line', `M${plane.x - 5} ${at}H${plane.x}`),
        tickLabel(wordsOf(value), { x: plane.x - 9, y: round2(at + 4.5) }),
      ]);
    }),
    ...ticksOf(x, plane.width / 62, (value) => atX(value), 40).map((value) => {
      const at = round2(atX(value));
      return group(`x ${value}`, { class: 'tick' }, [
        path('line', 'tick-line', `M${at} ${bottom}V${bottom + 5}`),
        tickLabel(wordsOf(value), { x: at, y: bottom + 19, anchor: 'middle' }),
      ]);
    }),
    axisName('x name', names.x, { x: right, y: bottom + 37, anchor: 'end' }),
    axisName('y name', names.y, { x: 2, y: 14, anchor: 'start' }),
  ];
  return {
    plane,
    grid: evenGrid(columns, rows, plane),
    x: atX,
    y: atY,
    axes,
  };
}

/** Whether values of a side are even in their logarithm, zero in front apart. */
export function isLogarithmic({ key }: SweepAxis): boolean {
  const spec = findSpec(key);
  return spec?.kind === 'number' && spec.scale !== 'linear';
}

/**
 * Where a value lies among those of a side, in cells: 0 is the middle of the first. Past either end it goes on as the last two do.
 * Between a zero in front and the first value above it, and where no logarithm is, it is even.
 */
export function placesOf(side: SweepAxis): (value: number) => number {
  const { values } = side;
  const last = values.length - 1;
  const scaled = isLogarithmic(side)
    ? (value: number) => (value > 0 ? Math.log(value) : -Infinity)
    : (value: number) => value;
  return (value) => {
    if (last === 0) return 0;
    let low = 0;
    let high = last;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (values[middle] <= value) low = middle;
      else high = middle;
    }
    const [from, to, at] = [values[low], values[high], value].map(scaled);
    const share = (at - from) / (to - from);
    return low + (Number.isFinite(share) ? share : (value - values[low]) / (values[high] - values[low]));
  };
}

/** Round values within a side, at most about so many, and no two nearer than `room` pixels. */
function ticksOf(side: SweepAxis, count: number, place: (value: number) => number, room: number): number[] {
  const { values } = side;
  const [first, last] = [values[0], values[values.length - 1]];
  const wanted = Math.max(2, Math.min(9, Math.floor(count)));
  if (!isLogarithmic(side) || last === first) return clear(ticks(first, last, wanted));
  const low = first === 0 ? values[1] : first;
  const zero = first === 0 ? [0] : [];
  const powers: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(last) + 1e-9; power++)
    powers.push(Number(`1e${power}`));
  const among = (factors: readonly number[]) =>
    powers.flatMap((power) => factors.map((factor) => Number((power * factor).toPrecision(3))));
  const inside = (list: readonly number[]) =>
    list.filter((value) => value >= low * (1 - 1e-9) && value <= last * (1 + 1e-9));
  const tens = thinned(inside(among([1])), wanted);
  const between = tens.length < wanted && tens.length > 0 ? inside(among(tens.length > 4 ? [3] : [2, 5])) : [];
  return clear([...zero, ...tens, ...(tens.length > 0 ? between : [low, last])]);

  /** Those that stand clear of the ones before them. */
  function clear(list: readonly number[]): number[] {
    const kept: number[] = [];
    for (const value of list) {
      const at = place(value);
      if (kept.every((other) => Math.abs(place(other) - at) >= room)) kept.push(value);
    }
    return kept;
  }
}

/** Every so many of a list, so that there are not more than `most`. */
function thinned(list: readonly number[], most: number): number[] {
  const stride = Math.ceil(list.length / most);
  return list.filter((_, i) => (list.length - 1 - i) % stride === 0);
}

/** Powers of ten from a ten-thousandth down and from a hundred thousand up are written as such. */
function wordsOf(value: number): TickWords {
  const power = Math.log10(Math.abs(value));
  if (value === 0 || (power > -4 && power < 5)) return { label: formatTick(value) };
  const exponent = Math.floor(power + 1e-9);
  const factor = Number((value / Number(`1e${exponent}`)).toPrecision(3));
  return { label: factor === 1 ? '10' : `${formatTick(factor)} · 10`, exponent: formatTick(exponent) };
}

function axisName(
  key: string,
  { words, symbol }: AxisName,
  at: { x: number; y: number; anchor: 'start' | 'end' },
): Mark {
  const [base, index] = symbol.replace('₀', '_0').split('_');
  const span = (name: string, className: string, content: string, more = {}): Mark => {
    return { key: name, tag: 'tspan', attributes: { class: className, ...more }, text: content };
  };
  return {
    key,
    tag: 'text',
    attributes: { class: 'axis-name', x: at.x, y: at.y, 'text-anchor': at.anchor },
    children: [
      span('words', 'axis-words', symbol === '' ? words : `${words} `),
      ...(symbol === '' ? [] : [span('symbol', 'symbol', base)]),
      ...(index === undefined ? [] : [span('index', 'subscript', index, { dy: 3 })]),
    ],
  };
}
