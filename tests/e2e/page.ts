import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Opens the built page at a hash and waits until its whole first run is drawn. */
export async function open(page: Page, hash = ''): Promise<void> {
  await page.goto(`./${hash}`);
  await ready(page);
}

/** Waits until no run is being computed and what is shown has been drawn. */
export async function ready(page: Page): Promise<void> {
  await page.waitForSelector('html[data-ready="true"]:not([data-busy])');
}

export async function digestOf(page: Page): Promise<string> {
  return (await page.locator('html').getAttribute('data-digest')) ?? '';
}

/** Puts a range input at a value as a user's drag would end there. */
export async function slide(page: Page, name: string, value: number): Promise<void> {
  const slider = page.getByRole('slider', { name, exact: true });
  await slider.fill(String(value));
  await expect(slider).toHaveValue(String(value));
}

/** Collects console errors and uncaught exceptions; call before the page is opened. */
export function watchErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  return errors;
}

/** Parts of the page that have tests of their own, and are large. */
const LARGE = ['.map-panel', '.atlas', '.article', '.claims'];

/**
 * What axe finds in some regions, or without any on the page but for its large parts. The page has no frames, so that axe need not gather
 * from them in a page of its own (legacy mode), which takes it as long as the rest.
 */
export async function axeFindings(page: Page, ...regions: readonly string[]): Promise<string[]> {
  return findingsOf(page, regions, {});
}

/** The rules that are about colours, and so can find in one theme what they do not find in the other. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** The same in both themes: by all rules in the light, and in the dark by those that are about colours. */
export async function axeFindingsInBothThemes(page: Page, ...regions: readonly string[]): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await findingsOf(page, regions, {});
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await findingsOf(page, regions, { runOnly: { type: 'rule', values: COLOURS } });
  return [...light, ...dark.map((finding) => `dark: ${finding}`)];
}

type Options = Parameters<AxeBuilder['options']>[0];

async function findingsOf(page: Page, regions: readonly string[], options: Options): Promise<string[]> {
  // What passes need not be described, nor style sheets from elsewhere loaded: there are none.
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'], preload: false, ...options });
  for (const region of regions) axe.include(region);
  for (const large of LARGE) if (!regions.includes(large)) axe.exclude(large);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
