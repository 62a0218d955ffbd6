import { expect, test } from '@playwright/test';
import { readLinkStrictly } from '../../src/core/readLink';
import { runTraining } from '../../src/core/trainingRun';
import { readFormula } from '../../src/formula/readFormula';
import { open, ready } from './page';

/** Kernels, wirings, planners and optimisers, each with the others. */
const links = ['exponential', 'factor', 'tail', 'quasi-hyperbolic', 'hyperbolic', 'custom'].flatMap((kernel, i) => [
  `#v=4&kernel=${kernel}`,
  `#v=4&kernel=${kernel}&wiring=independent&rho=0.4`,
  `#v=4&kernel=${kernel}&planner=softmax&deploy=3&horizon=40&rho=0.5&anticipation=0.3`,
  `#v=4&kernel=${kernel}&wiring=independent&planner=softmax&noise=0.02&seed=${i}&steps=400`,
  `#v=4&kernel=${kernel}&optimiser=${i % 2 === 0 ? 'adam' : 'momentum'}&lrGap=0.002&lrTime=0.004&cost=0.003&steps=700`,
]);

test('thirty runs have the same digest in this browser as in Node', async ({ page }) => {
  test.setTimeout(120_000);
  expect(links).toHaveLength(30);
  await open(page);
  for (const link of links) {
    const read = readLinkStrictly(link);
    if (!read.ok) throw new Error(read.problems[0].sentence);
    const formula = readFormula(read.parameters.formula);
    if (!formula.ok) throw new Error(formula.sentence);
    const custom = read.parameters.kernel === 'custom';
    const { digest } = runTraining(read.parameters, custom ? { formula: formula.tree } : {});
    await page.goto(`./${link}`);
    await expect(page.locator('html'), link).toHaveAttribute('data-digest', digest);
  }
});

test('the time preference can be set in the page, and the figure shows every weight by itself', async ({ page }) => {
  await open(page);
  await page.getByText('Time preference', { exact: true }).click();
  await expect(page.getByLabel('Present bias')).toHaveCount(0);
  await page.getByRole('combobox', { name: 'Kernel' }).selectOption('quasi-hyperbolic');
  await expect(page.getByText('in the long run it is more patient than ρ₀')).toBeVisible();
  await page.getByRole('textbox', { name: /^Present bias/ }).fill('0.5');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/kernel=quasi-hyperbolic&presentBias=0.5/);
  await page.getByRole('combobox', { name: 'Wiring' }).selectOption('independent');
  await ready(page);
  await expect(page.locator('.own-knob').first()).toBeAttached();
  await expect(page.getByRole('button', { name: 'independent weights' })).toBeVisible();
});

test('a formula is typeset with its slope, and a wrong one is explained while the last run stays', async ({ page }) => {
  await open(page);
  await page.getByText('Time preference', { exact: true }).click();
  await page.getByRole('combobox', { name: 'Kernel' }).selectOption('custom');
  const field = page.getByRole('textbox', { name: 'Formula' });
  await expect(page.locator('.lab').getByRole('math')).toHaveCount(2);
  await field.fill('1/(1+rho*k)^2');
  await expect(page).toHaveURL(/formula=1/);
  await expect(page.getByRole('math', { name: '1/(1+rho*k)^2' })).toBeVisible();
  await ready(page);
  const digest = await page.locator('html').getAttribute('data-digest');

  await field.fill('1/(1+rho*z)^2');
  await expect(page.getByRole('alert')).toContainText('“z” is not known');
  await expect(page.locator('.formula-marked mark')).toHaveText('z');
  await field.fill('rho-k');
  await expect(page.getByRole('alert')).toContainText('is negative');
  await expect(page.locator('html')).toHaveAttribute('data-digest', digest ?? '');
  await expect(page).toHaveURL(/formula=1/);

  await field.fill('exp(-rho*k)');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page).not.toHaveURL(/formula=/);
});

test('a link with a formula that cannot be used says so and shows a run', async ({ page }) => {
  await open(page, '#v=4&kernel=custom&formula=foo(k)');
  await expect(page.locator('.notice')).toContainText('The formula “foo(k)” cannot be used; exp(-rho*k) is used.');
  await expect(page.locator('html')).toHaveAttribute('data-outcome', 'deceptive');
});

test('a formula that breaks during the run ends it there, and the page names the step and k', async ({ page }) => {
  await open(page, `#v=4&kernel=custom&formula=${encodeURIComponent('1/(1+rho*k)')}`);
  await expect(page.getByRole('status').first()).toContainText(/at step 918 it gives a negative weight for k = 31/);
  await expect(page.locator('html')).toHaveAttribute('data-outcome', 'undecided');
  await expect(page.getByRole('button', { name: 'formula breaks' }).first()).toBeVisible();
});

test('the claims are decided in the page, and their runs open in the lab with the digest they had', async ({
  page,
}) => {
  await open(page);
  await page.locator('#claims').scrollIntoViewIfNeeded();
  await expect(page.locator('.claim')).toHaveCount(12);
  await expect(page.locator('.claim-verdict strong')).toHaveCount(12, { timeout: 40_000 });
  const claim = page.locator('.claim').nth(4);
  await claim.locator('summary').click();
  const run = claim.locator('.claim-box li').nth(3);
  const [, digest] = (await run.textContent())?.match(/(\S+)$/) ?? [];
  await run.getByRole('link').click();
  await expect(page.locator('html')).toHaveAttribute('data-digest', digest);
  expect(await page.evaluate(() => window.scrollY)).toBe(0);

  const fails = page.getByRole('link', { name: /where it fails/ }).first();
  const href = (await fails.getAttribute('href')) ?? '';
  await fails.click();
  await expect(page).toHaveURL(new RegExp(`${href.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`));
});
