import type { Mark } from '../../../src/charts/layout/marks';
import { createGoalPlane } from '../../../src/panels/goalPlane/goalPlane';
import { overlap } from '../../../src/panels/goalPlane/placeLabels';
import type { Goal } from '../../../src/panels/goalPlane/planeState';
import type { LabState } from '../../../src/store/lab';
import { pathPoints } from '../../charts/pathPoints';
import { textWidth } from '../../charts/textWidth';

export const size = { width: 330, height: 300 };

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function everyMark(marks: readonly Mark[]): Mark[] {
  return marks.flatMap((mark) => [mark, ...everyMark(mark.children ?? [])]);
}

/** A line through the places of the ticks: what a reader makes of an axis. */
function readingOf(ticks: readonly (readonly [number, number])[]): (pixel: number) => number {
  const sorted = [...ticks].sort((a, b) => a[0] - b[0]);
  const [first, last] = [sorted[0], sorted[sorted.length - 1]];
  return (pixel) => first[0] + ((pixel - first[1]) / (last[1] - first[1])) * (last[0] - first[0]);
}

/** The drawing read as a reader reads it: by its ticks, marks and words. */
export function readPlane(marks: readonly Mark[]) {
  const all = everyMark(marks);
  const find = (key: string) => all.find((mark) => mark.key === key && mark.tag !== 'text');
  const ticks = (axis: 'x' | 'y') =>
    all.flatMap(({ key, children }): [number, number][] => {
      const label = key.startsWith(`${axis} `) ? children?.find((child) => child.key === 'label') : undefined;
      if (!label) return [];
      const place = axis === 'x' ? Number(label.attributes['x']) : Number(label.attributes['y']) - 4;
      return [[Number((label.text ?? '').replace('−', '-')), place]];
    });
  const [x, y] = [readingOf(ticks('x')), readingOf(ticks('y'))];
  const at = (px: number, py: number): Goal => ({ visible: x(px), hidden: y(py) });
  const points = (key: string) => pathPoints(String(find(key)?.attributes['d'] ?? '')).map(([px, py]) => at(px, py));
  const centres = new Map<string, { x: number; y: number; half: number }>();
  const cross = find('base target');
  const [arm] = pathPoints(String(cross?.attributes['d'] ?? ''));
  if (cross) centres.set('base target', { x: arm[0] + 6.5, y: arm[1] + 6.5, half: 6.5 });
  for (const key of ['mesa target', 'start']) {
    const mark = find(key);
    if (mark)
      centres.set(key, {
        x: Number(mark.attributes['cx']),
        y: Number(mark.attributes['cy']),
        half: Number(mark.attributes['r']),
      });
  }
  const triangle = find('action');
  if (triangle) {
    const [tip] = pathPoints(String(triangle.attributes['d']));
    centres.set('action', { x: tip[0], y: tip[1] + 6.5, half: 5.5 });
  }
  const labels = all
    .filter(({ tag, attributes }) => tag === 'text' && String(attributes['class']).startsWith('label'))
    .map(({ text = '', attributes }) => {
      const box: Rectangle = {
        x: Number(attributes['x']),
        y: Number(attributes['y']) - 10,
        width: textWidth(text, 13) * 0.98, // the table is of weight 600, labels are of 400
        height: 13,
      };
      return { text, box };
    });
  return {
    marks: all,
    labels,
    centres,
    /** Where a mark stands, as the axes say. */
    place: (key: string) => {
      const centre = centres.get(key);
      return centre ? at(centre.x, centre.y) : null;
    },
    ahead: points('ahead'),
    behind: points('behind'),
    jump: find('jump') ? pathPoints(String(find('jump line')?.attributes['d'])) : null,
    ticks: { x: ticks('x'), y: ticks('y') },
    /** Pixels a unit. */
    unit: { x: 1 / (x(1) - x(0)), y: 1 / (y(0) - y(1)) },
  };
}

export function drawn(state: LabState, plane = createGoalPlane()) {
  const marks = plane.layout(state, size);
  return { ...readPlane(marks), frame: plane.frame()! };
}

/** What is wrong with the labels: overlaps of each other or of marks, words beyond the chart. */
export function faults(read: ReturnType<typeof readPlane>, bounds: Rectangle): string[] {
  const marks = [...read.centres].map(([name, { x, y, half }]) => ({
    text: `(${name})`,
    box: { x: x - half, y: y - half, width: 2 * half, height: 2 * half },
  }));
  return read.labels.flatMap(({ text, box }, i) => [
    ...[...read.labels.slice(i + 1), ...marks]
      .filter((other) => overlap(box, other.box))
      .map((other) => `${text} over ${other.text}`),
    ...(box.x < bounds.x ||
    box.y < bounds.y ||
    box.x + box.width > bounds.x + bounds.width ||
    box.y + box.height > bounds.y + bounds.height
      ? [`${text} outside`]
      : []),
  ]);
}
