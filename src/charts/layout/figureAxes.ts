import { ticks } from 'd3-array';
import type { Axis } from '../../core/experiments/figure';
import { formatTick } from './formatNumber';
import { group, path, round2, text, type Box, type Mark } from './marks';
import { linearScale, logScale, symlogScale, type Domain, type Scale } from './scales';

/** The scale of a figure's axis over a range of pixels. */
export function scaleOf({ scale, domain, constant = 0.01 }: Axis, range: Domain): Scale {
  if (scale === 'log') return logScale(domain, range);
  return scale === 'symlog' ? symlogScale(domain, range, constant) : linearScale(domain, range);
}

/** Grid lines, ticks and names of both axes: the y axis is named above it, the x axis below. */
export function axisMarks(plane: Box, x: Axis, y: Axis): Mark[] {
  const bottom = plane.y + plane.height;
  const right = plane.x + plane.width;
  const atX = scaleOf(x, [plane.x, right]);
  const atY = scaleOf(y, [bottom, plane.y]);
  return [
    ...tickValues(y, plane.height / 45).map((value) => {
      const at = round2(atY(value));
      return group(`y ${value}`, {}, [
        path('line', 'grid', `M${plane.x} ${at}H${right}`),
        tickLabel(value, { x: plane.x - 7, y: at + 4, anchor: 'end' }),
      ]);
    }),
    path('base', 'base', `M${plane.x} ${bottom}H${right}`),
    ...tickValues(x, plane.width / 75).map((value) => {
      const at = round2(atX(value));
      return group(`x ${value}`, {}, [
        path('line', 'base', `M${at} ${bottom}V${bottom + 5}`),
        tickLabel(value, { x: at, y: bottom + 19, anchor: 'middle' }),
      ]);
    }),
    text('x name', 'axis', x.label, { x: plane.x + plane.width / 2, y: bottom + 39, anchor: 'middle' }),
    text('y name', 'axis', y.label, { x: plane.x - 40, y: plane.y - 12 }),
  ];
}

function tickValues({ scale, domain, ticks: given }: Axis, count: number): readonly number[] {
  if (given) return given;
  const [low, high] = domain;
  if (scale !== 'log') return ticks(low, high, Math.max(3, Math.min(7, count)));
  const powers = ticks(Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9), Math.max(2, count));
  return powers.filter(Number.isInteger).map((power) => Number(`1e${power}`));
}

function tickLabel(value: number, at: { x: number; y: number; anchor: 'middle' | 'end' }): Mark {
  const power = Math.log10(Math.abs(value));
  if (value === 0 || !Number.isInteger(power) || Math.abs(power) < 4) {
    return text('label', 'tick', formatTick(value), at);
  }
  return {
    key: 'label',
    tag: 'text',
    attributes: { class: 'tick', x: at.x, y: at.y, 'text-anchor': at.anchor },
    children: [
      { key: 'base', tag: 'tspan', attributes: {}, text: value < 0 ? '−10' : '10' },
      { key: 'power', tag: 'tspan', attributes: { class: 'power', dy: -5 }, text: formatTick(power) },
    ],
  };
}
