import { expect, test } from 'vitest';
import { formatLink } from '../../src/core/permalink';
import { readLink } from '../../src/core/readLink';
import { runRecipe } from '../../src/core/replay';
import forks from '../fixtures/forks.json';
import links from '../fixtures/links.json';

test.each([...links, ...forks])('the link $link is read, written and run as it always was', ({ link, digest }) => {
  const { problems, ...read } = readLink(link);
  expect(problems).toEqual([]);
  expect(formatLink(read)).toBe(link);
  expect(runRecipe(read).digest).toBe(digest);
});
