import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './freePort';

/** When a file, or the newest file in a folder, last changed; 0 if it does not exist. */
function changedAt(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isDirectory()) return stats?.mtimeMs ?? 0;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => changedAt(join(path, name))));
}

const sources = ['src', 'public', 'index.html', 'package-lock.json', 'vite.config.ts', 'scripts/build.ts'];
if (!existsSync('dist/index.html') || Math.max(...sources.map(changedAt)) > changedAt('dist/index.html')) {
  await import('./build');
}
const port = await freePort(Number(process.env['PORT'] ?? 8080));
const env = { ...process.env, HOST: '127.0.0.1', PORT: String(port) };
const server = spawn('node_modules/.bin/sirv', ['dist', '--etag', '--quiet'], { stdio: 'inherit', env });
console.log(`The Long Game: http://127.0.0.1:${port}/`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 0));
