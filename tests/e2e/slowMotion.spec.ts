import { expect, test, type Page } from '@playwright/test';
import { stages } from '../../src/panels/diagram/slowMotion';
import { open } from './page';

/** Long sentences: every pressure, a hidden part, small numbers. */
const HEAVY =
  '#v=4&gap=1.6&rho=2.5&hidden=0.4&horizon=400&deploy=12&anticipation=0.03&planner=softmax&candidates=65&cost=0.001&kernel=hyperbolic&optimiser=adam&clip=1&noise=0.01&priority=0.0001&bias=0.01&t=500';
const sizes = [
  { width: 1440, height: 900 },
  { width: 820, height: 1180 },
  { width: 390, height: 844 },
];

const toggle = (page: Page) => page.getByRole('button', { name: 'Slow motion' });
const forward = (page: Page) => page.getByRole('button', { name: 'Forward' });
const back = (page: Page) => page.getByRole('button', { name: 'Back', exact: true });
const stage = (page: Page) => page.locator('.slow-stage');
const sentence = (page: Page) => page.locator('.slow-sentence');
const step = (page: Page) => page.locator('.step-text');

/** What has a place on the first screen, by its class. */
function places(page: Page): Promise<string[]> {
  const names =
    'header,.outcome,.main-sliders,.side,.plots,.figure-box,.figure-box .figure-svg,.figure-caption,.figure-caveat,.dock';
  return page.locator(names).evaluateAll((found) =>
    found.map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return `${element.className} ${[left, top, width, height].map(Math.round).join(' ')}`;
    }),
  );
}

/** Waits for all that comes after the first screen. */
async function openWhole(page: Page, hash: string): Promise<void> {
  await open(page, hash);
  await page.locator('.claims').waitFor();
}

test('with the mouse it goes through a training step and back, and nothing on the first screen moves', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openWhole(page, '#v=4&t=320');
  const before = await places(page);
  await toggle(page).click();
  await expect(sentence(page)).toContainText('Step 320 of 1000');
  await expect(page.locator('.figure-sentence')).toBeHidden();
  for (const [i, { name, lit }] of stages.entries()) {
    await expect(stage(page)).toHaveText(`${i + 1} / ${stages.length} · ${name}`);
    const bright = await page
      .locator('[data-part]')
      .evaluateAll((parts) =>
        parts.flatMap((part) => (part.classList.contains('lit') ? [part.getAttribute('data-part')] : [])),
      );
    expect(bright.sort()).toEqual([...lit].sort());
    expect(await places(page)).toEqual(before);
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
    await forward(page).click();
  }
  await expect(stage(page)).toHaveText('1 / 8 · Current example');
  await expect(step(page)).toContainText('321 / 1000');
  await expect(page).toHaveURL(/t=321/);
  await back(page).click();
  await expect(stage(page)).toHaveText('8 / 8 · The two updates');
  await expect(step(page)).toContainText('320 / 1000');
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(sentence(page)).toHaveCount(0);
  await expect(page.locator('.figure-sentence')).toContainText('Click a part');
  await expect(page.locator('.dim, .lit')).toHaveCount(0);
  expect(await places(page)).toEqual(before);
});

test('the parts of a stage are drawn in full, the rest dimmed', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, '#v=4&t=320');
  await toggle(page).click();
  await forward(page).click();
  const opacity = (part: string) => page.locator(`[data-part="${part}"]`).evaluate((e) => getComputedStyle(e).opacity);
  expect(await opacity('search')).toBe('1');
  expect(await opacity('candidate')).toBe('1');
  expect(Number(await opacity('worldModel'))).toBeLessThan(0.5);
  expect(await page.locator('[data-part="search"]').evaluate((e) => getComputedStyle(e).transitionProperty)).toBe(
    'none',
  );
});

test('a click on a part goes to the stage that is about it', async ({ page }) => {
  // The code comes late: a click before it is not lost.
  await page.route('**/SlowMotionStrip*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await open(page, '#v=4&t=320');
  await toggle(page).click();
  await page.locator('[data-part="search"] .frame').click();
  await expect(stage(page)).toHaveText('2 / 8 · Candidates');
  await page.locator('[data-part="search"] .frame').click();
  await expect(stage(page)).toHaveText('5 / 8 · Choice');
  await page.locator('[data-part="baseObjective"] .frame').click();
  await expect(stage(page)).toHaveText('6 / 8 · Base loss');
});

test('with the keyboard it goes both ways from the figure and from its own buttons, and Escape leaves', async ({
  page,
}) => {
  await open(page, '#v=4&t=320');
  await page.getByRole('group', { name: 'Figure 1' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.figure-sentence')).toContainText('Current example');
  await page.keyboard.press('Tab');
  await expect(toggle(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(forward(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(stage(page)).toHaveText('2 / 8 · Candidates');
  await page.keyboard.press('ArrowRight');
  await expect(stage(page)).toHaveText('3 / 8 · World model');
  await page.getByRole('group', { name: 'Figure 1' }).focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowLeft');
  await expect(stage(page)).toHaveText('8 / 8 · The two updates');
  await expect(step(page)).toContainText('319 / 1000');
  await page.keyboard.press('ArrowRight');
  await expect(step(page)).toContainText('320 / 1000');
  await forward(page).focus();
  await page.keyboard.press('Escape');
  await expect(sentence(page)).toHaveCount(0);
  await expect(toggle(page)).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.figure-sentence')).toContainText('Current example');
});

test('begun at the last step it goes to the first and says so; at the ends it goes no further', async ({ page }) => {
  await open(page, '#v=4&steps=20');
  await toggle(page).click();
  await expect(sentence(page)).toContainText('Step 0 of 20 (back at the start');
  await expect(back(page)).toHaveAttribute('aria-disabled', 'true');
  await back(page).click({ force: true });
  await expect(stage(page)).toHaveText('1 / 8 · Current example');
  await forward(page).focus();
  for (let i = 0; i < 20 * 8 + 7; i++) await page.keyboard.press('ArrowRight');
  await expect(stage(page)).toHaveText('8 / 8 · The two updates');
  await expect(sentence(page)).toContainText('Step 20 is the last: no update follows');
  await expect(forward(page)).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('ArrowRight');
  await expect(stage(page)).toHaveText('8 / 8 · The two updates');
  await expect(forward(page)).toBeFocused();
});

test('it stops a run that plays, and playing leaves it', async ({ page }) => {
  await open(page, '#v=4&t=100');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await toggle(page).click();
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  await expect(stage(page)).toHaveText('1 / 8 · Current example');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(sentence(page)).toHaveCount(0);
  await expect(toggle(page)).toHaveAttribute('aria-pressed', 'false');
});

test('its numbers follow the settings', async ({ page }) => {
  await open(page, '#v=4&t=0');
  await toggle(page).click();
  await expect(sentence(page)).toContainText('lies 1.00 from');
  await page.getByRole('slider', { name: 'Initial gap', exact: true }).fill('1.5');
  await expect(sentence(page)).toContainText('lies 1.50 from');
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
  test('figure, sentence and buttons are in view together on a phone', async ({ page }) => {
    await openWhole(page, '#v=4&t=320');
    await toggle(page).tap();
    await expect(stage(page)).toHaveText('1 / 8 · Current example');
    for (const { name } of stages) {
      await expect(stage(page)).toContainText(name);
      const seen = await page.evaluate(() => {
        const box = (selector: string) => document.querySelector(selector)!.getBoundingClientRect();
        const targets = [...document.querySelectorAll('.slow-motion button, .slow-toggle')];
        return {
          top: box('.figure-box').top,
          bottom: box('.slow-motion').bottom,
          dock: box('.dock').top,
          target: Math.min(...targets.flatMap((e) => [e.clientWidth + 2, e.clientHeight + 2])),
        };
      });
      expect(seen.top).toBeGreaterThanOrEqual(0);
      expect(seen.bottom).toBeLessThanOrEqual(seen.dock);
      expect(seen.target).toBeGreaterThanOrEqual(44);
      await forward(page).tap();
    }
    await expect(step(page)).toContainText('321 / 1000');
    await page.getByRole('button', { name: 'Done' }).tap();
    await expect(sentence(page)).toHaveCount(0);
  });
});

for (const size of [...sizes, { width: 600, height: 800 }, { width: 320, height: 700 }]) {
  test(`at ${size.width} pixels nothing of it overflows, overlaps or moves from stage to stage`, async ({ page }) => {
    await page.setViewportSize(size);
    await openWhole(page, HEAVY);
    await toggle(page).click();
    let buttons = '';
    for (const { name } of stages) {
      await expect(stage(page)).toContainText(name);
      const seen = await page.evaluate(() => {
        const box = (selector: string) => document.querySelector(selector)!.getBoundingClientRect();
        const strip = box('.slow-motion');
        const words = document.querySelector('.slow-sentence')!;
        const turn = box('.slow-buttons');
        const label = box('.slow-stage');
        const wide = document.documentElement;
        const toggle = document.querySelector('.slow-toggle')!;
        const corner = toggle.getBoundingClientRect();
        const container = box('.figure-svg .container');
        const action = box('[data-part="action"] .frame');
        return {
          sideways: wide.scrollWidth - wide.clientWidth,
          beyond: words.scrollWidth - words.clientWidth,
          lines: Math.round(words.clientHeight / 22),
          inside: turn.right <= strip.right + 0.5 && box('.slow-sentence').bottom <= strip.bottom + 0.5,
          apart: label.right <= turn.left + 0.5,
          fits: toggle.scrollWidth <= toggle.clientWidth && toggle.scrollHeight <= toggle.clientHeight,
          // Left of the mesa-optimiser, or under it and left of the action.
          corner: corner.right <= container.left || (corner.top >= container.bottom && corner.right <= action.left),
          below: strip.top >= box('.figure-svg').bottom,
          buttons: [turn.left, turn.top + window.scrollY].map(Math.round).join(),
        };
      });
      expect(seen).toMatchObject({
        sideways: 0,
        beyond: 0,
        inside: true,
        apart: true,
        below: true,
        fits: true,
        corner: true,
      });
      expect(seen.lines).toBeLessThanOrEqual(size.width >= 820 ? 3 : size.width >= 600 ? 4 : size.width > 320 ? 6 : 7);
      if (buttons !== '') expect(seen.buttons).toBe(buttons);
      ({ buttons } = seen);
      await forward(page).click();
    }
    await expect(step(page)).toContainText('501 / 1000');
  });
}
