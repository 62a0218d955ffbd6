import { expect, test } from '@playwright/test';
import { digestOf, open, ready, slide } from './page';

declare global {
  interface Window {
    workers: Worker[];
  }
}

test('a worker killed in the middle of a run is replaced, and the page says so', async ({ page }) => {
  await page.addInitScript(() => {
    const workers: Worker[] = [];
    window.workers = workers;
    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        if (String(url).includes('training')) workers.push(this); // others search, sweep and check
      }
    };
  });
  await open(page, '#v=4&steps=100000&planner=softmax&candidates=257&t=10');
  const whole = await digestOf(page);
  // From here it would take longer to say so than the run may last.
  await page.evaluate(() => {
    const killer = new MutationObserver(() => {
      if (document.documentElement.dataset['busy'] === undefined) return;
      killer.disconnect();
      window.workers.at(-1)?.terminate();
    });
    killer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-busy'] });
  });
  await slide(page, 'Initial gap', 0.9);
  await expect(page.locator('.notice')).toContainText('did not answer', { timeout: 10_000 });
  await slide(page, 'Initial gap', 1);
  await ready(page);
  await expect.poll(() => digestOf(page), { timeout: 20_000 }).toBe(whole);
  expect(await page.evaluate(() => window.workers.length)).toBe(2);
});

test('a long run is drawn while it is computed, and the latest change wins', async ({ page }) => {
  await open(page);
  const numbers = await page.evaluate(async () => {
    const seen = new Set<string>();
    const watch = setInterval(() => {
      const busy = document.documentElement.dataset.busy;
      const d = document.querySelector('figure[aria-label="Gap"] path.behind')?.getAttribute('d') ?? '';
      if (busy) seen.add(d.slice(-30));
    }, 5);
    window.location.hash = '#v=4&steps=100000&planner=softmax&candidates=257&deploy=8'; // seconds
    const begun = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 900));
    const soon = seen.size;
    while (seen.size <= 3 && performance.now() < begun + 5000) await new Promise((resolve) => setTimeout(resolve, 20));
    window.location.hash = '#v=4&rho=1.5';
    await new Promise((resolve) => setTimeout(resolve, 100));
    clearInterval(watch);
    return { soon, all: seen.size };
  });
  expect(numbers.soon).toBeGreaterThan(2);
  expect(numbers.all).toBeGreaterThan(3);
  await ready(page);
  await expect(page.locator('html')).toHaveAttribute('data-outcome', 'robust');
});
