import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultParameters } from '../../../src/core/parameters';
import { runTraining } from '../../../src/core/trainingRun';
import { initialGapAt } from '../../../src/panels/goalPlane/initialGap';
import { startOf } from '../../../src/panels/goalPlane/planeState';

const hundredths = (most: number) => fc.integer({ min: 0, max: 100 * most }).map((i) => i / 100);
const anywhere = fc.double({ min: -4, max: 4, noNaN: true });

test('a place is read back as the initial gap and hidden share that put the mesa target there', () => {
  fc.assert(
    fc.property(hundredths(2), hundredths(0.95), (gap, hidden) => {
      expect(initialGapAt(startOf({ gap, hidden }))).toEqual(gap === 0 ? { gap } : { gap, hidden });
    }),
  );
});

test('inside the ranges, gap is the distance and hidden the share of its square, to half a step', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 2, noNaN: true }),
      fc.double({ min: 0, max: 0.95, noNaN: true }),
      (gap, share) => {
        const set = initialGapAt({ visible: gap * Math.sqrt(1 - share), hidden: gap * Math.sqrt(share) });
        expect(Math.abs(set.gap! - gap)).toBeLessThanOrEqual(0.005 + 1e-9);
        expect(Math.abs(set.hidden! - share)).toBeLessThanOrEqual(0.005 + 1e-9);
      },
    ),
  );
});

test('anywhere in the plane, what is set is in range and goes in hundredths', () => {
  fc.assert(
    fc.property(anywhere, anywhere, (visible, hidden) => {
      const set = initialGapAt({ visible, hidden });
      expect(set.gap).toBeGreaterThanOrEqual(0);
      expect(set.gap).toBeLessThanOrEqual(2);
      expect(Number(set.gap!.toFixed(2))).toBe(set.gap);
      if (set.gap === 0) expect(set).not.toHaveProperty('hidden');
      else {
        expect(set.hidden).toBeGreaterThanOrEqual(0);
        expect(set.hidden).toBeLessThanOrEqual(0.95);
        expect(Number(set.hidden!.toFixed(2))).toBe(set.hidden);
      }
    }),
  );
});

test('beyond an axis a place counts as on it', () => {
  expect(initialGapAt({ visible: 1.2, hidden: -0.7 })).toEqual({ gap: 1.2, hidden: 0 });
  expect(initialGapAt({ visible: -0.3, hidden: 0.8 })).toEqual({ gap: 0.8, hidden: 0.95 });
  expect(initialGapAt({ visible: -1, hidden: -1 })).toEqual({ gap: 0 });
});

test('the start is the first state of the run', () => {
  for (const [gap, hidden] of [
    [1, 0],
    [0.73, 0.41],
    [2, 0.95],
  ]) {
    const { columns } = runTraining({ ...defaultParameters, gap, hidden, steps: 1 });
    expect(startOf({ gap, hidden })).toEqual({ visible: columns.visible[0], hidden: columns.hiddenGap[0] });
  }
});
