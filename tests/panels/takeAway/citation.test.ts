import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { citationBibtex, citationText } from '../../../src/panels/takeAway/citation';

const cited = {
  link: 'https://a.example/lab/#v=4&kernel=custom&formula=1%2F(1%2Bk)%5Erho',
  digest: '4-0123456789abcdef',
  accessed: new Date(2026, 10, 3, 23, 30),
};

test('a citation names authors as the licence does, year, title, link, version, digest and the day', () => {
  const [, year, authors] = /Copyright \(c\) (\d+) (.+)/.exec(readFileSync('LICENSE', 'utf8')) ?? [];
  const text = citationText(cited);
  expect(text.startsWith(`${authors} (${year}). The Long Game`)).toBe(true);
  for (const part of [cited.link, cited.digest, 'Model version 4', '3 November 2026']) expect(text).toContain(part);
  expect(text).not.toContain('\n');
});

test('the BibTeX entry has the same in fields whose braces match', () => {
  const entry = citationBibtex(cited);
  expect(entry).toMatch(/^@misc\{long-game-4-0123456789abcdef,\n/);
  const fields = Object.fromEntries(
    [...entry.matchAll(/^ {2}(\w+) *= \{(.*)\},?$/gm)].map(([, name, value]) => [name, value]),
  );
  expect(Object.keys(fields)).toEqual(['author', 'title', 'year', 'url', 'urldate', 'note']);
  // In double braces it is one name and not a list of first and last names.
  expect(fields['author']).toBe('{The Long Game contributors}');
  expect(fields['url']).toBe(cited.link);
  expect(fields['urldate']).toBe('2026-11-03');
  expect(fields['note']).toContain(cited.digest);
  expect(entry.split('{').length).toBe(entry.split('}').length);
});
