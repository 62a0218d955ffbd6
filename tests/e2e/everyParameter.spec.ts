import { expect, test, type Page } from '@playwright/test';
import { parameterTable, type ParameterSpec } from '../../src/core/parameters';
import { readLinkStrictly } from '../../src/core/readLink';
import { open, slide } from './page';

/** Choices without which a parameter does nothing and is not shown. */
const first: Readonly<Record<string, [choice: string, value: string]>> = {
  presentBias: ['Kernel', 'quasi-hyperbolic'],
  formula: ['Kernel', 'custom'],
};

/** Some value that is not the default. */
function another(spec: ParameterSpec): string {
  if (spec.kind === 'text') return '1/(1+rho*k)';
  if (spec.kind === 'choice') return spec.options.map(({ value }) => value).find((value) => value !== spec.default)!;
  const { min, max, integer, key } = spec;
  if (key === 'deploy' || key === 'onset') return '7';
  const value = min + 0.25 * (max - min);
  return String(integer ? Math.min(2000, Math.round(value)) : Number(value.toPrecision(2)));
}

async function set(page: Page, spec: ParameterSpec, value: string): Promise<void> {
  if (spec.kind === 'choice') {
    await page.getByRole('combobox', { name: spec.label, exact: true }).selectOption(value);
    return;
  }
  if (spec.group === 'main') {
    await slide(page, spec.label, Number(value));
    return;
  }
  const field = page.getByRole('textbox', { name: new RegExp(`^${spec.label}`) });
  await field.fill(value);
  if (spec.kind === 'number') await page.keyboard.press('Enter');
}

test('every parameter of the model can be set on the page, and stands in the link, which the command line reads', async ({
  page,
}) => {
  test.setTimeout(120_000);
  page.setDefaultTimeout(5000);
  await open(page);
  for (const spec of parameterTable) {
    await page.evaluate(() => {
      location.hash = '#v=4';
    });
    const closed = page.locator('details:not([open]) > summary').filter({ hasText: spec.group });
    if ((await closed.count()) > 0) await closed.click();
    const choice = first[spec.key];
    if (choice) await page.getByRole('combobox', { name: choice[0], exact: true }).selectOption(choice[1]);
    const value = another(spec);
    await set(page, spec, value);
    await expect(page, spec.key).toHaveURL(new RegExp(`[#&]${spec.key}=`));
    const read = readLinkStrictly(new URL(page.url()).hash);
    if (!read.ok) throw new Error(read.problems[0].sentence);
    expect(String(read.parameters[spec.key]), spec.key).toBe(value);
  }
});
