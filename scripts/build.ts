import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

// Renders the page to a string first, so that a page that cannot be rendered leaves no half-made dist behind.
process.env['NODE_ENV'] = 'production';
await build({
  logLevel: 'warn',
  build: { ssr: 'src/prerender.tsx', outDir: 'dist-ssr', manifest: false, copyPublicDir: false },
});
const { render } = (await import(pathToFileURL(resolve('dist-ssr/prerender.js')).href)) as {
  render: () => Record<'app' | 'article', string>;
};
const parts = render();
rmSync('dist-ssr', { recursive: true });

await build();
let page = readFileSync('dist/index.html', 'utf8');
for (const [name, html] of Object.entries(parts)) {
  const around = page.split(`<!--${name}-->`);
  if (around.length !== 2) throw new Error(`index.html must contain <!--${name}--> once.`);
  page = around.join(html);
}
writeFileSync('dist/index.html', page);

// What workers load by themselves, which the page cannot see: kept for use without a network too. Not mathjs, which few need.
const byWorkers = readdirSync('dist/assets').filter((name) => /^worker-(lineage|claims|flips|pool|statements)/.test(name));
if (byWorkers.length !== 5) throw new Error('The names of the parts that workers load have changed.');
writeFileSync('dist/offline-files.json', JSON.stringify(byWorkers.map((name) => `./assets/${name}`)));
