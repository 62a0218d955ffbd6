import { expect, test } from 'vitest';
import { fromStart } from '../../src/core/fork';
import { defaultParameters } from '../../src/core/parameters';
import { createLab } from '../../src/store/lab';
import { openLink } from '../../src/store/openLink';

test('a link brings its fork, its pinned run with its own, and its deployed stage', () => {
  const lab = createLab();
  openLink(lab, '#v=4&gap=1.4&fork=150(optimiser:adam)&vs=(rho:1.5)&t=live');
  const { recipe, parameters, cursor, deployed, pinned, notices } = lab.getState();
  const first = { ...defaultParameters, gap: 1.4 };
  expect(recipe).toEqual({ parameters: first, forks: [{ step: 150, changes: { optimiser: 'adam' } }] });
  expect({ parameters, cursor, deployed }).toEqual({
    parameters: { ...first, optimiser: 'adam' },
    cursor: null,
    deployed: true,
  });
  expect(pinned).toEqual({ recipe: fromStart({ ...defaultParameters, rho: 1.5 }), run: null });
  expect(notices).toEqual([]);
  openLink(lab, '#v=4&vs=(rho:1.5)150(optimiser:adam)');
  expect(lab.getState().recipe).toEqual(fromStart(defaultParameters));
  expect(lab.getState().pinned?.recipe).toEqual({
    parameters: { ...defaultParameters, rho: 1.5 },
    forks: [{ step: 150, changes: { optimiser: 'adam' } }],
  });
  expect(lab.getState().notices).toEqual([]);
});

test('a link with a fork that cannot be opens the nearest that can, and says so', () => {
  const lab = createLab();
  openLink(lab, '#v=4&steps=400&fork=900(rho:1,lrGap:0.01)');
  expect(lab.getState().recipe.forks).toEqual([{ step: 400, changes: { lrGap: 0.01 } }]);
  expect(lab.getState().notices.map(({ sentence }) => sentence)).toEqual([
    expect.stringContaining('forks at step “900”') as string,
    expect.stringMatching(/^In the fork at step 400, .*rho/) as string,
  ]);
});
