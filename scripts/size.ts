import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';

// What the browser fetches before the page is ready, read from the build; a browser test checks the same in the flesh.
const BUDGET = { code: 130_000, fonts: 100_000 }; // bytes: code gzipped, fonts as they are
const LATER_FONTS = [/italic/]; // only the article uses them
// Started with a reader's formula or below the first screen, or loaded by the training worker after its first run.
const LATER_WORKERS = [/formula/, /claims/, /flips/, /lineage/, /statements/];

interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
  css?: string[];
}

const page = readFileSync('dist/index.html', 'utf8');
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8')) as Record<string, Chunk>;
const assets = readdirSync('dist/assets').map((name) => `assets/${name}`);
const isLater = (file: string, later: RegExp[]) => later.some((pattern) => pattern.test(basename(file)));

/** The files of a chunk and of everything it imports statically. */
function filesOf(key: string): string[] {
  const chunk = manifest[key];
  return [chunk.file, ...(chunk.css ?? []), ...(chunk.imports ?? []).flatMap(filesOf)];
}

const entries = Object.keys(manifest).filter((key) => manifest[key].isEntry);
const workers = assets.filter((file) => /worker-.*\.js$/.test(file) && !isLater(file, LATER_WORKERS));
// Scripts, stylesheets and preloads that the page itself names: the entry again, modulepreloads, public/theme.js …
const named = [...page.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="\.\/([^"]+)"/g)].map((match) => match[1]);
const loaded = new Set([...entries.flatMap(filesOf), ...named, ...workers]);
const code = [...loaded].filter((file) => /\.(js|css)$/.test(file));
const stylesheets = code
  .filter((file) => file.endsWith('.css'))
  .map((file) => readFileSync(join('dist', file), 'utf8'));
const fonts = assets.filter(
  (file) =>
    file.endsWith('.woff2') &&
    !isLater(file, LATER_FONTS) &&
    (loaded.has(file) || stylesheets.some((text) => text.includes(basename(file)))),
);

function report(title: string, files: string[], size: (bytes: Buffer) => number, budget: number): boolean {
  const rows = files
    .map((file) => ({ file, bytes: size(readFileSync(join('dist', file))) }))
    .sort((a, b) => b.bytes - a.bytes);
  const total = rows.reduce((sum, row) => sum + row.bytes, 0);
  const print = (bytes: number, text: string) => {
    console.log(`${bytes.toLocaleString('en').padStart(9)}  ${text}`);
  };
  console.log(`\n${title}`);
  for (const { file, bytes } of rows) print(bytes, file);
  print(total, `of ${budget.toLocaleString('en')} bytes${total > budget ? ': OVER BUDGET' : ''}`);
  return total <= budget;
}

if (code.length === 0 || !existsSync(join('dist', code[0])))
  throw new Error('No code found in dist: run `npm run build`.');
const codeFits = report(
  'code before ready, gzipped',
  code,
  (bytes) => gzipSync(bytes, { level: 9 }).length,
  BUDGET.code,
);
const fontsFit = report('fonts before ready', fonts, (bytes) => bytes.length, BUDGET.fonts);
if (!codeFits || !fontsFit) process.exit(1);
