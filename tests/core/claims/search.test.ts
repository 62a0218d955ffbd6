import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Notebook } from '../../../src/core/claims/notebook';
import { search, type Search } from '../../../src/core/claims/search';
import type { Run } from '../../../src/core/trainingRun';

/** A notebook whose runs are nothing but their parameters. */
function blank() {
  const asked: number[] = [];
  const notebook: Notebook = {
    used: [],
    run(changes) {
      asked.push(changes.rho!);
      return { parameters: changes } as unknown as Run;
    },
  };
  return { notebook, asked };
}

const at = (rho: number) => [{ rho }];
const above =
  (threshold: number): Search['holds'] =>
  ([run]) =>
    run.parameters.rho >= threshold;
const common = { name: 'x', what: 'x', parameter: 'rho', at } as const;

test('finds where something turns, on any scale and either way round', () => {
  const setting = fc.record({
    low: fc.double({ min: 0.01, max: 1, noNaN: true }),
    ratio: fc.double({ min: 2, max: 1e4, noNaN: true }),
    share: fc.double({ min: 0.001, max: 0.999, noNaN: true }),
    scale: fc.constantFrom('linear' as const, 'log' as const),
    upwards: fc.boolean(),
  });
  fc.assert(
    fc.property(setting, ({ low, ratio, share, scale, upwards }) => {
      const high = low * ratio;
      const threshold = scale === 'log' ? low * ratio ** share : low + share * (high - low);
      const holds: Search['holds'] = (runs) => above(threshold)(runs) === upwards;
      const found = search({ ...common, scale, range: [low, high], holds }, blank().notebook);
      expect(found.holds).toBe(upwards ? 'above' : 'below');
      const error =
        scale === 'log'
          ? Math.log(found.value! / threshold) / Math.log(ratio)
          : (found.value! - threshold) / (high - low);
      expect(Math.abs(error)).toBeLessThanOrEqual(1.01 / 2 ** 14);
    }),
    { seed: 5, numRuns: 500 },
  );
});

test('gives the first integer that holds, or the last', () => {
  for (let threshold = 2; threshold <= 64; threshold++) {
    const asked = { ...common, scale: 'integer', range: [1, 64] } as const;
    expect(search({ ...asked, holds: above(threshold) }, blank().notebook)).toMatchObject({
      holds: 'above',
      value: threshold,
    });
    const below = search({ ...asked, holds: (runs) => !above(threshold)(runs) }, blank().notebook);
    expect(below).toMatchObject({ holds: 'below', value: threshold - 1 });
  }
});

test('says so where both ends are alike, having tried nothing else', () => {
  for (const [threshold, holds] of [
    [0, 'everywhere'],
    [9, 'nowhere'],
  ] as const) {
    const { notebook, asked } = blank();
    const found = search({ ...common, scale: 'linear', range: [1, 5], holds: above(threshold) }, notebook);
    expect(found).toMatchObject({ value: null, holds });
    expect(asked).toEqual([1, 5]);
  }
});
