import { expect, test } from 'vitest';
import { valueAt } from '../../src/ui/useEarlyDrag';

const range = { min: -0.5, max: 5, step: 0.01 };

test('the thumb’s centre stands at half its width from either end', () => {
  expect(valueAt(10, 220, range)).toBe(-0.5);
  expect(valueAt(210, 220, range)).toBe(5);
  expect(valueAt(110, 220, range)).toBe(2.25);
});

test('beyond the ends the value stays at the end', () => {
  expect(valueAt(-50, 220, range)).toBe(-0.5);
  expect(valueAt(999, 220, range)).toBe(5);
});

test('values lie on the slider’s steps, with no more digits than the step has', () => {
  for (let x = 10; x <= 210; x++) {
    const value = valueAt(x, 220, range);
    expect(Number(value.toFixed(2))).toBe(value);
  }
  expect(valueAt(57, 220, { min: 0, max: 10, step: 1 })).toBe(2);
});
