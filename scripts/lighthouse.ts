import { chromium } from '@playwright/test';
import lighthouse, { desktopConfig } from 'lighthouse';
import { preview } from 'vite';
import { browserFlags, findBrowser } from './findBrowser';
import { freePort } from './freePort';

/**
 * `npm run lighthouse`: what Lighthouse says of the built page on its desktop preset, against what it must say. Not a test: its speed depends
 * on the machine. Exits with code 1 where a goal is missed.
 */
const GOALS = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 } as const;

const server = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
const port = await freePort();
const browser = await chromium.launch({
  executablePath: findBrowser() ?? '',
  args: [...browserFlags, `--remote-debugging-port=${port}`],
});
const result = await lighthouse(
  server.resolvedUrls?.local[0],
  { port, logLevel: 'error', onlyCategories: Object.keys(GOALS) },
  desktopConfig,
);
await browser.close();
await server.close();
if (!result) throw new Error('Lighthouse came to no result.');
const { categories, audits } = result.lhr;

let missed = false;
for (const [name, least] of Object.entries(GOALS)) {
  const { score, auditRefs } = categories[name];
  const points = Math.round((score ?? 0) * 100);
  missed ||= points < least;
  console.log(`${name.padEnd(15)} ${String(points).padStart(3)}  (at least ${least})`);
  for (const { id, weight } of auditRefs) {
    const audit = audits[id];
    if (weight > 0 && audit.score !== null && audit.score < 0.9) {
      console.log(`  ${id}: ${audit.displayValue ?? audit.title}`);
    }
  }
}
const shift = audits['cumulative-layout-shift'].numericValue ?? NaN;
missed ||= !(shift === 0);
console.log(`layout shift    ${shift.toFixed(4)}  (0)`);
const shifts = audits['layout-shifts']?.details;
if (shifts?.type === 'table') {
  for (const { score, node } of shifts.items) {
    console.log(`  ${Number(score).toFixed(4)} ${typeof node === 'object' && 'selector' in node ? node.selector : ''}`);
  }
}
process.exitCode = missed ? 1 : 0;
