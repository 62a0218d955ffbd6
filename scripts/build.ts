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
const byWorkers = readdirSync('dist/assets').filter((name) =>
  /^worker-(lineage|claims|flips|pool|statements)/.test(name),
);
if (byWorkers.length !== 5) throw new Error('The names of the parts that workers load have changed.');

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8')) as Record<string, Chunk>;

/** A chunk's file, and those of all that it imports statically. */
function filesOf(key: string): string[] {
  const { file, css = [], imports = [] } = manifest[key];
  return [file, ...css, ...imports.flatMap(filesOf)];
}

// Figures of the article are fetched as they come near; without a network they are to come too.
const ofFigures = ['RunFigure', 'BoxesFigure'].flatMap((name) => filesOf(`src/article/figures/${name}.tsx`));
const kept = [...new Set([...byWorkers.map((name) => `assets/${name}`), ...ofFigures])];
writeFileSync('dist/offline-files.json', JSON.stringify(kept.map((file) => `./${file}`)));
