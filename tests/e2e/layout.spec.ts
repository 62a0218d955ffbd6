import { expect, test, type Browser, type Page } from '@playwright/test';
import { open, ready } from './page';

interface Layout {
  readonly name: string;
  readonly args: { readonly beginData?: { readonly totalObjects?: number } };
}

/** How many boxes the browser had under each root that it laid out meanwhile. */
async function layoutsWhile(browser: Browser, page: Page, act: () => Promise<unknown>): Promise<number[]> {
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline', 'devtools.timeline'] });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: Layout[] };
  return traceEvents
    .filter(({ name, args }) => name === 'Layout' && args.beginData)
    .map(({ args }) => args.beginData?.totalObjects ?? 0);
}

/** The page has more than five thousand; a panel some hundred. */
const WHOLE = 1000;

test('what moves and changes while a run plays needs no layout of the page', async ({ browser, page }) => {
  await page.setViewportSize({ width: 1440, height: 1500 });
  await open(page);
  await expect(page.locator('.race-plane [data-map=whole]')).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Play' }).click();
  await page.waitForTimeout(500);
  const layouts = await layoutsWhile(browser, page, () => page.waitForTimeout(2000));
  expect(layouts.length).toBeGreaterThan(20);
  expect(layouts.filter((boxes) => boxes > WHOLE).length).toBeLessThanOrEqual(2);
});

test('a slider that is dragged needs few layouts of the page', async ({ browser, page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page);
  const box = await page.getByRole('slider', { name: 'Initial gap', exact: true }).boundingBox();
  if (!box) throw new Error('There is no slider to drag.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const layouts = await layoutsWhile(browser, page, async () => {
    for (let i = 0; i < 60; i++) await page.mouse.move(x + (i % 30), y);
  });
  await page.mouse.up();
  expect(layouts.length).toBeGreaterThan(20);
  expect(layouts.filter((boxes) => boxes > WHOLE).length).toBeLessThan(layouts.length / 4);
});

test('sentences that change have the height that they need, at any width', async ({ page }) => {
  await open(page);
  const cut = page.locator('.row-words, .outcome-words, .outcome-why, .main-slider .slider-help, .slider-head');
  const over = () =>
    cut.evaluateAll((all) =>
      all
        .filter(
          ({ clientHeight, clientWidth, scrollHeight, scrollWidth }) =>
            clientHeight > 0 && (scrollHeight > clientHeight + 1 || scrollWidth > clientWidth + 1),
        )
        .map(({ className, textContent }) => `${className}: ${textContent}`),
    );
  for (const link of ['#v=4', '#v=4&hidden=0.3&planner=softmax', '#v=4&rho=1.5&t=200', '#v=4&horizon=512&t=live']) {
    await page.goto(`./${link}`);
    await ready(page);
    for (const width of [320, 390, 820, 1280, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await page.locator('.race-plane .row-words').first().scrollIntoViewIfNeeded();
      await expect(page.locator('.race-plane .row-words').first()).not.toBeEmpty();
      await expect.poll(over, `${link} at ${width}`).toEqual([]);
    }
  }
});
