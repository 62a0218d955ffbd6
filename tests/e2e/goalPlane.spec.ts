import { expect, test, type Locator, type Page } from '@playwright/test';
import { open, ready, watchErrors } from './page';

const panel = (page: Page) => page.getByRole('figure', { name: 'Goal plane' });
const chart = (page: Page) => panel(page).getByRole('img');
const stepText = (page: Page) => page.locator('.step-text');

async function show(page: Page, hash = ''): Promise<void> {
  await open(page, hash);
  await chart(page).evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await expect(panel(page).locator('.mesa-target')).toBeVisible();
}

/** The middle of a mark, or of the cross, in the window. */
async function middle(mark: Locator): Promise<{ x: number; y: number }> {
  const box = (await mark.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Where a place of the plane lies in the window, from the drawn ticks 0 and 1. */
async function placeOf(page: Page, visible: number, hidden: number): Promise<{ x: number; y: number }> {
  const tick = async (line: string) => {
    const box = (await panel(page).locator(`.tick:has(text:text-is("${line}")) path`).last().boundingBox())!;
    return box.x + box.width / 2;
  };
  const { x, y } = await middle(panel(page).locator('.base-target'));
  const unit = (await tick('1')) - x;
  return { x: x + unit * visible, y: y - unit * hidden };
}

/** Gap and hidden share in the address, where they are not the defaults. */
async function inAddress(page: Page): Promise<{ gap: number; hidden: number }> {
  await ready(page);
  await page.waitForTimeout(500); // the address follows at most three times a second
  const link = new URLSearchParams(new URL(page.url()).hash.slice(1));
  return { gap: Number(link.get('gap') ?? 1), hidden: Number(link.get('hidden') ?? 0) };
}

test('dragging by mouse sets the start under the pointer; the cursor stands at step 0 meanwhile', async ({ page }) => {
  const errors = watchErrors(page);
  await show(page);
  const sentence = panel(page).locator('.row-words');
  await expect(sentence).toContainText('At step 1000 the action is');
  const from = await placeOf(page, 1, 0);
  const to = await placeOf(page, 0.6, 0.6);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await expect(stepText(page)).toContainText('0 / 1000');
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await expect(stepText(page)).toContainText('0 / 1000');
  await expect(sentence).toContainText('At step 0 the action is');
  const target = await middle(panel(page).locator('.mesa-target'));
  expect(Math.hypot(target.x - to.x, target.y - to.y)).toBeLessThan(4);
  await page.mouse.up();
  await expect(stepText(page)).toContainText('1000 / 1000');
  const { gap, hidden } = await inAddress(page);
  expect(Math.abs(gap - 0.85)).toBeLessThanOrEqual(0.02);
  expect(Math.abs(hidden - 0.5)).toBeLessThanOrEqual(0.03);
  expect(errors).toEqual([]);
});

test('taking the handle and letting it go changes nothing', async ({ page }) => {
  await show(page, '#v=4&gap=0.777&hidden=0.333&t=100');
  const start = await middle(panel(page).locator('circle.start'));
  await page.mouse.move(start.x + 3, start.y + 2);
  await page.mouse.down();
  await expect(stepText(page)).toContainText('0 / 1000');
  await page.mouse.up();
  await expect(stepText(page)).toContainText('100 / 1000');
  expect(await inAddress(page)).toEqual({ gap: 0.777, hidden: 0.333 });
});

test('a click on the plane moves the start, and the cursor stays', async ({ page }) => {
  await show(page, '#v=4&t=400');
  const to = await placeOf(page, 0.3, 0.4);
  await page.mouse.click(to.x, to.y);
  await expect(stepText(page)).toContainText('400 / 1000');
  const { gap, hidden } = await inAddress(page);
  expect(Math.abs(gap - 0.5)).toBeLessThanOrEqual(0.02);
  expect(Math.abs(hidden - 0.64)).toBeLessThanOrEqual(0.04);
});

test('dragged beyond the edge, the axes grow until the gap is as wide as it can be, and stay until release', async ({
  page,
}) => {
  await show(page);
  const from = await placeOf(page, 1, 0);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let beyond = 100; beyond <= 400; beyond += 20) await page.mouse.move(from.x + beyond, from.y);
  await ready(page);
  await expect(panel(page).getByText('initial gap 2.00')).toBeVisible();
  const ticks = () => panel(page).locator('.tick text').allTextContents();
  const wide = await ticks();
  const back = await placeOf(page, 0.5, 0);
  await page.mouse.move(back.x, back.y);
  await ready(page);
  expect(await ticks()).toEqual(wide);
  await page.mouse.up();
  await expect.poll(async () => Math.max(...(await ticks()).map(Number))).toBeLessThan(1.5);
  expect(Math.abs((await inAddress(page)).gap - 0.5)).toBeLessThanOrEqual(0.02);
});

test('each handle is a slider for the keyboard, with a ring where it acts', async ({ page }) => {
  await show(page, '#v=4&t=400');
  const gap = page.getByRole('slider', { name: 'Mesa target: distance', exact: true });
  const hidden = page.getByRole('slider', { name: 'Mesa target: hidden share', exact: true });
  await gap.focus();
  await page.keyboard.press('ArrowRight');
  await expect(stepText(page)).toContainText('0 / 1000');
  const ring = panel(page).locator('.handle-ring');
  await expect(ring).not.toHaveCSS('stroke', 'none');
  const [mark, around] = [await middle(panel(page).locator('.mesa-target')), await middle(ring)];
  expect(Math.hypot(mark.x - around.x, mark.y - around.y)).toBeLessThan(1);
  await page.keyboard.press('ArrowRight');
  await expect(gap).toHaveAttribute('aria-valuetext', '1.02');
  await page.keyboard.press('Tab');
  await expect(hidden).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(stepText(page)).toContainText('0 / 1000');
  await page.keyboard.press('Tab');
  await expect(ring).toHaveCSS('stroke', 'none');
  await expect(stepText(page)).toContainText('400 / 1000');
  expect(await inAddress(page)).toEqual({ gap: 1.02, hidden: 0.01 });
});

test('the words follow the run at rest and while it plays; the text alternative waits for rest', async ({ page }) => {
  await show(page, '#v=4&t=345&rho=1.3&hidden=0.1');
  await expect(panel(page).locator('.row-words')).toContainText(/^At step 345 .*deployment would act on it\.$/);
  await expect(chart(page)).toHaveAccessibleName(/At step 345 .*start: visible 0\.95, hidden 0\.32/);
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(panel(page).locator('.row-words')).not.toContainText('At step 345');
  await expect(chart(page)).toHaveAccessibleName(/At step 345/);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(chart(page)).not.toHaveAccessibleName(/At step 345/);
});

for (const width of [390, 1440]) {
  test(`nothing sticks out of it at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const hash of ['#v=4&hidden=0.3&t=100', '#v=4&planner=softmax&noise=0.3&gap=2']) {
      await page.goto('about:blank');
      await show(page, hash);
      const outside = await panel(page).evaluate((element) => {
        const { left, right } = element.getBoundingClientRect();
        const texts = [...element.querySelectorAll('svg text')];
        if (texts.length === 0) throw new Error('The panel has no texts.');
        return texts
          .filter((text) => {
            const box = text.getBoundingClientRect();
            return box.left < left - 1 || box.right > right + 1;
          })
          .map((text) => text.textContent);
      });
      expect(outside).toEqual([]);
    }
  });
}

test.describe('by finger', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  /** A finger that goes along these places. */
  async function finger(page: Page, places: readonly { x: number; y: number }[]): Promise<void> {
    const session = await page.context().newCDPSession(page);
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints });
    await send('touchStart', [places[0]]);
    for (const place of places.slice(1)) await send('touchMove', [place]);
    await send('touchEnd', []);
  }

  const line = (from: { x: number; y: number }, to: { x: number; y: number }) =>
    Array.from({ length: 9 }, (_, i) => ({
      x: from.x + ((to.x - from.x) * i) / 8,
      y: from.y + ((to.y - from.y) * i) / 8,
    }));

  test('a tap moves the start', async ({ page }) => {
    await show(page);
    const to = await placeOf(page, 0.6, 0.5);
    await page.touchscreen.tap(to.x, to.y);
    const { gap, hidden } = await inAddress(page);
    expect(Math.abs(gap - 0.78)).toBeLessThanOrEqual(0.03);
    expect(Math.abs(hidden - 0.41)).toBeLessThanOrEqual(0.04);
  });

  test('the handle is dragged, upwards too, without scrolling the page', async ({ page }) => {
    await show(page);
    const [from, to] = [await placeOf(page, 1, 0), await placeOf(page, 0.6, 0.6)];
    const base = () => middle(panel(page).locator('.base-target'));
    const before = await base();
    await finger(page, line(from, to));
    // Where it stands in the window: what is above it may become shorter, and the browser scrolls along.
    expect(Math.abs((await base()).y - before.y)).toBeLessThanOrEqual(1);
    const { gap, hidden } = await inAddress(page);
    expect(Math.abs(gap - 0.85)).toBeLessThanOrEqual(0.03);
    expect(Math.abs(hidden - 0.5)).toBeLessThanOrEqual(0.04);
  });

  test('elsewhere a finger scrolls the page over the plane, and sets nothing', async ({ page }) => {
    await show(page);
    const from = await placeOf(page, 0.5, 0.8);
    const scrolled = () => page.evaluate(() => window.scrollY);
    const before = await scrolled();
    await finger(page, line(from, { x: from.x, y: from.y - 160 }));
    await expect.poll(scrolled).toBeGreaterThan(before + 50);
    expect(await inAddress(page)).toEqual({ gap: 1, hidden: 0 });
  });
});
