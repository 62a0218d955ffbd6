import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { claimSymbols, symbolsInWords } from '../../../src/core/claims/symbols';

/** Answers and notes of all claims, as docs/results.md has them. */
const results = readFileSync(new URL('../../../docs/results.md', import.meta.url), 'utf8');
const answers = [...results.matchAll(/^### <a id="c\d+">[^]*?(?=^!\[)/gm)].map(([section]) =>
  section.replace(/^###.*$/m, ''),
);

/** The letters that stand for a number: single ones (“Wu²” is two) and all that are Greek. */
function symbolsIn(text: string): string[] {
  const words = text.replace(/[’']s\b/g, '').match(/η_[φm]|[\p{L}₀]+/gu) ?? [];
  return words
    .flatMap((word) => (word === 'Wu' ? ['W', 'u'] : [word]))
    .filter((word) => /^(?:\p{L}₀?|η_.)$/u.test(word) && !['a', 'A', 'e'].includes(word));
}

test('every letter in an answer or a note is in the key, and no other', () => {
  expect(answers).toHaveLength(12);
  const used = new Set(answers.flatMap(symbolsIn));
  expect([...used].sort()).toEqual(claimSymbols.map(([symbol]) => symbol).sort());
});

test('the key reads as a sentence', () => {
  expect(symbolsInWords()).toMatch(
    /^In the answers, ρ is the discount rate, ρ₀ its value at the start, .* and t the training step\. An argmax planner .* Facts/,
  );
});
