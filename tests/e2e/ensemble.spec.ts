import { expect, test, type Page } from '@playwright/test';
import { createSeedBatch, createSeedRun, type Ensemble } from '../../src/core/ensemble';
import { fromStart } from '../../src/core/fork';
import { createGathering, type Gathering } from '../../src/core/gathering';
import { defaultParameters } from '../../src/core/parameters';
import { outcomeSharesSentence } from '../../src/panels/ensemble/ensembleWords';
import { formatExact } from '../../src/charts/layout/formatNumber';
import { axeFindingsInBothThemes, open, ready, slide, watchErrors } from './page';

const hash = '#v=4&rho=1.4&noise=0.05';
const plots = ['Discount rate', 'Gap', 'Deception incentive'];
const line = (page: Page) => page.getByRole('region', { name: 'Other seeds' });
const bands = (page: Page) => page.locator('.plots .plot-svg .band');

/** What the page should find, computed here. */
function gathered(seeds: number): Gathering {
  const recipe = fromStart({ ...defaultParameters, rho: 1.4, noise: 0.05 });
  const ensemble: Ensemble = { recipe, formulas: new Map(), seeds };
  const gathering = createGathering(ensemble);
  const batch = createSeedBatch([...Array(seeds).keys()], ensemble);
  for (let j = 0; j < seeds; j++) while (!createSeedRun(ensemble, batch, j).advance(Infinity));
  gathering.give(batch);
  return gathering;
}

test('where there is noise, the page says how 32 seeds end, and draws where they lie', async ({ page }) => {
  const errors = watchErrors(page);
  await open(page, hash);
  const expected = gathered(32);
  await expect(line(page)).toContainText(outcomeSharesSentence(expected));
  await expect(bands(page)).toHaveCount(3);
  await expect(page.locator('.plots .plot-svg .median')).toHaveCount(3);
  for (const name of plots) {
    const figure = page.getByRole('figure', { name, exact: true });
    const [plane, band] = [await figure.locator('svg').boundingBox(), await figure.locator('.band').boundingBox()];
    expect(band!.y).toBeGreaterThanOrEqual(plane!.y - 1);
    expect(band!.y + band!.height).toBeLessThanOrEqual(plane!.y + plane!.height + 1);
    expect(band!.width).toBeGreaterThan(0.8 * plane!.width);
  }
  expect(errors).toEqual([]);
});

test('the quantiles are in the table under each plot', async ({ page }) => {
  await open(page, hash);
  await expect(bands(page)).toHaveCount(3);
  const figure = page.getByRole('figure', { name: 'Gap', exact: true });
  await figure.locator('summary').click();
  await expect(figure.getByRole('columnheader').last()).toHaveText('5 % of them above');
  const { low, median, high } = gathered(32).band('gap');
  const cells = await figure.getByRole('row').last().getByRole('cell').allTextContents();
  expect(cells.slice(-3)).toEqual([median, low, high].map((values) => formatExact(values.at(-1)!)));
});

test('without noise there is nothing of it; it comes with the noise, goes with it, and the figure stays where it is', async ({
  page,
}) => {
  await open(page, '#v=4&rho=1.4');
  await page.waitForTimeout(2000);
  await expect(line(page)).toHaveCount(0);
  await expect(bands(page)).toHaveCount(0);
  const place = () => page.locator('.figure-svg').first().boundingBox();
  const before = await place();
  await page.goto('./' + hash);
  await ready(page);
  await expect(bands(page)).toHaveCount(3);
  const after = await place();
  expect([after!.x, after!.width, after!.height]).toEqual([before!.x, before!.width, before!.height]);
  await page.goto('./#v=4&rho=1.4');
  await expect(line(page)).toHaveCount(0);
  await expect(bands(page)).toHaveCount(0);
});

test('more seeds are chosen by keyboard, and the intervals get narrower', async ({ page }) => {
  await open(page, hash);
  await expect(bands(page)).toHaveCount(3);
  const choice = line(page).getByRole('combobox', { name: 'How many seeds' });
  await choice.focus();
  await page.keyboard.press('ArrowDown');
  await expect(choice).toHaveValue('128');
  await expect(line(page)).toContainText(outcomeSharesSentence(gathered(128)), { timeout: 20_000 });
});

test('the bands go while the run changes, and are those of the new run', async ({ page }) => {
  await open(page, hash);
  await expect(line(page)).toContainText('Of 32 seeds:', { timeout: 20_000 });
  const before = await line(page).textContent();
  await slide(page, 'Initial discount rate', 0.4);
  await ready(page);
  await expect(line(page)).toContainText('100 % deceptive (89–100 %)');
  expect(await line(page).textContent()).not.toBe(before);
});

test('its progress is told while slow runs are computed', async ({ page }) => {
  await open(page, `${hash}&steps=100000&planner=softmax`);
  const progress = line(page).getByRole('progressbar');
  await expect(progress).toBeVisible();
  await expect(progress).toHaveAttribute('aria-label', /^Runs with other seeds: \d+ of 32$/);
  await expect(line(page)).toContainText(/, \d+ so far: /, { timeout: 30_000 });
  await expect(bands(page)).toHaveCount(3);
});

for (const width of [1440, 390]) {
  test(`has no fault that axe finds, light or dark, at ${width} pixels`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' }); // a colour on its way is none of the page's
    await page.setViewportSize({ width, height: 900 });
    await open(page, hash);
    await line(page).scrollIntoViewIfNeeded();
    await expect(line(page)).toContainText('Of 32 seeds:', { timeout: 20_000 });
    expect(await axeFindingsInBothThemes(page, '.ensemble')).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}
