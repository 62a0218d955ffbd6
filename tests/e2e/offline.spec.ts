import { expect, test } from '@playwright/test';
import { open, ready } from './page';

test('after the first visit the page opens without a network', async ({ page, context }) => {
  await open(page);
  await expect
    .poll(() => page.evaluate(async () => (await (await caches.open('long-game')).keys()).length), { timeout: 15_000 })
    .toBeGreaterThan(12);
  await context.setOffline(true);
  await page.goto('./#v=4&rho=1.5');
  await page.reload();
  await ready(page);
  await expect(page.locator('html')).toHaveAttribute('data-outcome', 'robust');
  await expect(page.getByRole('heading', { name: 'The Long Game' })).toBeVisible();
  // Also what the first visit did not show: another planner, a figure, and the claims.
  await page.goto('./#v=4&planner=softmax&rho=0');
  await page.reload();
  await ready(page);
  await expect(page.locator('html')).toHaveAttribute('data-outcome', 'deceptive');
  await page.locator('[data-article-figure="race"]').scrollIntoViewIfNeeded();
  await expect(page.locator('[data-article-figure="race"]').getByRole('button', { name: 'Play' })).toBeVisible();
  await page.locator('#claims').scrollIntoViewIfNeeded();
  await expect(page.locator('.claim-verdict strong').first()).toBeVisible();
});
