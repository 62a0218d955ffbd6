import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Situation } from '../../src/core/plan';
import { gainsOverGreed, utilityAt } from '../../src/core/utility';
import { createWeights, sumUp } from '../../src/core/weights';

/** MODEL.md's J, its training and its deployment episodes apart, as it is written there. */
function written(
  weights: readonly number[],
  deploy: number,
  cost: number,
  { visible, hidden, anticipation }: Situation,
) {
  return (c: number) => {
    const f = 1 - c;
    const visibleShrinks = 1 - anticipation * f ** 2;
    let [present, future] = [0, 0];
    weights.forEach((w, k) => {
      if (k < deploy) {
        const misses = (1 - f * visibleShrinks ** k) ** 2 * visible ** 2 + (1 - f) ** 2 * hidden ** 2;
        present -= w * (misses / 2 + cost * c);
      } else future -= (w * (1 - visibleShrinks ** deploy) ** 2 * visible ** 2) / 2;
    });
    return { present, future };
  };
}

const real = (min: number, max: number) => fc.integer({ min: 0, max: 1e9 }).map((n) => min + (max - min) * (n / 1e9));

const worlds = fc
  .record({
    visible: real(-2, 2),
    hidden: real(-2, 2),
    anticipation: fc.oneof(real(0, 1), fc.constantFrom(0, 1)),
    cost: fc.oneof(real(0, 0.5), fc.constant(0)),
    later: fc.array(real(0, 1), { minLength: 1, maxLength: 30 }),
    share: real(0, 1),
    scale: real(0, 40),
  })
  .map(({ later, share, visible, hidden, anticipation, cost, scale }) => {
    const deploy = 1 + Math.floor(share * (later.length - 1));
    const all = [Math.exp(-scale), ...later];
    const weights = createWeights(deploy);
    weights.values.set(all.slice(0, deploy));
    weights.slopes.fill(0);
    weights.scale = scale;
    weights.future = all.slice(deploy).reduce((sum, w) => sum + w, 0);
    weights.futureSlope = 0;
    sumUp(weights);
    const situation = { visible, hidden, anticipation, weights };
    return { situation, deploy, cost, j: written(all, deploy, cost, situation) };
  });

describe('what an action gains over greed', () => {
  test('is J’s difference to greed, training and deployment episodes apart', () => {
    fc.assert(
      fc.property(worlds, real(0, 1), ({ situation, deploy, cost, j }, c) => {
        const gains = { present: NaN, future: NaN };
        gainsOverGreed(situation, deploy, cost, 1 - c, gains);
        expect(gains.present).toBeCloseTo(j(c).present - j(0).present, 10);
        expect(gains.future).toBeCloseTo(j(c).future - j(0).future, 10);
        const whole = utilityAt(situation, deploy, cost, 1 - c) - utilityAt(situation, deploy, cost, 1);
        expect(gains.present + gains.future).toBeCloseTo(whole, 10);
      }),
    );
  });

  test('is nothing for greed itself', () => {
    fc.assert(
      fc.property(worlds, ({ situation, deploy, cost }) => {
        const gains = { present: NaN, future: NaN };
        gainsOverGreed(situation, deploy, cost, 1, gains);
        expect([Math.abs(gains.present), Math.abs(gains.future)]).toEqual([0, 0]);
      }),
    );
  });

  test('keeps its digits next to greed, where J itself is large', () => {
    const weights = createWeights(1);
    weights.values[0] = 1;
    weights.slopes[0] = 0;
    weights.scale = 0;
    weights.future = 1e9;
    weights.futureSlope = 0;
    sumUp(weights);
    const gains = { present: NaN, future: NaN };
    const f = 1 - 2 ** -40;
    gainsOverGreed({ visible: 1, hidden: 0, anticipation: 1, weights }, 1, 0, f, gains);
    // ½W(1 − f⁴) with f⁴ = 1 − 4ε + 6ε² …
    const epsilon = 2 ** -40;
    expect(gains.future / (0.5e9 * (4 * epsilon - 6 * epsilon ** 2))).toBeCloseTo(1, 10);
  });
});
