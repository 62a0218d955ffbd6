import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultParameters } from '../../src/core/parameters';
import { columnNames, createColumns, type ColumnName, type Columns } from '../../src/core/readouts';
import { runTraining } from '../../src/core/trainingRun';
import { createGrowingColumns } from '../../src/store/growingColumns';
import { createThinning } from '../../src/store/thinning';
import { expectSame } from '../worker/fakeThread';

const TOTAL = 101;
const { columns: whole } = runTraining({ ...defaultParameters, steps: TOTAL - 1 });

function batchOf(from: number, count: number, room: number): Columns {
  const batch = createColumns(count + room);
  for (const name of columnNames) batch[name].set(whole[name].subarray(from, from + count));
  return batch;
}

function thinnedWhole(name: ColumnName, length: number, width: number): readonly number[] {
  const thinning = createThinning(TOTAL, width);
  thinning.add(whole[name], length);
  return thinning.rows();
}

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 });

describe('columns that grow', () => {
  test('are the run’s, however it comes and whenever they are asked for, also in memory used before', () => {
    const growing = createGrowingColumns(TOTAL);
    fc.assert(
      fc.property(sizes, fc.nat(3), fc.array(fc.constantFrom(...columnNames)), (counts, room, asked) => {
        const memory: ArrayBuffer[] = [];
        let length = 0;
        for (let i = 0; length < TOTAL; i++) {
          const count = Math.min(counts[i % counts.length], TOTAL - length);
          const batch = batchOf(length, count, room);
          growing.append(batch, count);
          memory.push(batch.step.buffer as ArrayBuffer);
          length += count;
          for (const name of asked) {
            expect(growing.valueAt(name, length - 1)).toBe(whole[name][length - 1]);
            expect(growing.valueAt(name, 0)).toBe(whole[name][0]);
            expect(growing.thinned(name, 9)).toEqual(thinnedWhole(name, length, 9));
            expect(growing.columns[name].subarray(0, length)).toEqual(whole[name].subarray(0, length));
          }
        }
        expectSame(growing.columns, whole);
        for (const name of asked) {
          for (const width of [1, 9, 20])
            expect(growing.thinned(name, width)).toEqual(thinnedWhole(name, TOTAL, width));
        }
        expect(growing.clear()).toEqual(memory);
      }),
      { seed: 31, numRuns: 60 },
    );
  });

  test('that come whole are not copied', () => {
    const growing = createGrowingColumns(TOTAL);
    growing.append(whole, TOTAL);
    expect(growing.columns.rate).toBe(whole.rate);
  });

  test('have the watched weights of every row', () => {
    const growing = createGrowingColumns(TOTAL);
    let row = 0;
    for (const count of [1, 40, 60]) {
      const weights = Float64Array.from({ length: (count + 2) * 3 }, (_, i) => row * 3 + i); // with room for two rows more
      growing.append(batchOf(row, count, 2), count, weights);
      row += count;
    }
    for (let at = 0; at < TOTAL; at++) {
      for (const place of [0, 1, 2]) expect(growing.watchedAt(place, at)).toBe(at * 3 + place);
    }
  });
});
