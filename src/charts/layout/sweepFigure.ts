import type { Recipe } from '../../core/fork';
import { parameterTable } from '../../core/parameters';
import { criticalGap } from '../../core/raceInvariant';
import { cellOutcomes } from '../../core/sweep';
import type { SweepAxis } from '../../core/sweepAxis';
import { theoryApplies } from '../../core/theory';
import { shapeMark, wrapped } from './figureMarks';
import { evenGrid, mapMarks } from './mapMarks';
import { group, path, rect, round2, text, type Box, type Mark } from './marks';
import { sweepPlaces, type SweepPlaces } from './sweepPlaces';

/** A map to be drawn as a figure. */
export interface DrawnSweep {
  /** What is fixed; the values of the two sides in it are not looked at. */
  readonly recipe: Recipe;
  readonly x: SweepAxis;
  readonly y: SweepAxis;
  /** Codes of `cellOutcomes`, by cell. */
  readonly outcomes: Uint8Array;
  /** The kept gap of cells that were run to their end, else NaN. */
  readonly kept: Float64Array;
}

const WIDTH = 720;
const LEFT = 62;
const PLANE = { width: WIDTH - LEFT - 10, height: 480 };
const ROW = 19;

interface Words {
  /** What the map is of, unless it has a title of its own. */
  readonly title?: string;
  /** Under the title, one a line. */
  readonly notes: readonly string[];
  readonly source: string;
}

/** A map as marks, from its title to its source line, with the size that it takes and its title. */
export function sweepFigureMarks(sweep: DrawnSweep, { title = sweepTitle(sweep), notes, source }: Words) {
  const { x, y, outcomes, kept } = sweep;
  const lines = notes.flatMap((note) => wrapped(note, 106));
  const legendAt = 36 + ROW * lines.length + 24;
  const plane = { x: LEFT, y: legendAt + 46, ...PLANE };
  const [columns, rows] = [x.values.length, y.values.length];
  const across = sweepPlaces(x, [plane.x, plane.x + plane.width]);
  const up = sweepPlaces(y, [plane.y + plane.height, plane.y]);
  const foot = plane.y + plane.height + 66;
  const marks: Mark[] = [
    text('title', 'title', title, { x: 0, y: 30 }),
    ...lines.map((line, i) => text(`note ${i}`, 'caption', line, { x: 0, y: 36 + ROW * (i + 1) })),
    legend(outcomes, legendAt),
    group('map', {}, mapMarks({ columns, rows, outcomes, kept }, evenGrid(columns, rows, plane), 'map')),
    ...theoryLine(sweep, plane, across, up),
    ...axisMarks(plane, across, up),
    nameMark('x name', x, { x: plane.x + plane.width / 2, y: plane.y + plane.height + 42, anchor: 'middle' }),
    nameMark('y name', y, { x: 0, y: plane.y - 12, anchor: 'start' }),
    text('source', 'source', source, { x: 0, y: foot }),
  ];
  return { title, width: WIDTH, height: foot + 10, marks };
}

/** What a map is of, in a line. */
function sweepTitle({ x, y }: Pick<DrawnSweep, 'x' | 'y'>): string {
  const name = (axis: SweepAxis) => labelOf(axis).label.replace(/^./, (letter) => letter.toLowerCase());
  return `How runs end, by ${name(x)} and ${name(y)}`;
}

const labelOf = ({ key }: SweepAxis) => parameterTable.find((spec) => spec.key === key)!;

/** The name of a side and its symbol, as “Learning rate, look-ahead η_φ” with the φ below the line. */
function nameMark(key: string, axis: SweepAxis, at: { x: number; y: number; anchor: 'start' | 'middle' }): Mark {
  const { label, symbol } = labelOf(axis);
  const [letter, below] = symbol.split('_');
  const name = text(key, 'axis', letter === '' ? label : `${label} ${letter}`, at);
  if (below === undefined) return name;
  return { ...name, children: [{ key: 'below', tag: 'tspan', attributes: { class: 'power', dy: 3 }, text: below }] };
}

function axisMarks(plane: Box, across: SweepPlaces, up: SweepPlaces): Mark[] {
  const bottom = plane.y + plane.height;
  const label = (
    exponent: string | undefined,
    words: string,
    at: { x: number; y: number; anchor: 'middle' | 'end' },
  ): Mark => {
    if (exponent === undefined) return text('label', 'tick', words, at);
    const parts = [
      { key: 'base', tag: 'tspan', attributes: {}, text: words },
      { key: 'power', tag: 'tspan', attributes: { class: 'power', dy: -5 }, text: exponent },
    ] as const;
    const attributes = { class: 'tick', x: at.x, y: at.y, 'text-anchor': at.anchor };
    return { key: 'label', tag: 'text', attributes, children: parts };
  };
  return [
    rect('frame', 'base', plane),
    ...across.ticks.map(({ value, label: words, exponent }) => {
      const at = round2(across.at(value));
      return group(`x ${value}`, {}, [
        path('line', 'base', `M${at} ${bottom}V${bottom + 5}`),
        label(exponent, words, { x: at, y: bottom + 19, anchor: 'middle' }),
      ]);
    }),
    ...up.ticks.map(({ value, label: words, exponent }) => {
      const at = round2(up.at(value));
      return group(`y ${value}`, {}, [
        path('line', 'base', `M${plane.x - 5} ${at}H${plane.x}`),
        label(exponent, words, { x: plane.x - 8, y: round2(at + 4), anchor: 'end' }),
      ]);
    }),
  ];
}

/** A swatch, a shape, the name and the share of the cells for every outcome that there is. */
function legend(outcomes: Uint8Array, y: number): Mark {
  const present = cellOutcomes.map((name, code) => ({ name, count: outcomes.filter((each) => each === code).length }));
  return group(
    'legend',
    {},
    present
      .filter(({ count }) => count > 0)
      .flatMap(({ name, count }, i) => {
        const x = i * 168;
        const box = { x, y: y - 13, width: 26, height: 17 };
        const pattern =
          name === 'robust' ? [] : [rect(`${name} pattern`, 'map-pattern', box, { fill: `url(#map-${name})` })];
        return [
          rect(`${name} swatch`, `map-area ${name}`, box),
          ...pattern,
          ...(name === 'none' ? [] : [shapeMark(name, name, { x: x + 37, y: y - 5 }, 5)]),
          text(`${name} name`, 'caption', `${name === 'none' ? 'no run' : name} ${percent(count / outcomes.length)}`, {
            x: x + (name === 'none' ? 32 : 48),
            y,
          }),
        ];
      }),
  );
}

function percent(share: number): string {
  if (share > 0 && share < 0.005) return '< 1 %';
  return share < 1 && share > 0.995 ? '> 99 %' : `${Math.round(100 * share)} %`;
}

/** Where fact 7 holds and the sides are gap and rate: the critical gap at each rate, beyond which the rate comes to reach zero. */
function theoryLine({ recipe, x, y }: DrawnSweep, plane: Box, across: SweepPlaces, up: SweepPlaces): Mark[] {
  const { parameters, forks } = recipe;
  const [gaps, rates] = x.key === 'gap' ? [x, y] : [y, x];
  const isRace = gaps.key === 'gap' && rates.key === 'rho' && forks.length === 0 && theoryApplies(parameters).applies;
  if (!isRace || parameters.lrTime === 0 || parameters.anticipation === 0) return [];
  const [low, high] = [Math.max(0, rates.values[0]), rates.values[rates.values.length - 1]];
  const [least, most] = [gaps.values[0], gaps.values[gaps.values.length - 1]];
  const points: { px: number; py: number }[] = [];
  for (let i = 0; i <= 160 && high > low; i++) {
    const rate = low + ((high - low) * i) / 160;
    const gap = criticalGap(rate, parameters);
    if (gap < least || gap > most) continue;
    const [horizontal, vertical] = x.key === 'gap' ? [gap, rate] : [rate, gap];
    points.push({ px: round2(across.at(horizontal)), py: round2(up.at(vertical)) });
  }
  if (points.length < 2) return [];
  const line = `M${points.map(({ px, py }) => `${px} ${py}`).join('L')}`;
  const { px, py } = points[Math.floor(points.length * 0.75)];
  const right = px < plane.x + plane.width / 2;
  return [
    path('theory halo', 'theory-halo', line),
    path('theory', 'theory', line),
    {
      ...text('theory name', 'label on-ink', 'R', {
        x: px + (right ? 10 : -10),
        y: py + (right ? 16 : -8),
        anchor: right ? 'start' : 'end',
      }),
      children: [
        { key: 'c', tag: 'tspan', attributes: { class: 'power', dy: 3 }, text: 'c' },
        {
          key: 'words',
          tag: 'tspan',
          attributes: { dy: -3 },
          text: ': beyond this line the rate reaches zero, in time',
        },
      ],
    },
  ];
}
