import { devices, expect, test, type Locator, type Page } from '@playwright/test';
import { axeFindingsInBothThemes, open, ready, watchErrors } from './page';

const panelOf = (page: Page) => page.getByRole('region', { name: 'The map: which race is won where' });

/** The panel, in view, its map whole. */
async function seen(page: Page): Promise<Locator> {
  const panel = panelOf(page);
  await panel.locator('.map-chart').evaluate((chart) => chart.scrollIntoView({ block: 'center' }));
  await whole(panel);
  return panel;
}

async function whole(panel: Locator): Promise<void> {
  await expect(panel.locator('.map-done').filter({ hasText: 'The map is complete.' })).toBeAttached({
    timeout: 60_000,
  });
}

/** Where a share of the picture lies on the screen, from its lower left corner. */
async function placeOf(panel: Locator, across: number, up: number): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await panel.locator('.map-frame').boundingBox())!;
  return { x: x + across * width, y: y + (1 - up) * height };
}

const gapAndRate = (across: number, up: number) => [across / 2, (up + 0.5) / 3.5] as const;

test('a map is first coarse, then whole, and says in a sentence what it shows', async ({ page }) => {
  const errors = watchErrors(page);
  await open(page);
  const panel = panelOf(page);
  await panel.locator('.map-chart').evaluate((chart) => chart.scrollIntoView({ block: 'center' }));
  await expect(panel.locator('.map-cells .map-area.deceptive')).toBeAttached();
  await whole(panel);
  await expect(panel.locator('.map-summary')).toHaveText(
    /^Deceptive in 5\d\s% of the cells, robust in 4\d\s%, undecided in \d\.\d\s%; the boundary of the deceptive cells runs from gap 0\.\d+ at discount rate −0\.50 to gap 2\.00 at discount rate 2\.\d+\.$/,
  );
  await expect(panel.locator('.map-progress')).toHaveText(/^101 × 101 cells; \d{3,4} of them were run/);
  await expect(panel.locator('.map-critical')).toHaveAttribute('d', /^M.{100}/);
  await expect(panel.locator('.map-key')).toContainText('given small steps, time enough');
  await expect(panel.locator('.map-key')).toContainText('Undecided after 1,000 steps');
  expect(errors).toEqual([]);
});

test('a click on either side of the boundary opens two runs with different outcomes, and Back undoes it', async ({
  page,
}) => {
  await open(page);
  const panel = await seen(page);
  const right = await placeOf(panel, ...gapAndRate(1.6, 1));
  await page.mouse.move(right.x, right.y);
  await expect(panel.locator('.map-cell')).toContainText('Deceptive');
  await expect(panel.locator('.map-numbers dd').first()).toHaveText(/%$/);
  await page.mouse.click(right.x, right.y);
  await ready(page);
  await expect(page.locator('html')).toHaveAttribute('data-outcome', 'deceptive');
  const address = page.url();
  const left = await placeOf(panel, ...gapAndRate(0.5, 2));
  await page.mouse.click(left.x, left.y);
  await ready(page);
  await expect(page.locator('html')).toHaveAttribute('data-outcome', 'robust');
  await expect(panel.locator('.map-cell h3')).toHaveText('This cell');
  await page.goBack();
  await ready(page);
  expect(page.url()).toBe(address);
  await expect(page.locator('html')).toHaveAttribute('data-outcome', 'deceptive');
});

test('arrow keys walk over cells, which are spoken with their numbers, and Enter opens one', async ({ page }) => {
  await open(page);
  const panel = await seen(page);
  const chart = panel.locator('.map-chart');
  await chart.focus();
  await page.keyboard.press('ArrowRight');
  await expect(panel.locator('.map-cursor')).toBeAttached();
  await page.keyboard.press('End');
  await page.keyboard.press('Shift+ArrowDown');
  const spoken = panel.locator('.map-spoken');
  await expect(spoken).toHaveText(/^gap 2\.00, discount rate 0\.\d\d: deceptive, \d+\s% of the gap kept$/);
  await page.keyboard.press('Home');
  await expect(spoken).toHaveText(/^gap 0, discount rate 0\.\d\d: robust/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/gap=0&rho=0\.\d+/);
  await page.keyboard.press('Tab');
  await expect(chart).not.toBeFocused();
});

test('the map follows a setting: the picture stays, faded, until the new one is there', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 2600 });
  await open(page);
  const panel = await seen(page);
  await page.locator('.group summary', { hasText: 'Awareness' }).click();
  const slider = page.getByRole('slider', { name: /^Anticipation/ });
  const { x, y, width, height } = (await slider.boundingBox())!;
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  for (let i = 1; i <= 20; i++) {
    await page.mouse.move(x + width * (0.5 - i / 80), y + height / 2);
    expect(await panel.locator('.map-cells .map-area').count()).toBeGreaterThan(1);
  }
  await page.mouse.up();
  await expect(panel.locator('.map-chart.stale')).toHaveCount(0);
  await whole(panel);
  await expect(panel.locator('.map-summary')).toHaveText(/^Deceptive in [1-4]\d\s% of the cells/);
});

test('the sides can be any two settings, between any ends; what cannot be used is named', async ({ page }) => {
  await open(page);
  const panel = await seen(page);
  await panel.getByRole('combobox', { name: 'Across' }).selectOption('Anticipation');
  await expect(panel.locator('.map-chart')).toContainText('anticipation u');
  await whole(panel);
  await expect(panel.locator('.map-summary')).toContainText('anticipation 0.');
  const side = panel.getByRole('group', { name: 'Up: side of the map' });
  await side.getByRole('textbox', { name: 'to' }).fill('9');
  await side.getByRole('textbox', { name: 'to' }).press('Enter');
  await expect(side.getByRole('alert')).toHaveText('Up: where rho ends must be a number from -0.5 to 5, not "9".');
  await side.getByRole('textbox', { name: 'to' }).fill('5');
  await side.getByRole('textbox', { name: 'values' }).fill('21');
  await side.getByRole('textbox', { name: 'values' }).press('Enter');
  await expect(side.getByRole('alert')).toHaveCount(0);
  await expect(panel.locator('.map-progress')).toHaveText(/^101 × 21 cells/);
  await expect(panel.locator('.map-command')).toContainText('sweep --x "anticipation:0:1:101" --y "rho:-0.5:5:21"');
  await panel.getByRole('button', { name: 'Swap the axes' }).click();
  await expect(panel.locator('.map-progress')).toHaveText(/^21 × 101 cells/);
  await panel.getByRole('button', { name: 'Back to gap and rate' }).click();
  await expect(panel.locator('.map-progress')).toHaveText(/^101 × 101 cells/);
});

test('with noise each cell has its seeds, and says how many came to which outcome', async ({ page }) => {
  await open(page, '#v=4&noise=0.1&steps=100');
  const panel = await seen(page);
  await panel.getByRole('combobox', { name: 'Seeds a cell' }).selectOption('9');
  await whole(panel);
  await expect(panel.locator('.map-seeds')).toHaveText(/in \d of 9 seeds/);
  await expect(panel.locator('.map-command')).toContainText('--seeds 9 "noise=0.1&steps=100"');
});

test('a reader’s formula has its map too, without the line R_c', async ({ page }) => {
  await open(page, '#v=4&kernel=custom&formula=1/(1%2Bk)^rho');
  const panel = await seen(page);
  await expect(panel.locator('.map-cells .map-area').first()).toBeAttached();
  await expect(panel.locator('.map-key')).toContainText('is not drawn: the kernel is not exponential');
});

test.describe('on a touch screen', () => {
  const { viewport, userAgent, hasTouch, isMobile, deviceScaleFactor } = devices['Pixel 5'];
  test.use({ viewport, userAgent, hasTouch, isMobile, deviceScaleFactor });

  test('a tap shows a cell’s numbers and a button opens its run', async ({ page }) => {
    await open(page);
    const panel = await seen(page);
    const address = page.url();
    const at = await placeOf(panel, ...gapAndRate(1.5, 0.2));
    await page.touchscreen.tap(at.x, at.y);
    await expect(panel.locator('.map-cell')).toContainText('Deceptive');
    expect(page.url()).toBe(address);
    await panel.getByRole('button', { name: 'Open this run' }).tap();
    await expect(page).toHaveURL(/gap=1\.\d+&rho=0\.\d+/);
    await expect(panel.locator('.map-cell h3')).toHaveText('This cell');
  });
});

for (const width of [390, 820, 1440]) {
  test(`axe finds nothing in the map at ${width} pixels, light or dark, and nothing scrolls sideways`, async ({
    page,
  }) => {
    test.setTimeout(60_000);
    await page.emulateMedia({ reducedMotion: 'reduce' }); // a colour on its way is none of the page's
    await page.setViewportSize({ width, height: 900 });
    await open(page, '#v=4&hidden=0.2');
    const panel = await seen(page);
    await panel.locator('summary').click();
    await expect(panel.locator('.map-table td').first()).toHaveText(/ from .* to /);
    expect(await axeFindingsInBothThemes(page, '.map-panel', '.race-plane')).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
}
