import { expect, test, type Page } from '@playwright/test';
import { axeFindings, open, ready, watchErrors } from './page';

const map = (page: Page, title: string) =>
  page.getByRole('group', { name: new RegExp(`^${title}, a map of outcomes`) });

test('a cell of the atlas opens its run in the lab, by pointer and by keyboard', async ({ page }) => {
  const errors = watchErrors(page);
  await open(page);
  const awareness = map(page, 'Situational awareness');
  await awareness.scrollIntoViewIfNeeded();
  const box = (await awareness.boundingBox())!;
  await awareness.click({ position: { x: box.width * 0.9, y: box.height * 0.75 } });
  await ready(page);
  await expect(page).toHaveURL(/anticipation=0\.\d+/);
  await expect(page.locator('html')).toHaveAttribute('data-outcome', 'deceptive');
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  await page.goBack();
  await ready(page);
  await expect(page).not.toHaveURL(/anticipation/);

  const race = map(page, 'The race');
  await race.focus();
  for (let i = 0; i < 2; i++) await page.keyboard.press('Shift+ArrowUp');
  await expect(page.locator('.atlas-cell').first()).toHaveText(/^gap 1.00, discount rate 2.30: robust$/);
  await page.keyboard.press('Enter');
  await ready(page);
  await expect(page).toHaveURL(/rho=2.3/);
  await expect(page.locator('html')).toHaveAttribute('data-outcome', 'robust');
  expect(errors).toEqual([]);
});

test('the atlas passes axe', async ({ page }) => {
  await open(page);
  await map(page, 'The race').waitFor();
  expect(await axeFindings(page, '.atlas')).toEqual([]);
});
