import { circle, group, path, rect, round2, type Box, type Mark } from '../../charts/layout/marks';
import type { FigureState } from './figureState';
import { labelMarks } from './labels';
import type { PartName } from './parts';
import { arrowWidth, knobAngle, relativeWeight, strandEpisodes, strandWidth } from './quantities';
import type { FigureShape, Wire, WireName } from './shapes';

/**
 * Figure 1 at one state, as marks from back to front. `reading` is the state whose numbers stand in the labels: while a run plays it
 * follows more slowly, so that they can be read. `selected` is the part that the keyboard is on.
 */
export function figureMarks(
  figure: FigureState,
  shape: FigureShape,
  reading: FigureState = figure,
  selected: PartName | null = null,
): readonly Mark[] {
  const { boxes, radius } = shape;
  const part = (name: PartName, className: string, children: readonly Mark[]): Mark =>
    group(name, { class: `part ${className}${name === selected ? ' selected' : ''}`, 'data-part': name }, children);
  const plainBox = (name: keyof typeof boxes & PartName, label: readonly Mark[], extra: readonly Mark[] = []): Mark =>
    part(name, 'box', [rect('frame', 'frame', boxes[name], { rx: radius }), ...label, ...extra]);
  const labels = labelMarks(reading, shape);
  const wireClass = figure.aware ? 'wire dashed' : 'wire dashed off';
  return [
    rect('container', 'container', boxes.container, { rx: radius }),
    ...labels.container,
    part('awareness', wireClass, [...wireMarks(shape, 'awareness'), ...labels.awareness]),
    part('loss', 'wire', [...wireMarks(shape, 'loss'), ...labels.loss]),
    part('example', 'wire', wireMarks(shape, 'example')),
    part('candidate', 'wire', [...wireMarks(shape, 'candidate'), ...labels.candidate]),
    part('score', 'wire', [...wireMarks(shape, 'score'), ...labels.score]),
    part('act', 'wire', wireMarks(shape, 'act')),
    part('outcome', 'wire', wireMarks(shape, 'outcome')),
    part('futures', 'futures', [...strandMarks(figure, shape), ...labels.futures]),
    part('now', 'now', [nowMark(figure, shape), ...labels.now]),
    part('discount', 'knob', [...knobMarks(figure, shape), ...labels.discount]),
    part('lookAhead', `arrow deceptive ${direction(figure.stepTime)}`, [
      blockArrow('lookAhead', shape.arrows.lookAhead, figure.stepTime),
      ...labels.lookAhead,
    ]),
    part('fixObjective', `arrow robust ${direction(figure.closing)}`, [
      blockArrow('fixObjective', shape.arrows.fixObjective, figure.stepGap),
      ...labels.fixObjective,
    ]),
    plainBox('baseOptimiser', labels.baseOptimiser),
    plainBox('currentExample', labels.currentExample),
    plainBox('worldModel', labels.worldModel),
    plainBox('mesaObjective', labels.mesaObjective, rulerMarks('mesa', figure, shape)),
    plainBox('search', labels.search),
    plainBox('action', labels.action, rulerMarks('action', figure, shape)),
    plainBox('baseObjective', labels.baseObjective, rulerMarks('base', figure, shape)),
  ];
}

/** Which way an update goes: `forward` is what its name says (both names lower a number), `back` the other way. */
function direction(step: number): 'forward' | 'back' | 'still' {
  return step < 0 ? 'forward' : step > 0 ? 'back' : 'still';
}

function arrowhead(key: string, [x, y]: readonly [number, number], towards: Wire['direction'], size = 8): Mark {
  const half = size * 0.55;
  const points = {
    right: `M${x} ${y}l${-size} ${-half}v${2 * half}z`,
    left: `M${x} ${y}l${size} ${-half}v${2 * half}z`,
    down: `M${x} ${y}l${-half} ${-size}h${2 * half}z`,
    up: `M${x} ${y}l${-half} ${size}h${2 * half}z`,
  };
  return path(key, 'head', points[towards]);
}

function wireMarks(shape: FigureShape, name: WireName): Mark[] {
  return shape.wires[name].flatMap((wire, i) => [
    path(`line ${i}`, 'line', wire.d),
    arrowhead(`head ${i}`, wire.tip, wire.direction),
  ]);
}

/** The temporal weights as wires from world model to mesa-objective, heaviest 6.5 wide, dashed below a thousandth. */
function strandMarks({ rho, horizon, deploy }: FigureState, shape: FigureShape): Mark[] {
  const { from, to, y, gap } = shape.strands;
  const episodes = strandEpisodes(horizon, deploy, shape.name);
  const top = y - gap * (episodes.length - 1);
  const strands = episodes.map((k, i) => {
    const relative = relativeWeight(rho, k, horizon);
    const dash = relative < 0.001 ? { 'stroke-dasharray': '4 4' } : {};
    const width = round2(strandWidth(relative));
    const className = k < deploy ? 'strand training' : 'strand';
    return path(`strand ${i}`, className, `M${from} ${y - gap * i}H${to}`, {
      'stroke-width': width,
      'data-k': k,
      ...dash,
    });
  });
  const split = episodes.findIndex((k) => k >= deploy);
  const middle = (top + y) / 2;
  return [
    ...strands,
    ...(split > 0 ? [path('split', 'split', `M${from - 10} ${y - gap * (split - 0.5)}H${to}`)] : []),
    path('bar', 'line', `M${to} ${top - 4}V${y + 4}`),
    arrowhead('head', [to + 8, middle], 'right'),
  ];
}

function nowMark({ rho, horizon }: FigureState, shape: FigureShape): Mark {
  const { from, to, y } = shape.now;
  const relative = relativeWeight(rho, 0, horizon);
  const dash = relative < 0.001 ? { 'stroke-dasharray': '4 4' } : {};
  return group('wire', {}, [
    path('line', 'now-line', `M${from} ${y}H${to - 7}`, { 'stroke-width': round2(strandWidth(relative)), ...dash }),
    arrowhead('head', [to, y], 'right', 9),
  ]);
}

function knobMarks({ rho, horizon, deploy }: FigureState, shape: FigureShape): Mark[] {
  const { x, y, r } = shape.knob;
  const count = strandEpisodes(horizon, deploy, shape.name).length;
  const top = shape.strands.y - shape.strands.gap * (count - 1);
  const angle = round2(knobAngle(rho));
  const gang = `M${x} ${y + r}V${count > 1 ? shape.strands.y + 4 : top + 4}`;
  return [
    path('ground', 'gang-ground', gang),
    path('gang', 'gang', gang),
    circle('ring', 'ring', { cx: x, cy: y, r }),
    path('zero', 'zero-mark', `M${x} ${y - r}v5`),
    path('needle', 'needle', `M${x} ${y}V${y - r + 4}`, {
      transform: `rotate(${angle} ${x} ${y})`,
      'data-angle': angle,
    }),
  ];
}

/** A block arrow from the base optimiser, its shaft as wide as the step is large. */
function blockArrow(name: string, { x, from, to }: { x: number; from: number; to: number }, step: number): Mark {
  const width = round2(arrowWidth(step));
  const half = width / 2;
  const head = Math.max(6, half + 5);
  const neck = to - Math.min(16, head * 1.2);
  const d =
    `M${round2(x - half)} ${from}V${round2(neck)}H${round2(x - head)}L${x} ${to}L${round2(x + head)} ${round2(neck)}` +
    `H${round2(x + half)}V${from}z`;
  return path(name, 'block', d, { 'data-width': width });
}

/** One ruler in three boxes: distance from the base target, 0 at the left, `rulerEnd` at the right. */
function rulerMarks(which: 'mesa' | 'action' | 'base', figure: FigureState, shape: FigureShape): Mark[] {
  const owner = { mesa: 'mesaObjective', action: 'action', base: 'baseObjective' } as const;
  const frame: Box = shape.boxes[owner[which]];
  const wide = shape.name === 'wide';
  const inset = wide ? 16 : 14;
  const from = frame.x + inset;
  const width = frame.width - 2 * inset;
  const below = { mesa: wide ? 92 : 66, action: wide ? 44 : 40, base: wide ? 38 : 25 }[which];
  const y = frame.y + below;
  const at = (distance: number) => round2(from + (width * Math.min(distance, figure.rulerEnd)) / figure.rulerEnd);
  const marks = [path('ruler', 'ruler', `M${from} ${y}h${width}`)];
  if (which !== 'mesa') marks.push(cross(from, y));
  if (which === 'action') {
    const x = at((1 - figure.compliance) * figure.gap);
    marks.push({ ...circle('mesa target', 'mesa-target', { cx: at(figure.gap), cy: y, r: 6 }) });
    marks.push(path('action', 'action-mark', `M${x} ${y - 6.5}l5.5 10h-11z`, { 'data-x': x }));
  }
  if (which === 'mesa') marks.push(circle('mesa target', 'mesa-target', { cx: at(figure.gap), cy: y, r: 6.5 }));
  return [group('markers', { class: 'markers', 'data-from': from, 'data-width': width }, marks)];
}

function cross(x: number, y: number): Mark {
  return path('base target', 'base-target', `M${x - 6.5} ${y - 6.5}l13 13M${x - 6.5} ${y + 6.5}l13 -13`);
}
