import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mark } from '../../../src/charts/layout/marks';
import { figureState, type FigureState } from '../../../src/panels/diagram/figureState';
import { createFigureLayout, figureMarks } from '../../../src/panels/diagram/geometry';
import { partNames } from '../../../src/panels/diagram/parts';
import { arrowWidth, knobAngle, strandWidth } from '../../../src/panels/diagram/quantities';
import { narrowShape, wideShape } from '../../../src/panels/diagram/shapes';
import { ranLab } from '../../store/ranLab';
import { anyFigure, extremeFigure } from './anyFigure';
import { extentsOf } from './extent';

const shapes = [wideShape, narrowShape];

function* everyMark(marks: readonly Mark[]): Generator<Mark> {
  for (const mark of marks) {
    yield mark;
    yield* everyMark(mark.children ?? []);
  }
}
const partOf = (marks: readonly Mark[], name: string) =>
  [...everyMark(marks)].find(({ attributes }) => attributes['data-part'] === name)!;
const classesOf = ({ attributes }: Mark) => String(attributes['class'] ?? '').split(' ');
const textsOf = (mark: Mark) => [...everyMark([mark])].flatMap(({ text }) => (text === undefined ? [] : [text]));
const withClass = (mark: Mark, name: string) => [...everyMark([mark])].filter((each) => classesOf(each).includes(name));

describe.each(shapes)('Figure 1, $name', (shape) => {
  test('lies inside its view box, at any step of any run and with any numbers', () => {
    fc.assert(
      fc.property(fc.oneof(anyFigure, extremeFigure), (figure) => {
        const outside = extentsOf(figureMarks(figure, shape), shape.name).filter(
          ({ mark, left, right, top, bottom }) => {
            const slack = mark.tag === 'text' ? 1 : 0; // its width is an upper estimate
            return !(left >= 0 && right <= shape.width + slack && top >= 0 && bottom <= shape.height);
          },
        );
        expect(outside).toEqual([]);
      }),
      { seed: 71, numRuns: 70 },
    );
  });

  test('keeps the words of its boxes inside them, and apart', () => {
    fc.assert(
      fc.property(anyFigure, (figure) => {
        const marks = figureMarks(figure, shape);
        for (const name of ['baseOptimiser', 'mesaObjective', 'search', 'action', 'baseObjective'] as const) {
          const [frame, ...inside] = extentsOf([partOf(marks, name)], shape.name);
          const words = inside.filter(({ mark }) => mark.tag === 'text');
          for (const { mark, left, right, top, bottom } of words) {
            expect(left, mark.text).toBeGreaterThanOrEqual(frame.left);
            expect(right, mark.text).toBeLessThanOrEqual(frame.right);
            expect(top, mark.text).toBeGreaterThanOrEqual(frame.top);
            expect(bottom, mark.text).toBeLessThanOrEqual(frame.bottom);
          }
          // Widths are upper estimates, by about 2 for a pair.
          for (const a of words) {
            for (const b of words) {
              const apart =
                a === b || a.right <= b.left + 2 || b.right <= a.left + 2 || a.bottom <= b.top || b.bottom <= a.top;
              expect(apart, `${a.mark.text} and ${b.mark.text}`).toBe(true);
            }
          }
        }
      }),
      { seed: 75, numRuns: 40 },
    );
  });

  test('has every part, once, in groups whose keys differ', () => {
    fc.assert(
      fc.property(anyFigure, (figure) => {
        const marks = figureMarks(figure, shape);
        const names = [...everyMark(marks)].flatMap(({ attributes }) => attributes['data-part'] ?? []);
        expect(names.toSorted()).toEqual([...partNames].sort());
        for (const children of [marks, ...[...everyMark(marks)].map((mark) => mark.children ?? [])]) {
          expect(new Set(children.map(({ key }) => key)).size).toBe(children.length);
        }
      }),
      { seed: 72, numRuns: 30 },
    );
  });

  test('has no number that is none, in words or in coordinates', () => {
    fc.assert(
      fc.property(fc.oneof(anyFigure, extremeFigure), (figure) => {
        const words: string[] = [];
        const places: string[] = [];
        for (const { attributes, text = '' } of everyMark(figureMarks(figure, shape))) {
          words.push(text);
          places.push(...Object.values(attributes).map(String));
        }
        expect([...words, ...places].join('\n')).not.toMatch(/NaN|undefined|null|Infinity/);
        expect(words.join('\n')).not.toMatch(/-\d/); // words have the minus of equal width
      }),
      { seed: 73, numRuns: 60 },
    );
  });

  test('draws strands, arrows, knob and markers by the formulas of the design', () => {
    fc.assert(
      fc.property(anyFigure, (figure) => {
        const marks = figureMarks(figure, shape);
        for (const { attributes } of withClass(partOf(marks, 'futures'), 'strand')) {
          const k = Number(attributes['data-k']);
          const relative = figure.relativeWeight(k);
          expect(attributes['stroke-width']).toBeCloseTo(strandWidth(relative), 2);
          expect('stroke-dasharray' in attributes).toBe(relative < 0.001);
          expect(classesOf({ attributes } as Mark).includes('training')).toBe(k < figure.deploy);
        }
        const [now] = withClass(partOf(marks, 'now'), 'now-line');
        const present = figure.relativeWeight(0);
        expect(now.attributes['stroke-width']).toBeCloseTo(strandWidth(present), 2);
        for (const [name, step] of [
          ['lookAhead', figure.stepRate],
          ['fixObjective', figure.stepGap],
        ] as const) {
          const [arrow] = withClass(partOf(marks, name), 'block');
          expect(arrow.attributes['data-width']).toBeCloseTo(arrowWidth(step), 2);
        }
        const [needle] = withClass(partOf(marks, 'discount'), 'needle');
        expect(needle.attributes['data-angle']).toBeCloseTo(knobAngle(figure.rho), 2);
        const action = partOf(marks, 'action');
        const { 'data-from': from, 'data-width': width } = withClass(action, 'markers')[0].attributes;
        const at = (distance: number) => Number(from) + (Number(width) * distance) / figure.rulerEnd;
        expect(withClass(action, 'mesa-target')[0].attributes['cx']).toBeCloseTo(at(figure.gap), 2);
        expect(withClass(action, 'action-mark')[0].attributes['data-x']).toBeCloseTo(
          at((1 - figure.compliance) * figure.gap),
          2,
        );
      }),
      { seed: 74, numRuns: 40 },
    );
  });

  test('outlines and renames an update that goes the other way', () => {
    const figure = figureState(ranLab({}, 300).getState());
    const drawn = (changes: Partial<FigureState>) => {
      const marks = figureMarks({ ...figure, ...changes }, shape);
      return ['lookAhead', 'fixObjective'].map((name) => {
        const part = partOf(marks, name);
        const way = classesOf(part).filter((each) => ['forward', 'back', 'still'].includes(each));
        return [...way, textsOf(part)[0]];
      });
    };
    const names =
      shape.name === 'wide'
        ? ['Look further ahead', 'Fix the objective', 'Look less far ahead', 'Widen the gap']
        : ['Look ahead', 'Fix objective', 'Look less far', 'Widen gap'];
    expect(drawn({ stepRate: -0.01, closing: -0.01 })).toEqual([
      ['forward', names[0]],
      ['forward', names[1]],
    ]);
    expect(drawn({ stepRate: 0.01, closing: 0.01 })).toEqual([
      ['back', names[2]],
      ['back', names[3]],
    ]);
    expect(drawn({ stepRate: 0, closing: 0 })).toEqual([
      ['still', names[0]],
      ['still', names[1]],
    ]);
  });

  test('says when training is over', () => {
    const marks = figureMarks(figureState(ranLab().getState()), shape);
    const over = shape.name === 'wide' ? 'no more steps' : 'no step';
    for (const name of ['lookAhead', 'fixObjective']) expect(textsOf(partOf(marks, name))).toContain(over);
  });

  test('selects the part that the keyboard is on, and no other', () => {
    const figure = figureState(ranLab().getState());
    for (const name of partNames) {
      const selected = [...everyMark(figureMarks(figure, shape, figure, name))].filter((mark) =>
        classesOf(mark).includes('selected'),
      );
      expect(selected.map(({ attributes }) => attributes['data-part'])).toEqual([name]);
    }
  });

  test('takes its words from the slower reading, all else from the moment', () => {
    const lab = ranLab({}, 100);
    const reading = figureState(lab.getState());
    lab.seek(330);
    const figure = figureState(lab.getState());
    const marks = figureMarks(figure, shape, reading);
    const words = (each: readonly Mark[]) => each.flatMap(textsOf);
    expect(words(marks)).toEqual(words(figureMarks(reading, shape)));
    const needle = (each: readonly Mark[]) => withClass(partOf(each, 'discount'), 'needle')[0].attributes['data-angle'];
    expect(needle(marks)).toBe(needle(figureMarks(figure, shape)));
    expect(needle(marks)).not.toBe(needle(figureMarks(reading, shape)));
  });

  test('lets a third of the labels follow a new reading at each turn, and all of them after three', () => {
    const lab = ranLab({}, 100);
    const before = figureState(lab.getState());
    lab.seek(330);
    const after = figureState(lab.getState());
    const layout = createFigureLayout();
    const words = (marks: readonly Mark[]) => marks.flatMap(textsOf);
    let last = words(layout(before, shape, before));
    const wanted = words(figureMarks(after, shape));
    for (const turn of [0, 1, 2] as const) {
      const next = words(layout(after, shape, after, null, turn));
      const changed = next.filter((word, i) => word !== last[i]).length;
      expect(changed).toBeGreaterThan(0);
      expect(changed).toBeLessThan(wanted.filter((word, i) => word !== last[i]).length + Number(turn === 2));
      last = next;
    }
    expect(last).toEqual(wanted);
  });

  test('dims the wire of awareness where there is none', () => {
    const aware = (changes: Parameters<typeof ranLab>[0], step: number) => {
      const figure = figureState(ranLab(changes, step).getState());
      return !classesOf(partOf(figureMarks(figure, shape), 'awareness')).includes('off');
    };
    expect(aware({}, 0)).toBe(true);
    expect(aware({ anticipation: 0 }, 0)).toBe(false);
    expect(aware({ onset: 100 }, 99)).toBe(false);
    expect(aware({ onset: 100 }, 100)).toBe(true);
  });
});
