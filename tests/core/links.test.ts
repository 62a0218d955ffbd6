import { expect, test } from 'vitest';
import { formatLink } from '../../src/core/permalink';
import { readLink } from '../../src/core/readLink';
import { runTraining } from '../../src/core/trainingRun';
import links from '../fixtures/links.json';

test.each(links)('the link $link is read, written and run as it always was', ({ link, digest }) => {
  const { parameters, step, problems } = readLink(link);
  expect(problems).toEqual([]);
  expect(formatLink({ parameters, step })).toBe(link);
  expect(runTraining(parameters).digest).toBe(digest);
});
