import { readFileSync } from 'node:fs';
import { expect, test, type Download, type Page } from '@playwright/test';
import { textsOf } from '../panels/takeAway/pngChunks';
import { sim } from '../cli/sim';
import { axeFindings, digestOf, open, ready, slide, watchErrors } from './page';

const LINK = '#v=4&gap=1.4&rho=0.7&hidden=0.1&t=230';
const menu = (page: Page) => page.getByRole('group', { name: 'Take away' });

async function openMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Take away' }).click();
  await expect(menu(page).getByRole('button', { name: 'Open a file …' })).toBeVisible();
}

async function save(page: Page, name: string): Promise<Download> {
  const download = page.waitForEvent('download');
  await menu(page).getByRole('button', { name }).click();
  return download;
}
const textOf = async (download: Download) => readFileSync(await download.path(), 'utf8');

/** Opens a file as a reader would, by the button of the menu. */
async function openFile(page: Page, name: string, content: string | Buffer): Promise<void> {
  await openMenu(page);
  const chooser = page.waitForEvent('filechooser');
  await menu(page).getByRole('button', { name: 'Open a file …' }).click();
  await (await chooser).setFiles({ name, mimeType: '', buffer: Buffer.from(content) });
  await expect(menu(page)).toBeHidden();
}

test('a run saved as CSV or JSON is what the command line prints, and opens again in a fresh page', async ({
  page,
  browser,
}) => {
  await open(page, LINK);
  const digest = await digestOf(page);
  await openMenu(page);
  for (const kind of ['csv', 'json'] as const) {
    const download = await save(page, `Save the run as ${kind.toUpperCase()}`);
    expect(download.suggestedFilename()).toBe(`long-game-${digest}.${kind}`);
    await expect(menu(page).getByRole('status')).toHaveText(`Saved as long-game-${digest}.${kind}.`);
    const text = await textOf(download);
    const { stdout: printed } = await sim('run', LINK, '--format', kind);
    expect(text.replace(/^(#.*\n)+/, '')).toBe(printed);
    if (kind === 'csv') {
      expect(text).toContain(`\n# Link: ${page.url().replace('&t=230', '')}\n# Digest: ${digest}\n`);
    }

    const fresh = await (await browser.newContext()).newPage();
    await open(fresh);
    await openFile(fresh, 'mine.txt', text);
    await expect(fresh.locator('.notice')).toContainText(
      `The run of “mine.txt” is restored: this page computes the same numbers, digest ${digest}.`,
    );
    expect(await digestOf(fresh)).toBe(digest);
    await expect(fresh.getByRole('slider', { name: 'Initial gap', exact: true })).toHaveValue('1.4');
    await expect(fresh).toHaveURL(/#v=4&gap=1\.4&rho=0\.7&hidden=0\.1$/);
    await fresh.goBack();
    await expect(fresh.getByRole('slider', { name: 'Initial gap', exact: true })).toHaveValue('1');
    await fresh.context().close();
  }
});

test('a damaged file is refused in a sentence, and the settings stay', async ({ page }) => {
  const errors = watchErrors(page);
  await open(page, LINK);
  const digest = await digestOf(page);
  await openMenu(page);
  const csv = await textOf(await save(page, 'Save the run as CSV'));
  const json = await textOf(await save(page, 'Save the run as JSON'));
  await page.keyboard.press('Escape');
  const damaged: [string, string | Buffer, string][] = [
    ['half.csv', csv.slice(0, csv.length / 2), 'cut off'],
    ['half.json', json.slice(0, json.length / 2), 'cut off'],
    [
      'columns.csv',
      csv.replace('compliance', '<img src=x onerror=alert(1)>'),
      '“<img src=x onerror=alert(1)>” is not one',
    ],
    ['picture.csv', Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), 'not text'],
    ['page.json', '<b>bold</b>', 'neither a CSV nor a JSON file'],
    ['bomb.json', `{"a":${'['.repeat(5_000_000)}`, 'nested deeper'],
    ['link.csv', csv.replace('rho=0.7', 'rho=70'), 'rho must be a number from -0.5 to 5'],
  ];
  for (const [name, content, why] of damaged) {
    await openFile(page, name, content);
    const notice = page.locator('.notice', { hasText: name });
    await expect(notice).toContainText(`“${name}” was not opened, because it`);
    await expect(notice).toContainText(why);
    await notice.getByRole('button', { name: 'Dismiss' }).click();
  }
  await expect(page).toHaveURL(new RegExp(`${LINK}$`));
  expect(await digestOf(page)).toBe(digest);
  await expect(page.locator('.notice')).toHaveCount(0);
  expect(errors).toEqual([]);
});

test('a file whose numbers were changed is restored and found out; one of another version is not compared', async ({
  page,
}) => {
  await open(page, '#v=4&rho=1.5&steps=50');
  const digest = await digestOf(page);
  await openMenu(page);
  const csv = await textOf(await save(page, 'Save the run as CSV'));
  await page.keyboard.press('Escape');
  await openFile(page, 'edited.csv', csv.replace('\n7,', '\n7,1'));
  await expect(page.locator('.notice', { hasText: 'edited.csv' })).toContainText(
    'restored with the same digest, but one of its numbers is not the run’s: “gap” at step 7 is 1',
  );
  await openFile(page, 'other.csv', csv.replaceAll(digest, '4-0000000000000000'));
  await expect(page.locator('.notice', { hasText: 'other.csv' })).toContainText(
    `the file’s digest is 4-0000000000000000, this page’s ${digest}`,
  );
  const old = csv
    .replaceAll(digest, `1${digest.slice(1)}`)
    .replace('version 4', 'version 1')
    .replace('v=4', 'v=1');
  await openFile(page, 'old.csv', old.replace('rho=1.5', 'rho=0.9'));
  await expect(page.locator('.notice', { hasText: 'old.csv' })).toContainText('its numbers are not compared');
  await expect(page.getByRole('slider', { name: 'Initial discount rate', exact: true })).toHaveValue('0.9');
});

test('a file dropped on the page is opened', async ({ page }) => {
  await open(page, '#v=4&rho=1.5&steps=50');
  const digest = await digestOf(page);
  await openMenu(page);
  const json = await textOf(await save(page, 'Save the run as JSON'));
  await page.keyboard.press('Escape');
  await slide(page, 'Initial discount rate', 1);
  await ready(page);
  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'dropped.json'));
    return data;
  }, json);
  await expect(async () => {
    await page.dispatchEvent('main', 'dragover', { dataTransfer: transfer });
    expect(await page.getByText('Drop a run that was saved as CSV or JSON').isVisible()).toBe(true);
  }).toPass();
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
  await expect(page.locator('.notice')).toContainText('The run of “dropped.json” is restored');
  await expect(page.getByText('Drop a run that was saved as CSV or JSON')).toBeHidden();
  await expect.poll(() => digestOf(page)).toBe(digest);
});

test('every figure is saved as SVG and PNG with link, version and digest inside, and looks as it does on the page', async ({
  page,
  browser,
}) => {
  await open(page, '#v=4&hidden=0.3&t=230');
  const digest = await digestOf(page);
  await openMenu(page);
  const select = menu(page).getByRole('combobox', { name: 'Figure to save' });
  const names = await select.locator('option').allTextContents();
  expect(names).toEqual(expect.arrayContaining(['Figure 1', 'Discount rate', 'Gap', 'Deception incentive']));
  const bare = await (await browser.newContext({ javaScriptEnabled: true })).newPage();
  for (const name of names) {
    await select.selectOption(name);
    const file = await save(page, 'Save the figure as SVG');
    const slug = name.toLowerCase().replaceAll(' ', '-');
    expect(file.suggestedFilename()).toBe(`long-game-${digest}-${slug}.svg`);
    const svg = await textOf(file);
    expect(svg).toContain(
      `<metadata>The Long Game, core version 4\n${digest} ${page.url().replaceAll('&', '&amp;')}</metadata>`,
    );

    // Opened by itself, where the page's styles are not: well formed, nothing fetched, every reference answered, colours kept.
    const asked: string[] = [];
    bare.on('request', (request) => asked.push(request.url()));
    await bare.setContent(svg);
    const seen = await bare.evaluate((source) => {
      const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
      const references = [...source.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id);
      return {
        wellFormed: parsed.querySelector('parsererror') === null,
        unanswered: references.filter((id) => !parsed.getElementById(id)),
        fills: [...new Set([...parsed.querySelectorAll('[fill]')].map((mark) => mark.getAttribute('fill')))],
        texts: [...parsed.querySelectorAll('text')].map((text) => text.textContent),
        styled: parsed.querySelectorAll('[class], [style], script').length,
      };
    }, svg);
    expect(seen).toMatchObject({ wellFormed: true, unanswered: [], styled: 0 });
    expect(asked).toEqual([]);
    expect(seen.texts.join(' ')).toContain(digest);
    expect(seen.texts).toContain(name);
    if (name === 'Gap') expect(seen.fills).toContain('url(#hatch-robust)');

    const picture = await save(page, 'Save the figure as PNG');
    expect(picture.suggestedFilename()).toBe(`long-game-${digest}-${slug}.png`);
    const png = readFileSync(await picture.path());
    expect(textsOf(png)).toEqual({
      Title: name,
      Software: 'The Long Game, core version 4',
      Source: page.url(),
      Digest: digest,
    });
    // It is a picture: twice the file's size, and of more than a ground.
    const drawn = await bare.evaluate(
      async (data) => {
        const image = new Image();
        image.src = data;
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = image.width;
        canvas.height = image.height;
        const context = canvas.getContext('2d')!;
        context.drawImage(image, 0, 0);
        const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
        return { width: image.width, colours: new Set(pixels).size };
      },
      `data:image/png;base64,${png.toString('base64')}`,
    );
    expect(drawn.width).toBe(2 * Number(/ width="(\d+)"/.exec(svg)?.[1]));
    expect(drawn.colours).toBeGreaterThan(50);
  }
});

test('a citation is copied as text and as BibTeX; where copying is refused, it stands in a field', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, LINK);
  const digest = await digestOf(page);
  await openMenu(page);
  const status = menu(page).getByRole('status');
  await menu(page).getByRole('button', { name: 'Copy as citation' }).click();
  await expect(status).toHaveText('Citation copied.');
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  expect(await copied()).toMatch(/^The Long Game contributors \(2026\)\. .* \(accessed \d{1,2} [A-Z][a-z]+ \d{4}\)\.$/);
  for (const part of [digest, page.url(), 'Model version 4']) expect(await copied()).toContain(part);
  await menu(page).getByRole('button', { name: 'Copy as BibTeX' }).click();
  await expect.poll(copied).toContain(`@misc{long-game-${digest},`);

  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } });
  });
  await menu(page).getByRole('button', { name: 'Copy as citation' }).click();
  const field = menu(page).getByRole('textbox', { name: /Copy this yourself/ });
  await expect(field).toHaveValue(new RegExp(digest));
  await expect(field).toBeFocused();
});

test('the menu is reached and left by keyboard', async ({ page }) => {
  await open(page);
  const button = page.getByRole('button', { name: 'Take away' });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(menu(page).getByRole('button', { name: 'Save the run as CSV' })).toBeVisible();
  const reached: string[] = [];
  for (let i = 0; i < 8; i++) {
    await page.keyboard.press('Tab');
    reached.push(
      await page.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
      ),
    );
  }
  expect(reached).toEqual([
    'Save the run as CSV',
    'Save the run as JSON',
    'Figure to save',
    'Save the figure as SVG',
    'Save the figure as PNG',
    'Copy as citation',
    'Copy as BibTeX',
    'Open a file …',
  ]);
  expect(await axeFindings(page, '#take-away')).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(menu(page)).toBeHidden();
  await expect(button).toBeFocused();
});

test('runs and figures are saved without a network', async ({ page, context }) => {
  await open(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await expect
    .poll(() => page.evaluate(async () => (await (await caches.open('long-game')).keys()).map(({ url }) => url).join()))
    .toMatch(/TakeAwayMenu.*\.js/);
  await context.setOffline(true);
  await openMenu(page);
  expect(await textOf(await save(page, 'Save the run as CSV'))).toContain('# Digest: 4-');
  expect(await textOf(await save(page, 'Save the figure as SVG'))).toContain('font/woff2');
  expect((await save(page, 'Save the figure as PNG')).suggestedFilename()).toMatch(/figure-1\.png$/);
});
