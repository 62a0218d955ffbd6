import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultParameters } from '../../src/core/parameters';
import { columnNames, createColumns, type Columns } from '../../src/core/readouts';
import { runTraining } from '../../src/core/trainingRun';
import { createGrowingColumns } from '../../src/store/growingColumns';
import { expectSame } from '../worker/fakeThread';

const TOTAL = 101;
const { columns: whole } = runTraining({ ...defaultParameters, steps: TOTAL - 1 });

function batchOf(from: number, count: number, room: number): Columns {
  const batch = createColumns(count + room);
  for (const name of columnNames) batch[name].set(whole[name].subarray(from, from + count));
  return batch;
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
            expect(growing.columns[name].subarray(0, length)).toEqual(whole[name].subarray(0, length));
          }
        }
        expectSame(growing.columns, whole);
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
});
