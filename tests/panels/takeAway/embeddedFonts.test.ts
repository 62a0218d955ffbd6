import { expect, test } from 'vitest';
import { hasOneOf } from '../../../src/panels/takeAway/embeddedFonts';

const codes = (text: string) => new Set(Array.from(text, (letter) => letter.codePointAt(0)!));

test.each([
  ['', 'x', true],
  ['U+370-3FF', 'rate ρ', true],
  ['U+370-3FF', 'rate', false],
  ['U+0-FF, U+131, U+2212', '−', true],
  ['U+0-FF, U+131, U+2212', 'ı', true],
  ['U+4??', 'я', true],
  ['U+4??', 'ρ', false],
])('a font for %s has letters of “%s”: %s', (range, text, has) => {
  expect(hasOneOf(range, codes(text))).toBe(has);
});
