import { circle, group, path, rect, round2, type Box, type Mark } from '../../charts/layout/marks';
import type { FigureState } from './figureState';
import { labelMarks } from './labels';
import type { PartName } from './parts';
import { arrowWidth, knobAngle, strandEpisodes, strandWidth } from './quantities';
import type { FigureShape, Wire, WireName } from './shapes';

/**
 * Lays out Figure 1 at one state, as marks from back to front. `reading` is the state whose numbers stand in the labels: while a run plays
 * it follows more slowly, so that they can be read. `selected` is the part that the keyboard is on. `turn` says which third of the labels
 * takes its numbers from `reading` now, the others stand; by default all do.
 */
export type FigureLayout = (
  figure: FigureState,
  shape: FigureShape,
  reading?: FigureState,
  selected?: PartName | null,
  turn?: Turn | null,
) => readonly Mark[];

export type Turn = 0 | 1 | 2;
type Labels = ReturnType<typeof labelMarks>;
/** When labels have their turn, in thirds of about as much text: all others have the first. */
const turns: Partial<Record<keyof Labels, Turn>> = {
  lookAhead: 1,
  fixObjective: 1,
  baseObjective: 2,
  mesaObjective: 2,
  discount: 2,
};

/** A layout that hands out the same marks again, which cost nothing to draw, for what only a new reading changes. */
export function createFigureLayout(): FigureLayout {
  let last: {
    shape: FigureShape;
    reading: FigureState;
    selected: PartName | null;
    turn: Turn | null;
    parts: ReadParts;
  } | null = null;
  return (figure, shape, reading = figure, selected = null, turn = null) => {
    if (last?.shape !== shape || last.reading !== reading || last.selected !== selected || last.turn !== turn) {
      const kept = turn !== null && last?.shape === shape ? last.parts.labels : null;
      last = { shape, reading, selected, turn, parts: readParts(reading, shape, selected, kept, turn) };
    }
    const { labels, wires, plain } = last.parts;
    const arrow = (name: 'lookAhead' | 'fixObjective', hue: string, size: number, change: number) =>
      part(selected, name, `arrow ${hue} ${direction(change)}`, [
        blockArrow(name, shape.arrows[name], size),
        labels[name],
      ]);
    const ruled = (name: keyof typeof rulers) =>
      part(selected, name, 'box', [frameOf(name, shape), labels[name], rulerMarks(name, figure, shape)]);
    return [
      ...wires,
      part(selected, 'futures', 'futures', [strandMarks(figure, shape), labels.futures]),
      part(selected, 'now', 'now', [nowMark(figure, shape), labels.now]),
      part(selected, 'discount', 'knob', [knobMarks(figure, shape), labels.discount]),
      arrow('lookAhead', 'deceptive', figure.stepRate, figure.stepRate),
      arrow('fixObjective', 'robust', figure.stepGap, figure.closing),
      ...plain,
      ruled('mesaObjective'),
      ruled('action'),
      ruled('baseObjective'),
    ];
  };
}

/** Figure 1 laid out once. */
export const figureMarks: FigureLayout = (...state) => createFigureLayout()(...state);

function part(selected: PartName | null, name: PartName, className: string, children: readonly Mark[]): Mark {
  return group(
    name,
    { class: `part ${className}${name === selected ? ' selected' : ''}`, 'data-part': name },
    children,
  );
}

const frameOf = (name: PartName & keyof FigureShape['boxes'], { boxes, radius }: FigureShape): Mark =>
  rect('frame', 'frame', boxes[name], { rx: radius });

/** What of Figure 1 only a new reading changes: whole parts, and the labels of the others. */
interface ReadParts {
  readonly wires: readonly Mark[];
  readonly plain: readonly Mark[];
  readonly labels: Readonly<Record<keyof Labels, Mark>>;
}

function readParts(
  reading: FigureState,
  shape: FigureShape,
  selected: PartName | null,
  kept: ReadParts['labels'] | null,
  turn: Turn | null,
): ReadParts {
  const { boxes, radius } = shape;
  const lists = Object.entries(labelMarks(reading, shape)) as [keyof Labels, readonly Mark[]][];
  const labels = Object.fromEntries(
    lists.map(([name, marks]) => [name, kept && (turns[name] ?? 0) !== turn ? kept[name] : group('labels', {}, marks)]),
  ) as ReadParts['labels'];
  const wire = (name: WireName, className = 'wire') =>
    part(selected, name, className, [...wireMarks(shape, name), ...(name in labels ? [labels[name as 'loss']] : [])]);
  const plain = (name: PartName & keyof typeof boxes) =>
    part(selected, name, 'box', [frameOf(name, shape), labels[name as 'search']]);
  return {
    labels,
    wires: [
      rect('container', 'container', boxes.container, { rx: radius }),
      group('container labels', {}, [labels.container]),
      wire('awareness', reading.aware ? 'wire dashed' : 'wire dashed off'),
      ...(['loss', 'example', 'candidate', 'score', 'act', 'outcome'] as const).map((name) => wire(name)),
    ],
    plain: (['baseOptimiser', 'currentExample', 'worldModel', 'search'] as const).map(plain),
  };
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
function strandMarks({ relativeWeight, horizon, deploy }: FigureState, shape: FigureShape): Mark {
  const { from, to, y, gap } = shape.strands;
  const episodes = strandEpisodes(horizon, deploy, shape.name);
  const top = y - gap * (episodes.length - 1);
  const strands = episodes.map((k, i) => {
    const relative = relativeWeight(k);
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
  return group('strands', {}, [
    ...strands,
    ...(split > 0 ? [path('split', 'split', `M${from - 10} ${y - gap * (split - 0.5)}H${to}`)] : []),
    path('bar', 'line', `M${to} ${top - 4}V${y + 4}`),
    arrowhead('head', [to + 8, middle], 'right'),
  ]);
}

function nowMark({ relativeWeight }: FigureState, shape: FigureShape): Mark {
  const { from, to, y } = shape.now;
  const relative = relativeWeight(0);
  const dash = relative < 0.001 ? { 'stroke-dasharray': '4 4' } : {};
  return group('wire', {}, [
    path('line', 'now-line', `M${from} ${y}H${to - 7}`, { 'stroke-width': round2(strandWidth(relative)), ...dash }),
    arrowhead('head', [to, y], 'right', 9),
  ]);
}

/** The knob that shows the rate. Shared wiring has it move all strands at once; independent, each strand has a knob of its own. */
function knobMarks({ rho, horizon, deploy, wiring, beside }: FigureState, shape: FigureShape): Mark {
  const { x, y, r } = shape.knob;
  const count = strandEpisodes(horizon, deploy, shape.name).length;
  const top = shape.strands.y - shape.strands.gap * (count - 1);
  const angle = round2(knobAngle(rho));
  const gang = `M${x} ${y + r}V${count > 1 ? shape.strands.y + 4 : top + 4}`;
  return group('knob', {}, [
    ...(wiring === 'shared'
      ? [path('ground', 'gang-ground', gang), path('gang', 'gang', gang)]
      : Array.from({ length: count }, (_, i) =>
          circle(`own ${i}`, 'own-knob', { cx: x, cy: shape.strands.y - shape.strands.gap * i, r: 3 }),
        )),
    circle('ring', 'ring', { cx: x, cy: y, r }),
    path('zero', 'zero-mark', `M${x} ${y - r}v5`),
    ...(beside ? [path('pinned', 'pinned-needle', needle(shape.knob, knobAngle(beside.rho)))] : []),
    path('needle', 'needle', needle(shape.knob, angle), { 'data-angle': angle }),
  ]);
}

/** From the knob's middle nearly to its rim, `angle` degrees clockwise from upright; drawn so, since a rotation costs the browser more. */
function needle({ x, y, r }: FigureShape['knob'], angle: number): string {
  const turn = (angle / 180) * Math.PI;
  return `M${x} ${y}L${round2(x + (r - 4) * Math.sin(turn))} ${round2(y - (r - 4) * Math.cos(turn))}`;
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

/** How far below the top of its box each ruler lies, in the wide and in the narrow shape. */
const rulers = { mesaObjective: [92, 66], action: [44, 40], baseObjective: [38, 25] } as const;

/** One ruler in three boxes: distance from the base target, 0 at the left, `rulerEnd` at the right. */
function rulerMarks(which: keyof typeof rulers, figure: FigureState, shape: FigureShape): Mark {
  const frame: Box = shape.boxes[which];
  const wide = shape.name === 'wide';
  const inset = wide ? 16 : 14;
  const from = frame.x + inset;
  const width = frame.width - 2 * inset;
  const y = frame.y + rulers[which][wide ? 0 : 1];
  const at = (distance: number) => round2(from + (width * Math.min(distance, figure.rulerEnd)) / figure.rulerEnd);
  const marks = [path('ruler', 'ruler', `M${from} ${y}h${width}`)];
  if (which === 'mesaObjective' && figure.beside)
    marks.push(circle('pinned', 'pinned-target', { cx: at(figure.beside.gap), cy: y, r: 6.5 }));
  if (which !== 'mesaObjective') marks.push(cross(from, y));
  if (which === 'action') {
    const x = at((1 - figure.compliance) * figure.gap);
    marks.push({ ...circle('mesa target', 'mesa-target', { cx: at(figure.gap), cy: y, r: 6 }) });
    marks.push(path('action', 'action-mark', `M${x} ${y - 6.5}l5.5 10h-11z`, { 'data-x': x }));
  }
  if (which === 'mesaObjective')
    marks.push(circle('mesa target', 'mesa-target', { cx: at(figure.gap), cy: y, r: 6.5 }));
  return group('markers', { class: 'markers', 'data-from': from, 'data-width': width }, marks);
}

function cross(x: number, y: number): Mark {
  return path('base target', 'base-target', `M${x - 6.5} ${y - 6.5}l13 13M${x - 6.5} ${y + 6.5}l13 -13`);
}
