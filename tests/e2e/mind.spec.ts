import { expect, test, type Locator, type Page } from '@playwright/test';
import { formatNumber } from '../../src/charts/layout/formatNumber';
import { defaultParameters } from '../../src/core/parameters';
import { runTraining } from '../../src/core/trainingRun';
import { open, ready, watchErrors } from './page';

/** Opens the page and brings the panel to the middle of the window, clear of the timeline. */
async function openMind(page: Page, hash = ''): Promise<Locator> {
  await open(page, hash);
  const mind = page.getByRole('figure', { name: 'Inside the mesa-optimiser' });
  await mind.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await expect(mind.locator('.handle')).toBeVisible();
  return mind;
}
const words = (mind: Locator) => mind.locator('.row-words');
const scrubber = (page: Page) => page.getByRole('slider', { name: 'Training step' });
const rate = (page: Page) => page.getByRole('slider', { name: 'Initial discount rate', exact: true });

/** Where a bar of the default horizon is, at a share of the plane's height: its first tick lines are the plane's ends. */
async function barAt(mind: Locator, k: number, height: number): Promise<{ x: number; y: number }> {
  const box = (await mind.locator('.mind-weights').boundingBox())!;
  const [left, bottom, top] = await mind.locator('.mind-weights .grid').evaluateAll((lines) => {
    const places = lines.map((line) =>
      /^M([\d.]+) ([\d.]+)/
        .exec(line.getAttribute('d') ?? '')!
        .slice(1)
        .map(Number),
    );
    const heights = places.map(([, y]) => y);
    return [places[0][0], Math.max(...heights), Math.min(...heights)];
  });
  const width = box.width - left - 2;
  return { x: box.x + left + (width * (k + 0.5)) / 65, y: box.y + bottom - height * (bottom - top) };
}

test('says at every step what full compliance costs, what it protects, and what the planner does', async ({ page }) => {
  const errors = watchErrors(page);
  const { columns } = runTraining(defaultParameters);
  const mind = await openMind(page, '#v=4&t=322');
  for (const step of [322, 279, 0]) {
    await scrubber(page).fill(String(step));
    const [price, benefit, compliance] = [columns.price, columns.benefit, columns.compliance].map((column) =>
      formatNumber(column[step]),
    );
    await expect(words(mind)).toContainText(`At step ${step},`);
    await expect(words(mind)).toContainText(`costs ${price} now and protects ${benefit} later`);
    await expect(words(mind)).toContainText(`complies by ${compliance}`);
    await expect(mind.locator('.mind-chosen')).toHaveText(`chooses c = ${compliance}`);
    await expect(mind.locator('.mind-value')).toHaveText(`I ${formatNumber(columns.incentive[step])}`);
  }
  const described = await mind.getByRole('img', { name: /compliance/ }).getAttribute('aria-describedby');
  expect(await words(mind).getAttribute('id')).toBe(described);
  expect(errors).toEqual([]);
});

test('a bar that is dragged sets the initial discount rate, at step 0, and the cursor returns', async ({ page }) => {
  const mind = await openMind(page, '#v=4&t=600');
  await scrubber(page).fill('0');
  await expect(mind.locator('.mind-weights .axis-name')).toContainText('linear axis');
  const half = await barAt(mind, 3, 0.5);
  const nearlyAll = await barAt(mind, 3, 0.9);
  await scrubber(page).fill('600');
  await page.mouse.move(half.x, half.y);
  await page.mouse.down();
  await expect(scrubber(page)).toHaveValue('0');
  // e^−3ρ = ½, to a pixel and to the slider's step
  await expect.poll(async () => Math.abs(Number(await rate(page).inputValue()) - Math.LN2 / 3)).toBeLessThan(0.02);
  await page.mouse.move(nearlyAll.x, nearlyAll.y, { steps: 4 });
  await expect.poll(async () => Math.abs(Number(await rate(page).inputValue()) + Math.log(0.9) / 3)).toBeLessThan(0.02);
  // The bar under the pointer is as high as the pointer, and has the handle.
  await ready(page);
  const grip = (await mind.locator('.mind-grip').boundingBox())!;
  expect(Math.abs(grip.x + grip.width / 2 - nearlyAll.x)).toBeLessThan(2);
  expect(Math.abs(grip.y + grip.height / 2 - nearlyAll.y)).toBeLessThan(3);
  await expect(scrubber(page)).toHaveValue('0');
  await page.mouse.up();
  await expect(scrubber(page)).toHaveValue('600');
  await expect(page).toHaveURL(/rho=0\.0/);
});

test('the handle is held where it is: sideways nothing changes but its own bar', async ({ page }) => {
  const mind = await openMind(page, '#v=4&t=0');
  const grip = (await mind.locator('.mind-grip').boundingBox())!;
  const [x, y] = [grip.x + grip.width / 2, grip.y + grip.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y - 20, { steps: 3 });
  await page.mouse.up();
  const w1 = 0.2725 + 20 / 82; // as far up as the pointer went
  await expect.poll(async () => Math.abs(Math.exp(-Number(await rate(page).inputValue())) - w1)).toBeLessThan(0.03);
});

test('a finger scrolls the page over the bars, taps them, and drags the handle', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  const mind = await openMind(page, '#v=4&t=0');
  await expect(mind.locator('.mind-weights')).toHaveCSS('touch-action', 'pan-y');
  await expect(mind.locator('.mind-hit')).toHaveCSS('touch-action', 'none');
  const hit = (await mind.locator('.mind-hit').boundingBox())!;
  expect(hit.width).toBeGreaterThan(43.9);
  const tapped = await barAt(mind, 20, 0.5);
  await page.touchscreen.tap(tapped.x, tapped.y);
  await expect(page).toHaveURL(/rho=0\.0[34]/); // e^−20ρ = ½
  await expect(rate(page)).toHaveValue(/0\.0[34]/);

  const touches = await context.newCDPSession(page);
  const swipe = async (x: number, from: number, to: number) => {
    const touchPoints = (y: number) => [{ x, y }];
    await touches.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: touchPoints(from) });
    for (let i = 1; i <= 8; i++) {
      await touches.send('Input.dispatchTouchEvent', {
        type: 'touchMove',
        touchPoints: touchPoints(from + ((to - from) * i) / 8),
      });
    }
    await touches.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  await ready(page);
  const before = await rate(page).inputValue();
  const grip = (await mind.locator('.mind-grip').boundingBox())!;
  const [x, y] = [grip.x + grip.width / 2, grip.y + grip.height / 2];
  await swipe(x + 80, y, y + 120);
  await expect.poll(async () => (await mind.locator('.mind-grip').boundingBox())!.y).toBeGreaterThan(grip.y + 60); // the page came along
  expect(await rate(page).inputValue()).toBe(before);
  // However far it glides on: the swipe on the handle is for a handle in the middle of the window.
  const settled = async () => {
    await mind.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
    const first = await page.evaluate(() => window.scrollY);
    await page.waitForTimeout(200);
    return (await page.evaluate(() => window.scrollY)) - first;
  };
  await expect.poll(settled).toBe(0);
  const held = (await mind.locator('.mind-grip').boundingBox())!;
  const from = held.y + held.height / 2;
  const scrolled = await page.evaluate(() => window.scrollY);
  await swipe(x, from, from + 60); // much farther than a finger may tremble before it scrolls
  await expect.poll(async () => Number(await rate(page).inputValue())).toBeGreaterThan(Number(before) + 0.06);
  expect(await page.evaluate(() => window.scrollY)).toBe(scrolled);
  await context.close();
});

test('the keyboard moves the same rate, rings the handle, and gives the cursor back', async ({ page }) => {
  const mind = await openMind(page, '#v=4&t=400');
  const slider = page.getByRole('slider', { name: 'Weights: rate at the start' });
  await slider.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(rate(page)).toHaveValue('1.29');
  await expect(slider).toHaveAttribute('aria-valuetext', 'ρ 1.29, γ 0.28');
  await expect(scrubber(page)).toHaveValue('0');
  await expect(words(mind)).toContainText('At step 0,');
  await expect(mind.locator('.handle-ring')).not.toHaveCSS('stroke', 'none');
  await page.keyboard.press('Tab');
  await expect(scrubber(page)).toHaveValue('400');
});

test('follows the run as it plays, with an axis that does not jump with every frame', async ({ page }) => {
  const errors = watchErrors(page);
  const mind = await openMind(page, '#v=4&t=0');
  const axes = await page.evaluate(() => {
    const seen = { axes: 0, curves: 0 };
    const chart = document.querySelector('.mind-utility')!;
    new MutationObserver((changes) => {
      const curve = changes.some(({ target }) => target instanceof Element && target.matches('.curve'));
      const axis = changes.some(({ type, addedNodes }) =>
        [...(type === 'childList' ? addedNodes : [])].some((node) => node instanceof Element && node.matches('.tick')),
      );
      if (curve) seen.curves += 1;
      if (axis) seen.axes += 1;
    }).observe(chart, { subtree: true, childList: true, attributes: true });
    (window as unknown as { seen: typeof seen }).seen = seen;
    return seen;
  });
  expect(axes).toEqual({ axes: 0, curves: 0 });
  await page.getByRole('button', { name: 'Play' }).click();
  await expect.poll(async () => Number(await scrubber(page).inputValue()), { timeout: 20_000 }).toBeGreaterThan(450);
  await page.getByRole('button', { name: 'Pause' }).click();
  const seen = await page.evaluate(() => (window as unknown as { seen: { axes: number; curves: number } }).seen);
  expect(seen.curves).toBeGreaterThan(20);
  expect(seen.axes).toBeLessThan(seen.curves / 2);
  await expect(words(mind)).toContainText('protects');
  expect(errors).toEqual([]);
});

test('draws every kernel and wiring, the softmax’s distribution, and says what a long run lacks', async ({ page }) => {
  const bars = (mind: Locator) =>
    mind
      .locator('.mind-bars')
      .evaluateAll((paths) => paths.map((path) => (path.getAttribute('d') ?? '').split('M').length - 1));
  let mind = await openMind(page, '#v=4&kernel=custom&formula=1/(1%2Bk)^rho&t=300');
  await expect(mind.locator('.mind-utility .curve')).toBeVisible();
  expect(await bars(mind)).toEqual([1, 64]);
  await page.goto('about:blank');
  mind = await openMind(page, '#v=4&wiring=independent&t=300');
  await expect(mind.locator('.mind-utility .curve')).toBeVisible();
  expect(await bars(mind)).toEqual([1, 64]);
  await page.goto('about:blank');
  mind = await openMind(page, '#v=4&planner=softmax&candidates=9&t=300');
  await expect(mind.locator('.mind-shares')).toBeVisible();
  await expect(words(mind)).toContainText('on average');
  await page.goto('about:blank');
  mind = await openMind(page, '#v=4&wiring=independent&steps=70000&t=300');
  await expect(words(mind)).toContainText('J is left out');
  await expect(mind.locator('.mind-utility .curve')).toHaveCount(0);
});
