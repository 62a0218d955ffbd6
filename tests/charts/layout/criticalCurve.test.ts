import { describe, expect, test } from 'vitest';
import { defaultParameters, type Parameters } from '../../../src/core/parameters';
import { criticalGap } from '../../../src/core/raceInvariant';
import { createTraining } from '../../../src/core/trainingRun';
import { criticalCurve, criticalWords } from '../../../src/charts/layout/criticalCurve';

const world = (changes: Partial<Parameters>): Parameters => ({ ...defaultParameters, ...changes });

function curveOf(changes: Partial<Parameters> = {}) {
  const work = criticalCurve(world(changes), [-0.5, 3]);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

describe('the line R_c', () => {
  test('has at every rate the gap that fact 7 names', () => {
    for (const [gap, rate] of curveOf()) expect(gap).toBeCloseTo(criticalGap(rate, defaultParameters), 9);
  });

  test.each([8, 16, 25, 36, 50])('parts the runs that pass zero from those that never do (point %i)', (i) => {
    const [gap, rho] = curveOf()[i];
    const rateAfter = (start: number) => {
      const training = createTraining(world({ gap: start, rho, steps: 20_000 }));
      training.advance(20_001);
      return training.state.values[2];
    };
    expect(rateAfter(gap * 1.02)).toBeLessThan(0);
    expect(rateAfter(gap * 0.98)).toBeGreaterThan(0);
  });

  test('is none where no gap is wide enough', () => {
    expect(curveOf({ lrTime: 0 })).toEqual([]);
    expect(curveOf({ anticipation: 0 })).toEqual([]);
  });

  test('comes with its assumptions, or with those that do not hold', () => {
    expect(criticalWords(defaultParameters)).toContain('small steps');
    expect(criticalWords(world({ planner: 'softmax', noise: 0.1 }))).toBe(
      'The line R_c is not drawn: the planner does not always take the best action; gradients are noisy.',
    );
    expect(criticalWords(world({ lrTime: 0 }))).toContain('held still');
    expect(criticalWords(world({ anticipation: 0 }))).toContain('nothing is anticipated');
  });
});
