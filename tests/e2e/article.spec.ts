import { expect, test, type Locator, type Page } from '@playwright/test';
import { runFigureIds } from '../../src/article/figures/figureSpecs';
import { axeFindings, open, watchErrors } from './page';

const figureOf = (page: Page, id: string) => page.locator(`[data-article-figure="${id}"]`);

/** Scrolls to a figure and waits until it is live. */
async function reach(page: Page, id: string): Promise<Locator> {
  const figure = figureOf(page, id);
  await figure.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await expect(figure.locator('.figure-body:not(.still)')).toBeVisible();
  await expect(figure.locator('.still')).toHaveCount(0);
  return figure;
}

/** What a figure says it shows: of its drawings, and in words. */
async function saysOf(figure: Locator): Promise<string> {
  const labels = await figure.locator('svg[role="img"]').evaluateAll((all) => all.map((svg) => svg.ariaLabel));
  return [...labels, ...(await figure.locator('.figure-said').allTextContents())].join('\n');
}

/** Writes on <html> how much of the article has moved by itself, if anything has. */
async function countShifts(page: Page): Promise<void> {
  interface Shift extends PerformanceEntry {
    readonly value: number;
    readonly sources: readonly { readonly node: Node | null }[];
  }
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries() as Shift[]) {
        if (!sources.some(({ node }) => node?.parentElement?.closest('.article'))) continue;
        document.documentElement.dataset['shifts'] = `${document.documentElement.dataset['shifts'] ?? ''} ${value}`;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

const figures = ['boxes', ...runFigureIds];

for (const id of runFigureIds) {
  test(`the figure “${id}” works by keyboard, and says what each change makes of it`, async ({ page }) => {
    await open(page);
    const figure = await reach(page, id);
    const sliders = figure.getByRole('slider');
    const count = await sliders.count();
    for (let i = 0; i < count; i++) {
      const before = await saysOf(figure);
      await sliders.nth(i).focus();
      await page.keyboard.press((await sliders.nth(i).inputValue()) === '0' ? 'PageUp' : 'PageDown');
      await expect.poll(() => saysOf(figure), `slider ${i}`).not.toBe(before);
    }
    for (const group of await figure
      .getByRole('group')
      .filter({ has: page.getByRole('radio') })
      .all()) {
      const before = await saysOf(figure);
      await group.getByRole('radio', { checked: true }).focus();
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => saysOf(figure)).not.toBe(before);
    }
  });
}

test('Figure 1 grows part by part, forwards and back, by keyboard', async ({ page }) => {
  await open(page);
  const figure = await reach(page, 'boxes');
  const parts = figure.locator('svg > g');
  const whole = await parts.count();
  await figure.getByRole('button', { name: 'Build it up' }).focus();
  await page.keyboard.press('Enter');
  await expect(figure.getByRole('img')).toHaveAccessibleName(/stage 1 of 8/);
  const counts = [await parts.count()];
  for (let stage = 2; stage <= 8; stage++) {
    await page.keyboard.press('ArrowRight');
    await expect(figure.getByRole('img')).toHaveAccessibleName(new RegExp(`stage ${stage} of 8`));
    counts.push(await parts.count());
  }
  expect(counts).toEqual([...counts].sort((a, b) => a - b));
  expect(new Set(counts).size).toBe(counts.length);
  expect(counts.at(-1)).toBe(whole);
  await page.keyboard.press('Home');
  await expect(figure.getByRole('img')).toHaveAccessibleName(/stage 1 of 8/);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(figure.getByRole('img')).toHaveAccessibleName(/whole/);
});

test('a figure’s run plays, stops, and is deployed at the step that is shown', async ({ page }) => {
  await open(page);
  const figure = await reach(page, 'deploy');
  await figure.getByRole('button', { name: 'Play' }).click();
  const step = figure.getByRole('slider', { name: /Step of training/ });
  await expect.poll(async () => Number(await step.inputValue())).toBeGreaterThan(40);
  await figure.getByRole('button', { name: 'Pause' }).click();
  expect(Number(await step.inputValue())).toBeLessThan(900);
  await step.fill('100');
  await figure.getByRole('button', { name: 'Deploy it now' }).click();
  await expect(figure.locator('.figure-said')).toContainText('Deployed after step 100');
  await expect(figure.getByRole('img', { name: /Goal plane/ })).toHaveAccessibleName(/Deployed at step 100/);
  await figure.getByRole('button', { name: 'Back to training' }).click();
  await expect(figure.locator('.figure-said')).toContainText('behaves as if aligned');
});

test('a figure’s run can be opened in the lab, with the run beside it, and Back undoes that', async ({ page }) => {
  await open(page);
  const figure = await reach(page, 'whatIf');
  await figure.getByRole('radio', { name: 'late awareness' }).check();
  await expect(figure.locator('.figure-said')).toContainText('Robust');
  await figure.getByRole('link', { name: 'Open in the lab' }).click();
  await expect(page).toHaveURL(/#v=4&onset=100&vs=\(\)$/);
  await expect(page.locator('#outcome')).toBeFocused();
  await expect(page.locator('#outcome')).toContainText('Robust');
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  await page.goBack();
  await expect(page).not.toHaveURL(/onset/);
});

test('a start pulled across the line ends another way', async ({ page }) => {
  await open(page);
  const figure = await reach(page, 'race');
  await expect(figure.locator('.figure-said')).toContainText('Deceptive');
  const handle = await figure.locator('.handle-knob').boundingBox();
  if (!handle) throw new Error('The start point has no handle.');
  const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 60, y, { steps: 5 });
  await page.mouse.up();
  await expect(figure.locator('.figure-said')).toContainText('Robust');
});

test('figures leave the lab alone, and those out of view ask for nothing', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await open(page);
  await expect.poll(() => fetched.some((url) => url.includes('ArticleRoot'))).toBe(true);
  await page.waitForTimeout(1200);
  expect(fetched.filter((url) => /RunFigure|BoxesFigure/.test(url))).toEqual([]);
  const before = await page.locator('html').getAttribute('data-digest');
  const figure = await reach(page, 'race');
  await figure.getByRole('slider', { name: /Gap at the start/ }).fill('0.3');
  await expect(figure.locator('.figure-said')).toContainText('Robust');
  await expect(page.locator('html')).toHaveAttribute('data-digest', before ?? '');
  expect(new URL(page.url()).hash).toBe('');
});

for (const width of [390, 1440]) {
  test(`nothing moves and nothing fails while the figures come, at ${width} pixels`, async ({ page }) => {
    const errors = watchErrors(page);
    await page.setViewportSize({ width, height: 800 });
    await countShifts(page);
    await open(page);
    const heights = () =>
      page
        .locator('[data-article-figure]')
        .evaluateAll((all) => all.map((figure) => Math.round(figure.getBoundingClientRect().height)));
    const still = await heights();
    expect(still).toHaveLength(figures.length);
    for (const id of figures) await reach(page, id);
    expect(await heights()).toEqual(still);
    await page.waitForTimeout(300);
    await expect(page.locator('html')).not.toHaveAttribute('data-shifts');
    await expect(page.getByRole('status')).toHaveCount(1);
    expect(errors).toEqual([]);
  });

  {
    const colorScheme = width < 600 ? 'light' : 'dark';
    test(`axe finds nothing in the figures, ${colorScheme}, at ${width} pixels`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await open(page);
      for (const id of figures) await reach(page, id);
      expect(await axeFindings(page, '.article')).toEqual([]);
    });
  }
}

test('a number in the text is dragged, or stepped by keys, and its figure and its formula follow', async ({ page }) => {
  await open(page);
  await reach(page, 'starts');
  const gap = page.getByRole('slider', { name: /^Gap at the start .*number in the text/ });
  const figure = page.locator('[data-article-figure="starts"]');
  const slider = figure.getByRole('slider', { name: /^Gap at the start/ });
  await expect(gap).toHaveText('1.00');
  await gap.scrollIntoViewIfNeeded();
  const box = (await gap.boundingBox())!;
  await page.mouse.move(box.x + 10, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x - 80, box.y + 10, { steps: 5 });
  await page.mouse.up();
  const dragged = Number(await gap.textContent());
  expect(dragged).toBeGreaterThan(0.2);
  expect(dragged).toBeLessThan(0.6);
  await expect(slider).toHaveValue(String(dragged));
  await expect(figure).toContainText('Robust');
  await gap.press('End');
  await expect(gap).toHaveAttribute('aria-valuenow', '2');
  await expect(figure).toContainText('Deceptive');

  await reach(page, 'horizon');
  const horizon = page.getByRole('slider', { name: /^Future episodes foreseen .*number in the text/ });
  await horizon.press('ArrowRight');
  await expect(horizon).toHaveText('2');
  // e^−1.3 + e^−2.6
  await expect(page.locator('.formula-line math')).toHaveText(/=0\.3[45]$/);
  await horizon.press('Home');
  await expect(page.locator('.formula-line math')).toHaveText('W=γ=0.27');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the article and the figures’ first states stand there, and no control that would do nothing', async ({
    page,
  }) => {
    await page.goto('./');
    await expect(page.getByRole('heading', { name: 'The argument, read and tested' })).toBeVisible();
    for (const id of figures) {
      const figure = figureOf(page, id);
      await expect(figure.locator('svg[role="img"]').first()).toBeVisible();
      await expect(figure.locator('.figure-controls').first()).toBeHidden();
    }
    await expect(figureOf(page, 'cases').locator('.figure-said')).toContainText([/^Deceptive/, /^Robust/]);
    // Styles that the scripts would have brought.
    const bars = figureOf(page, 'slowly').locator('.mind-bars.later');
    expect(await bars.evaluate((element) => getComputedStyle(element).fill)).not.toBe('rgb(0, 0, 0)');
  });
});

for (const id of ['race', 'cases', 'horizon']) {
  test(`the figure “${id}” may be left while it computes: nothing breaks, and it says what it shows when it is back`, async ({
    page,
  }) => {
    const errors = watchErrors(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await open(page);
    const figure = await reach(page, id);
    const said = await saysOf(figure);
    const box = (await figure.getByRole('slider').last().boundingBox())!;
    await page.mouse.click(box.x + box.width * 0.8, box.y + box.height / 2);
    await page.evaluate(() => window.scrollTo(0, 0));
    await expect(figureOf(page, id)).not.toBeInViewport();
    await page.waitForTimeout(300);
    await reach(page, id);
    await expect.poll(() => saysOf(figure)).not.toBe(said);
    expect(errors).toEqual([]);
  });
}
