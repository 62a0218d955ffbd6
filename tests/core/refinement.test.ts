import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRefinement } from '../../src/core/refinement';
import { cellOutcomes } from '../../src/core/sweep';
import { createBatch, createSweepTable, writeCell } from '../../src/core/sweepTable';
import type { Parameters } from '../../src/core/parameters';
import { fullOutcomes, runCell, sweepOf } from './sweepMaps';

/** Refines a picture that is known; which cells were run and what it came to. `order` picks the cell that comes back next. */
function refine(
  columns: number,
  rows: number,
  truth: (x: number, y: number) => number,
  order: (waiting: number) => number = () => 0,
) {
  const refinement = createRefinement(columns, rows);
  const waiting: number[] = [];
  const run: number[] = [];
  let coarseAfter = Infinity;
  while (!refinement.done) {
    waiting.push(...refinement.take(7));
    const [cell] = waiting.splice(order(waiting.length), 1);
    run.push(cell);
    refinement.give(cell, truth(cell % columns, Math.floor(cell / columns)));
    if (refinement.coarse) coarseAfter = Math.min(coarseAfter, run.length);
  }
  expect(refinement.take(9)).toEqual([]);
  return { run: run.toSorted((a, b) => a - b), outcomes: refinement.outcomes(), coarseAfter };
}

function pictureOf(columns: number, rows: number, truth: (x: number, y: number) => number): Uint8Array {
  return Uint8Array.from({ length: columns * rows }, (_, cell) => truth(cell % columns, Math.floor(cell / columns)));
}

describe('refining a map', () => {
  const half = fc.record({
    a: fc.double({ min: -1, max: 1, noNaN: true }),
    b: fc.double({ min: -1, max: 1, noNaN: true }),
    c: fc.double({ min: -1, max: 1, noNaN: true }),
  });

  test('finds the picture of any lines across it, whatever order results come in, and runs the same cells', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 70 }),
        fc.integer({ min: 1, max: 70 }),
        half,
        half,
        fc.infiniteStream(fc.nat(1000)),
        (columns, rows, one, other, draws) => {
          const side = (x: number, y: number, { a, b, c }: typeof one) =>
            a * (x / columns - 0.5) + b * (y / rows - 0.5) > c / 2 ? 1 : 0;
          const truth = (x: number, y: number) => side(x, y, one) + 2 * side(x, y, other);
          const straight = refine(columns, rows, truth);
          const shuffled = refine(columns, rows, truth, (waiting) => draws.next().value! % waiting);
          expect(shuffled.run).toEqual(straight.run);
          expect(shuffled.outcomes).toEqual(straight.outcomes);
          expect(new Set(straight.run).size).toBe(straight.run.length);
          // A corner cut off between two lines of the lattice that no line meets is all that may go unseen.
          const picture = pictureOf(columns, rows, truth);
          const wrong = picture.filter((outcome, cell) => outcome !== straight.outcomes[cell]).length;
          expect(wrong).toBeLessThan((columns / 12 + 1) * (rows / 12 + 1));
        },
      ),
      { seed: 3, numRuns: 300 },
    );
  });

  test('follows a thin band that only one cell of the lattice has met', () => {
    const truth = (x: number, y: number) => (Math.abs(x - y) <= 1 ? 1 : 0);
    const { outcomes, run } = refine(101, 101, truth);
    expect(outcomes).toEqual(pictureOf(101, 101, truth));
    expect(run.length).toBeLessThan(0.25 * 101 * 101);
  });

  test('has its first picture after 13 × 13 cells', () => {
    expect(refine(101, 101, () => 2).coarseAfter).toBe(169);
    expect(refine(101, 101, () => 2).run).toHaveLength(169);
  });

  test('runs every cell of a small map', () => {
    expect(refine(13, 5, (x, y) => (x + y) % 3).run).toHaveLength(65);
  });

  test('shows every cell as soon as a corner of each block is there', () => {
    const refinement = createRefinement(50, 50);
    for (const cell of refinement.take(169)) refinement.give(cell, cell % 50 < 20 ? 0 : 2);
    const picture = refinement.outcomes();
    expect([...new Set(picture)].toSorted()).toEqual([0, 2]);
    expect(refinement.done).toBe(false);
    // Small blocks too, down to single cells, and while they are split.
    const small = createRefinement(31, 31);
    for (const cell of small.take(169)) small.give(cell, cell % 31 < 13 ? 0 : 2);
    while (!small.done) {
      expect([...new Set(small.outcomes())].toSorted()).toEqual([0, 2]);
      for (const cell of small.take(3)) small.give(cell, cell % 31 < 13 ? 0 : 2);
    }
  });
});

const maps: readonly (readonly [x: string, y: string, changes: Partial<Parameters>])[] = [
  ['gap:0:2:101', 'rho:-0.5:3:101', { steps: 400 }],
  ['gap:0:2:41', 'rho:-0.5:3:41', {}],
  ['rho:-0.5:3:41', 'anticipation:0:1:41', {}],
  ['rho:-0.5:3:41', 'lrTime:0.001:10:41', {}],
  ['rho:-0.5:3:31', 'lrTime:0.0001:0.1:31', { optimiser: 'adam', lrGap: 0.003 }],
  ['deploy:1:12:12', 'rho:-0.5:3:31', { anticipation: 0.1, planner: 'softmax', steps: 300 }],
  ['horizon:1:512:31', 'rho:-0.5:3:41', {}],
  ['bias:0:10:31', 'rho:-0.5:3:31', {}],
  ['priority:0:0.1:31', 'rho:-0.5:3:31', {}],
  ['onset:0:1000:31', 'rho:-0.5:3:31', {}],
  ['gap:0:2:31', 'rho:-0.5:3:31', { kernel: 'hyperbolic', steps: 300 }],
  ['gap:0:2:31', 'rho:-0.5:3:31', { wiring: 'independent', horizon: 8, steps: 300 }],
  ['gap:0:2:31', 'rho:-0.5:3:31', { hidden: 0.3 }],
];

describe.each(maps)('the map %s, %s, %j', (x, y, changes) => {
  const sweep = sweepOf(x, y, changes);

  test('has the same outcome in every cell in both modes, and numbers where a cell was run to its end', () => {
    const full = fullOutcomes(sweep);
    const table = createSweepTable(sweep, 'boundary');
    while (!table.done) {
      const { cells, early } = table.take(40);
      const batch = createBatch(cells);
      cells.forEach((cell, j) => writeCell(batch, j, runCell(sweep, cell, early)));
      table.give(batch);
    }
    expect(table.outcomes()).toEqual(full);
    expect(table.returned).toBe(table.wanted);
    expect(table.returned).toBeLessThan(0.6 * full.length);
    let numbers = 0;
    for (let cell = 0; cell < full.length; cell += 17) {
      if (Number.isNaN(table.results.kept[cell])) continue;
      numbers++;
      const { kept, rate, pays, outcome } = runCell(sweep, cell);
      expect([table.results.kept[cell], table.results.rate[cell], table.results.pays[cell]]).toEqual([
        kept,
        rate,
        pays,
      ]);
      expect(cellOutcomes[table.results.outcomes[cell]]).toBe(outcome);
    }
    expect(numbers).toBeGreaterThan(0);
  });
});

describe('an early end', () => {
  test('comes often on the default map, never where a run is open, and has the outcome of the whole run', () => {
    const sweep = sweepOf('gap:0:2:21', 'rho:-0.5:3:36');
    let ended = 0;
    for (let cell = 0; cell < 21 * 36; cell++) {
      const whole = runCell(sweep, cell);
      const early = runCell(sweep, cell, true);
      expect(early.outcome).toBe(whole.outcome);
      if (Number.isNaN(early.kept)) ended++;
      else expect(early).toEqual(whole);
    }
    expect(ended).toBeGreaterThan(300);
  });

  test('is right for any usual run', () => {
    const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(
        fc.record({
          gap: between(0, 2),
          rho: between(-0.5, 5),
          anticipation: between(0, 1),
          horizon: fc.integer({ min: 1, max: 200 }),
          lrGap: between(0, 1),
          lrTime: between(0, 2),
          onset: fc.integer({ min: 0, max: 150 }),
          steps: fc.integer({ min: 150, max: 700 }),
        }),
        (changes) => {
          const sweep = sweepOf('seed:0:1:2', 'presentBias:0.5:1:2', changes);
          expect(runCell(sweep, 0, true).outcome).toBe(runCell(sweep, 0).outcome);
        },
      ),
      { seed: 8, numRuns: 2000 },
    );
  });

  test('never comes to a run that it does not know', () => {
    for (const changes of [
      { noise: 0.1 },
      { optimiser: 'adam' },
      { deploy: 2 },
      { cost: 0.01 },
      { hidden: 0.1 },
      { bias: 0.1 },
    ] as const) {
      const sweep = sweepOf('gap:0.5:1:2', 'rho:0:3:2', changes);
      for (let cell = 0; cell < 4; cell++) expect(runCell(sweep, cell, true)).toEqual(runCell(sweep, cell));
    }
  });
});
