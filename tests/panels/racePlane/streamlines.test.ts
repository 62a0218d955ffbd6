import { describe, expect, test } from 'vitest';
import { defaultParameters, type Parameters } from '../../../src/core/parameters';
import { createPush, createPushes } from '../../../src/core/pushes';
import { streamlines, type RaceDomain, type Streamline } from '../../../src/panels/racePlane/streamlines';

const domain: RaceDomain = { gap: [0, 2], rate: [-0.5, 2] };
const world = (changes: Partial<Parameters>): Parameters => ({ ...defaultParameters, ...changes });

function linesOf(changes: Partial<Parameters>, over = domain): readonly Streamline[] {
  const work = streamlines(createPushes(world(changes))!, over);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

const worlds: readonly Partial<Parameters>[] = [
  {},
  { kernel: 'hyperbolic' },
  { hidden: 0.3 },
  { planner: 'softmax' },
  { optimiser: 'adam' },
  { bias: 0.02 },
];

describe('the streamlines', () => {
  test.each(worlds)('go the way that a step goes, at every point: %j', (changes) => {
    const pushes = createPushes(world(changes))!;
    const push = createPush();
    let worst = 0;
    for (const line of linesOf(changes)) {
      for (let i = 1; i < line.length; i++) {
        const [gap, rate] = line[i - 1];
        const [dx, dy] = [(line[i][0] - gap) / 2, (line[i][1] - rate) / 2.5];
        // The way in the middle of the stride, which is where the midpoint rule takes it.
        pushes.at((gap + line[i][0]) / 2, (rate + line[i][1]) / 2, push);
        const [px, py] = [push.gap / 2, push.rate / 2.5];
        const sine = (dx * py - dy * px) / (Math.hypot(dx, dy) * Math.hypot(px, py));
        worst = Math.max(worst, dx * px + dy * py > 0 ? Math.abs(sine) : 1);
      }
    }
    expect(worst).toBeLessThan(0.1); // 6°, where the field turns within a stride
  });

  test.each(worlds)('are some dozens, apart from each other, within the plane: %j', (changes) => {
    const lines = linesOf(changes);
    expect(lines.length).toBeGreaterThanOrEqual(15);
    expect(lines.length).toBeLessThanOrEqual(40);
    const points = lines.flatMap((line, i) => line.map(([gap, rate]) => ({ i, gap, rate })));
    expect(points.filter(({ gap, rate }) => gap < 0 || gap > 2 || rate < -0.5 || rate > 2)).toEqual([]);
    let closest = 1;
    for (const one of points) {
      for (const other of points) {
        if (other.i < one.i)
          closest = Math.min(closest, Math.hypot((one.gap - other.gap) / 2, (one.rate - other.rate) / 2.5));
      }
    }
    expect(closest).toBeGreaterThan(0.038);
  });

  test('are the same whatever the run’s start, length and seed', () => {
    expect(linesOf({ gap: 0.3, rho: 2, steps: 10, seed: 9, noise: 0.1 })).toEqual(linesOf({}));
  });

  test('are none where nothing moves', () => {
    expect(linesOf({ lrGap: 0, lrTime: 0 })).toEqual([]);
  });

  test('are upright where only the rate moves, and level where only the gap does', () => {
    for (const line of linesOf({ lrGap: 0 })) expect(new Set(line.map(([gap]) => gap.toFixed(9))).size).toBe(1);
    for (const line of linesOf({ lrTime: 0 })) expect(new Set(line.map(([, rate]) => rate.toFixed(9))).size).toBe(1);
  });
});
