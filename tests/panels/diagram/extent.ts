import type { Mark } from '../../../src/charts/layout/marks';
import { pathPoints } from '../../charts/pathPoints';
import { textWidth } from '../../charts/textWidth';

export interface Extent {
  readonly mark: Mark;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Text sizes of Figure 1's style sheet, by shape and class. */
function sizeOf(className: string, shape: 'wide' | 'narrow'): number {
  const classes = className.split(' ');
  if (!classes.includes('title')) return shape === 'wide' ? 14 : 12;
  if (shape === 'narrow') return 13;
  return classes.includes('tight') ? 15 : 16;
}

/** Where every mark of a figure lies, without its stroke; the width of text is an upper estimate. */
export function extentsOf(marks: readonly Mark[], shape: 'wide' | 'narrow'): Extent[] {
  return marks.flatMap((mark): Extent[] => {
    const number = (name: string) => Number(mark.attributes[name]);
    switch (mark.tag) {
      case 'g':
        return extentsOf(mark.children ?? [], shape);
      case 'path': {
        const points = pathPoints(String(mark.attributes['d']));
        const xs = points.map(([x]) => x);
        const ys = points.map(([, y]) => y);
        const box = { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
        return [{ mark, ...box }];
      }
      case 'circle': {
        const [x, y, r] = [number('cx'), number('cy'), number('r')];
        return [{ mark, left: x - r, right: x + r, top: y - r, bottom: y + r }];
      }
      case 'rect': {
        const [left, top] = [number('x'), number('y')];
        return [{ mark, left, top, right: left + number('width'), bottom: top + number('height') }];
      }
      case 'text': {
        const size = sizeOf(String(mark.attributes['class']), shape);
        const width = textWidth(mark.text ?? '', size);
        const left =
          number('x') - width * ({ start: 0, middle: 0.5, end: 1 }[String(mark.attributes['text-anchor'])] ?? NaN);
        return [{ mark, left, right: left + width, top: number('y') - 0.75 * size, bottom: number('y') + 0.25 * size }];
      }
      default:
        throw new Error(`No extent for <${mark.tag}>.`);
    }
  });
}
