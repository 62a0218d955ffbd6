import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { axeFindings, digestOf, open, ready } from './page';

/** Of the whole page, everything included. */
async function wholeFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

test('axe finds nothing on the page as it opens', async ({ page }) => {
  await open(page);
  expect(await wholeFindings(page)).toEqual([]);
});

test('axe finds nothing with all groups and tables open', async ({ page }) => {
  await open(page);
  for (const summary of await page.locator('summary').all()) await summary.click();
  await expect(page.getByRole('textbox', { name: /^Seed/ })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
});

test('axe finds nothing in the claims, nor at a formula', async ({ page }) => {
  await open(page, '#v=4&kernel=custom&formula=1/(2%2Bk)');
  await page.locator('summary', { hasText: 'Time preference' }).click();
  await page.getByRole('textbox', { name: 'Formula' }).fill('1/(2+z)');
  await expect(page.getByRole('alert')).toBeVisible();
  await page.locator('#claims').scrollIntoViewIfNeeded();
  await expect(page.locator('.claim-verdict strong')).toHaveCount(12, { timeout: 40_000 });
  await page.locator('.claim-evidence summary').first().click();
  expect(await axeFindings(page)).toEqual([]);
  expect(await axeFindings(page, '.claims')).toEqual([]);
});

test('axe finds nothing in the dark', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page, '#v=4&hidden=0.3');
  expect(await axeFindings(page)).toEqual([]);
});

test('axe finds nothing on a phone, nor in its sheet', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, '#v=4&rho=99');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: /^(Presets and|All) settings$/ }).click();
  for (const summary of await page.locator('.sheet summary').all()) await summary.click();
  expect(await axeFindings(page)).toEqual([]);
});

for (const width of [320, 390, 820, 1440]) {
  test(`nothing scrolls sideways at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await open(page, '#v=4&rho=99&gap=abc');
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await overflow()).toBe(0);
    for (const summary of await page.locator('main summary:visible').all()) await summary.click();
    expect(await overflow()).toBe(0);
  });
}

test('everything works by keyboard alone', async ({ page }) => {
  await open(page);
  const focusOn = async (name: RegExp | string, role: 'slider' | 'button' | 'combobox' | 'group') => {
    const target = page.getByRole(role, { name });
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab');
      if (await target.evaluateAll((found) => found.includes(document.activeElement as HTMLElement))) return;
    }
    throw new Error(`Tab never reached ${String(name)}.`);
  };
  await focusOn('Figure 1', 'group');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.figure-sentence')).toContainText('Current example');
  await page.keyboard.press('End');
  await expect(page.locator('.figure-sentence')).toContainText('awareness');
  const digest = await digestOf(page);
  await focusOn('Initial gap', 'slider');
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/gap=1.01/);
  await focusOn('Preset', 'combobox');
  await page.keyboard.type('Not aware');
  await ready(page);
  await expect(page.locator('html')).toHaveAttribute('data-outcome', 'robust');
  expect(await digestOf(page)).not.toBe(digest);
  await focusOn(/^Discount rate against/, 'group');
  await page.keyboard.press('Home');
  await expect(page.locator('.step-text')).toContainText('0 / 1000');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.step-text')).toContainText('1 / 1000');
  await focusOn('Play', 'button');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeFocused();
  await page.keyboard.press('Enter');
  await focusOn('Training step', 'slider');
  await page.keyboard.press('Home');
  await expect(page.getByRole('slider', { name: 'Training step' })).toHaveValue('0');
});
