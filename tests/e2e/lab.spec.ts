import { expect, test } from '@playwright/test';
import { digestOf, open, ready, slide, watchErrors } from './page';

const curve = (name: string) => `figure[aria-label="${name}"] path.behind`;

test('loads with the whole default run and no console error', async ({ page }) => {
  const errors = watchErrors(page);
  await open(page);
  await expect(page.locator('html')).toHaveAttribute('data-outcome', 'deceptive');
  await expect(page.getByRole('group', { name: 'Figure 1' })).toBeVisible();
  for (const name of ['Discount rate', 'Gap', 'Deception incentive']) {
    await expect(page.getByRole('figure', { name, exact: true })).toBeVisible();
    expect(((await page.locator(curve(name)).getAttribute('d')) ?? '').length).toBeGreaterThan(100);
  }
  await expect(page.getByRole('status')).toContainText('Deceptive');
  await expect(page.getByRole('slider', { name: 'Training step' })).toHaveValue('1000');
  expect(errors).toEqual([]);
});

test('plays from the start when it rests at the end, and pauses', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Play' }).click();
  const scrubber = page.getByRole('slider', { name: 'Training step' });
  await expect.poll(async () => Number(await scrubber.inputValue())).toBeLessThan(900);
  const early = Number(await scrubber.inputValue());
  await expect.poll(async () => Number(await scrubber.inputValue())).toBeGreaterThan(early + 20);
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.waitForTimeout(100); // the frame after
  const paused = await scrubber.inputValue();
  await page.waitForTimeout(200);
  expect(await scrubber.inputValue()).toBe(paused);
  await expect(page).toHaveURL(new RegExp(`t=${paused}$`));
});

test('plays a whole run in 12 seconds and comes to rest at the end', async ({ page }) => {
  await open(page, '#v=4&steps=200');
  await page.getByRole('button', { name: 'Speed 1×' }).click();
  await page.getByRole('button', { name: 'Speed 2×' }).click();
  const begun = Date.now();
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible({ timeout: 10_000 });
  expect(Date.now() - begun).toBeGreaterThan(2500); // 12 s at four times the speed is 3 s
  await expect(page.getByRole('slider', { name: 'Training step' })).toHaveValue('200');
});

test('Step and Restart move the cursor by one and to the start', async ({ page }) => {
  await open(page, '#v=4&t=40');
  const scrubber = page.getByRole('slider', { name: 'Training step' });
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(scrubber).toHaveValue('41');
  await page.getByRole('button', { name: 'Restart' }).click();
  await expect(scrubber).toHaveValue('0');
});

test('a slider changes the curves, the outcome and the address', async ({ page }) => {
  await open(page);
  const before = await page.locator(curve('Discount rate')).getAttribute('d');
  const digest = await digestOf(page);
  await slide(page, 'Initial discount rate', 1.5);
  await expect(page.locator('html')).toHaveAttribute('data-outcome', 'robust');
  await ready(page);
  expect(await page.locator(curve('Discount rate')).getAttribute('d')).not.toBe(before);
  expect(await digestOf(page)).not.toBe(digest);
  await expect(page).toHaveURL(/#v=4&rho=1.5$/);
});

test('the gap of a run in which it grows stays inside its axis', async ({ page }) => {
  await open(page, '#v=4&gap=2&noise=0.2&lrGap=0.05&steps=400');
  const d = (await page.locator(curve('Gap')).getAttribute('d')) ?? '';
  const ys = [...d.matchAll(/[ML][-\d.]+,([-\d.]+)/g)].map((match) => Number(match[1]));
  expect(ys.length).toBeGreaterThan(50);
  expect(Math.min(...ys)).toBeGreaterThanOrEqual(5.9);
  const height = await page.locator('figure[aria-label="Gap"] svg').evaluate((svg) => svg.clientHeight);
  expect(Math.max(...ys)).toBeLessThanOrEqual(height - 19);
});

test('pointing at a plot reads the same step off in all panels, and leaving returns to the cursor', async ({
  page,
}) => {
  await open(page);
  const plot = page.locator('figure[aria-label="Gap"] svg');
  const box = (await plot.boundingBox())!;
  await page.mouse.move(box.x + 40 + (box.width - 42) / 2, box.y + box.height / 2);
  await expect(page.locator('.step-text')).toContainText(/^(step )?(499|500|501) \//);
  await expect(page.locator('figure[aria-label="Gap"] .plot-value')).toHaveText(/^0\.4158\d\d$/);
  await expect(page.locator('.probe')).toHaveCount(3);
  await page.mouse.move(5, 5);
  await expect(page.locator('.probe')).toHaveCount(0);
  await expect(page.locator('.step-text')).toContainText('1000 / 1000');
});

test('the table under a plot has at most 25 rows, the events and the cursor among them', async ({ page }) => {
  await open(page, '#v=4&t=500');
  await page.getByRole('figure', { name: 'Gap' }).getByText('Table').click();
  const cells = page.getByRole('figure', { name: 'Gap' }).locator('tbody th');
  await expect(cells.first()).toBeVisible();
  const heads = await cells.allTextContents();
  expect(heads.length).toBeLessThanOrEqual(25);
  expect(heads).toEqual(expect.arrayContaining(['0', '279', '322', '345', '500', '1000']));
});

test('an event mark takes the cursor to its step', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'rate below 0' }).click();
  await expect(page.getByRole('slider', { name: 'Training step' })).toHaveValue('322');
});

test('an assumption in the outcome opens and focuses its control', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: '64 episodes ahead' }).click();
  await expect(page.getByRole('textbox', { name: /^Horizon/ })).toBeFocused();
});

test('a value field explains what it cannot read and keeps the last good value', async ({ page }) => {
  await open(page);
  const digest = await digestOf(page);
  await page.locator('summary', { hasText: 'Awareness' }).click();
  const field = page.getByRole('textbox', { name: /^Anticipation/ });
  await field.fill('lots');
  await field.press('Enter');
  await expect(page.getByRole('alert')).toContainText(/anticipation.*0.*1/i);
  expect(await digestOf(page)).toBe(digest);
  await field.fill('0');
  await field.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-outcome', 'robust');
  await page.getByRole('button', { name: 'Reset Anticipation to 0.5' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-outcome', 'deceptive');
});

test('lowering the horizon below the deployment distance lowers that too, and says so', async ({ page }) => {
  await open(page, '#v=4&deploy=20');
  await page.locator('summary', { hasText: 'World' }).click();
  const field = page.getByRole('textbox', { name: /^Horizon/ });
  await field.fill('8');
  await field.press('Enter');
  await expect(page.locator('.notice')).toContainText('was lowered to 8');
  await expect(page).toHaveURL(/horizon=8&deploy=8/);
});

test('a chosen theme stays after a reload', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Theme: auto' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await ready(page);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('button', { name: 'Theme: dark' })).toBeVisible();
});

test('while a slider moves the axes only grow; they settle after its release', async ({ page }) => {
  await open(page);
  const ticks = () => page.locator('figure[aria-label="Discount rate"] .tick text').allTextContents();
  const slider = page.getByRole('slider', { name: 'Initial discount rate', exact: true });
  const box = (await slider.boundingBox())!;
  const at = (rate: number) => box.x + 10 + ((rate + 0.5) / 5.5) * (box.width - 20);
  const y = box.y + box.height / 2;
  await page.mouse.move(at(1.3), y);
  await page.mouse.down();
  await page.mouse.move(at(4), y, { steps: 4 });
  await ready(page);
  const high = await ticks();
  expect(Math.max(...high.map(Number))).toBeGreaterThanOrEqual(4);
  await page.mouse.move(at(1), y, { steps: 4 });
  await ready(page);
  expect(await ticks()).toEqual(high);
  await page.mouse.up();
  await expect.poll(async () => Math.max(...(await ticks()).map(Number))).toBeLessThanOrEqual(1.5);
});

test('the digest stands in the settings of the run', async ({ page }) => {
  await open(page);
  await page.locator('summary', { hasText: 'Run' }).click();
  await expect(page.locator('.fact code')).toHaveText(await digestOf(page));
});

test('what is loaded later says so when it cannot be had, and the rest goes on', async ({ page }) => {
  await page.route('**/GroupBody-*.js', (route) => route.abort());
  await open(page);
  await page.getByText('Awareness', { exact: true }).click();
  await expect(page.getByText('This part could not be loaded.')).toBeVisible();
  await slide(page, 'Initial discount rate', 1.5);
  await expect(page.locator('html')).toHaveAttribute('data-outcome', 'robust');
});

test('a part that breaks says so and can be tried anew, and the rest goes on', async ({ page }) => {
  await page.route('**/AtlasPanel-*.js', async (route) => {
    const response = await route.fetch();
    const [clause] = /export\{.*?\}/.exec(await response.text())!;
    const [, name] = /(\w+) as AtlasPanel/.exec(clause)!;
    const body = `let broken = true; window.mend = () => (broken = false); const ${name} = () => { if (broken) throw new Error('broken'); return 'It is whole again'; }; ${clause}`;
    await route.fulfill({ response, body });
  });
  await open(page);
  const sentence = page.getByText('This part of the page has stopped');
  await expect(sentence).toBeVisible();
  await slide(page, 'Initial discount rate', 1.5);
  await expect(page.locator('html')).toHaveAttribute('data-outcome', 'robust');
  await page.evaluate('mend()');
  await sentence.getByRole('button', { name: 'Show it again' }).click();
  await expect(page.getByText('It is whole again')).toBeVisible();
});
