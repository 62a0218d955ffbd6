import { expect, test } from '@playwright/test';
import { decide } from '../../src/core/claims/claim';
import { claims } from '../../src/core/claims/claims';
import { runTraining } from '../../src/core/trainingRun';
import { open } from './page';

/** Of some thousand links every so manyth is opened; which ones differs from claim to claim. */
const EVERY = 40;

test('the links of every claim open the runs that decided it, by their digests', async ({ page }) => {
  test.setTimeout(120_000);
  await open(page);
  for (const [i, claim] of claims.entries()) {
    const { links } = decide(claim, runTraining);
    expect(links.length).toBeGreaterThan(0);
    for (const { link, digest } of links.filter((_, j) => (j + i) % EVERY === 0)) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, link);
      await expect(page.locator('html'), `${claim.id} ${link}`).toHaveAttribute('data-digest', digest);
    }
  }
});
