import { spawnSync } from 'node:child_process';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { browserFlags, findBrowser } from '../scripts/findBrowser';
import { benchCore } from './core';
import { benchDrag, benchDragFrames } from './drag';
import { benchPlay } from './play';
import { benchPool } from './pool';
import { benchSweep } from './sweep';

/** One line of the report: what was measured, the ratio or number, and what it should be. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly goal: string;
}

/**
 * `npm run bench [core] [sweep] [pool] [drag] [play]`: speed as ratios between things measured side by side in one run, because single times on a
 * shared machine mean little. Nothing here is a test.
 */
const wanted = process.argv.slice(2);
const want = (name: string) => wanted.length === 0 || wanted.includes(name);
const browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: [...browserFlags] });
const rows: Row[] = [];
if (want('core')) rows.push(...(await benchCore(browser)));
if (want('pool')) rows.push(...(await benchPool(browser)));
if (want('sweep')) rows.push(...(await benchSweep()));
if (want('drag') || want('play')) {
  const built = spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'ignore' });
  if (built.status !== 0) throw new Error('The page could not be built.');
  const server = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
  const address = server.resolvedUrls?.local[0] ?? '';
  if (want('drag')) rows.push(...(await benchDrag(browser, address)), ...(await benchDragFrames(browser, address)));
  if (want('play')) rows.push(...(await benchPlay(browser, address)));
  await server.close();
}
await browser.close();
const width = Math.max(...rows.map(({ what }) => what.length));
const middle = Math.max(...rows.map(({ measured }) => measured.length));
for (const { what, measured, goal } of rows) {
  console.log(`${what.padEnd(width)}  ${measured.padEnd(middle)}  ${goal}`.trimEnd());
}
