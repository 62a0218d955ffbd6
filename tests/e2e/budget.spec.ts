import { gzipSync } from 'node:zlib';
import { expect, test, type Response } from '@playwright/test';
import { ready } from './page';

test('what is fetched before the page is ready keeps to the budget', async ({ page }) => {
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  await page.goto('./');
  await ready(page);
  let code = 0;
  let fonts = 0;
  // Those until now: what comes later is not looked at, and may still be on its way when the test ends.
  for (const response of [...responses]) {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith('.woff2')) fonts += (await response.body()).length;
    else if (/\.(js|css)$/.test(pathname)) code += gzipSync(await response.body(), { level: 9 }).length;
  }
  expect(code).toBeGreaterThan(50_000);
  expect(code).toBeLessThanOrEqual(130_000);
  expect(fonts).toBeGreaterThan(50_000);
  expect(fonts).toBeLessThanOrEqual(100_000);
});

test('mathjs and KaTeX are fetched when a custom kernel is chosen, not before', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  const large = () => fetched.filter((url) => /Typeset|katex|formula\.entry/i.test(url));
  await page.goto('./');
  await ready(page);
  // Opened before what is to come soon has come: it must not take the formula's part along.
  await page.locator('summary', { hasText: 'Time preference' }).click();
  await expect(page.getByRole('combobox', { name: 'Kernel' })).toBeVisible();
  await expect.poll(() => fetched.some((url) => url.includes('ArticleRoot'))).toBe(true);
  await page.waitForTimeout(500);
  expect(large()).toEqual([]);
  await page.getByRole('combobox', { name: 'Kernel' }).selectOption('custom');
  await expect(page.locator('.lab').getByRole('math')).toHaveCount(2);
  expect(large().length).toBeGreaterThan(1);
});
