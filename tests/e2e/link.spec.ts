import { expect, test } from '@playwright/test';
import { sim } from '../cli/sim';
import { digestOf, open, ready, slide } from './page';

test('a copied link restores parameters and cursor in a fresh profile', async ({ page, browser, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await slide(page, 'Initial gap', 1.4);
  await slide(page, 'Initial discount rate', 0.7);
  await slide(page, 'Training step', 230);
  await ready(page);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Link copied.')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(new URL('./#v=4&gap=1.4&rho=0.7&t=230', baseURL).href);

  const fresh = await (await browser.newContext()).newPage();
  await fresh.goto(link);
  await ready(fresh);
  expect(await digestOf(fresh)).toBe(await digestOf(page));
  await expect(fresh.getByRole('slider', { name: 'Initial gap', exact: true })).toHaveValue('1.4');
  await expect(fresh.getByRole('slider', { name: 'Training step' })).toHaveValue('230');
});

test('where the clipboard is refused, the link stands in a field to select', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } });
  });
  await open(page, '#v=4&rho=0');
  await page.getByRole('button', { name: 'Copy link' }).click();
  const field = page.getByRole('textbox', { name: /Copy this address/ });
  await expect(field).toHaveValue(/#v=4&rho=0$/);
  expect(await field.evaluate((input: HTMLInputElement) => input.selectionEnd)).toBeGreaterThan(10);
});

test('Back undoes a preset, Forward redoes it', async ({ page }) => {
  await open(page);
  const first = await digestOf(page);
  await slide(page, 'Initial gap', 1.2);
  await ready(page);
  const dragged = await digestOf(page);
  expect(dragged).not.toBe(first);
  await page.getByRole('combobox', { name: 'Preset' }).selectOption('Not aware');
  await expect(page).toHaveURL(/anticipation=0/);
  await expect(page.locator('html')).toHaveAttribute('data-outcome', 'robust');
  await page.goBack();
  await expect.poll(() => digestOf(page)).toBe(dragged);
  await expect(page.getByRole('slider', { name: 'Initial gap', exact: true })).toHaveValue('1.2');
  await page.goForward();
  await expect(page.locator('html')).toHaveAttribute('data-outcome', 'robust');
});

test('a hash edited by hand is followed', async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    window.location.hash = '#rho=1.5&t=100';
  });
  await expect(page.locator('html')).toHaveAttribute('data-outcome', 'robust');
  await expect(page.getByRole('slider', { name: 'Training step' })).toHaveValue('100');
});

test('a broken link names what is wrong and shows the nearest run', async ({ page }) => {
  await open(page, '#v=4&rho=12&gap=abc&colour=red&fork=10(rho:1)');
  const notices = page.locator('.notice');
  await expect(notices.filter({ hasText: 'rho' }).first()).toContainText('5');
  await expect(notices.filter({ hasText: 'gap' }).first()).toBeVisible();
  await expect(notices.filter({ hasText: 'colour' })).toBeVisible();
  await expect(notices.filter({ hasText: 'fork' })).toBeVisible();
  await expect(page.getByRole('slider', { name: 'Initial discount rate', exact: true })).toHaveValue('5');
  const count = await notices.count();
  await notices.first().getByRole('button', { name: 'Dismiss' }).click();
  await expect(notices).toHaveCount(count - 1);
});

const links = [
  '#v=4',
  '#v=4&rho=1.5',
  '#v=4&rho=0',
  '#v=4&hidden=0.3',
  '#v=4&rho=1&optimiser=adam&lrGap=0.003&lrTime=0.003',
  '#v=4&rho=0.6&horizon=32&planner=softmax',
  '#v=4&rho=0.4&hidden=0.2&horizon=20&deploy=3&anticipation=0.2&steps=300',
  '#v=4&noise=0.05&seed=7',
  '#v=4&optimiser=momentum&lrGap=0.002&lrTime=0.01&clip=0.05&bias=0.3&prior=2',
  '#v=4&cost=0.01&priority=0.001&onset=40&rho=0.5&steps=20000',
];

test('the page and the command line give the same digest for ten links', async ({ page }) => {
  test.setTimeout(120_000);
  await open(page);
  for (const link of links) {
    const printed = sim('run', link, '--format', 'json', '--every', '100000');
    await page.goto(`./${link}`);
    await ready(page);
    const { digest } = JSON.parse((await printed).stdout) as { digest: string };
    await expect.poll(() => digestOf(page)).toBe(digest);
  }
});
