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
