import { describe, expect, test } from 'vitest';
import { fromStart, type Recipe } from '../../src/core/fork';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { runRecipe } from '../../src/core/replay';
import { cellChanges, cellRecipe, createCell, seedsOn } from '../../src/core/sweep';
import { runTraining } from '../../src/core/trainingRun';
import { axis, runCell, sweepOf } from './sweepMaps';

/** What the recorded run of these parameters says, as a cell has it. */
function recorded(parameters: Parameters) {
  const { columns, outcome } = runTraining(parameters);
  const pays = columns.incentive.findIndex((incentive) => incentive > 0);
  return { outcome: outcome.kind, kept: outcome.kept, rate: columns.rate.at(-1), pays: pays < 0 ? Infinity : pays };
}

describe('a cell', () => {
  test('has the numbers of its recorded run, at every cell of a small map', () => {
    const sweep = sweepOf('gap:0:2:6', 'rho:-0.5:3:8', { steps: 400 });
    for (let cell = 0; cell < 48; cell++) {
      const parameters = { ...sweep.recipe.parameters, ...cellChanges(sweep, cell) };
      expect(runCell(sweep, cell)).toMatchObject(recorded(parameters));
    }
  });

  test.each([
    { deploy: 3, horizon: 8 },
    { planner: 'softmax' },
    { kernel: 'tail' },
    { wiring: 'independent', horizon: 6 },
    { optimiser: 'adam', onset: 30 },
    { cost: 0.01, hidden: 0.3 },
  ] as const)('has them with %j too, in pieces of any size', (changes) => {
    const sweep = sweepOf('gap:0.5:1.5:2', 'rho:0:1.2:2', { steps: 200, ...changes });
    for (let cell = 0; cell < 4; cell++) {
      const parameters = { ...sweep.recipe.parameters, ...cellChanges(sweep, cell) };
      const work = createCell(sweep, cell);
      let result = work.advance(7);
      while (!result) result = work.advance(7);
      expect(result).toMatchObject(recorded(parameters));
    }
  });

  test('goes through x first, then y', () => {
    const sweep = sweepOf('gap:0:2:3', 'rho:0:3:4');
    expect(cellChanges(sweep, 0)).toEqual({ gap: 0, rho: 0 });
    expect(cellChanges(sweep, 2)).toEqual({ gap: 2, rho: 0 });
    expect(cellChanges(sweep, 5)).toEqual({ gap: 2, rho: 1 });
  });

  test('has no run where one value is above the other that bounds it', () => {
    const sweep = sweepOf('deploy:1:8:8', 'horizon:1:8:8', { steps: 5 });
    for (let cell = 0; cell < 64; cell++) {
      const { deploy, horizon } = { ...defaultParameters, ...cellChanges(sweep, cell) };
      expect(runCell(sweep, cell).outcome === 'none').toBe(deploy > horizon);
    }
  });

  test('has no run where the formula gives no weight at its start', () => {
    const sweep = sweepOf('gap:0.5:1:2', 'rho:-0.4:2:3', { kernel: 'custom', formula: 'rho/k', steps: 50 });
    expect([0, 2, 4].map((cell) => runCell(sweep, cell).outcome)).toEqual(['none', 'undecided', 'undecided']);
  });

  test('of a forked recipe is the forked run, changed where forks can be changed', () => {
    const recipe: Recipe = {
      ...fromStart({ ...defaultParameters, steps: 300 }),
      forks: [{ step: 100, changes: { anticipation: 0.9 } }],
    };
    const sweep = { ...sweepOf('gap:0.5:1.5:2', 'lrTime:0.01:0.1:2'), recipe };
    for (let cell = 0; cell < 4; cell++) {
      const forked = cellRecipe(sweep, cell)!;
      expect(forked.parameters.gap).toBe([0.5, 1.5][cell % 2]);
      expect(forked.parameters.lrTime).toBe(defaultParameters.lrTime);
      expect(forked.forks[0].changes.lrTime).toBe([0.01, 0.1][cell >> 1]);
      const { outcome, columns } = runRecipe(forked, new Map());
      expect(runCell(sweep, cell)).toMatchObject({
        outcome: outcome.kind,
        kept: outcome.kept,
        rate: columns.rate.at(-1),
      });
    }
  });
});

describe('a cell of several seeds', () => {
  const sweep = sweepOf('gap:0.9:1.1:2', 'noise:0:0.3:3', { rho: 1.42, seed: 11, steps: 300 }, 7);

  test('counts the outcomes of seeds from the own one up, and has the medians', () => {
    const runs = Array.from({ length: 7 }, (_, i) =>
      recorded({ ...sweep.recipe.parameters, gap: 1.1, noise: 0.3, seed: 11 + i }),
    );
    const { counts, outcome, kept, rate, pays } = runCell(sweep, 5);
    const kinds = ['deceptive', 'misgeneralised', 'robust', 'undecided'] as const;
    expect(counts).toEqual(kinds.map((kind) => runs.filter((run) => run.outcome === kind).length));
    expect(counts[kinds.indexOf(outcome as 'robust')]).toBe(Math.max(...counts));
    const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[3];
    expect(kept).toBe(middle(runs.map((run) => run.kept)));
    expect(rate).toBe(middle(runs.map((run) => run.rate!)));
    expect(pays).toBe(middle(runs.map((run) => run.pays)));
  });

  test('is run once where there is no noise, and counts for all', () => {
    const { counts, ...numbers } = runCell(sweep, 0);
    expect(counts.reduce((sum, count) => sum + count)).toBe(7);
    expect(numbers).toMatchObject(recorded({ ...sweep.recipe.parameters, gap: 0.9, noise: 0 }));
  });

  test('comes round to seed 0 after the last, in forks too', () => {
    const recipe: Recipe = {
      ...fromStart({ ...defaultParameters, seed: 4294967295 }),
      forks: [
        { step: 3, changes: { seed: 5 } },
        { step: 4, changes: { lrGap: 0 } },
      ],
    };
    const on = seedsOn(recipe, 2);
    expect(on.parameters.seed).toBe(1);
    expect(on.forks.map(({ changes }) => changes)).toEqual([{ seed: 7 }, { lrGap: 0 }]);
  });
});

test('sides of a map are sides of its cells', () => {
  expect(axis('gap:0:2:3').values).toEqual([0, 1, 2]);
});
