import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mark } from '../../../src/charts/layout/marks';
import { pushLength, pushMarks, pushWords, type RacePoint } from '../../../src/panels/racePlane/pushMarks';
import { pathPoints } from '../../charts/pathPoints';
import { textWidth } from '../../charts/textWidth';

const plane = { x: 40, y: 22, width: 282, height: 240 };
const around = { plane, zero: 214 };
const point = (changes: Partial<RacePoint>): RacePoint => ({
  step: 230,
  gap: 0.5,
  rate: 0.4,
  gapStep: -0.001,
  rateStep: -0.003,
  ended: false,
  ...changes,
});
const find = (marks: Mark, key: string) => marks.children?.find((mark) => mark.key === key);

/** How far the drawn arrow reaches from the point, and which way. */
function reach(mark: Mark | undefined, at: { x: number; y: number }) {
  const points = pathPoints(String(mark?.attributes['d']));
  const along = points.map(([x, y]) => [x - at.x, y - at.y] as const);
  const tip = along.reduce((far, each) => (Math.hypot(...each) > Math.hypot(...far) ? each : far));
  return { tip, from: Math.min(...along.map(([x, y]) => Math.max(Math.abs(x), Math.abs(y)))) };
}

describe('the arrows of the two pushes', () => {
  test('point along their own axis the way the step goes, and are as long as its logarithm says', () => {
    const step = fc.integer({ min: -70, max: 0 }).map((power) => 10 ** (power / 10));
    fc.assert(
      fc.property(step, step, fc.boolean(), fc.boolean(), (gap, rate, closes, lowers) => {
        const at = { x: 180, y: 150 };
        const [gapStep, rateStep] = [closes ? -gap : gap, lowers ? -rate : rate];
        const marks = pushMarks(point({ gapStep, rateStep }), at, around);
        const fix = reach(find(marks, 'fix'), at);
        expect(fix.tip[0]).toBeCloseTo((closes ? -1 : 1) * (8 + pushLength(gap)), 1);
        expect(fix.tip[1]).toBeCloseTo(0, 1);
        expect(fix.from).toBeCloseTo(8, 1);
        const look = reach(find(marks, 'look'), at);
        expect(look.tip[0]).toBeCloseTo(0, 1);
        expect(look.tip[1]).toBeCloseTo((lowers ? 1 : -1) * (8 + pushLength(rate)), 1); // pixels count downwards
      }),
      { seed: 41, numRuns: 100 },
    );
  });

  test('grow by the same length with every tenfold of the step, between 1e−6 and 0.02', () => {
    expect(pushLength(1e-3) - pushLength(1e-4)).toBeCloseTo(pushLength(1e-4) - pushLength(1e-5), 10);
    expect(pushLength(1e-4)).toBeGreaterThan(pushLength(1e-5) + 5);
    expect([pushLength(0), pushLength(1e-9), pushLength(-0.5)]).toEqual([0, 12, 46]);
  });

  test('are filled with their hue and named for what they do, outlined and renamed the other way, absent at rest', () => {
    const drawn = (changes: Partial<RacePoint>) => {
      const marks = pushMarks(point(changes), { x: 180, y: 150 }, around);
      return (marks.children ?? []).map(({ text, attributes }) => text ?? attributes['class']);
    };
    expect(drawn({})).toEqual([
      'push robust forward',
      'fix the objective',
      'push deceptive forward',
      'look further ahead',
    ]);
    expect(drawn({ gapStep: 0.1, rateStep: 0.1 })).toEqual([
      'push robust back',
      'widen the gap',
      'push deceptive back',
      'look less far ahead',
    ]);
    expect(drawn({ gapStep: 0, rateStep: 0 })).toEqual([]);
    expect(drawn({ gapStep: 0, rateStep: null })).toEqual([]);
  });

  test('have names that stay within the plane, wherever the run is, and do not cover each other', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 40, max: 322 }),
        fc.integer({ min: 22, max: 262 }),
        fc.boolean(),
        fc.boolean(),
        (x, y, closes, lowers) => {
          const step = (forward: boolean) => (forward ? -0.003 : 0.003);
          const marks = pushMarks(point({ gapStep: step(closes), rateStep: step(lowers) }), { x, y }, around);
          const boxes = ['fix name', 'look name'].map((key) => {
            const { text = '', attributes } = find(marks, key)!;
            const width = textWidth(text, 13);
            const left = Number(attributes['x']) - (attributes['text-anchor'] === 'end' ? width : 0);
            return { left, right: left + width, y: Number(attributes['y']) };
          });
          for (const box of boxes) {
            expect(box.left).toBeGreaterThanOrEqual(36);
            expect(box.right).toBeLessThanOrEqual(326);
          }
          const [fix, look] = boxes;
          // Nor does the gap's name lie across the rate's arrow, where both fit into the plane.
          const across = fix.left < x + 3 && fix.right > x - 3 && fix.y > y === lowers;
          if (y > 90 && y < 190) expect(across).toBe(false);
          expect(Math.abs(fix.y - look.y) >= 12 || fix.right <= look.left || look.right <= fix.left).toBe(true);
        },
      ),
      { seed: 42, numRuns: 400 },
    );
  });
});

describe('the sentence on the pushes', () => {
  test('says what one step does to gap and rate', () => {
    expect(pushWords(point({ gapStep: -0.0021, rateStep: -0.0041 }))).toBe(
      'At step 230 (gap 0.50, rate 0.40) one step closes the gap by 0.0021 and lowers the rate by 0.0041.',
    );
    expect(pushWords(point({ gapStep: 0.01, rateStep: 0.02 }))).toContain(
      'widens the gap by 0.010 and raises the rate',
    );
    expect(pushWords(point({ gapStep: 0, rateStep: 0 }))).toContain('leaves the gap as it is and leaves the rate as');
    expect(pushWords(point({ rateStep: null }))).toMatch(/one step closes the gap by 0\.0010\.$/);
  });

  test('says when training is over', () => {
    expect(pushWords(point({ step: 1000, ended: true, gapStep: 0, rateStep: 0 }))).toBe(
      'Training is over at step 1000 (gap 0.50, rate 0.40): no push is left.',
    );
  });
});
