import { devices, expect, test, type Locator, type Page } from '@playwright/test';
import { open, ready, watchErrors } from './page';

const panelOf = (page: Page) => page.getByRole('figure', { name: 'Race plane' });
const stepText = (page: Page) => page.locator('.step-text');

/** The panel, in view, with its run and its field drawn. */
async function seen(page: Page): Promise<Locator> {
  const panel = panelOf(page);
  await panel.locator('.chart').scrollIntoViewIfNeeded();
  await expect(panel.locator('.handle-knob')).toBeVisible();
  await panel.locator('.chart').evaluate((chart) => chart.scrollIntoView({ block: 'center' }));
  return panel;
}

/** Where a gap and a rate lie on the screen, as the axes’ own ticks say. */
async function placeOf(panel: Locator, gap: number, rate: number): Promise<{ x: number; y: number }> {
  return panel.locator('.chart').evaluate(
    (chart, [gap, rate]) => {
      const ticks = [...chart.querySelectorAll('.tick')].map((tick) => ({
        value: Number(tick.querySelector('text')!.textContent.replace('−', '-')),
        box: tick.querySelector('path')!.getBoundingClientRect(),
      }));
      const through = (axis: 'x' | 'y', value: number) => {
        const own = ticks.filter(({ box }) => (axis === 'x' ? box.width < 2 : box.height < 2));
        own.sort((a, b) => a.value - b.value);
        const [one, other] = [own[0], own[own.length - 1]];
        const at = (tick: (typeof own)[0]) => tick.box[axis];
        return at(one) + ((value - one.value) / (other.value - one.value)) * (at(other) - at(one));
      };
      return { x: through('x', gap), y: through('y', rate) };
    },
    [gap, rate] as const,
  );
}

test('shows the run, its start, the line at zero, R_c and faint streamlines', async ({ page }) => {
  const errors = watchErrors(page);
  await open(page, '#v=4&t=230');
  const panel = await seen(page);
  await expect(panel.locator('.row-words')).toHaveText(
    /^At step 230 \(gap .*, rate .*\) one step closes the gap by .* and lowers the rate by .*\.$/,
  );
  await expect(panel.locator('.chart')).toContainText(/0: later (counts )?as much as now/);
  await expect(panel.locator('.chart')).toContainText('fix the objective');
  await expect(panel.locator('.chart')).toContainText('look further ahead');
  await expect(panel.locator('.stream').first()).toHaveAttribute('d', /^M.{200}/);
  await expect(panel.locator('.critical')).toHaveAttribute('d', /^M.{100}/);
  await expect(panel.locator('.race-notes')).toContainText('small steps');
  expect(errors).toEqual([]);
});

test('says why R_c and the faint lines are not drawn', async ({ page }) => {
  await open(page, '#v=4&kernel=custom&planner=softmax');
  const panel = await seen(page);
  await expect(panel.locator('.race-notes')).toContainText('No faint lines');
  await expect(panel.locator('.race-notes')).toContainText(
    'is not drawn: the planner does not always take the best action',
  );
  await expect(panel.locator('.critical')).toHaveAttribute('d', '');
});

test('the start point is dragged by mouse: the cursor waits at step 0, the handle says its values, the address follows', async ({
  page,
}) => {
  await open(page, '#v=4&t=500');
  const panel = await seen(page);
  const from = await placeOf(panel, 1, 1.3);
  const to = await placeOf(panel, 1.5, 0.8);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await expect(stepText(page)).toContainText('0 / 1000');
  await expect(panel.locator('.chart')).toContainText('gap 1.50, ρ 0.80');
  const knob = (await panel.locator('.handle-knob').boundingBox())!;
  expect(Math.abs(knob.x + knob.width / 2 - to.x)).toBeLessThan(2);
  expect(Math.abs(knob.y + knob.height / 2 - to.y)).toBeLessThan(2);
  await page.mouse.up();
  await expect(stepText(page)).toContainText('500 / 1000');
  await expect(page).toHaveURL(/gap=1\.5&rho=0\.8&t=500$/);
  await expect(panel.locator('.chart')).not.toContainText('gap 1.50');
  await expect(page.getByRole('slider', { name: 'Initial gap', exact: true })).toHaveValue('1.5');
});

test('for another kernel the handle follows the mouse too, though its rate is not rho', async ({ page }) => {
  await open(page, '#v=4&kernel=hyperbolic');
  const panel = await seen(page);
  const to = await placeOf(panel, 0.6, 1.1);
  await page.mouse.click(to.x, to.y);
  await expect(page).toHaveURL(/gap=0\.6&rho=1\.\d+&kernel=hyperbolic$/);
  await ready(page);
  await expect(async () => {
    const knob = (await panel.locator('.handle-knob').boundingBox())!;
    expect(Math.abs(knob.y + knob.height / 2 - to.y)).toBeLessThan(2.5);
  }).toPass();
  expect(page.url()).not.toMatch(/rho=1\.1&/);
});

test('a click on the plane moves the start point', async ({ page }) => {
  await open(page);
  const panel = await seen(page);
  const to = await placeOf(panel, 0.4, 1);
  await page.mouse.click(to.x, to.y);
  await expect(page).toHaveURL(/gap=0\.4&rho=1$/);
  await expect(stepText(page)).toContainText('1000 / 1000');
});

test('arrow keys move the start point by its two sliders, and the focus shows on the handle', async ({ page }) => {
  await open(page, '#v=4&t=500');
  const panel = await seen(page);
  const gap = page.getByRole('slider', { name: 'Start point: gap' });
  await gap.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/gap=1\.01/);
  await expect(stepText(page)).toContainText('0 / 1000');
  await expect(panel.locator('.handle-ring')).toHaveCSS('stroke-width', '3px');
  await page.keyboard.press('Tab');
  const rate = page.getByRole('slider', { name: 'Start point: rate' });
  await expect(rate).toBeFocused();
  await page.keyboard.press('End');
  await expect(page).toHaveURL(/rho=5/);
  await expect(rate).toHaveAttribute('aria-valuetext', 'discount rate 5.00');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(stepText(page)).toContainText('500 / 1000');
});

test('the map of outcomes lies behind, says what a start under the pointer comes to, and can be taken away', async ({
  page,
}) => {
  await open(page);
  const panel = await seen(page);
  await expect(panel.locator('.background .map-area.deceptive')).toBeAttached({ timeout: 20_000 });
  await expect(panel.locator('.background .map-area.robust')).toBeAttached();
  const deceptive = await placeOf(panel, 1.5, 0.5);
  await page.mouse.move(deceptive.x, deceptive.y);
  await expect(panel.locator('.row-words')).toHaveText(/^A run that starts at gap 1\.\d+, rate 0\.\d+ ends deceptive/);
  const robust = await placeOf(panel, 0.5, 1.7);
  await page.mouse.move(robust.x, robust.y);
  await expect(panel.locator('.row-words')).toHaveText(/ends robust/);
  await page.mouse.click(robust.x, robust.y);
  await ready(page);
  await expect(page.locator('html')).toHaveAttribute('data-outcome', 'robust');
  await page.mouse.move(2, 2);
  await expect(panel.locator('.row-words')).toHaveText(/^Training is over/);
  await panel.getByRole('checkbox', { name: /map of outcomes/ }).uncheck();
  await expect(panel.locator('.background')).toHaveCount(0);
  await expect(panel.locator('.below-zero')).toBeAttached();
});

test('another kernel has its map by effective rate, a formula none', async ({ page }) => {
  await open(page, '#v=4&kernel=hyperbolic&steps=200');
  const panel = await seen(page);
  await expect(panel.locator('.background .map-area').first()).toBeAttached({ timeout: 20_000 });
  await open(page, '#v=4&kernel=custom');
  await page.reload();
  const other = await seen(page);
  await expect(other.locator('.race-notes')).toContainText('No map behind it');
  await expect(other.getByRole('checkbox', { name: /map of outcomes/ })).toHaveCount(0);
});

test.describe('on a touch screen', () => {
  const { viewport, userAgent, hasTouch, isMobile, deviceScaleFactor } = devices['Pixel 5'];
  test.use({ viewport, userAgent, hasTouch, isMobile, deviceScaleFactor });

  /** A finger that goes down, over places and up again. */
  async function swipe(page: Page, places: readonly { x: number; y: number }[]): Promise<void> {
    const client = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
      client.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] });
    await touch('touchStart', places[0]);
    for (const place of places.slice(1)) await touch('touchMove', place);
    await touch('touchEnd');
  }

  test('a tap on the plane moves the start point', async ({ page }) => {
    await open(page);
    const panel = await seen(page);
    const to = await placeOf(panel, 1.5, 0.5);
    await page.touchscreen.tap(to.x, to.y);
    await expect(page).toHaveURL(/gap=1\.\d+&rho=0\.\d+$/);
    await ready(page);
    const knob = (await panel.locator('.handle-knob').boundingBox())!;
    expect(Math.hypot(knob.x + knob.width / 2 - to.x, knob.y + knob.height / 2 - to.y)).toBeLessThan(3);
  });

  test('the handle is dragged by a finger, within 22 pixels of its middle, and the page stays', async ({ page }) => {
    await open(page);
    const panel = await seen(page);
    const [from, to] = [await placeOf(panel, 1, 1.3), await placeOf(panel, 0.9, 0.3)];
    const offset = { x: 14, y: -12 };
    const scrolled = await page.evaluate(() => scrollY);
    const path = [0, 0.2, 0.4, 0.6, 0.8, 1].map((part) => ({
      x: from.x + part * (to.x - from.x) + offset.x,
      y: from.y + part * (to.y - from.y) + offset.y,
    }));
    await swipe(page, path); // mostly down, where the page would scroll
    await expect(page).toHaveURL(/gap=0\.\d+&rho=0\.\d+$/);
    const { gap, rho } = Object.fromEntries(new URLSearchParams(new URL(page.url()).hash.slice(1)));
    expect(Number(gap)).toBeCloseTo(0.9, 1);
    expect(Number(rho)).toBeCloseTo(0.3, 1);
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);
  });

  test('a finger beside the handle scrolls the page and sets nothing', async ({ page }) => {
    await open(page);
    const panel = await seen(page);
    const from = await placeOf(panel, 1.7, 0.2);
    const scrolled = await page.evaluate(() => scrollY);
    const path = [0, 20, 60, 100, 140].map((down) => ({ x: from.x, y: from.y - down }));
    await swipe(page, path);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(scrolled + 40);
    expect(page.url()).not.toMatch(/gap=|rho=/);
  });
});
