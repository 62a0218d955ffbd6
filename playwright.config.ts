import { defineConfig } from '@playwright/test';
import { browserFlags, findBrowser } from './scripts/findBrowser';
import { freePort } from './scripts/freePort';

// This file runs again in every worker; the environment carries what the first run chose.
const port = (process.env['E2E_PORT'] ??= String(await freePort()));
const browser = (process.env['CHROMIUM_PATH'] ??= findBrowser());
if (!browser) throw new Error('No Chromium found: run `npm run browser`.');

export default defineConfig({
  testDir: 'tests/e2e',
  workers: 2,
  retries: 0,
  reporter: 'list',
  forbidOnly: Boolean(process.env['CI']),
  use: {
    // The repository is served, not dist, so that the page lives under a sub-path: page.goto('./#…'), never '/'.
    baseURL: `http://127.0.0.1:${port}/dist/`,
    headless: true,
    contextOptions: { reducedMotion: 'no-preference' },
    launchOptions: {
      executablePath: browser,
      args: [...browserFlags],
    },
  },
  webServer: {
    command: 'npx sirv . --dev --quiet', // --dev: read from disk on every request, Cache-Control: no-store
    env: { HOST: '127.0.0.1', PORT: port },
    url: `http://127.0.0.1:${port}/dist/`,
  },
});
