import { expect, test } from 'vitest';
import fc from 'fast-check';
import { captionLines } from '../../../src/panels/takeAway/captionLines';

const source = { version: 4, digest: '4-0123456789abcdef', step: '230 of 1000' };
const perLetter = (text: string) => text.length * 6;

test('the lines under a figure hold version, digest, step and the whole link, and fit its width', () => {
  fc.assert(
    fc.property(fc.webUrl({ withFragments: true }), fc.integer({ min: 200, max: 1200 }), (link, width) => {
      const lines = captionLines({ ...source, link }, width, perLetter);
      for (const line of lines) expect(perLetter(line)).toBeLessThanOrEqual(width);
      const text = lines.join('');
      for (const part of ['The Long Game', 'model version 4', `run ${source.digest}`, 'training step 230 of 1000']) {
        expect(lines.some((line) => line.includes(part))).toBe(true);
      }
      expect(text.endsWith(link)).toBe(true);
    }),
  );
});

test('a wide figure has them in one line and the link in another', () => {
  expect(captionLines({ ...source, link: 'https://a.example/#v=4' }, 760, perLetter)).toEqual([
    'The Long Game · model version 4 · run 4-0123456789abcdef · training step 230 of 1000',
    'https://a.example/#v=4',
  ]);
});
