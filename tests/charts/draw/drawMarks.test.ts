import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createDrawing } from '../../../src/charts/draw/drawMarks';
import { circle, group, path, text, type Mark } from '../../../src/charts/layout/marks';
import { createFakeSvg, type FakeElement } from './fakeSvg';

function begin() {
  const fake = createFakeSvg();
  vi.stubGlobal('document', fake.document);
  const drawing = createDrawing(fake.element);
  return {
    ...fake,
    drawing,
    /** Draws, and returns how often the DOM was touched. */
    update: (marks: readonly Mark[]): number => {
      const before = fake.counts.writes;
      drawing.update(marks);
      return fake.counts.writes - before;
    },
  };
}
afterEach(() => {
  vi.unstubAllGlobals();
});

type Picture = { tag: string; attributes: Record<string, string>; inside: (Picture | string)[] };

function seen(node: FakeElement | string): Picture | string {
  if (typeof node === 'string') return node;
  return { tag: node.tag, attributes: Object.fromEntries(node.attributes), inside: node.childNodes.map(seen) };
}

function wanted({ tag, attributes, text: words, children }: Mark): Picture {
  const written = Object.entries(attributes).map(([name, value]) => [name, String(value)]);
  const inside = children ? children.map(wanted) : words === undefined || words === '' ? [] : [words];
  return { tag, attributes: Object.fromEntries(written) as Record<string, string>, inside };
}

const dot = (key: string, cx = 0) => circle(key, 'dot', { cx, cy: 0, r: 4 });
const keysOf = (svg: FakeElement) =>
  svg.childNodes.map((node) => (typeof node === 'string' ? node : node.attributes.get('cx')));

describe('a drawing', () => {
  test('shows its marks in order, in place of what the element held before', () => {
    const { svg, shown, update } = begin();
    svg.textContent = 'the prerendered picture';
    const marks = [
      group('back', { class: 'back' }, [
        path('line', 'grid', 'M0 0H9'),
        text('name', 'label', '<Gap>', { x: 1, y: 2 }),
      ]),
      dot('dot'),
    ];
    update(marks);
    expect(shown.childNodes.map(seen)).toEqual(marks.map(wanted));
  });

  test('is not touched when nothing changed', () => {
    const { update } = begin();
    const marks = () => [group('a', {}, [dot('x', 1), text('t', 'label', 'words', { x: 0, y: 0 })]), dot('b')];
    update(marks());
    expect(update(marks())).toBe(0);
    const same = marks();
    update(same);
    expect(update(same)).toBe(0);
  });

  test('is touched once for one changed attribute, and once for changed words', () => {
    const { update } = begin();
    const marks = (cx: number, words: string) => [
      group('a', {}, [dot('x', cx), dot('y', 5), text('t', 'label', words, { x: 0, y: 0 })]),
    ];
    update(marks(1, 'one'));
    expect(update(marks(2, 'one'))).toBe(1);
    expect(update(marks(2, 'two'))).toBe(1);
  });

  test('loses an attribute that is no longer there', () => {
    const { shown, update } = begin();
    update([path('strand', 'strand', 'M0 0H9', { 'stroke-dasharray': '4 4' })]);
    expect(update([path('strand', 'strand', 'M0 0H9')])).toBe(1);
    expect(seen(shown.childNodes[0])).toEqual(wanted(path('strand', 'strand', 'M0 0H9')));
  });

  test('gains and loses marks without touching the others', () => {
    const { shown, update } = begin();
    update([dot('a', 1), dot('c', 3)]);
    const [a, c] = shown.childNodes;
    const written = update([dot('a', 1), dot('b', 2), dot('c', 3)]);
    expect(written).toBe(5); // four attributes and the insertion
    expect(keysOf(shown)).toEqual(['1', '2', '3']);
    expect([shown.childNodes[0], shown.childNodes[2]]).toEqual([a, c]);
    expect(update([dot('a', 1), dot('b', 2)])).toBe(1);
    expect(keysOf(shown)).toEqual(['1', '2']);
    update([]);
    expect(shown.childNodes).toEqual([]);
  });

  test('moves marks to their new places, and keeps their elements', () => {
    const { shown, update } = begin();
    const list = (...keys: number[]) => keys.map((key) => dot(String(key), key));
    update(list(1, 2, 3, 4));
    const elements = new Set(shown.childNodes);
    expect(update(list(4, 1, 2, 3))).toBe(1);
    expect(keysOf(shown)).toEqual(['4', '1', '2', '3']);
    update(list(3, 2, 1, 4));
    expect(keysOf(shown)).toEqual(['3', '2', '1', '4']);
    expect(shown.childNodes.every((node) => elements.has(node))).toBe(true);
  });

  test('makes a new element where a mark of the same key has another tag', () => {
    const { shown, update } = begin();
    update([dot('a'), path('b', 'line', 'M0 0')]);
    update([path('a', 'line', 'M0 0'), dot('b')]);
    expect(shown.childNodes.map(seen)).toEqual([path('a', 'line', 'M0 0'), dot('b')].map(wanted));
  });

  test('is empty when it is destroyed, and may be drawn anew', () => {
    const { shown, drawing, update } = begin();
    update([dot('a', 1)]);
    drawing.destroy();
    expect(shown.childNodes).toEqual([]);
    update([dot('a', 1)]);
    expect(keysOf(shown)).toEqual(['1']);
  });

  test('shows the last marks, whatever was drawn before', () => {
    const { mark } = fc.letrec<{ mark: Mark; marks: Mark[] }>((tie) => ({
      mark: fc
        .record({
          key: fc.constantFrom('a', 'b', 'c', 'd'),
          tag: fc.constantFrom('g' as const, 'text' as const),
          attributes: fc.dictionary(fc.constantFrom('class', 'x', 'y'), fc.integer({ min: 0, max: 2 })),
          inside: fc.oneof(
            { depthSize: 'small' },
            fc.constant({}),
            fc.record({ text: fc.constantFrom('', 'one', 'two') }),
            fc.record({ children: tie('marks') }),
          ),
        })
        .map(({ inside, ...mark }): Mark => ({ ...mark, ...inside })),
      marks: fc.uniqueArray(tie('mark'), { selector: ({ key }) => key, maxLength: 4 }),
    }));
    const marks = fc.uniqueArray(mark, { selector: ({ key }) => key, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(marks, { minLength: 1, maxLength: 6 }), (pictures) => {
        const { shown, update } = begin();
        for (const picture of pictures) {
          update(picture);
          expect(shown.childNodes.map(seen)).toEqual(picture.map(wanted));
          expect(update(picture.map((each) => ({ ...each })))).toBe(0);
        }
      }),
      { seed: 61, numRuns: 150 },
    );
  });
});
