import { expect, test } from 'vitest';
import { blobOf, fileName } from '../../../src/panels/takeAway/saveFile';

test('a file is named after the run, and a figure after itself as well', () => {
  expect(fileName('4-0123456789abcdef', 'csv')).toBe('long-game-4-0123456789abcdef.csv');
  expect(fileName('4-0123456789abcdef', 'png', 'Figure 1')).toBe('long-game-4-0123456789abcdef-figure-1.png');
  expect(fileName('4-0123456789abcdef', 'svg', '../“W” & ρ')).toBe('long-game-4-0123456789abcdef-w.svg');
});

test('text made piece by piece is whole, and the page can do other things meanwhile', async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  function* slowly() {
    for (let i = 0; i < 40; i++) {
      const end = performance.now() + 2;
      while (performance.now() < end);
      yield `${i},ρ\n`;
    }
  }
  const blob = await blobOf(slowly(), 'text/csv');
  clearInterval(timer);
  expect(await blob.text()).toBe(Array.from({ length: 40 }, (_, i) => `${i},ρ\n`).join(''));
  expect(blob.type).toBe('text/csv');
  expect(turns).toBeGreaterThan(2);
});
