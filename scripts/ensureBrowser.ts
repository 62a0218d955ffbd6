import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser } from './findBrowser';

function run(command: string) {
  console.log(`No browser found: ${command}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync(command, { shell: true, stdio: ['ignore', 'inherit', 'inherit'], env });
}

const rootOnDebian = process.getuid?.() === 0 && existsSync('/etc/debian_version');
if (!findBrowser() && rootOnDebian) run('apt-get update && apt-get install -y chromium');
if (!findBrowser()) run('npx playwright install chromium');

const browser = findBrowser();
if (browser) console.log(`Browser: ${browser}`);
else {
  console.error(
    'The browser tests need Chromium and none could be installed: install it, or set CHROMIUM_PATH to one.',
  );
  process.exit(1);
}
