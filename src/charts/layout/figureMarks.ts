import type { Curve, Figure, Guide, Panel, Point, Shade } from '../../core/experiments/figure';
import type { OutcomeKind } from '../../core/outcome';
import { axisMarks, scaleOf } from './figureAxes';
import { group, path, rect, round2, text, type Box, type Mark } from './marks';

/** Width of every figure; its height depends on how many lines its caption takes. */
const WIDTH = 720;
const LEFT = 48;
const ROW = 19;

/** A figure as marks, from its title to its source line, with the size that it takes. */
export function figureMarks(figure: Figure, source: string): { width: number; height: number; marks: Mark[] } {
  const { title, caption, panels } = figure;
  const lines = wrapped(caption, 106);
  const shapes = outcomesOf(panels);
  let y = 30;
  const head = [text('title', 'title', title, { x: 0, y })];
  for (const line of lines)
    head.push(text(`caption ${y}`, 'caption', line, { x: 0, y: (y += ROW + (y === 30 ? 5 : 0)) }));
  if (shapes.length > 0) head.push(legend(shapes, (y += ROW + 7)));
  const top = y + 46;
  const height = panels.length > 1 ? 250 : 320;
  const gap = 26;
  const each = (WIDTH - gap * (panels.length - 1)) / panels.length;
  const drawn = panels.map((panel, i) => {
    const labelled = panel.curves.some(({ label }) => label?.side === 'right' && label.at > 0.98);
    const box = { x: i * (each + gap) + LEFT, y: top, width: each - LEFT - (labelled ? 62 : 10), height };
    return group(`panel ${i}`, {}, panelMarks(panel, box, `plane-${i}`));
  });
  const foot = top + height + 66;
  return {
    width: WIDTH,
    height: foot + 10,
    marks: [...head, ...drawn, text('source', 'source', source, { x: 0, y: foot })],
  };
}

function panelMarks(panel: Panel, plane: Box, clip: string): Mark[] {
  const { x, y, curves, guides = [], shades = [], notes = [] } = panel;
  const atX = scaleOf(x, [plane.x, plane.x + plane.width]);
  const atY = scaleOf(y, [plane.y + plane.height, plane.y]);
  const place = (point: Point) => ({ x: round2(atX(point.x)), y: round2(atY(point.y)) });
  const inside = (point: Point) => {
    const { x: px, y: py } = place(point);
    const slack = 1;
    return (
      px >= plane.x - slack &&
      px <= plane.x + plane.width + slack &&
      py >= plane.y - slack &&
      py <= plane.y + plane.height + slack
    );
  };
  const along = { x: atX, y: atY };
  return [
    { key: 'clip', tag: 'clipPath', attributes: { id: clip }, children: [rect('box', '', plane)] },
    ...shades.flatMap((shade, i) => shadeMark(shade, `shade ${i}`, plane, along[shade.axis])),
    ...axisMarks(plane, x, y),
    ...guides.flatMap((guide, i) => guideMarks(guide, `guide ${i}`, plane, along[guide.axis])),
    group(
      'curves',
      { 'clip-path': `url(#${clip})` },
      curves.map(({ name, look, dash = '', points }) => {
        const line = points.map((point) => place(point)).map((at) => `${at.x} ${at.y}`);
        return path(name, `curve ${look} ${dash}`.trimEnd(), line.length > 0 ? `M${line.join('L')}` : '');
      }),
    ),
    ...curves.flatMap(({ name, points }) =>
      points
        .filter((point) => point.outcome !== undefined && inside(point))
        .map((point, i) => shapeMark(`${name} ${i}`, point.outcome!, place(point), 4)),
    ),
    ...curves.flatMap((curve) => curveLabel(curve, place)),
    ...notes.map(({ x: nx, y: ny, text: words, anchor = 'start', look = 'ink' }, i) =>
      text(`note ${i}`, look === 'robust' || look === 'deceptive' ? `note on-${look}` : `label on-${look}`, words, {
        ...place({ x: nx, y: ny }),
        anchor,
      }),
    ),
  ];
}

function shadeMark({ axis, from, to, look }: Shade, key: string, plane: Box, at: (value: number) => number): Mark[] {
  const [a, b] = [at(from), at(to)].sort((p, q) => p - q);
  if (!(b > a)) return [];
  const low = Math.max(a, axis === 'x' ? plane.x : plane.y);
  const high = Math.min(b, axis === 'x' ? plane.x + plane.width : plane.y + plane.height);
  const along = { x: round2(low), width: round2(high - low) };
  const down = { y: round2(low), height: round2(high - low) };
  return [rect(key, `shade-${look}`, axis === 'x' ? { ...plane, ...along } : { ...plane, ...down })];
}

function guideMarks(
  { axis, at, label, end = 'high', side }: Guide,
  key: string,
  plane: Box,
  scale: (x: number) => number,
): Mark[] {
  const place = round2(scale(at));
  const bottom = plane.y + plane.height;
  const right = plane.x + plane.width;
  if (!Number.isFinite(place)) return [];
  if (axis === 'y') {
    const x = end === 'high' ? right - 4 : plane.x + 6;
    return [
      path(key, 'guide', `M${plane.x} ${place}H${right}`),
      text(`${key} name`, 'label', label, { x, y: place - 6, anchor: end === 'high' ? 'end' : 'start' }),
    ];
  }
  const late = side ? side === 'left' : place > plane.x + plane.width * 0.6;
  const y = end === 'high' ? plane.y + 14 : bottom - 8;
  return [
    path(key, 'guide', `M${place} ${plane.y}V${bottom}`),
    text(`${key} name`, 'label', label, { x: place + (late ? -6 : 6), y, anchor: late ? 'end' : 'start' }),
  ];
}

function curveLabel({ name, look, points, label }: Curve, place: (point: Point) => { x: number; y: number }): Mark[] {
  if (!label || points.length === 0) return [];
  const { x, y } = place(points[Math.round(label.at * (points.length - 1))]);
  const beside = {
    above: { x, y: y - 10, anchor: 'middle' },
    below: { x, y: y + 20, anchor: 'middle' },
    left: { x: x - 9, y: y + 5, anchor: 'end' },
    right: { x: x + 9, y: y + 5, anchor: 'start' },
    aboveLeft: { x: x - 7, y: y - 6, anchor: 'end' },
    aboveRight: { x: x + 7, y: y - 6, anchor: 'start' },
    belowLeft: { x: x - 7, y: y + 16, anchor: 'end' },
    belowRight: { x: x + 7, y: y + 16, anchor: 'start' },
  } as const;
  return [text(`${name} label`, `label on-${look}`, label.text, beside[label.side])];
}

const kinds: readonly OutcomeKind[] = ['deceptive', 'undecided', 'robust', 'misgeneralised'];

/** The outcomes that the points of a figure show, in the order of the legend. */
function outcomesOf(panels: readonly Panel[]): OutcomeKind[] {
  const shown = new Set(panels.flatMap(({ curves }) => curves.flatMap(({ points }) => points.map((p) => p.outcome))));
  return kinds.filter((kind) => shown.has(kind));
}

function legend(shown: readonly OutcomeKind[], y: number): Mark {
  return group(
    'legend',
    {},
    shown.flatMap((kind, i) => [
      shapeMark(kind, kind, { x: 6 + i * 120, y: y - 5 }, 5),
      text(`${kind} name`, 'caption', kind, { x: 18 + i * 120, y }),
    ]),
  );
}

/** The page's shapes: triangle, circle, diamond, square. */
export function shapeMark(key: string, kind: OutcomeKind, { x, y }: { x: number; y: number }, r: number): Mark {
  const at = (dx: number, dy: number) => `${round2(x + dx * r)} ${round2(y + dy * r)}`;
  const outline = {
    deceptive: `M${at(0, -1.15)}L${at(1.1, 0.85)}H${round2(x - 1.1 * r)}Z`,
    undecided: `M${at(0, -1.2)}L${at(1.2, 0)}L${at(0, 1.2)}L${at(-1.2, 0)}Z`,
    robust: `M${at(-1, 0)}A${r} ${r} 0 1 1 ${at(1, 0)}A${r} ${r} 0 1 1 ${at(-1, 0)}Z`,
    misgeneralised: `M${at(-0.9, -0.9)}H${round2(x + 0.9 * r)}V${round2(y + 0.9 * r)}H${round2(x - 0.9 * r)}Z`,
  };
  return path(`shape ${key}`, `shape ${kind}`, outline[kind]);
}

/** Words in lines of at most `width` characters. */
export function wrapped(words: string, width: number): string[] {
  const lines = [''];
  for (const word of words.split(' ')) {
    const line = lines[lines.length - 1];
    if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}
