import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mark } from '../../../src/charts/layout/marks';
import { pathNames } from '../../../src/panels/racePlane/pathNames';
import { raceDomain, raceFrame } from '../../../src/panels/racePlane/raceFrame';
import { raceNames, type Named } from '../../../src/panels/racePlane/raceNames';
import { createRacePlane } from '../../../src/panels/racePlane/racePlane';
import { textWidth } from '../../charts/textWidth';
import { forkedLab, recipeOf } from '../../store/ranLab';

const wordsOf = ({ text, children = [] }: Mark): string => text ?? children.map(wordsOf).join('');

/** Where a name's letters are: 13 px high at most, the baseline near their foot. */
function boxOf(mark: Mark) {
  const { x, y, 'text-anchor': anchor } = mark.attributes;
  const width = textWidth(wordsOf(mark), 12);
  const left = Number(x) - (anchor === 'end' ? width : 0);
  return { left, right: left + width, top: Number(y) - 10, bottom: Number(y) + 2 };
}
type Box = ReturnType<typeof boxOf>;
const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** A run in the plane that goes straight from one place to the next. */
const anyRun = fc
  .array(fc.tuple(fc.double({ min: 0, max: 2, noNaN: true }), fc.double({ min: -0.5, max: 2, noNaN: true })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((corners) => {
    const points = corners.flatMap(([gap, rate], i) => {
      const [nextGap, nextRate] = corners[i + 1] ?? [gap, rate];
      return Array.from({ length: 100 }, (_, j) => [
        gap + ((nextGap - gap) * j) / 100,
        rate + ((nextRate - rate) * j) / 100,
      ]);
    });
    return { gaps: points.map(([gap]) => gap), rates: points.map(([, rate]) => rate) };
  });
const anyEnded = fc.record({ trace: anyRun, name: fc.constantFrom('', ...Object.values(pathNames)) });
const anyNamed: fc.Arbitrary<Named> = fc
  .record({
    width: fc.integer({ min: 260, max: 700 }),
    height: fc.integer({ min: 200, max: 500 }),
    own: anyEnded,
    behind: fc.array(anyEnded, { maxLength: 4 }),
    steepness: fc.double({ min: 0.1, max: 30, noNaN: true }),
  })
  .map(({ width, height, own, behind, steepness }) => ({
    frame: raceFrame({ width, height }, raceDomain({ widest: 1.5, lowest: -0.4, highest: 1.9 }), false),
    critical: Array.from({ length: 41 }, (_, i) => [steepness * i * 0.05, i * 0.05] as const),
    own,
    behind,
  }));

/** Places along a broken line, a pixel or less apart. */
function lengthwise(corners: readonly { x: number; y: number }[]): Box[] {
  return corners.slice(1).flatMap((to, i) => {
    const from = corners[i];
    const count = Math.min(2000, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y)));
    return Array.from({ length: count }, (_, j) => {
      const [x, y] = [from.x + ((to.x - from.x) * j) / count, from.y + ((to.y - from.y) * j) / count];
      return { left: x, right: x, top: y, bottom: y };
    });
  });
}

describe('the names in the race plane', () => {
  test('stand inside it, none over another, and none over a run or the line R_c', () => {
    fc.assert(
      fc.property(anyNamed, (named) => {
        const { plane, x, y } = named.frame;
        const names = raceNames(named);
        const boxes = names.map(boxOf);
        const line = lengthwise(named.critical.map(([gap, rate]) => ({ x: x(gap), y: y(rate) })));
        for (const [i, box] of boxes.entries()) {
          expect(box.left).toBeGreaterThanOrEqual(plane.x - 0.01);
          expect(box.right).toBeLessThanOrEqual(plane.x + plane.width + 0.01);
          expect(box.top).toBeGreaterThanOrEqual(plane.y - 0.01);
          expect(box.bottom).toBeLessThanOrEqual(plane.y + plane.height + 0.01);
          for (const other of boxes.slice(0, i)) expect(meet(box, other)).toBe(false);
          if (names[i].key.startsWith('end')) continue; // where all is full, over a line rather than not at all
          for (const { trace } of [named.own, ...named.behind]) {
            const on = trace.gaps.some((gap, j) => {
              const [left, top] = [x(gap), y(trace.rates[j])];
              return meet(box, { left, right: left, top, bottom: top });
            });
            expect(on).toBe(false);
          }
          expect(line.some((at) => meet(box, at))).toBe(false);
        }
      }),
      { seed: 61, numRuns: 300 },
    );
  });

  test('of a run stand near its end; none for a run without one', () => {
    fc.assert(
      fc.property(anyNamed, (named) => {
        const { x, y } = named.frame;
        const marks = raceNames(named);
        for (const [i, { trace, name }] of [named.own, ...named.behind].entries()) {
          const mark = marks.find(({ key }) => key === `end ${i}`);
          if (name === '') expect(mark).toBeUndefined();
          if (!mark) continue;
          expect(mark.text).toBe(name);
          const box = boxOf(mark);
          const [endX, endY] = [x(trace.gaps.at(-1)!), y(trace.rates.at(-1)!)];
          expect(Math.min(Math.abs(box.left - endX), Math.abs(box.right - endX))).toBeLessThan(30);
          expect(Math.min(Math.abs(box.top - endY), Math.abs(box.bottom - endY))).toBeLessThan(50);
        }
      }),
      { seed: 62, numRuns: 200 },
    );
  });
});

describe('the race taken apart', () => {
  const size = { width: 330, height: 300 };
  const noField = { ask: () => ({ lines: [], critical: [] }) };
  const namesOf = (recipe: Parameters<typeof forkedLab>[0]) => {
    const marks = createRacePlane(noField, 'clip').layout(forkedLab(recipe).getState(), size)!;
    return marks.filter(({ tag }) => tag === 'text').map(wordsOf);
  };

  test.each([{}, { lrTime: 0 }, { lrGap: 0 }])(
    'from the beginning has a name at the end of each run, where the fork changes %j',
    (changes) => {
      const names = namesOf(recipeOf({}, [0, changes]));
      for (const name of Object.values(pathNames)) {
        expect(names.filter((each) => each === name)).toHaveLength(1);
      }
    },
  );

  test('has none for other forks, nor for a plain run', () => {
    for (const recipe of [recipeOf({}), recipeOf({}, [200, { cost: 0.01 }])]) {
      const names = namesOf(recipe);
      for (const name of Object.values(pathNames)) expect(names).not.toContain(name);
    }
  });
});
