import type { Mark } from '../../charts/layout/marks';

const known = new WeakMap<Mark, Mark>();

/**
 * Marks without what the lab's explanations and Figure 1's own clicks hang on: those speak of the lab at the top of the page. The same mark
 * stays the same, so that it is not drawn again.
 */
export function plainMarks(marks: readonly Mark[]): readonly Mark[] {
  return marks.map(plainMark);
}

function plainMark(mark: Mark): Mark {
  let plain = known.get(mark);
  if (!plain) {
    const { 'data-explain': explain, 'data-part': part, 'data-axis': axis, ...attributes } = mark.attributes;
    const changed = [explain, part, axis].some((value) => value !== undefined);
    const children = mark.children && plainMarks(mark.children);
    const sameChildren = !children || children.every((child, i) => child === mark.children![i]);
    plain = !changed && sameChildren ? mark : { ...mark, attributes, ...(children && { children }) };
    known.set(mark, plain);
  }
  return plain;
}
