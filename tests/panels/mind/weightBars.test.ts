import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mark } from '../../../src/charts/layout/marks';
import { heaviestOf, heightOf, linearAxis, slotsOf, weightAxis } from '../../../src/panels/mind/weightBars';
import { slotUnder, weightFrame, weightMarks } from '../../../src/panels/mind/weightMarks';
import { textWidth } from '../../charts/textWidth';

const size = { width: 330, height: 142 };
const worlds = fc
  .record({ horizon: fc.integer({ min: 1, max: 512 }), share: fc.integer({ min: 0, max: 1000 }) })
  .map(({ horizon, share }) => ({ horizon, deploy: 1 + Math.round((share / 1000) * (horizon - 1)) }));
const all = (marks: readonly Mark[]): Mark[] => marks.flatMap((mark) => [mark, ...all(mark.children ?? [])]);
const exponential = (rho: number, horizon: number) =>
  Float64Array.from({ length: horizon + 1 }, (_, k) => Math.exp(-rho * k - Math.max(0, -rho * horizon)));

describe('the bars', () => {
  test('hold every episode once, in order, the present alone, none on both sides of deployment', () => {
    fc.assert(
      fc.property(worlds, fc.integer({ min: 160, max: 420 }), ({ horizon, deploy }, width) => {
        const slots = slotsOf(horizon, deploy, width);
        expect(slots.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i))).toEqual(
          Array.from({ length: horizon + 1 }, (_, k) => k),
        );
        expect(slots[0]).toEqual({ from: 0, to: 0 });
        expect(slots.some(({ from, to }) => from < deploy && deploy <= to)).toBe(false);
        expect(width / slots.length).toBeGreaterThan(2.8);
      }),
    );
  });

  test('are as high as the heaviest of their episodes, training and deployment apart', () => {
    const relative = exponential(0.05, 20);
    const frame = weightFrame(size, 20, 4, linearAxis);
    const marks = weightMarks(frame, relative, 4, 1);
    const heights = (key: string) =>
      [...String(all(marks).find((mark) => mark.key === key)!.attributes['d']).matchAll(/v-([\d.]+)/g)].map(([, h]) =>
        Number(h),
      );
    const drawn = [...heights('now bars'), ...heights('later bars')];
    expect(heights('now bars')).toHaveLength(4);
    expect(drawn).toHaveLength(21);
    drawn.forEach((height, k) => expect(height / frame.plane.height).toBeCloseTo(relative[k], 3));
    expect(heaviestOf(exponential(-0.1, 9), { from: 2, to: 5 })).toBe(exponential(-0.1, 9)[5]);
    expect(heaviestOf(Float64Array.of(1, NaN, 0.25, NaN), { from: 1, to: 3 })).toBe(0.25);
    expect(heaviestOf(Float64Array.of(1, NaN), { from: 1, to: 1 })).toBeNaN();
  });

  test('are found under a pointer at their own middle, all but the present’s', () => {
    fc.assert(
      fc.property(worlds, ({ horizon, deploy }) => {
        const frame = weightFrame(size, horizon, deploy, linearAxis);
        const { plane, slots } = frame;
        slots.forEach((slot, i) => {
          const middle = plane.x + (plane.width * (i + 0.5)) / slots.length;
          expect(slotUnder(frame, middle)).toEqual(i === 0 ? slots[1] : slot);
        });
        expect(slotUnder(frame, -99)).toEqual(slots[1]);
        expect(slotUnder(frame, 999)).toEqual(slots.at(-1));
      }),
      { numRuns: 50 },
    );
  });

  test('stay within their box, with no number that is none and no words cut off', () => {
    fc.assert(
      fc.property(
        worlds,
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.integer({ min: 288, max: 420 }),
        ({ horizon, deploy }, rho, width) => {
          const relative = exponential(rho, horizon);
          const frame = weightFrame({ width, height: 142 }, horizon, deploy, weightAxis(relative, deploy));
          const marks = all([...weightMarks(frame, relative, deploy, 1)]);
          for (const { attributes, tag, text = '' } of marks) {
            expect(Object.values(attributes).join(' ')).not.toMatch(/NaN|Infinity|undefined/);
            for (const [, h] of String(attributes['d'] ?? '').matchAll(/v-([\d.]+)/g))
              expect(Number(h)).toBeLessThanOrEqual(frame.plane.height);
            if (tag !== 'text') continue;
            const wide = textWidth(text, 13);
            const [x, anchor] = [Number(attributes['x']), attributes['text-anchor']];
            const left = x - (anchor === 'end' ? wide : anchor === 'middle' ? wide / 2 : 0);
            expect(left).toBeGreaterThan(-4);
            expect(left + wide).toBeLessThan(width + 4);
          }
          const row = (key: string) => marks.find((mark) => mark.key === key);
          const [training, deployment] = [row('training'), row('deployment')!];
          if (!training) return;
          const wide = textWidth(deployment.text ?? '', 13);
          const left = Number(deployment.attributes['x']) - (deployment.attributes['text-anchor'] === 'end' ? wide : 0);
          expect(Number(training.attributes['x']) + textWidth('training', 13)).toBeLessThan(left);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('their axis', () => {
  test('is linear while the present and the first deployment episode can be seen on it', () => {
    expect(weightAxis(exponential(1.3, 64), 1).log).toBe(false);
    expect(weightAxis(exponential(0, 64), 1).log).toBe(false);
    expect(weightAxis(exponential(-0.08, 64), 1).log).toBe(false);
  });

  test('is logarithmic where one of them weighs less than a two-hundredth of the heaviest', () => {
    const falling = weightAxis(exponential(1.3, 64), 8); // w_8 = e^−10.4
    expect(falling).toEqual({ log: true, decades: 6 });
    const rising = weightAxis(exponential(-0.178, 64), 1); // w_0 = e^−11.4 of w_64
    expect(rising).toEqual({ log: true, decades: 6 });
    expect(heightOf(1e-3, rising)).toBeCloseTo(0.5, 12);
    expect(heightOf(1e-9, rising)).toBe(0);
    expect(heightOf(1, rising)).toBe(1);
  });

  test('shows both of them on the logarithmic axis, however light, but for what weighs nothing', () => {
    fc.assert(
      fc.property(fc.double({ min: -1.3, max: 5, noNaN: true }), worlds, (rho, { horizon, deploy }) => {
        const relative = exponential(rho, horizon);
        const axis = weightAxis(relative, deploy);
        const least = axis.log ? 0.1 : 1 / 200;
        for (const weight of [relative[0], relative[deploy]])
          if (weight > 1e-270) expect(heightOf(weight, axis)).toBeGreaterThanOrEqual(least);
      }),
    );
    expect(weightAxis(Float64Array.of(1, 0, 0), 1)).toEqual(linearAxis);
  });

  test('stays as it is near a change, and while a slider moves only grows', () => {
    const pair = (weight: number) => Float64Array.of(1, weight);
    const log = weightAxis(pair(0.004), 1);
    expect(log.log).toBe(true);
    expect(weightAxis(pair(0.006), 1, log).log).toBe(true);
    expect(weightAxis(pair(0.006), 1, linearAxis).log).toBe(false);
    expect(weightAxis(pair(0.02), 1, log).log).toBe(false);
    expect(weightAxis(pair(0.9), 1, log, true)).toEqual(log);
    expect(weightAxis(pair(1e-9), 1, log, true).decades).toBe(12);
  });
});
