import { describe, expect, test } from 'vitest';
import { batchSize } from '../../src/store/batchSize';

describe('the size of a batch', () => {
  test.each([
    ['few before any has been timed', null, 10_000, 4, 8],
    ['12 ms of what is waiting', 0.1, 1000, 4, 120],
    ['longer where much is left', 0.1, 10_000, 4, 480],
    ['a fair part of the last ones', 0.1, 100, 4, 25],
    ['not a single quick one', 0.1, 4, 4, 3],
    ['one that is slow', 500, 100, 4, 1],
    ['what is there', 0.001, 2, 4, 2],
  ])('is %s', (_, pace, waiting, takers, expected) => {
    expect(batchSize(pace, waiting, takers)).toBe(expected);
  });
});
