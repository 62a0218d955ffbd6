import { expect, test, type Locator, type Page } from '@playwright/test';
import { axeFindings, digestOf, open, ready, watchErrors } from './page';

/** The panel, once the rest of the page has come. */
async function panelOf(page: Page): Promise<Locator> {
  const panel = page.getByRole('region', { name: 'What would have changed it?' });
  await panel.scrollIntoViewIfNeeded();
  return panel;
}

/** Searches, and waits until it is done. */
async function search(page: Page): Promise<Locator> {
  const panel = await panelOf(page);
  await panel.getByRole('button', { name: /Find the smallest change|Search again/ }).click();
  await expect(panel.locator('.flips-status')).toContainText('Done.', { timeout: 20_000 });
  return panel;
}

const row = (panel: Locator, name: RegExp) => panel.getByRole('listitem').filter({ hasText: name });

test('the smallest changes of the defaults are listed, and every linked run ends as the list says', async ({
  page,
}) => {
  test.setTimeout(90_000);
  const errors = watchErrors(page);
  await open(page);
  const panel = await search(page);
  await expect(panel.locator('.flips-status')).toContainText('The run ends deceptive; 17 of the 19 settings tried');
  const rho = row(panel, /^Initial discount rate/);
  await expect(rho).toContainText('1.30');
  await expect(rho).toContainText('deceptive at 1.39, undecided at 1.40');
  await expect(panel).toContainText('None within range: optimiser (any other), gradient noise (0 to 1).');
  await expect(panel).toContainText('make no difference to this run: temperature, candidate actions');

  const links = await panel
    .getByRole('link')
    .evaluateAll((all) =>
      all.map((link) => ({ hash: (link as HTMLAnchorElement).hash, words: link.textContent ?? '' })),
    );
  expect(links.length).toBeGreaterThan(30);
  for (const { hash, words } of links) {
    await page.goto(`./${hash}`);
    await ready(page);
    await expect(page.locator('html'), `${hash} ${words}`).toHaveAttribute('data-outcome', words.trim().split(' ')[0]);
  }
  expect(errors).toEqual([]);
});

test('a change is applied with one click, goes stale with it, and Back undoes it', async ({ page }) => {
  await open(page);
  const digest = await digestOf(page);
  const panel = await search(page);
  await row(panel, /^Initial discount rate/)
    .getByRole('button', { name: 'Apply Initial discount rate 1.40' })
    .click();
  await expect(page).toHaveURL(/#v=\d+&rho=1\.4$/);
  await expect(page.locator('html')).toHaveAttribute('data-outcome', 'undecided');
  await expect(page.locator('#outcome')).toBeFocused();
  await expect(panel.locator('.flips-status')).toContainText('This is for the settings before');
  await expect(panel.locator('.flips-results')).toHaveClass(/stale/);
  await expect(row(panel, /^Horizon/)).toBeAttached();

  await page.goBack();
  await expect.poll(() => digestOf(page)).toBe(digest);
  await expect(panel.locator('.flips-status')).not.toContainText('settings before');
  await expect(panel.locator('.flips-results')).not.toHaveClass(/stale/);

  await row(panel, /^Kernel/)
    .getByRole('button', { name: 'Apply Kernel tail' })
    .click();
  await expect(page).toHaveURL(/kernel=tail/);
  const again = await search(page);
  await expect(row(again, /^Kernel/)).toContainText('deceptive with exponential');
  await expect(again.locator('.flips-status')).not.toContainText('settings before');
});

test('a long search shows its progress and is cancelled by the same key that began it', async ({ page }) => {
  await open(page, '#v=4&steps=100000&planner=softmax&candidates=257&t=0');
  const panel = await panelOf(page);
  const button = panel.getByRole('button').first();
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(button).toHaveText('Cancel');
  await expect(button).toBeFocused();
  await expect(panel.getByRole('progressbar', { name: 'Search' })).toBeVisible();
  await expect(panel).toContainText(/of \d+ points, at initial gap/, { timeout: 20_000 });
  await page.keyboard.press('Enter');
  await expect(panel.locator('.flips-status')).toContainText('Cancelled.');
  await expect(button).toHaveText('Search again');
  await expect(button).toBeFocused();
  await expect(panel.getByRole('progressbar')).toHaveCount(0);
});

test('the search reads the formula of a custom kernel', async ({ page }) => {
  await open(page, '#v=4&kernel=custom&formula=1/(1%2Bk)^rho&steps=300');
  const panel = await search(page);
  await expect(row(panel, /^Kernel/)).toContainText('custom to');
  await expect(panel).toContainText('Nor is the formula itself');
});

for (const [width, colorScheme] of [
  [1440, 'dark'],
  [320, 'light'],
] as const) {
  test(`axe finds nothing in the answers, fresh or stale, at ${width} pixels, nor does it scroll sideways`, async ({
    page,
  }) => {
    test.setTimeout(60_000);
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme });
    await open(page, '#v=4&rho=1.42');
    const panel = await search(page);
    const findings = () => axeFindings(page, '.flips');
    expect(await findings()).toEqual([]);
    const apply = panel.getByRole('button', { name: /^Apply Initial gap/ });
    await apply.first().click();
    await expect(panel.locator('.flips-status')).toContainText('settings before');
    expect(await findings()).toEqual([]);
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await overflow()).toBe(0);
  });
}
