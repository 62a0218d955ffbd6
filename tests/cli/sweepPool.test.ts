import { describe, expect, test } from 'vitest';
import { runTable } from '../../src/cli/sweepPool';
import { cellCount } from '../../src/core/sweep';
import { createSweepTable } from '../../src/core/sweepTable';
import { fullOutcomes, runCell, sweepOf } from '../core/sweepMaps';

const sweep = sweepOf('gap:0:2:21', 'rho:-0.5:3:15', { steps: 300 });

describe('worker threads', () => {
  test.each([1, 3])('give what the cells come to, each once (%i)', async (workers) => {
    const table = createSweepTable(sweep, 'full');
    const seen: number[] = [];
    await runTable(sweep, table, workers, { onBatch: ({ cells }) => seen.push(...cells) });
    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: cellCount(sweep) }, (_, cell) => cell));
    for (const cell of [0, 100, 200, 314]) {
      const { kept, rate, pays } = runCell(sweep, cell);
      const { results } = table;
      expect([results.kept[cell], results.rate[cell], results.pays[cell]]).toEqual([kept, rate, pays]);
    }
    expect(table.outcomes()).toEqual(fullOutcomes(sweep));
  });

  test('refine a boundary too, and take formulas', async () => {
    const own = sweepOf('gap:0:2:30', 'rho:-0.4:3:20', {
      kernel: 'custom',
      formula: 'exp(-rho*k)',
      horizon: 8,
      steps: 150,
    });
    const table = createSweepTable(own, 'boundary');
    await runTable(own, table, 2);
    expect(table.returned).toBeLessThan(cellCount(own));
    expect(table.outcomes()).toEqual(fullOutcomes(own));
  });

  test('that are killed lose no cell, and others take their place', async () => {
    const long = sweepOf('gap:0:2:15', 'rho:-0.5:3:12', { steps: 5000 });
    const table = createSweepTable(long, 'full');
    const seen: number[] = [];
    let kills = 0;
    await runTable(long, table, 2, {
      onBatch({ cells }, threads) {
        seen.push(...cells);
        if (kills === 3) return;
        kills += 1;
        void threads[kills % 2].terminate();
      },
    });
    expect(kills).toBe(3);
    expect(new Set(seen).size).toBe(cellCount(long));
    expect(seen).toHaveLength(cellCount(long));
    for (const cell of [3, 90, 179]) expect(table.results.rate[cell]).toBe(runCell(long, cell).rate);
  });

  test('that die over and over end the sweep with an error', async () => {
    const table = createSweepTable(sweepOf('gap:0:2:40', 'rho:0:3:40', { steps: 20_000 }), 'full');
    const dying = runTable(sweep, table, 2, {
      onBatch: (_, threads) => void threads.forEach((thread) => void thread.terminate()),
    });
    await expect(dying).rejects.toThrow('Worker threads died over and over.');
  });

  test('that throw end the sweep with what was thrown', async () => {
    const wrong = { ...sweep, recipe: { ...sweep.recipe, forks: [{ step: 400, changes: {} }] } };
    const broken = { ...wrong, recipe: { ...wrong.recipe, parameters: { ...sweep.recipe.parameters, kernel: 'no' } } };
    const table = createSweepTable(sweep, 'full');
    await expect(runTable(broken as unknown as typeof sweep, table, 2)).rejects.toThrow(/sweepWorker/);
  });
});
