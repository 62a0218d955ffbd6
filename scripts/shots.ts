import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { preview } from 'vite';
import { browserFlags, findBrowser } from './findBrowser';

/** The share of pixels that may differ in the gallery: text is drawn a little differently from one browser build to the next. */
const TOLERANCE = 0.005;

/** A state worth looking at: a hash, and what to do before the picture is taken. */
interface Shot {
  readonly name: string;
  readonly hash: string;
  readonly act?: (page: Page) => Promise<void>;
  readonly whole?: boolean;
  /** Never twice the same, so that no picture of it is kept. */
  readonly moves?: boolean;
}

/** Where the settings stand in a sheet, it has to be opened first. */
async function openSheet(page: Page): Promise<void> {
  const sheet = page.getByRole('button', { name: /^(Presets and|All) settings/ });
  if (await sheet.isVisible()) await sheet.click();
}

async function openTimePreference(page: Page): Promise<void> {
  await openSheet(page);
  const summary = page.locator('.group summary', { hasText: 'Time preference' });
  await summary.click();
  await page.getByRole('combobox', { name: 'Kernel' }).waitFor();
  await summary.evaluate((element) => element.scrollIntoView({ block: 'start' }));
}

async function mistypeFormula(page: Page): Promise<void> {
  await openTimePreference(page);
  await page.getByRole('math').first().waitFor();
  await page.getByRole('textbox', { name: 'Formula' }).fill('1/(1+rho*z)');
  await page.getByRole('alert').waitFor();
  // What was typed may have scrolled the sheet.
  await page
    .getByRole('textbox', { name: 'Formula' })
    .evaluate((element) => element.scrollIntoView({ block: 'center' }));
}

async function decideClaims(page: Page): Promise<void> {
  const claims = page.locator('#claims');
  await claims.scrollIntoViewIfNeeded();
  await claims.locator('.claim-verdict strong').nth(11).waitFor();
  await claims.locator('summary').first().click();
  await claims.evaluate((element) => element.scrollIntoView());
}

async function pinAndChange(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Pin to compare' }).click();
  await page.getByRole('slider', { name: 'Initial discount rate', exact: true }).fill('1.5');
  await page.waitForTimeout(400);
}

async function deploy(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Deploy', exact: true }).locator('visible=true').first().click();
  await page.waitForTimeout(200);
}

async function slowMotion(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Slow motion' }).click();
  for (let i = 0; i < 3; i++) await page.getByRole('button', { name: 'Forward' }).click();
}

async function listChanges(page: Page): Promise<void> {
  for (const [name, value] of [
    ['Initial discount rate', '1.5'],
    ['Initial gap', '0.8'],
    ['Initial discount rate', '0.4'],
  ]) {
    await page.getByRole('slider', { name, exact: true }).fill(value);
    await page.waitForTimeout(400);
  }
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: 'Changes' }).click();
}

async function secondRow(page: Page): Promise<void> {
  await page.locator('.second-row').evaluate((element) => element.scrollIntoView());
  await mapBehind(page);
}

/** Until the map behind the race plane is whole; on a phone it lies further down. */
async function mapBehind(page: Page): Promise<void> {
  const { width } = page.viewportSize()!;
  if (width >= 600) await page.locator('.second-row .race-plane [data-map="whole"]').waitFor();
  await page.waitForTimeout(600);
}

async function wholeMap(page: Page): Promise<void> {
  const panel = page.locator('.map-panel');
  await panel.waitFor();
  await panel.evaluate((element) => element.scrollIntoView());
  await panel.locator('.map-done', { hasText: 'complete' }).waitFor({ state: 'attached' });
  await panel.locator('.map-numbers dd', { hasText: '%' }).waitFor();
}

async function mapOfRates(page: Page): Promise<void> {
  const panel = page.locator('.map-panel');
  await panel.waitFor();
  await panel.getByRole('combobox', { name: 'Across' }).selectOption('lrTime');
  await panel.getByRole('combobox', { name: 'Up' }).selectOption('anticipation');
  await wholeMap(page);
}

async function raceTakenApart(page: Page): Promise<void> {
  const plane = page.locator('.second-row .race-plane');
  await plane.waitFor();
  await plane.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await plane.getByRole('radio', { name: 'only the look-ahead' }).check();
  await plane.locator('[data-map="whole"]').waitFor();
  await page.waitForTimeout(600);
}

async function findFlips(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Find the smallest change' }).click();
  await page.getByText(/^Done\./).waitFor();
  await page.locator('.flips').evaluate((element) => element.scrollIntoView());
}

async function explainRate(page: Page): Promise<void> {
  await page.locator('.second-row').waitFor();
  await page.locator('.plot h2').first().hover();
  await page.locator('.explanation').waitFor();
}

async function takeAway(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Take away/ }).click();
  await page.getByRole('button', { name: /CSV/ }).waitFor();
}

async function openGroups(page: Page): Promise<void> {
  await openSheet(page);
  for (const summary of await page.locator('.group summary').all()) await summary.click();
}

/** Scrolls to a figure of the article and waits until it is live. */
const articleFigure = (id: string) => async (page: Page) => {
  const figure = page.locator(`[data-article-figure="${id}"]`);
  await figure.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await figure.locator('.figure-body:not(.still)').waitFor();
  await page.waitForTimeout(600);
};

async function readArticle(page: Page): Promise<void> {
  await page.locator('#article').evaluate((element) => element.scrollIntoView());
  await page.waitForTimeout(600);
}

async function wholeAtlas(page: Page): Promise<void> {
  const atlas = page.locator('.atlas');
  await atlas.waitFor();
  await atlas.evaluate((element) => element.scrollIntoView());
  await page.waitForTimeout(600);
}

async function otherSeeds(page: Page): Promise<void> {
  const line = page.locator('.ensemble');
  await line.getByText('Of 32 seeds:').waitFor();
  await line.evaluate((element) => element.scrollIntoView({ block: 'nearest' }));
}

async function playAWhile(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Play', exact: true }).first().click();
  await page.waitForTimeout(1500);
}

const shots: readonly Shot[] = [
  { name: 'default', hash: '', whole: true },
  { name: 'step-320', hash: '#v=4&t=320' },
  { name: 'robust', hash: '#v=4&rho=1.5&t=500' },
  { name: 'undecided', hash: '#v=4&rho=0&lrTime=0' },
  { name: 'misgeneralised', hash: '#v=4&hidden=0.3', whole: true },
  { name: 'groups-open', hash: '#v=4', act: openGroups, whole: true },
  { name: 'bad-link', hash: '#v=4&rho=12&gap=abc&colour=red' },
  {
    name: 'longest-sentence',
    hash: '#v=4&gap=0.05&hidden=0.6&rho=-0.5&optimiser=momentum&lrGap=0&noise=0.01&priority=0.0001&bias=0.1&cost=0.01&deploy=12&onset=10',
  },
  { name: 'horizon-512', hash: '#v=4&horizon=512&t=300' },
  { name: 'independent', hash: '#v=4&wiring=independent&t=300', act: openTimePreference },
  { name: 'formula', hash: '#v=4&kernel=custom&formula=1/(1%2Bk)^rho&t=300', act: openTimePreference },
  { name: 'formula-wrong', hash: '#v=4&kernel=custom&formula=1/(1%2Bk)^rho', act: mistypeFormula },
  { name: 'formula-breaks', hash: '#v=4&kernel=custom&formula=1/(1%2Brho*k)' },
  { name: 'pinned', hash: '', act: pinAndChange },
  { name: 'changes', hash: '', act: listChanges },
  { name: 'deployed', hash: '', act: deploy },
  { name: 'slow-motion', hash: '#v=4&t=330', act: slowMotion },
  { name: 'second-row', hash: '#v=4&hidden=0.2&t=330', act: secondRow },
  { name: 'claims', hash: '', act: decideClaims },
  { name: 'forked', hash: '#v=4&fork=320(anticipation:0.05)&t=600' },
  { name: 'taken-apart', hash: '#v=4&t=150', act: raceTakenApart },
  { name: 'flips', hash: '#v=4&rho=1.62', act: findFlips },
  { name: 'explanation', hash: '#v=4&t=320', act: explainRate },
  { name: 'take-away', hash: '', act: takeAway },
  { name: 'deploy-8', hash: '#v=4&deploy=8&anticipation=0.1&t=300' },
  { name: 'map', hash: '', act: wholeMap },
  { name: 'map-phone', hash: '#v=4&hidden=0.2', act: wholeMap },
  { name: 'map-of-rates', hash: '#v=4&hidden=0.1&horizon=16', act: mapOfRates },
  { name: 'start', hash: '#v=4&t=0' },
  { name: 'playing', hash: '', act: playAWhile, moves: true },
  { name: 'ensemble', hash: '#v=4&noise=0.2', act: otherSeeds },
  { name: 'atlas', hash: '', act: wholeAtlas },
  { name: 'article', hash: '', act: readArticle },
  ...(['hidden', 'cases', 'cost', 'planner', 'race', 'starts', 'slowly', 'deploy', 'whatIf'] as const).map((id) => ({
    name: `figure-${id}`,
    hash: '',
    act: articleFigure(id),
  })),
];
const sizes = [
  { width: 1440, height: 900 },
  { width: 820, height: 1180 },
  { width: 390, height: 844 },
  { width: 320, height: 640 },
];

/** The gallery: one picture of each state, small enough to be kept, at a size that shows it best. */
const gallery = ({ width }: { width: number }, scheme: string, i: number) =>
  i % 3 === 1
    ? width === 820 && scheme === 'dark'
    : i % 3 === 2
      ? width === 390 && scheme === 'light'
      : width === 1440 && scheme === 'light';

/**
 * `npm run shots [name …]` writes the named states (all by default) to shots/, at four sizes, light and dark. With `--diff` it compares
 * one picture of each with tests/gallery/, and fails where they differ; with `--keep` it puts the new ones there.
 */
const flags = process.argv.slice(2).filter((word) => word.startsWith('--'));
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const [diff, keep] = ['--diff', '--keep'].map((flag) => flags.includes(flag));
const chosen = wanted.length > 0 ? shots.filter(({ name }) => wanted.includes(name)) : shots;
const server = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
const address = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: [...browserFlags] });
if (wanted.length === 0 && !diff && !keep) rmSync('shots', { recursive: true, force: true });
mkdirSync('shots', { recursive: true });
mkdirSync('tests/gallery', { recursive: true });
let differing = 0;

async function take(
  { hash, act }: Shot,
  size: { width: number; height: number },
  scheme: 'light' | 'dark',
): Promise<Page> {
  const page = await browser.newPage({
    viewport: size,
    colorScheme: scheme,
    reducedMotion: diff || keep ? 'reduce' : null,
  });
  await page.goto(address + hash);
  await page.waitForSelector('html[data-ready="true"]');
  await page.evaluate(() => document.fonts.ready);
  await act?.(page);
  await page.waitForTimeout(diff || keep ? 1200 : 100);
  return page;
}

for (const shot of chosen) {
  const { name, whole } = shot;
  for (const size of sizes) {
    for (const scheme of ['light', 'dark'] as const) {
      if ((diff || keep) && (shot.moves || !gallery(size, scheme, shots.indexOf(shot)))) continue;
      const page = await take(shot, size, scheme);
      const path = `shots/${name}-${size.width}-${scheme}.png`;
      const picture = await page.screenshot(keep ? {} : { path });
      const kept = `tests/gallery/${name}.png`;
      if (keep) writeFileSync(kept, picture);
      if (diff) {
        const share = existsSync(kept) ? difference(picture, readFileSync(kept), path.replace('.png', '-diff.png')) : 1;
        if (share > TOLERANCE) differing += 1;
        console.log(
          `${share > TOLERANCE ? 'differs' : 'same   '}  ${name}: ${(100 * share).toFixed(2)} % of the pixels`,
        );
      }
      if (whole && !diff && !keep && size.width < 1440 && scheme === 'light') {
        await page.screenshot({ path: path.replace('.png', '-whole.png'), fullPage: true });
      }
      await page.close();
    }
  }
  if (!diff) console.log(name);
}
await browser.close();
await server.close();
if (differing > 0) {
  console.log(`${differing} differ. Look at shots/*-diff.png; npm run shots -- --keep takes the new pictures.`);
  process.exitCode = 1;
}

/** The share of pixels that differ by more than rendering does; writes where. Pictures of different size differ altogether. */
function difference(picture: Buffer, kept: Buffer, path: string): number {
  const [now, before] = [PNG.sync.read(picture), PNG.sync.read(kept)];
  const { width, height } = before;
  if (now.width !== width || now.height !== height) return 1;
  const marked = new PNG({ width, height });
  const count = pixelmatch(before.data, now.data, marked.data, width, height, { threshold: 0.2 });
  writeFileSync(path, PNG.sync.write(marked));
  return count / (width * height);
}
