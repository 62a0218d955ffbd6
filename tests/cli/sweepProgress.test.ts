import { expect, test } from 'vitest';
import { progressLine } from '../../src/cli/sweepProgress';

test.each([
  [
    { done: 2500, wanted: 10_000, steps: 2_500_000, seconds: 2 },
    '██████░░░░░░░░░░░░░░░░░░ 2500/10000 cells · 1250 cells/s · 1.25 M steps/s · 0:06 left',
  ],
  [
    { done: 1, wanted: 7201, steps: 30_000, seconds: 1 },
    '░░░░░░░░░░░░░░░░░░░░░░░░ 1/7201 cells · 1 cells/s · 30 k steps/s · 2:00:00 left',
  ],
  [{ done: 5, wanted: 5, steps: 0, seconds: 0.5 }, '████████████████████████ 5/5 cells · 10 cells/s · 0:00 left'],
  [{ done: 0, wanted: 5, steps: 0, seconds: 0.5 }, '░░░░░░░░░░░░░░░░░░░░░░░░ 0/5 cells · 0 cells/s'],
])('%j', (progress, line) => {
  expect(progressLine(progress)).toBe(line);
});
