import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createSeedBatch,
  createSeedRun,
  isNoisy,
  sampledColumns,
  sampledSteps,
  type Ensemble,
  type SeedBatch,
} from '../../src/core/ensemble';
import { fromStart, type Recipe } from '../../src/core/fork';
import { createGathering } from '../../src/core/gathering';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { sortedQuantile } from '../../src/core/quantile';
import { runRecipe } from '../../src/core/replay';
import { cellOutcomes } from '../../src/core/sweep';
import { readFormula } from '../../src/formula/readFormula';

const noisy = { ...defaultParameters, noise: 0.2, seed: 40 };
const ensembleOf = (recipe: Recipe, seeds = 6): Ensemble => ({ recipe, formulas: new Map(), seeds });
const short = (changes: Partial<Parameters> = {}) =>
  ensembleOf(fromStart({ ...noisy, steps: 60, lrGap: 0.05, ...changes }));

/** Some seeds of an ensemble, run in pieces of so many steps. */
function batchOf(ensemble: Ensemble, seeds: readonly number[], piece = Infinity): SeedBatch {
  const batch = createSeedBatch(seeds, ensemble);
  seeds.forEach((_, j) => {
    const run = createSeedRun(ensemble, batch, j);
    while (!run.advance(piece));
  });
  return batch;
}

const all = ({ seeds }: Ensemble) => Array.from({ length: seeds }, (_, i) => i);

/** The sampled values of one seed's readout. */
function samplesOf({ samples }: SeedBatch, { recipe }: Ensemble, j: number, i: number): Float64Array {
  const count = sampledSteps(recipe.parameters.steps).length;
  const from = (j * sampledColumns.length + i) * count;
  return samples.subarray(from, from + count);
}

describe('the steps at which an ensemble is sampled', () => {
  test('are all of a short run, and 401 of a long one, from 0 to T', () => {
    expect(sampledSteps(5)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(sampledSteps(400)).toHaveLength(401);
    expect(sampledSteps(1)).toEqual([0, 1]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (steps) => {
        const sampled = sampledSteps(steps);
        expect(sampled.length).toBe(Math.min(400, steps) + 1);
        expect(sampled[0]).toBe(0);
        expect(sampled.at(-1)).toBe(steps);
        const apart = sampled.slice(1).map((step, i) => step - sampled[i]);
        expect(Math.min(...apart)).toBeGreaterThan(0);
        expect(Math.max(...apart) - Math.min(...apart)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a seed of an ensemble', () => {
  test('is the run of the recipe with that seed: its readouts and its outcome', () => {
    const ensemble = ensembleOf(fromStart(noisy));
    const batch = batchOf(ensemble, [0, 5]);
    [40, 45].forEach((seed, j) => {
      const { columns, outcome } = runRecipe(fromStart({ ...noisy, seed }));
      expect(cellOutcomes[batch.outcomes[j]]).toBe(outcome.kind);
      sampledColumns.forEach((name, i) => {
        expect(samplesOf(batch, ensemble, j, i)).toEqual(
          Float64Array.from(sampledSteps(1000), (step) => columns[name][step]),
        );
      });
    });
  });

  test('comes out the same in pieces of any length, forked or not', () => {
    const forked: Recipe = {
      parameters: short().recipe.parameters,
      forks: [
        { step: 0, changes: { optimiser: 'adam' } },
        { step: 33, changes: { noise: 0, steps: 900 } },
      ],
    };
    const whole = new Map([short(), ensembleOf(forked)].map((ensemble) => [ensemble, batchOf(ensemble, [1])]));
    fc.assert(
      fc.property(fc.constantFrom(...whole.keys()), fc.integer({ min: 1, max: 70 }), (ensemble, piece) => {
        expect(batchOf(ensemble, [1], piece)).toEqual(whole.get(ensemble));
      }),
    );
  });

  test('stops after about as many steps as it is told', () => {
    const ensemble = ensembleOf(fromStart({ ...noisy, steps: 5000 }));
    const run = createSeedRun(ensemble, createSeedBatch([0], ensemble), 0);
    let pieces = 1;
    while (!run.advance(100)) pieces += 1;
    expect(pieces).toBeGreaterThanOrEqual(50);
    expect(pieces).toBeLessThanOrEqual(52);
  });

  test('of a run that is forked has the states before the fork too', () => {
    const recipe: Recipe = {
      parameters: { ...noisy, steps: 300 },
      forks: [{ step: 100, changes: { rho: 1.3, noise: 0 } }],
    };
    const seeded: Recipe = { ...recipe, parameters: { ...recipe.parameters, seed: 43 } };
    const ensemble = ensembleOf(recipe);
    const gap = samplesOf(batchOf(ensemble, [3]), ensemble, 0, 1);
    const before = runRecipe(fromStart(seeded.parameters)).columns.gap;
    expect(gap.slice(0, 101)).toEqual(before.slice(0, 101));
    expect(gap[300]).toBe(runRecipe(seeded).columns.gap.at(-1));
  });

  test('whose formula breaks has no readouts from there on, and is undecided', () => {
    const text = '(rho - 1)*exp(-k)'; // below rho = 1 a weight would be negative
    const read = readFormula(text);
    if (!read.ok) throw new Error(read.sentence);
    const recipe = fromStart({ ...noisy, noise: 0.5, kernel: 'custom', formula: text, lrTime: 2, steps: 200 });
    const ensemble: Ensemble = { recipe, formulas: new Map([[text, read.tree]]), seeds: 8 };
    const batch = batchOf(ensemble, all(ensemble));
    const gathering = createGathering(ensemble);
    gathering.give(batch);
    const rates = all(ensemble).map((j) => samplesOf(batch, ensemble, j, 0));
    const ends = rates.map((rate) => (rate.some(Number.isNaN) ? rate.findIndex(Number.isNaN) : 201));
    expect(new Set(ends).size).toBeGreaterThan(2);
    ends.forEach((end, j) => end < 201 && expect(cellOutcomes[batch.outcomes[j]]).toBe('undecided'));
    expect(Math.min(...ends)).toBeGreaterThan(0);
    rates.forEach((rate, j) => expect(rate.slice(ends[j]).every(Number.isNaN)).toBe(true));
    // Those that have not ended yet make the band.
    const { median } = gathering.band('rate');
    for (let step = 0; step <= 200; step++) {
      const there = rates.map((rate) => rate[step]).filter((rate) => !Number.isNaN(rate));
      there.sort((a, b) => a - b);
      expect(median[step]).toBe(sortedQuantile(there, 0.5));
    }
  });
});

describe('whether seeds matter', () => {
  test('is a question of noise, in any run of a recipe', () => {
    const { parameters } = fromStart(defaultParameters);
    expect(isNoisy({ parameters, forks: [] })).toBe(false);
    expect(isNoisy(fromStart(noisy))).toBe(true);
    expect(isNoisy({ parameters, forks: [{ step: 5, changes: { noise: 0.1 } }] })).toBe(true);
    expect(isNoisy({ parameters: noisy, forks: [{ step: 5, changes: { noise: 0 } }] })).toBe(true);
  });
});

describe('what an ensemble comes to', () => {
  test('is, at every step, the quantiles of all its runs', () => {
    const ensemble = short();
    const batch = batchOf(ensemble, all(ensemble));
    const gathering = createGathering(ensemble);
    gathering.give(batch);
    sampledColumns.forEach((name, i) => {
      const { low, median, high } = gathering.band(name);
      gathering.steps.forEach((_, at) => {
        const values = all(ensemble).map((j) => samplesOf(batch, ensemble, j, i)[at]);
        values.sort((a, b) => a - b);
        expect([low[at], median[at], high[at]]).toEqual(
          [0.05, 0.5, 0.95].map((share) => sortedQuantile(values, share)),
        );
      });
    });
  });

  test('does not depend on the order in which seeds come back', () => {
    const ensemble = short();
    const whole = createGathering(ensemble);
    whole.give(batchOf(ensemble, all(ensemble)));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(all(ensemble), { minLength: 6 }),
        fc.integer({ min: 1, max: 5 }),
        (order, cut) => {
          const gathering = createGathering(ensemble);
          gathering.give(batchOf(ensemble, order.slice(0, cut)));
          expect(gathering.returned).toBe(cut);
          gathering.give(batchOf(ensemble, order.slice(cut)));
          expect(gathering.counts).toEqual(whole.counts);
          for (const name of sampledColumns) expect(gathering.band(name)).toEqual(whole.band(name));
        },
      ),
      { numRuns: 20 },
    );
  });

  test('has a band before all seeds are there: that of one is its run', () => {
    const ensemble = short();
    const gathering = createGathering(ensemble);
    expect(gathering.band('gap').median.every(Number.isNaN)).toBe(true);
    const batch = batchOf(ensemble, [2]);
    gathering.give(batch);
    const { low, median, high } = gathering.band('gap');
    expect(low).toEqual(median);
    expect(high).toEqual(median);
    expect(median).toEqual(samplesOf(batch, ensemble, 0, 1));
  });

  test('is wider the more noise there is', () => {
    const widths = [0.05, 0.2, 0.8].map((noise) => {
      const ensemble = short({ noise });
      const gathering = createGathering({ ...ensemble, seeds: 32 });
      gathering.give(batchOf({ ...ensemble, seeds: 32 }, all({ ...ensemble, seeds: 32 })));
      const { low, high } = gathering.band('gap');
      return high[60] - low[60];
    });
    expect(widths[0]).toBeGreaterThan(0);
    expect(widths[1]).toBeGreaterThan(2 * widths[0]);
    expect(widths[2]).toBeGreaterThan(2 * widths[1]);
  });
});
