import { expect, test, type Page } from '@playwright/test';
import { open, ready, slide, watchErrors } from './page';

const sentence = (page: Page, id: string) => page.locator(`[data-statement="${id}"]`);
const mark = (page: Page, id: string) => sentence(page, id).getByRole('button');

test('a sentence says whether it is true at the reader’s settings, and leads to a run where it is false', async ({
  page,
}) => {
  const errors = watchErrors(page);
  await open(page);
  await expect(mark(page, 'example')).toHaveAccessibleName(/^True in the model at this page’s settings/);
  await slide(page, 'Initial gap', 0.4);
  await mark(page, 'example').scrollIntoViewIfNeeded(); // they are checked where they can be read
  await expect(mark(page, 'example')).toHaveAccessibleName(/^True in the model at your settings/);
  await page.evaluate(() => {
    location.hash = '#v=4&lrTime=0.01';
  });
  await expect(mark(page, 'example')).toHaveAccessibleName(/^False in the model at your settings/);
  await expect(sentence(page, 'example')).toContainText('ends deceptive'); // the words stay

  await mark(page, 'robustRun').focus();
  await page.keyboard.press('Enter');
  await sentence(page, 'robustRun').getByRole('link', { name: 'show where it is false' }).click();
  await ready(page);
  await expect(page).toHaveURL(/rho=1.5.*lrTime=0.2|lrTime=0.2.*rho=1.5/);
  await expect(page.locator('html')).toHaveAttribute('data-outcome', 'deceptive');
  await expect(page.locator('.notices')).toContainText(/This is a run of the article: .*0\.05\d* → 0\.2/);
  expect(errors).toEqual([]);
});

test('the article reads without scripts, and prints without controls', async ({ browser, baseURL }) => {
  const still = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL! });
  const page = await still.newPage();
  await page.goto('./');
  await expect(page.getByRole('heading', { name: 'The argument, read and tested' })).toBeVisible();
  await expect(page.getByText('From a gap of 1 and a discount rate of 1.3 the run ends deceptive.')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: 'Below zero' })).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('slider')).toHaveCount(0);
  await still.close();
});

test('chapters come in their order, each under the article’s heading', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  const headings = await page.locator('.article h2, .article h3[id^="chapter-"]').allTextContents();
  expect(headings[0]).toBe('The argument, read and tested');
  expect(headings.slice(1, 11).map((text) => Number.parseInt(text, 10))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wide).toBe(false);
});
