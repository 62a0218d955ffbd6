import { expect, test, type Page } from '@playwright/test';
import { open, ready } from './page';

/** What people who tried the page for the first time stumbled over. */

test('the outcome says that it is that of the end while another step is shown, and why it came to it', async ({
  page,
}) => {
  await open(page);
  await expect(page.locator('.outcome-kind')).toHaveText('Deceptive');
  await expect(page.locator('.outcome-why')).toContainText('Pretending began to pay at step 279');
  await page.getByRole('slider', { name: 'Training step' }).fill('120');
  await expect(page.locator('.outcome-kind')).toHaveText('Ends deceptive');
  await page.getByRole('slider', { name: 'Initial discount rate', exact: true }).fill('1.6');
  await expect(page.locator('.outcome-why')).toContainText('costs more than it protects at every step');
});

test('a run of a claim says whose it is, and how to get back', async ({ page }) => {
  await open(page, '#v=4&gap=0.8');
  const claims = page.locator('#claims');
  await claims.scrollIntoViewIfNeeded();
  await claims.locator('.claim-verdict strong').nth(11).waitFor();
  await claims
    .getByRole('link', { name: /where it/ })
    .first()
    .click();
  await expect(page.locator('.notices')).toContainText('This is a run of claim C1. “Undo” goes back to yours.');
  await ready(page);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page).toHaveURL(/gap=0\.8/);
});

test('the search says what the outcome hangs on most, and which assumptions do not matter', async ({ page }) => {
  await open(page, '#v=4&rho=1.62');
  await page.getByRole('button', { name: 'What would have changed it?' }).click();
  await page.getByRole('button', { name: 'Find the smallest change' }).click();
  const summary = page.locator('.flips-summary');
  await expect(summary).toContainText('Of all settings it hangs most on hidden share of the gap, 0.00 → 0.01', {
    timeout: 20_000,
  });
  await expect(summary).toContainText('The shortest way to deceptive is ');
  await expect(summary).toContainText('no value of horizon or episodes until deployment would');
});

test.describe('on a touch screen', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  async function swipe(page: Page, from: { x: number; y: number }, by: { x: number; y: number }): Promise<void> {
    const client = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', part: number | null) =>
      client.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: part === null ? [] : [{ x: from.x + by.x * part, y: from.y + by.y * part }],
      });
    await touch('touchStart', 0);
    // Slowly, so that the page is told before it scrolls.
    for (let i = 1; i <= 40; i++) {
      await touch('touchMove', i / 40);
      await page.waitForTimeout(16);
    }
    await touch('touchEnd', null);
  }

  test('a finger that scrolls over a slider changes nothing', async ({ page }) => {
    await open(page);
    await page.getByRole('button', { name: /^(Presets and|All) settings$/ }).tap();
    await page.locator('.group summary', { hasText: 'World' }).tap();
    const slider = page.getByRole('slider', { name: 'Episodes until deployment' });
    await slider.scrollIntoViewIfNeeded();
    const box = (await slider.boundingBox())!;
    const middle = { x: box.x + box.width * 0.7, y: box.y + box.height / 2 };
    await swipe(page, middle, { x: 2, y: -160 });
    await page.waitForTimeout(500);
    await expect(slider).toHaveAttribute('aria-valuetext', '1.00');
    expect(page.url()).not.toContain('deploy=');
  });

  test('a finger that scrolls over a plot leaves the cursor where it is', async ({ page }) => {
    await open(page, '#v=4&t=700');
    const plot = page.locator('.plot-svg').first();
    await plot.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const box = (await plot.boundingBox())!;
    const from = { x: box.x + 160, y: box.y + box.height / 2 };
    const before = await page.evaluate(() => window.scrollY);
    await swipe(page, from, { x: 12, y: -180 });
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(before + 40);
    await page.waitForTimeout(300);
    await expect(page.getByRole('slider', { name: 'Training step' })).toHaveValue('700');
  });

  test('a finger that goes sideways over a plot takes the cursor along', async ({ page }) => {
    await open(page);
    const plot = page.locator('.plot-svg').first();
    await plot.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const box = (await plot.boundingBox())!;
    const at = (part: number) => ({ x: box.x + 34 + (box.width - 36) * part, y: box.y + box.height / 2 });
    await swipe(page, at(0.8), { x: at(0.3).x - at(0.8).x, y: 3 });
    const step = async () => Number(await page.getByRole('slider', { name: 'Training step' }).inputValue());
    await expect.poll(step).toBeGreaterThan(200);
    expect(await step()).toBeLessThan(400);
  });
});
