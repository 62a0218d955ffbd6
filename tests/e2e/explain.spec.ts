import { expect, test, type Locator, type Page } from '@playwright/test';
import { defaultParameters } from '../../src/core/parameters';
import { runTraining } from '../../src/core/trainingRun';
import { threeDigits } from '../../src/panels/explain/threeDigits';
import { axeFindings, open } from './page';

const card = (page: Page) => page.getByRole('tooltip');
const now = (page: Page) => card(page).locator('.now');

async function openExplained(page: Page, hash = ''): Promise<void> {
  await open(page, hash);
  await page.waitForSelector('html[data-keys]'); // the layer has come
}

/** The card stands in the viewport and covers nothing of what it explains. */
async function expectBeside(page: Page, about: Locator): Promise<void> {
  const [a, b] = [(await card(page).boundingBox())!, (await about.boundingBox())!];
  const { width, height } = page.viewportSize()!;
  expect(a.x).toBeGreaterThanOrEqual(0);
  expect(a.y).toBeGreaterThanOrEqual(0);
  expect(a.x + a.width).toBeLessThanOrEqual(width);
  expect(a.y + a.height).toBeLessThanOrEqual(height);
  const apart = a.x >= b.x + b.width || a.x + a.width <= b.x || a.y >= b.y + b.height || a.y + a.height <= b.y;
  expect(apart).toBe(true);
}

test.describe('with a mouse', () => {
  test('a label, a plot’s name, its axis and a box explain themselves beside them, and again after another', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await openExplained(page);
    for (const [about, words] of [
      [page.locator('label', { hasText: 'Initial discount rate' }), 'Initial discount rate'],
      [page.getByRole('heading', { name: /^Discount rate/ }), 'Discount rate over training'],
      [page.locator('.plot').nth(1).locator('[data-axis="y"] text').first(), 'Gap'],
      [page.locator('[data-part="search"]'), 'Search'],
      [page.locator('.outcome-kind'), 'Deceptive'],
      [page.locator('.event', { hasText: 'rate below 0' }), 'Rate below zero'],
      [page.locator('.step-text'), 'Training step'],
    ] as const) {
      await about.hover();
      await expect(card(page).locator('strong')).toHaveText(words);
      await expect(card(page)).toContainText(/Paper, § \d|Ours/);
      await expectBeside(page, about);
    }
  });

  test('thin wires are explained although the pointer is a little beside them', async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await openExplained(page);
    for (const [part, words] of [
      ['loss', 'Base loss'],
      ['awareness', 'Situational awareness'],
      ['example', 'From example to world model'],
      ['candidate', 'Candidate action'],
      ['score', 'Score'],
      ['act', 'The chosen action'],
      ['outcome', 'From action to base objective'],
    ]) {
      const at = await page.evaluate((name) => {
        const line = document.querySelector<SVGPathElement>(`[data-part="${name}"] .line`)!;
        const { x, y } = line.getPointAtLength(line.getTotalLength() * 0.4).matrixTransform(line.getScreenCTM()!);
        return { x, y };
      }, part);
      await page.mouse.move(at.x + 3, at.y + 3);
      await expect(card(page).locator('strong')).toHaveText(words);
      await page.mouse.move(5, 5);
      await expect(card(page)).toHaveCount(0);
    }
  });

  test('the card stays while it is pointed at, and goes when it is left or at Escape', async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await openExplained(page);
    const box = page.locator('[data-part="search"]');
    await box.hover();
    await expect(card(page)).toBeVisible();
    await card(page).hover();
    await page.waitForTimeout(900);
    await expect(card(page)).toBeVisible();
    await page.mouse.move(5, 5);
    await expect(card(page)).toHaveCount(0);

    await box.hover();
    await expect(card(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(card(page)).toHaveCount(0);
    await page.mouse.move(5, 5); // dismissed, not switched off
    await box.hover();
    await expect(card(page)).toBeVisible();
  });

  test('a click does what it did: a box says its sentence, without a card over it', async ({ page }) => {
    await openExplained(page);
    const box = page.locator('[data-part="search"]');
    await box.hover();
    await expect(card(page)).toBeVisible();
    await box.click();
    await expect(card(page)).toHaveCount(0);
    await expect(page.locator('.figure-sentence')).toContainText('Search, the mesa-optimisation algorithm');
    await page.locator('.event', { hasText: 'rate below 0' }).click();
    await expect(page.locator('.step-text')).toContainText('322');
  });
});

test('the numbers are those of the step shown, and follow it', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const { columns } = runTraining(defaultParameters);
  await openExplained(page, '#v=4&t=320');
  const line = (step: number) =>
    `I = ${threeDigits(columns.benefit[step])} − ${threeDigits(columns.price[step])} = ${threeDigits(columns.incentive[step])}`;
  await page.locator('.plot').nth(2).locator('h2').hover();
  await expect(now(page)).toHaveText(line(320));
  await page.keyboard.press('.');
  await expect(now(page)).toHaveText(line(321));
  await page.keyboard.press(',');
  await page.keyboard.press(',');
  await expect(now(page)).toHaveText(line(319));
});

test.describe('by keyboard', () => {
  test('what has the focus is explained and described by its card, until it is left or Escape is pressed', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await openExplained(page);
    await page.getByRole('slider', { name: 'Initial gap', exact: true }).focus();
    await page.keyboard.press('Tab');
    const slider = page.getByRole('slider', { name: 'Initial discount rate', exact: true });
    await expect(slider).toBeFocused();
    await expect(card(page).locator('strong')).toHaveText('Initial discount rate');
    await expect(slider).toHaveAccessibleDescription(/Initial discount rate.*How fast an episode loses weight/);
    await expectBeside(page, slider);
    await page.keyboard.press('ArrowLeft');
    await expect(now(page)).toHaveText(/^γ = e−1.29/);
    await page.keyboard.press('Escape');
    await expect(card(page)).toHaveCount(0);
    await expect(slider).not.toHaveAttribute('aria-describedby', /explanation/);
    await expect(slider).toBeFocused();
    await page.keyboard.press('i');
    await expect(card(page)).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(card(page)).toHaveCount(0);
  });

  test('a plot is explained when it gets the focus, the chosen part of Figure 1 when asked for', async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await openExplained(page);
    await page.locator('.plot summary').first().focus();
    await page.keyboard.press('Shift+Tab');
    await expect(card(page).locator('strong')).toHaveText('Discount rate over training');
    await expectBeside(page, page.locator('.plot-svg').first());
    await page.keyboard.press('ArrowLeft');
    await expect(page.locator('.step-text')).toContainText('999 / 1000');

    await page.getByRole('group', { name: 'Figure 1' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(card(page)).toHaveCount(0);
    await page.keyboard.press('i');
    await expect(card(page).locator('strong')).toHaveText('World model');
  });
});

test.describe('with a finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a label, a plot’s name and a number explain themselves; a second tap or one elsewhere closes', async ({
    page,
  }) => {
    await openExplained(page);
    for (const [about, words] of [
      [page.locator('label', { hasText: 'Initial gap' }), 'Initial gap'],
      [page.getByRole('heading', { name: /^Gap/ }), 'Gap over training'],
      [page.locator('[data-explain="readout:gap"]'), 'Gap'],
    ] as const) {
      await about.tap();
      await expect(card(page).locator('strong')).toHaveText(words);
      await expectBeside(page, about);
      await about.tap();
      await expect(card(page)).toHaveCount(0);
    }
    await page.getByRole('heading', { name: /^Gap/ }).tap();
    await expect(card(page)).toBeVisible();
    await page.locator('.figure-caveat').tap();
    await expect(card(page)).toHaveCount(0);
  });

  test('a box of Figure 1 says its sentence, and the sentence gives the formula', async ({ page }) => {
    await openExplained(page);
    await page.locator('[data-part="search"]').tap();
    const sentence = page.locator('.figure-sentence');
    await expect(sentence).toContainText('Search, the mesa-optimisation algorithm');
    await page.waitForTimeout(500);
    await expect(card(page)).toHaveCount(0);
    await sentence.tap();
    await expect(card(page).locator('strong')).toHaveText('Search');
    await expectBeside(page, sentence);
  });

  test('in the sheet a label explains itself without going to its field, and a plot still moves the cursor', async ({
    page,
  }) => {
    await openExplained(page);
    await page
      .locator('.plot-svg')
      .first()
      .tap({ position: { x: 200, y: 60 } });
    await expect(page.locator('.step-text')).not.toContainText('1000 /');
    await page.getByRole('button', { name: /^(Presets and|All) settings$/ }).click();
    await page.locator('.sheet summary', { hasText: 'Awareness' }).click();
    const label = page.locator('.sheet label', { hasText: 'Anticipation' });
    await label.tap();
    await expect(card(page).locator('strong')).toHaveText('Anticipation');
    await expectBeside(page, label);
    await expect(page.getByRole('textbox', { name: /^Anticipation/ })).not.toBeFocused();
    await page.keyboard.press('Escape');
    await expect(card(page)).toHaveCount(0);
    await expect(page.locator('.sheet')).toBeVisible();
    await page.locator('.sheet').getByRole('button', { name: 'Keys and help' }).click();
    await expect(page.getByRole('dialog', { name: 'Keys and help' })).toBeVisible();
  });
});

test.describe('keys', () => {
  test('are listed at ?, work outside fields, and can be switched off for good', async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await openExplained(page);
    const dialog = page.getByRole('dialog', { name: 'Keys and help' });
    await page.keyboard.press('?');
    await expect(dialog).toBeVisible();
    await expect(dialog).toContainText('one step back or forward');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();

    await page.keyboard.press('k');
    await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
    await page.keyboard.press('Space');
    await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
    await page.keyboard.press('p');
    await expect(page.getByRole('button', { name: 'Pin to compare' })).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('d');
    await expect(page.getByRole('button', { name: 'Deployed' }).first()).toBeVisible();
    await page.keyboard.press('d');

    await page.locator('summary', { hasText: 'Awareness' }).click();
    const field = page.getByRole('textbox', { name: /^Anticipation/ });
    await field.click();
    await page.keyboard.type('?pk');
    await expect(dialog).toBeHidden();
    await expect(field).toHaveValue(/\?pk/);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Keys and help' }).first().click();
    await dialog.getByRole('checkbox').uncheck();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.keyboard.press('?');
    await page.keyboard.press('k');
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
    await page.reload();
    await page.waitForSelector('html[data-ready][data-keys]');
    await page.keyboard.press('?');
    await expect(dialog).toBeHidden();
    await page.getByRole('button', { name: 'Keys and help' }).first().click();
    await expect(dialog.getByRole('checkbox')).not.toBeChecked();
  });

  test('the space bar presses a button that has the focus, and scrolls below the lab', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 500 });
    await openExplained(page);
    await page.getByRole('button', { name: 'Restart' }).focus();
    await page.keyboard.press('Space');
    await expect(page.locator('.step-text')).toContainText('0 / 1000');
    await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.evaluate(() =>
      window.scrollBy(0, document.querySelector('.lab-grid')!.getBoundingClientRect().bottom + 5),
    );
    const before = await page.evaluate(() => window.scrollY);
    await page.keyboard.press('Space');
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(before);
    await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  });
});

for (const width of [320, 390, 1440]) {
  test(`axe finds nothing with a card or the list open at ${width} pixels, and nothing scrolls sideways`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    await openExplained(page);
    await page.locator('.plot').nth(1).locator('h2').hover();
    await expect(card(page)).toBeVisible();
    await expectBeside(page, page.locator('.plot').nth(1).locator('h2'));
    expect(await axeFindings(page, '.explanation')).toEqual([]);
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await overflow()).toBe(0);
    await page.mouse.move(1, 1);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keys and help' })).toBeVisible();
    expect(await axeFindings(page, 'dialog.keys')).toEqual([]);
  });
}
