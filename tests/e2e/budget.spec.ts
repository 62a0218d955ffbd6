import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { ready } from './page';

test('what is fetched before the page is ready keeps to the budget', async ({ page }) => {
  let code = 0;
  let fonts = 0;
  const kept: Promise<void>[] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (/\.(js|css|woff2)$/.test(pathname)) {
      kept.push(
        response.body().then((body) => {
          if (pathname.endsWith('.woff2')) fonts += body.length;
          else code += gzipSync(body, { level: 9 }).length;
        }),
      );
    }
  });
  await page.goto('./');
  await ready(page);
  await Promise.all(kept);
  expect(code).toBeGreaterThan(50_000);
  expect(code).toBeLessThanOrEqual(110_000);
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
  await expect.poll(() => fetched.some((url) => url.includes('ClaimsPanel'))).toBe(true);
  await page.waitForTimeout(500);
  expect(large()).toEqual([]);
  await page.getByRole('combobox', { name: 'Kernel' }).selectOption('custom');
  await expect(page.getByRole('math')).toHaveCount(2);
  expect(large().length).toBeGreaterThan(1);
});
