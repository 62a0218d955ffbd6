import { expect, test, type Page } from '@playwright/test';
import { axeFindings, open } from './page';

const rate = (page: Page) => page.getByRole('slider', { name: 'Initial discount rate', exact: true });
const gap = (page: Page) => page.getByRole('slider', { name: 'Initial gap', exact: true });
const comparison = (page: Page) => page.getByRole('region', { name: 'Comparison' });

test('a run that is pinned is drawn behind the next one, and a sentence says what differs', async ({ page }) => {
  await open(page);
  const before = await page.locator('.plot .curve.behind').first().getAttribute('d');
  await page.getByRole('button', { name: 'Pin to compare' }).click();
  await expect(comparison(page)).toContainText('This is the pinned run itself.');
  await rate(page).fill('1.5');
  await expect(comparison(page)).toContainText(
    'Initial discount rate 1.30 → 1.50: the gap closes at step 974 instead of staying at 42\u00a0%.',
  );
  const pinned = page.locator('.plot .curve.pinned').first();
  await expect(pinned).toBeVisible();
  // The axis of the rate is the same for both, so the pinned curve is the one that was drawn before.
  await expect.poll(async () => (await pinned.getAttribute('d'))?.length).toBeCloseTo(before!.length, -3);
  // Every panel shows both.
  await page.locator('.second-row').scrollIntoViewIfNeeded();
  for (const name of ['Inside the mesa-optimiser', 'Goal plane', 'Race plane', 'Base loss']) {
    const panel = page.getByRole('figure', { name });
    await panel.scrollIntoViewIfNeeded();
    await expect(panel.locator('.curve.pinned, .curve.other').first()).toHaveAttribute('d', /^M/);
  }
  await expect(page.locator('.figure-svg .pinned-needle')).toHaveCount(1);
  await comparison(page).getByRole('button', { name: 'Swap' }).click();
  await expect(rate(page)).toHaveValue('1.3');
  await expect(comparison(page)).toContainText('the gap stays at 42\u00a0% instead of closing at step 974.');
  expect(await axeFindings(page)).toEqual([]);
  await comparison(page).getByRole('button', { name: 'Unpin' }).click();
  await expect(comparison(page)).toHaveCount(0);
  await expect(page.locator('.plots .curve.pinned')).toHaveCount(0);
});

test('a link with a pinned run, or a deployed stage, opens with it', async ({ page, context }) => {
  await open(page);
  await page.getByRole('button', { name: 'Pin to compare' }).click();
  await rate(page).fill('1.5');
  await page.getByRole('button', { name: 'Deploy', exact: true }).first().click();
  await expect(page.locator('.outcome-sentence')).toContainText(
    'Deployed after step 1000, it acts nearly as in training',
  );
  await expect(page).toHaveURL(/#v=4&rho=1\.5&vs=\(\)&t=live$/);
  const other = await context.newPage();
  await other.goto(page.url());
  await other.waitForSelector('html[data-ready="true"]');
  await expect(comparison(other)).toContainText('the gap closes at step 974 instead of staying at 42\u00a0%.');
  await expect(other.locator('.outcome-sentence')).toContainText('Deployed after step 1000');
  await expect(other.getByRole('button', { name: 'Deployed' }).first()).toHaveAttribute('aria-pressed', 'true');
});

test('changes are undone and done again by button, key and list, and survive a reload', async ({ page }) => {
  await open(page);
  await rate(page).fill('1.5');
  await page.waitForTimeout(400);
  await gap(page).fill('0.8');
  await page.waitForTimeout(400);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(gap(page)).toHaveValue('1');
  await page.keyboard.press('Control+z');
  await expect(rate(page)).toHaveValue('1.3');
  await page.keyboard.press('Control+Shift+z');
  await page.keyboard.press('Control+y');
  await expect(gap(page)).toHaveValue('0.8');
  await page.waitForTimeout(1500); // the address and the history are kept
  await page.reload();
  await page.waitForSelector('html[data-ready="true"]');
  await expect(gap(page)).toHaveValue('0.8');
  await page.getByRole('button', { name: 'Changes' }).click();
  const list = page.getByRole('dialog', { name: 'Changes' });
  await expect(list.getByRole('listitem')).toHaveText([/Initial gap 1.00 → 0.80/, /Initial discount rate 1.30 → 1.50/]);
  expect(await axeFindings(page)).toEqual([]);
  await list.getByRole('button', { name: /back to before Initial discount rate/ }).click();
  await expect(rate(page)).toHaveValue('1.3');
  await expect(gap(page)).toHaveValue('1');
  await list.getByRole('button', { name: /^Redo up to Initial gap/ }).click();
  await expect(gap(page)).toHaveValue('0.8');
  await list.getByRole('button', { name: 'Reset all' }).click();
  await expect(gap(page)).toHaveValue('1');
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
});
