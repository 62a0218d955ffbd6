import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** One empty file in every place that the import directions speak of, so that imports between them resolve. */
const files = {
  core: 'src/core/kernels.ts',
  formula: 'src/formula/parse.ts',
  protocol: 'src/protocol/messages.ts',
  worker: 'src/worker/handler.ts',
  store: 'src/store/lab.ts',
  hook: 'src/store/useLab.ts',
  layout: 'src/charts/layout/line.ts',
  draw: 'src/charts/draw/line.ts',
  toSvg: 'src/charts/toSvg.ts',
  ui: 'src/ui/Slider.tsx',
  panel: 'src/panels/plots/PlotsPanel.tsx',
  otherPanel: 'src/panels/mind/MindPanel.tsx',
  article: 'src/article/Chapter.tsx',
  App: 'src/App.tsx',
  cli: 'src/cli/main.ts',
};
type Place = keyof typeof files;

let root: string;
let eslint: ESLint;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'lint-'));
  for (const file of [...Object.values(files), 'src/core/a.ts', 'src/core/b.ts']) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), '');
  }
  writeFileSync(join(root, 'src/core/b.ts'), "import { a } from './a';\nexport const b = () => a;\n");
  eslint = new ESLint({
    cwd: root,
    overrideConfigFile: join(import.meta.dirname, '../eslint.config.js'),
    overrideConfig: [tseslint.configs.disableTypeChecked, { settings: { 'boundaries/root-path': root } }],
  });
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

/** The rules that object to this text as that file. */
async function broken(filePath: string, text: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(text, { filePath: join(root, filePath) });
  expect(result.messages.filter((message) => message.fatal)).toEqual([]);
  return result.messages.map((message) => message.ruleId);
}

describe('the core is the same to the last bit everywhere', () => {
  test.each([
    'export const y = Math.exp(1);',
    'export const y = Math.log(1);',
    'export const y = Math.pow(2, 3);',
    'export const y = Math.hypot(3, 4);',
    'export const y = Math.cbrt(8);',
    'export const y = Math.tanh(1);',
    'export const y = Math.sin(1);',
    'export const y = Math.random();',
    'export const y = Math.PI;',
    'export const y = Math.LN2;',
    "export const y = Math['exp'](1);",
    'export const { exp } = Math;',
    'const M = Math;\nexport const y = M.exp(1);',
    'export const y = (x: number) => x ** 2;',
    'export let y = 2;\ny **= 2;',
    "export const y = () => import('../store/lab');",
  ])('%s is refused', async (text) => {
    expect(await broken(files.core, text)).toContain('no-restricted-syntax');
  });

  test.each(
    'Date performance console document window globalThis crypto process setTimeout fetch navigator Intl'.split(' '),
  )('%s is refused', async (name) => {
    expect(await broken(files.core, `export const y = () => ${name};`)).toContain('no-restricted-globals');
  });

  test('what MODEL.md lists is allowed', async () => {
    const calls = 'sqrt abs min max floor round trunc sign imul'.split(' ').map((name) => `Math.${name}(x, x)`);
    expect(await broken(files.core, `export const y = (x: number) => [${calls.join(', ')}];`)).toEqual([]);
  });

  test('other folders may use Math and clocks', async () => {
    expect(await broken(files.layout, 'export const y = Math.exp(2 ** 3) + Date.now();')).toEqual([]);
  });
});

describe('imports go one way', () => {
  const everything = Object.keys(files) as Place[];
  const belowPanels: Place[] = ['core', 'store', 'hook', 'layout', 'draw', 'toSvg', 'ui'];
  const allowed: Record<Place, Place[]> = {
    core: ['core'],
    formula: ['formula', 'core'],
    protocol: ['protocol', 'core'],
    worker: ['worker', 'protocol', 'core', 'formula'],
    store: ['store', 'hook', 'protocol', 'core'],
    hook: ['store', 'hook', 'protocol', 'core'],
    layout: ['layout', 'core'],
    draw: ['draw', 'layout'],
    toSvg: ['layout'],
    ui: ['ui'],
    panel: [...belowPanels, 'panel'],
    otherPanel: [...belowPanels, 'otherPanel'],
    article: [...belowPanels, 'panel', 'otherPanel', 'article'],
    App: everything.filter((place) => place !== 'cli'),
    cli: ['cli', 'core', 'formula', 'layout', 'toSvg'],
  };

  test.each(everything)('%s', async (from) => {
    for (const to of everything) {
      if (to === from) continue;
      const path = relative(dirname(files[from]), files[to]).replace(/\.tsx?$/, '');
      const specifier = path.startsWith('.') ? path : `./${path}`;
      const found = await broken(files[from], `import type { A } from '${specifier}';\nexport type B = A;\n`);
      expect(found, `${from} imports ${to}`).toEqual(allowed[from].includes(to) ? [] : ['boundaries/dependencies']);
    }
  });

  const packages: Record<string, Place[]> = {
    mathjs: ['formula'],
    zustand: ['store', 'hook', 'panel', 'otherPanel'],
    'zustand/vanilla': ['store', 'hook', 'panel', 'otherPanel'],
    react: ['hook', 'ui', 'panel', 'otherPanel', 'article', 'App'],
    'd3-scale': ['layout', 'panel', 'otherPanel', 'App'],
    'node:fs': ['cli'],
  };

  test.each(Object.keys(packages))('the package %s', async (name) => {
    for (const from of everything) {
      const found = await broken(files[from], `import type { A } from '${name}';\nexport type B = A;\n`);
      expect(found, `${from} imports ${name}`).toEqual(
        packages[name].includes(from) ? [] : ['boundaries/dependencies'],
      );
    }
  });

  test('a later import, a re-export and a stylesheet are imports too', async () => {
    expect(await broken(files.ui, "export const y = () => import('../store/lab');")).toEqual([
      'boundaries/dependencies',
    ]);
    expect(await broken(files.article, "export const y = () => import('mathjs');")).toEqual([
      'boundaries/dependencies',
    ]);
    expect(await broken(files.layout, "export { y } from '../draw/line';")).toEqual(['boundaries/dependencies']);
  });

  test('a circle is refused', async () => {
    expect(await broken('src/core/a.ts', "import { b } from './b';\nexport const a = () => b;\n")).toEqual([
      'import-x/no-cycle',
    ]);
  });
});

describe('the shape of src', () => {
  test.each([
    ['a worker outside the store', files.panel, 'export const w = () => new Worker(new URL(import.meta.url));'],
    ['a worker by another name', files.panel, 'export const W = window.Worker;'],
    ['a worker by import', files.App, "import W from '../worker/run.entry?worker';\nexport const w = W;"],
    ['a barrel', files.ui, "export * from './Slider';"],
    ['an index', 'src/ui/index.ts', 'export const y = 1;'],
    ['a drawer for utils', 'src/core/utils/a.ts', 'export const y = 1;'],
    ['a file of helpers', 'src/panels/plots/helpers.ts', 'export const y = 1;'],
    ['an enum', files.core, 'export enum Y { A }'],
    ['a value among the messages', files.protocol, 'export const y = 1;'],
    ['a function among the messages', files.protocol, 'function y() {}\ny();'],
    [
      'an imported value among the messages',
      files.protocol,
      "import { y } from '../core/kernels';\nexport type Y = typeof y;",
    ],
  ])('%s is refused', async (_, file, text) => {
    expect(await broken(file, text)).toContain('no-restricted-syntax');
  });

  test.each(['src/model/a.ts', 'src/helper.ts', 'src/charts/line.ts', 'src/panels/line.ts'])(
    '%s has no place',
    async (file) => {
      expect(await broken(file, 'export const y = 1;')).toEqual(['boundaries/no-unknown-files']);
    },
  );

  test('a default export is refused', async () => {
    expect(await broken(files.ui, 'export default 1;')).toEqual(['import-x/no-default-export']);
  });

  test('the store starts workers', async () => {
    const text = "export const w = () => new Worker(new URL('../worker/run.entry.ts', import.meta.url));";
    expect(await broken(files.store, text)).toEqual([]);
  });
});
