import { beforeAll, describe, expect, test } from 'vitest';
import { statements } from '../../src/core/statements/statements';
import { works } from '../../src/article/works';
import { render } from '../../src/prerender';

let html = '';
beforeAll(() => {
  // what figures and formulas show is computed, and so are the numbers that are dragged
  html = render()
    .article.replace(/<figure\b.*?<\/figure>|<math\b.*?<\/math>/gs, '')
    .replace(/(<span class="pull"[^>]*>)[^<]*/g, '$1one');
});

/** The words of a piece of HTML. */
const textOf = (piece: string) =>
  piece
    .replace(/<button\b.*?<\/button>/gs, '')
    .replace(/<[^>]+>/g, '')
    .replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/\s+/g, ' ')
    .trim();

/** Sections of prose: the opening and the chapters, with their titles. */
function chapters(): { title: string; body: string }[] {
  const parts = html.split(/<section class="chapter"[^>]*>/);
  return [
    { title: 'Opening', body: parts[0].replace(/<h2.*?<\/h2>/s, '') },
    ...parts.slice(1).map((part) => ({
      title: textOf(/<h3.*?<\/h3>/s.exec(part)?.[0] ?? ''),
      body: part.replace(/<h3 id.*?<\/h3>/s, '').split('<section')[0],
    })),
  ].filter(({ title }) => title !== 'References');
}

const wordsIn = (piece: string) => textOf(withoutMore(piece)).split(' ').length;
/** Without what a sentence's mark opens. */
const withoutMore = (piece: string) => piece.replace(/<span id="[^"]*" class="says-more".*?<\/span>/gs, '');
/** Without the sentences that the model checks, and without years of works. */
const unchecked = (piece: string) =>
  withoutMore(piece)
    .replace(/<span class="says[^>]*data-statement[^>]*>.*?<\/button><\/span>/gs, '')
    .replace(/<a class="cite".*?<\/a>/gs, '');

describe('the article', () => {
  test('has ten chapters of at least 200 words, and 3,000 to 3,800 words in all', () => {
    const all = chapters();
    expect(all).toHaveLength(11);
    for (const { title, body } of all.slice(1)) expect(wordsIn(body), title).toBeGreaterThanOrEqual(200);
    const total = all.reduce((sum, { body }) => sum + wordsIn(body), 0);
    expect(total).toBeGreaterThanOrEqual(3000);
    expect(total).toBeLessThanOrEqual(3800);
  });

  test('makes use of every statement once', () => {
    const used = [...html.matchAll(/data-statement="(\w+)"/g)].map((match) => match[1]);
    expect(used.toSorted()).toEqual(statements.map(({ id }) => id).toSorted());
  });

  test('has no number in a sentence that the model does not check', () => {
    const allowed = /Figure 1|Case [12]|chapter \d+|from 0 to 1\b/g;
    for (const { title, body } of chapters()) {
      const numbers = unchecked(body)
        .split(/<\/(?:p|dd|dt|h4)>/)
        .map(textOf)
        .filter((text) => /\d/.test(text.replace(allowed, '')));
      expect(numbers, title).toEqual([]);
    }
  });

  test('cites works that are in its references, and has none there that it does not speak of', () => {
    const cited = new Set([...html.matchAll(/href="#ref-(\w+)"/g)].map((match) => match[1]));
    const listed = [...html.matchAll(/<li id="ref-(\w+)"/g)].map((match) => match[1]);
    expect([...cited].toSorted()).toEqual(listed.toSorted());
    expect(listed).toEqual(works.map(({ id }) => id));
  });

  test('is in British spelling', () => {
    const american = /\b\w*(?:optimiz|generaliz|behavior|color\b|favor|modeling|judgment)\w*/gi;
    expect(
      textOf(html.replace(/<section class="chapter" aria-labelledby="references-title".*$/s, '')).match(american),
    ).toBeNull();
  });
});
