import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

// Renders the page to a string first, so that a page that cannot be rendered leaves no half-made dist behind.
process.env['NODE_ENV'] = 'production';
await build({
  logLevel: 'warn',
  build: { ssr: 'src/prerender.tsx', outDir: 'dist-ssr', manifest: false, copyPublicDir: false },
});
const { render } = (await import(pathToFileURL(resolve('dist-ssr/prerender.js')).href)) as { render: () => string };
const app = render();
rmSync('dist-ssr', { recursive: true });

await build();
const marker = '<!--app-->';
const page = readFileSync('dist/index.html', 'utf8');
if (page.split(marker).length !== 2) throw new Error(`index.html must contain ${marker} once.`);
writeFileSync('dist/index.html', page.split(marker).join(app));
