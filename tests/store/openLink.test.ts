import { expect, test } from 'vitest';
import { defaultParameters } from '../../src/core/parameters';
import { createLab } from '../../src/store/lab';
import { openLink } from '../../src/store/openLink';

test('a link brings its pinned run and its deployed stage; a fork is named as not in this version', () => {
  const lab = createLab();
  openLink(lab, '#v=2&gap=1.4&fork=150(optimiser:adam)&vs=(rho:1.5)&t=live');
  const { parameters, cursor, deployed, pinned, notices } = lab.getState();
  expect({ parameters, cursor, deployed }).toEqual({
    parameters: { ...defaultParameters, gap: 1.4 },
    cursor: null,
    deployed: true,
  });
  expect(pinned).toEqual({ parameters: { ...defaultParameters, rho: 1.5 }, run: null });
  expect(notices.map(({ sentence }) => sentence)).toEqual([
    'The link’s “fork=150(optimiser:adam)” is not in this version and is ignored.',
  ]);
  openLink(lab, '#v=2&vs=(rho:1.5)150(optimiser:adam)');
  expect(lab.getState().pinned).toBe(null);
  expect(lab.getState().notices.at(-1)?.sentence).toMatch(/^The run that the link pins is a fork, .+ left out\.$/);
});
