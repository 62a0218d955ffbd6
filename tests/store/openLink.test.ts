import { expect, test } from 'vitest';
import { defaultParameters } from '../../src/core/parameters';
import { createLab } from '../../src/store/lab';
import { openLink } from '../../src/store/openLink';

test('a link’s forks, pinned run and deployed stage are named as not in this version; the rest is opened', () => {
  const lab = createLab();
  openLink(lab, '#v=2&gap=1.4&fork=150(optimiser:adam)&vs=(rho:1.5)&t=live');
  const { parameters, cursor, notices } = lab.getState();
  expect({ parameters, cursor }).toEqual({ parameters: { ...defaultParameters, gap: 1.4 }, cursor: null });
  expect(notices.map(({ sentence }) => sentence)).toEqual([
    'The link’s “fork=150(optimiser:adam)” is not in this version and is ignored.',
    'The link’s “vs=(rho:1.5)” is not in this version and is ignored.',
    'The link’s “t=live” is after deployment, which is not in this version; the last step is shown.',
  ]);
});
