import { expect, test, type Page } from '@playwright/test';
import { axeFindingsInBothThemes, open } from './page';

interface State {
  readonly name: string;
  /** What axe looks at: the whole page takes it seconds. */
  readonly region: string;
  readonly act: (page: Page) => Promise<void>;
  readonly undo?: (page: Page) => Promise<void>;
}

/** What a reader can bring about on the page, one after the other, each with how it is undone. */
const states: readonly State[] = [
  { name: 'the first screen', region: '.page', act: async () => Promise.resolve() },
  {
    name: 'a pinned and a forked run',
    region: '.lab',
    async act(page) {
      await page.keyboard.press('p');
      await page.keyboard.press('f');
      await expect(page.getByRole('region', { name: 'Fork', exact: true })).toBeVisible();
      await expect(page.getByRole('region', { name: 'Comparison' })).toBeVisible();
    },
  },
  {
    name: 'the race taken apart, and its neighbours',
    region: '.second-row',
    async act(page) {
      const plane = page.getByRole('figure', { name: 'Race plane' });
      await plane.scrollIntoViewIfNeeded();
      await plane.getByRole('radio', { name: 'only the objective' }).check();
      await expect(plane.locator('.curve.apart')).toHaveCount(1);
      for (const name of ['Inside the mesa-optimiser', 'Goal plane', 'Base loss']) {
        await page.getByRole('figure', { name }).scrollIntoViewIfNeeded();
      }
    },
  },
  {
    name: 'a deployed state',
    region: '.lab',
    async act(page) {
      await page.keyboard.press('d');
      await expect(page.locator('.outcome-sentence')).toContainText('Deployed after step');
    },
    undo: (page) => page.keyboard.press('d'),
  },
  {
    name: 'slow motion',
    region: '.figure-cell',
    async act(page) {
      await page.getByRole('button', { name: 'Slow motion' }).click();
      await page.getByRole('button', { name: 'Forward' }).click();
    },
    undo: (page) => page.getByRole('button', { name: 'Done' }).first().click(),
  },
  {
    name: 'an explanation',
    region: '.explanation',
    async act(page) {
      await page.locator('.plot h2').first().scrollIntoViewIfNeeded();
      await page.locator('.plot h2').first().hover();
      await expect(page.locator('.explanation')).toBeVisible();
    },
    undo: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'the list of keys',
    region: 'dialog.keys',
    async act(page) {
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Keys and help' })).toBeVisible();
    },
    undo: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'the list of changes',
    region: '.changes',
    async act(page) {
      await page.getByRole('button', { name: 'Changes', exact: true }).click();
      await expect(page.getByRole('dialog', { name: 'Changes' })).toBeVisible();
    },
    undo: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'the menu of what can be taken away',
    region: '#take-away',
    async act(page) {
      await page.getByRole('button', { name: /Take away/ }).click();
      await expect(page.getByRole('button', { name: /CSV/ })).toBeVisible();
    },
    undo: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'what would have changed it',
    region: '.flips',
    async act(page) {
      await page.getByRole('button', { name: 'Find the smallest change' }).click();
      await expect(page.locator('.flips-summary')).toBeVisible({ timeout: 30_000 });
    },
  },
  {
    name: 'notices about a broken link',
    region: '.lab',
    async act(page) {
      await page.goto('./#v=4&rho=12&gap=abc&colour=red&fork=12(rho:1)');
      await expect(page.locator('.notices')).toContainText('abc');
    },
  },
];

for (const width of [390, 820, 1440]) {
  test(`axe finds nothing at ${width} pixels in any state, light or dark, and nothing is wider than the page`, async ({
    page,
  }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ reducedMotion: 'reduce' }); // a colour on its way is none of the page's
    await open(page, '#v=4&t=320');
    await page.locator('.second-row').waitFor();
    await page.locator('#article').evaluate((article) => article.remove()); // axe reads all of it each time
    for (const { name, region, act, undo } of states) {
      await act(page);
      expect(await axeFindingsInBothThemes(page, region), name).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBe(width);
      await undo?.(page);
    }
  });
}
