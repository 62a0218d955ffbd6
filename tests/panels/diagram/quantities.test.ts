import { describe, expect, test } from 'vitest';
import { defaultParameters } from '../../../src/core/parameters';
import {
  arrowWidth,
  knobAngle,
  relativeWeight,
  strandEpisodes,
  strandWidth,
  watchedEpisodes,
} from '../../../src/panels/diagram/quantities';

describe('the strands', () => {
  test('are the list of the design for 64 episodes', () => {
    expect(strandEpisodes(64, 1, 'wide')).toEqual([1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64]);
    expect(strandEpisodes(64, 1, 'narrow')).toHaveLength(8);
  });

  test('always have the first episode, the first of deployment and the last, in order, at most 12 and 8 of them', () => {
    const faults: string[] = [];
    for (const [shape, most] of [['wide', 12] as const, ['narrow', 8] as const]) {
      for (const horizon of [...Array.from({ length: 130 }, (_, i) => i + 1), 200, 256, 333, 511, 512]) {
        for (let deploy = 1; deploy <= horizon; deploy++) {
          const episodes = strandEpisodes(horizon, deploy, shape);
          const fine =
            episodes[0] === 1 &&
            episodes.includes(deploy) &&
            episodes.at(-1) === horizon &&
            episodes.length <= most &&
            episodes.length >= Math.min(most, horizon, 6) &&
            episodes.every((k, i) => Number.isInteger(k) && (i === 0 || k > episodes[i - 1]));
          if (!fine) faults.push(`${shape} ${horizon} ${deploy}: ${episodes.join()}`);
        }
      }
    }
    expect(faults).toEqual([]);
  });

  test('are rescaled on a logarithmic axis for other horizons', () => {
    expect(strandEpisodes(512, 1, 'wide')).toEqual([1, 3, 5, 8, 15, 23, 42, 64, 118, 181, 333, 512]);
    expect(strandEpisodes(8, 1, 'wide')).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(strandEpisodes(1, 1, 'wide')).toEqual([1]);
  });

  test('give the strand nearest to the first of deployment up to it where there is no room', () => {
    expect(strandEpisodes(64, 5, 'wide')).toEqual([1, 2, 3, 4, 5, 8, 12, 16, 24, 32, 48, 64]);
    expect(strandEpisodes(64, 63, 'wide')).toEqual([1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 63, 64]);
  });

  test('are as wide as the root of their weight, from 0.75 to 6.5', () => {
    expect([0, 0.0625, 0.25, 1].map(strandWidth)).toEqual([0.75, 2.1875, 3.625, 6.5]);
  });
});

describe('the watched episodes', () => {
  test('are none where the rate says all, those with a strand for other kernels, all with independent wiring', () => {
    expect(watchedEpisodes(defaultParameters)).toEqual([]);
    const hyperbolic = watchedEpisodes({ ...defaultParameters, kernel: 'hyperbolic' });
    expect(hyperbolic).toEqual([0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64]);
    const independent = watchedEpisodes({ ...defaultParameters, wiring: 'independent' });
    expect(independent).toEqual(Array.from({ length: 65 }, (_, k) => k));
  });

  test('are those with a strand where all would be more than four million numbers', () => {
    const long = { ...defaultParameters, wiring: 'independent', horizon: 399 } as const;
    expect(watchedEpisodes({ ...long, steps: 9999 })).toHaveLength(400);
    const longer = watchedEpisodes({ ...long, steps: 10000 });
    expect(longer).toContain(399);
    expect(longer.length).toBeLessThan(20);
  });
});

describe('weights', () => {
  test('are told relative to the heaviest, the present one included', () => {
    expect(relativeWeight(Math.log(2), 3, 64)).toBeCloseTo(1 / 8, 12);
    expect(relativeWeight(0, 40, 64)).toBe(1);
    expect(relativeWeight(1.3, 0, 64)).toBe(1);
    // Below zero the last episode is the heaviest, and the present one thins.
    expect(relativeWeight(-Math.log(2), 4, 4)).toBe(1);
    expect(relativeWeight(-Math.log(2), 0, 4)).toBeCloseTo(1 / 16, 12);
  });

  test('stay between 0 and 1 whatever the rate', () => {
    for (const rho of [-1e6, -5, -0.3, 0, 5e-324, 2, 1e6]) {
      for (const k of [0, 1, 511, 512]) {
        const relative = relativeWeight(rho, k, 512);
        expect(relative).toBeGreaterThanOrEqual(0);
        expect(relative).toBeLessThanOrEqual(1);
      }
    }
  });
});

describe('the block arrows', () => {
  test('are 1 to 14 wide, by the logarithm of the step from 1e−6 to 0.02', () => {
    expect([0, 1e-9, -1e-6, 1e-6].map(arrowWidth)).toEqual([1, 1, 1, 1]);
    expect(arrowWidth(1e-3)).toBeCloseTo(1 + (13 * 3) / 4.3, 12);
    expect(arrowWidth(-1e-3)).toBe(arrowWidth(1e-3));
    expect(arrowWidth(10 ** -3.85)).toBeCloseTo(7.5, 9);
    expect([0.02, -3, 2e6].map(arrowWidth)).toEqual([14, 14, 14]);
  });
});

describe('the knob', () => {
  test('stands upright at zero and turns as the root of the rate, clockwise below zero, by at most 140 degrees', () => {
    expect(knobAngle(0)).toBeCloseTo(0, 12);
    expect(knobAngle(1.25)).toBeCloseTo(-70, 12);
    expect(knobAngle(-0.05)).toBeCloseTo(14, 12);
    expect(knobAngle(-1.25)).toBeCloseTo(70, 12);
    expect([5, 1e6, -5, -1e6].map(knobAngle)).toEqual([-140, -140, 140, 140]);
  });
});
