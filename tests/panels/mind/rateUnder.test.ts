import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromStart } from '../../../src/core/fork';
import type { Formulas } from '../../../src/core/lineage';
import { defaultParameters, type Parameters } from '../../../src/core/parameters';
import { heaviestEpisode, rateUnder, weightTable } from '../../../src/panels/mind/rateUnder';
import { heaviestOf, heightOf, linearAxis } from '../../../src/panels/mind/weightBars';
import { formulas } from '../../core/kernelWorlds';
import { real } from './anyMind';

const tableWith = (parameters: Parameters, trees: Formulas) =>
  weightTable({ recipe: fromStart(parameters), parameters, formulas: trees });
const tableOf = (changes: Partial<Parameters>) =>
  tableWith({ ...defaultParameters, ...changes }, new Map(Object.entries(formulas)));
const only = (k: number) => ({ from: k, to: k });
const log6 = { log: true, decades: 6 };

describe('the discount rate under a pointer', () => {
  test('is −ln w / k for a bar of the exponential kernel, to the slider’s step', () => {
    const table = tableOf({});
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 64 }), real(0.1, 0.95), (k, height) => {
        const rho = rateUnder(table, { slot: only(k), height, axis: linearAxis, heaviest: 0 }, 1.3);
        expect(Math.abs(rho + Math.log(height) / k)).toBeLessThan(0.0101);
        expect(Number(rho.toFixed(2))).toBe(rho);
      }),
    );
    // On a logarithmic axis half the height of six decades is 0.001.
    expect(rateUnder(table, { slot: only(5), height: 0.5, axis: log6, heaviest: 0 }, 1.3)).toBe(1.38);
  });

  test('puts the bar as near to the pointer as any rate can, for every kernel, also where weights are independent', () => {
    const shapes = fc.constantFrom<Partial<Parameters>>(
      { kernel: 'factor' },
      { kernel: 'tail' },
      { kernel: 'quasi-hyperbolic', presentBias: 0.4 },
      { kernel: 'hyperbolic' },
      { wiring: 'independent' },
      ...Object.keys(formulas).map((formula) => ({ kernel: 'custom' as const, formula })),
    );
    fc.assert(
      fc.property(
        shapes,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 3 }),
        real(0, 1.5),
        fc.constantFrom(linearAxis, log6),
        (shape, from, several, height, axis) => {
          const table = tableOf({ ...shape, horizon: 22 });
          const slot = { from, to: Math.min(from + several - 1, 22) };
          const rho = rateUnder(table, { slot, height, axis, heaviest: 0 }, 0.5);
          const miss = table.relative.map((relative) =>
            Math.abs(heightOf(heaviestOf(relative!, slot) / relative![0], axis) - height),
          );
          expect(table.rates).toContain(rho);
          expect(miss[table.rates.indexOf(rho)]).toBeLessThanOrEqual(Math.min(...miss) + 0.0006);
        },
      ),
    );
  });

  test('goes on below zero where a bar is pulled over the top, and back above where it began below', () => {
    const table = tableOf({});
    const aim = (height: number, heaviest: number) => ({ slot: only(10), height, axis: linearAxis, heaviest });
    expect(rateUnder(table, aim(1, 0), 1.3)).toBe(0);
    expect(rateUnder(table, aim(1.5, 0), 1.3)).toBe(-0.04); // e^0.4 = 1.49
    // Begun below zero, w_64 is the heaviest: w_10 is half of it at ρ = −ln 2 / 54.
    expect(rateUnder(table, aim(0.5, 64), -0.2)).toBe(-0.01);
    expect(rateUnder(table, aim(2, 64), -0.2)).toBe(0.01);
  });

  test('stays in the range and, where nothing is nearer, what it was', () => {
    const table = tableOf({});
    const aim = (k: number, height: number, heaviest = 0) => ({ slot: only(k), height, axis: linearAxis, heaviest });
    expect(rateUnder(table, aim(1, 0), 1.3)).toBe(5);
    expect(rateUnder(table, aim(1, 99), 1.3)).toBe(-0.5);
    expect(rateUnder(table, aim(40, 0), 1.3)).toBe(1.3); // e^−52 is 0 in any drawing
    expect(rateUnder(table, aim(64, 1, 64), -0.2)).toBe(-0.2); // the heaviest is at the top already
    expect(rateUnder(table, aim(64, 0.5, 64), -0.2)).toBe(0.01); // and comes down where the present is heavier
  });

  test('is measured against the episode that weighs most, whose share need not be 1 to the last digit', () => {
    expect(heaviestEpisode(Float64Array.of(0.2, 0.9999999999999999, 0.5))).toBe(1);
    expect(heaviestEpisode(Float64Array.of(1, 1, 1))).toBe(0);
    expect(heaviestEpisode(Float64Array.of(0.3, NaN, 1, NaN))).toBe(2);
  });

  test('is no rate at which a formula gives no weight', () => {
    const formula = { op: 'subtract', of: [1.35, 'rho'] } as const; // negative above 1.35
    const table = tableWith(
      { ...defaultParameters, kernel: 'custom', formula: '1.35-rho' },
      new Map([['1.35-rho', formula]]),
    );
    const rho = rateUnder(table, { slot: only(3), height: 0, axis: linearAxis, heaviest: 0 }, 1);
    expect(rho).toBe(1.35);
  });
});
