import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** How the tests, pictures and measurements start it: without a sandbox (they may run as root) and without calls to the outside. */
export const browserFlags: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Ubuntu's /usr/bin/chromium-browser exists but does not run without snap, so being there is not enough. */
const runs = (path: string) => spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;

/** The path of a Chromium that runs: CHROMIUM_PATH, else one on the PATH, else Playwright's own. */
export function findBrowser(): string | undefined {
  const asked = process.env['CHROMIUM_PATH'];
  if (asked) {
    if (!runs(asked)) throw new Error(`CHROMIUM_PATH names ${asked}, which does not run.`);
    return asked;
  }
  const directories = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const onPath = ['chromium', 'chromium-browser', 'google-chrome'].flatMap((name) =>
    directories.map((directory) => join(directory, name)),
  );
  return [...onPath, chromium.executablePath()].find(runs);
}
