import { expect, test, type Page } from '@playwright/test';
import { sim } from '../cli/sim';
import { digestOf, open, ready, watchErrors } from './page';

const strip = (page: Page) => page.getByRole('region', { name: 'Fork', exact: true });
const forkButton = (page: Page) => page.getByRole('button', { name: 'Fork', exact: true }).locator('visible=true');
const racePlane = (page: Page) => page.getByRole('figure', { name: 'Race plane' });
async function digestByCommand(link: string): Promise<string> {
  const { stdout } = await sim('run', link, '--format', 'json', '--every', '100000');
  return (JSON.parse(stdout) as { digest: string }).digest;
}

test('a run is forked at the cursor with the mouse: what is changed acts from there on, the parent is drawn behind', async ({
  page,
}) => {
  const errors = watchErrors(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, '#v=4&t=200');
  const whole = await page.locator('.plot .curve.behind').first().getAttribute('d');
  await forkButton(page).click();
  await expect(strip(page)).toContainText('Forked at step 200. Nothing is changed yet');
  await expect(page).toHaveURL(/#v=4&fork=200\(\)&t=200$/);
  await page.locator('.group summary', { hasText: 'Awareness' }).click();
  const anticipation = page.getByRole('textbox', { name: /^Anticipation/ });
  await anticipation.fill('0.05');
  await anticipation.press('Enter');
  await expect(strip(page)).toContainText(/Anticipation 0\.50 → 0\.05: the gap .* instead of staying at 42/);
  await expect(page).toHaveURL(/#v=4&fork=200\(anticipation:0\.05\)&t=200$/);
  await ready(page);
  // The parent is the run from before, on axes that may have grown.
  const parent = page.locator('.plot .curve.parent').first();
  await expect(parent).toHaveAttribute('d', /^M/);
  const [own, before] = [
    await page.locator('.plot .curve.behind').first().getAttribute('d'),
    await parent.getAttribute('d'),
  ];
  const start = (d: string | null) => d!.slice(0, 80);
  expect(start(own)).toBe(start(before));
  expect(own).not.toBe(before);
  expect(whole!.slice(0, 5)).toBe(own!.slice(0, 5));
  for (const name of ['Goal plane', 'Race plane', 'Base loss']) {
    const panel = page.getByRole('figure', { name });
    await panel.scrollIntoViewIfNeeded();
    await expect(panel.locator('.curve.parent').first()).toHaveAttribute('d', /^M/);
  }
  await expect(page.getByRole('button', { name: 'fork', exact: true }).first()).toBeVisible();
  await strip(page).getByRole('button', { name: 'Leave the fork' }).click();
  await expect(strip(page)).toHaveCount(0);
  await expect(page).toHaveURL(/#v=4&t=200$/);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(strip(page)).toContainText('Forked at step 200. Anticipation');
  expect(errors).toEqual([]);
});

test('by keyboard a run is forked, and its first values still set where the first run starts', async ({ page }) => {
  await open(page, '#v=4&t=300');
  await page.getByRole('button', { name: 'Keys and help' }).waitFor(); // keys are heard from then on
  await page.keyboard.press('f');
  await expect(strip(page)).toContainText('Forked at step 300.');
  const gap = page.getByRole('slider', { name: 'Initial gap', exact: true });
  await gap.focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowLeft');
  await expect(page).toHaveURL(/#v=4&gap=0\.95&fork=300\(\)&t=300$/);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(strip(page)).toHaveCount(0);
});

test('at the last step nothing follows a fork, and the strip says what to do', async ({ page }) => {
  await open(page);
  await forkButton(page).click();
  await expect(strip(page)).toContainText('Forked at step 1000. It is the last one');
  await strip(page)
    .getByRole('button', { name: /raise “Training steps”/ })
    .click();
  await expect(page.getByRole('textbox', { name: /^Training steps/ })).toBeFocused();
});

test('the race is taken apart: the three runs stand in the race plane, each by its name', async ({ page }) => {
  await open(page, '#v=4&t=150');
  await racePlane(page).scrollIntoViewIfNeeded();
  await racePlane(page).getByRole('radio', { name: 'only the objective' }).check();
  await expect(page).toHaveURL(/fork=150\(lrTime:0\)&t=150$/);
  await expect(racePlane(page).locator('.curve.parent')).toHaveAttribute('d', /^M/);
  await expect(racePlane(page).locator('.curve.apart')).toHaveCount(1);
  await expect(racePlane(page).locator('.other-name')).toContainText(['only the look-ahead', 'both'].reverse());
  // Only one of them moves in each: the path alone is level, or upright, from the fork on.
  const points = async (selector: string) =>
    [...((await racePlane(page).locator(selector).getAttribute('d')) ?? '').matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(
      ([, x, y]) => [Number(x), Number(y)] as const,
    );
  const [own, lookahead] = [await points('.curve.ahead'), await points('.curve.apart')];
  expect(own.at(-1)![1]).toBe(own.at(-2)![1]);
  expect(lookahead.at(-1)![0]).toBe(lookahead.at(-2)![0]);
  await racePlane(page).getByRole('radio', { name: 'both' }).check();
  await expect(page).toHaveURL(/fork=150\(\)&t=150$/);
  await expect(racePlane(page).locator('.curve.apart')).toHaveCount(2);
});

test('links of forks, and of pinned forks, have the digest that the command line has', async ({ page }) => {
  test.setTimeout(90_000);
  await open(page);
  const forks = [
    'fork=320(anticipation:0.05)',
    'rho=1.5&fork=150(optimiser:adam,lrGap:0.001)300(anticipation:0)',
    'kernel=hyperbolic&planner=softmax&fork=40(steps:90,horizon:20)',
    'kernel=custom&formula=1/(1%2Bk)^rho&steps=200&fork=50(formula:exp%28-rho*k%29)',
  ];
  for (const link of forks) {
    const digest = digestByCommand(link);
    await page.goto(`./#v=4&${link}`);
    await ready(page);
    await expect.poll(() => digestOf(page)).toBe(await digest);
  }
  // The pinned run, a fork itself, is swapped in.
  await page.goto('./#v=4&rho=1.5&vs=()320(anticipation:0.05)');
  await ready(page);
  const swap = page.getByRole('region', { name: 'Comparison' }).getByRole('button', { name: 'Swap' });
  await expect(page.getByRole('region', { name: 'Comparison' })).toContainText('Back to before the fork at step 320');
  await swap.click();
  await expect(page).toHaveURL(/#v=4&fork=320\(anticipation:0\.05\)&vs=\(rho:1\.5\)$/);
  await expect.poll(() => digestOf(page)).toBe(await digestByCommand(forks[0]));
});

test('a forked run is saved, and its file opens to the same digest', async ({ page }) => {
  await open(page, '#v=4&fork=320(anticipation:0.05)');
  await page.locator('.second-row').waitFor({ state: 'attached' });
  const digest = await digestOf(page);
  await page.getByRole('button', { name: /Take away/ }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /CSV/ }).click();
  const path = await (await download).path();
  await page.goto('about:blank');
  await open(page);
  await page.locator('.second-row').waitFor({ state: 'attached' });
  await page.getByRole('button', { name: /Take away/ }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByText(/Open a file/).click();
  await (await chooser).setFiles({ name: 'run.csv', mimeType: 'text/csv', buffer: await readOf(path) });
  await expect(page.locator('.notices')).toContainText(`computes the same numbers, digest ${digest}`);
  await expect(strip(page)).toContainText('Forked at step 320.');
});

async function readOf(path: string): Promise<Buffer> {
  const { readFile } = await import('node:fs/promises');
  return readFile(path);
}

test.describe('on a touch screen', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a finger forks, takes the race apart and leaves the fork', async ({ page }) => {
    await open(page, '#v=4&t=150');
    await forkButton(page).tap();
    await expect(strip(page)).toContainText('Forked at step 150.');
    await racePlane(page).scrollIntoViewIfNeeded();
    await racePlane(page).locator('.path-choice label', { hasText: 'only the look-ahead' }).tap();
    await expect(page).toHaveURL(/fork=150\(lrGap:0\)&t=150$/);
    await strip(page).getByRole('button', { name: 'Leave the fork' }).tap();
    await expect(page).toHaveURL(/#v=4&t=150$/);
  });
});

for (const width of [390, 820, 1440]) {
  test(`a forked run beside a pinned one overflows nothing at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await open(page, '#v=4&fork=320(anticipation:0.05)&vs=(rho:1.5)&t=400');
    await expect(strip(page)).toContainText('Anticipation');
    await racePlane(page).scrollIntoViewIfNeeded();
    await expect(racePlane(page).locator('.curve')).not.toHaveCount(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
}
