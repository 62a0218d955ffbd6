import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultParameters } from '../../src/core/parameters';
import { columnNames, type ColumnName } from '../../src/core/readouts';
import { runTraining } from '../../src/core/trainingRun';
import { createGrowingColumns } from '../../src/store/growingColumns';
import { createThinning } from '../../src/store/thinning';
import { expectSame } from '../worker/fakeThread';
import { batchOf } from './batch';

const TOTAL = 101;
const { columns: whole } = runTraining({ ...defaultParameters, steps: TOTAL - 1 });

/** The states that so many pixels show of the first rows, of which each is a state further by `every`. */
function thinnedWhole(name: ColumnName, rows: number, width: number, every: number): readonly number[] {
  const thinning = createThinning(Math.ceil(TOTAL / every), width);
  thinning.add(batchOf(whole, { every }).columns[name], rows);
  return thinning.rows().map((row) => row * every);
}

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 });

describe('columns that grow', () => {
  test('are the run’s, however it comes, each state or every so many, and whenever they are asked for', () => {
    fc.assert(
      fc.property(
        sizes,
        fc.nat(3),
        fc.array(fc.constantFrom(...columnNames)),
        fc.constantFrom(1, 2, 8),
        (counts, room, asked, every) => {
          const growing = createGrowingColumns(TOTAL, every);
          const all = Math.ceil(TOTAL / every);
          let rows = 0;
          for (let i = 0; rows < all; i++) {
            const count = Math.min(counts[i % counts.length], all - rows);
            growing.append(batchOf(whole, { from: rows * every, every, count, room }));
            rows += count;
            const last = (rows - 1) * every;
            expect(growing.length).toBe(last + 1);
            for (const name of asked) {
              expect(growing.valueAt(name, last)).toBe(whole[name][last]);
              expect(growing.valueAt(name, 0)).toBe(whole[name][0]);
              expect(growing.thinned(name, 9)).toEqual(thinnedWhole(name, rows, 9, every));
            }
            expectSame(growing.whole(), batchOf(whole, { every, count: rows }).columns);
          }
          for (const name of asked) {
            for (const width of [1, 9, 20])
              expect(growing.thinned(name, width)).toEqual(thinnedWhole(name, all, width, every));
          }
        },
      ),
      { seed: 31, numRuns: 60 },
    );
  });

  test('answer for a state that did not come with the last before it that did', () => {
    const growing = createGrowingColumns(TOTAL, 8);
    growing.append(batchOf(whole, { every: 8, count: 5 }));
    growing.append(batchOf(whole, { from: 40, every: 8, count: 4 }));
    for (let state = 0; state < growing.length; state++) {
      expect(growing.valueAt('step', state)).toBe(state - (state % 8));
    }
  });

  test('that come whole are not copied, also those of a run that ended early', () => {
    const growing = createGrowingColumns(TOTAL, 1);
    const batch = batchOf(whole);
    growing.append(batch);
    expect(growing.whole()).toBe(batch.columns);
    const early = createGrowingColumns(TOTAL, 1);
    const part = batchOf(whole, { count: 40, room: 61 });
    early.append(part);
    expect(early.whole().rate.buffer).toBe(part.columns.rate.buffer);
    expect(early.whole().rate).toEqual(whole.rate.subarray(0, 40));
  });

  test('have the watched weights of every state', () => {
    const watched = { weights: Float64Array.from({ length: TOTAL * 3 }, (_, i) => i), width: 3 };
    for (const every of [1, 4]) {
      const growing = createGrowingColumns(TOTAL, every);
      growing.append(batchOf(whole, { every, count: 10, room: 2, watched }));
      growing.append(batchOf(whole, { from: 10 * every, every, watched }));
      for (let at = 0; at < growing.length; at++) {
        const came = at - (at % every);
        for (const place of [0, 1, 2]) expect(growing.watchedAt(place, at)).toBe(came * 3 + place);
      }
    }
  });
});
