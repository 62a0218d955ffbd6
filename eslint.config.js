import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import boundaries from 'eslint-plugin-boundaries';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const react = ['react', 'react-dom'];
const belowPanels = ['store', 'storeReact', 'core', 'chartsLayout', 'chartsDraw', 'chartsToSvg', 'ui'];
/** The folders of src: which files they are, and what they may import. The first match wins; a file under src that matches none is an error. */
const folders = {
  root: {
    files: ['src/{App,ArticleRoot,SecondRow,main,prerender}.tsx', 'src/*.css'],
    folders: ['root', 'article', 'panels', 'protocol', 'worker', 'formula', ...belowPanels],
    packages: ['!(mathjs|zustand)'],
  },
  core: { files: 'src/core/**', folders: ['core'] },
  formula: { files: 'src/formula/**', folders: ['formula', 'core'], packages: ['mathjs'] },
  protocol: { files: 'src/protocol/**', folders: ['protocol', 'core'] },
  worker: { files: 'src/worker/**', folders: ['worker', 'core', 'protocol', 'formula'] },
  storeReact: {
    files: ['src/store/**/*.tsx', 'src/store/**/use*.ts'],
    folders: ['store', 'storeReact', 'core', 'protocol'],
    packages: ['zustand', ...react],
  },
  store: {
    files: 'src/store/**',
    folders: ['store', 'storeReact', 'core', 'protocol'],
    packages: ['zustand'],
  },
  chartsLayout: { files: 'src/charts/layout/**', folders: ['chartsLayout', 'core'], packages: ['d3-*'] },
  chartsDraw: { files: 'src/charts/draw/**', folders: ['chartsDraw', 'chartsLayout'] },
  chartsToSvg: { files: 'src/charts/toSvg.ts', folders: ['chartsLayout'] },
  ui: { files: 'src/ui/**', folders: ['ui'], packages: react },
  /** What all panels are drawn with. */
  panelTools: { files: 'src/panels/{use*.ts,*Handle.tsx}', folders: ['panelTools', ...belowPanels], packages: react },
  panels: {
    files: 'src/panels/*/**',
    capture: ['panel'],
    folders: ['panelTools', ...belowPanels],
    own: { panel: '{{ from.file.captured.panel }}' },
    packages: ['zustand', 'd3-*', 'katex', 'katex/*', ...react],
  },
  article: { files: 'src/article/**', folders: ['article', 'panels', ...belowPanels], packages: react },
  cli: {
    files: 'src/cli/**',
    folders: ['cli', 'core', 'formula', 'chartsLayout', 'chartsToSvg'],
    packages: ['tinypool', 'pngjs', 'tsx'],
    builtins: true,
  },
};

const importDirections = Object.entries(folders).map(([category, { folders, own, packages = [], builtins }]) => ({
  from: { file: { categories: category } },
  allow: [
    { to: { file: { categories: { anyOf: folders } } } },
    ...(own ? [{ to: { file: { categories: category, captured: own } } }] : []),
    ...(packages.length > 0 ? [{ to: { module: { origin: 'external', source: packages } } }] : []),
    ...(builtins ? [{ to: { module: { origin: 'core' } } }] : []),
  ],
}));

/** no-restricted-syntax is replaced, not merged, by a later block, so each block lists all it wants. */
const everywhere = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
  { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that defines it.' },
];
const noWorker = [
  'NewExpression[callee.name=/^(Shared)?Worker$/]',
  'MemberExpression > .property[name=/^(Shared)?Worker$/]',
  'ImportDeclaration[source.value=/[?&](shared)?worker/]',
].map((selector) => ({ selector, message: 'Only src/store starts workers.' }));
const inCore = [
  {
    selector: ':matches(BinaryExpression, AssignmentExpression)[operator=/^[*][*]=?$/]',
    message: 'Engines differ on **.',
  },
  {
    selector:
      "Identifier[name='Math']:not(MemberExpression[computed=false][property.name=/^(sqrt|abs|min|max|floor|round|trunc|sign|imul)$/] > .object)",
    message: 'Only Math.sqrt, abs, min, max, floor, round, trunc, sign and imul give the same bits in every engine.',
  },
  { selector: 'ImportExpression', message: 'The core imports nothing from outside, and nothing later.' },
];
const typesOnly = [
  {
    selector:
      'Program > :not(ImportDeclaration, ExportNamedDeclaration, TSTypeAliasDeclaration, TSInterfaceDeclaration)',
    message: 'Messages between threads are types only.',
  },
  {
    selector: 'ExportNamedDeclaration > :not(TSTypeAliasDeclaration, TSInterfaceDeclaration)',
    message: 'Messages between threads are types only.',
  },
  {
    selector: "ImportDeclaration[importKind!='type']",
    message: 'Messages between threads are types only: import type.',
  },
];
const restrict = (...lists) => ({ 'no-restricted-syntax': ['error', ...lists.flat()] });

/** What the platform offers and the core must not know. tsconfig.core.json has no types for most of them either. */
const platform =
  'globalThis window self document navigator location history screen localStorage sessionStorage indexedDB fetch ' +
  'XMLHttpRequest WebSocket Worker MessageChannel postMessage setTimeout setInterval clearTimeout clearInterval ' +
  'setImmediate queueMicrotask requestAnimationFrame cancelAnimationFrame requestIdleCallback structuredClone alert ' +
  'crypto process performance console Date Intl eval Function require Buffer global SharedArrayBuffer Atomics ' +
  'WeakRef FinalizationRegistry';

export default defineConfig(
  globalIgnores(['dist/', 'dist-ssr/', 'shots/', 'test-results/', 'playwright-report/', 'coverage/']),
  js.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx', '.js'] })],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
    },
    rules: {
      'import-x/no-cycle': 'error',
      'no-irregular-whitespace': ['error', { skipComments: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      ...restrict(everywhere),
    },
  },
  { files: ['**/*.js'], extends: [tseslint.configs.disableTypeChecked] },
  {
    files: ['public/**/*.js'],
    languageOptions: {
      sourceType: 'script',
      globals: {
        window: false,
        document: false,
        localStorage: false,
        matchMedia: false,
        self: false,
        caches: false,
        fetch: false,
      },
    },
  },
  {
    files: ['**/*.tsx'],
    extends: [jsxA11y.flatConfigs.recommended],
    rules: {
      // A diagram or plot is one tab stop whose parts arrow keys read off; a box that scrolls must be reachable.
      'jsx-a11y/no-noninteractive-tabindex': ['error', { roles: ['group', 'region'], allowExpressionValues: true }],
      'jsx-a11y/no-noninteractive-element-interactions': [
        'error',
        { handlers: ['onClick', 'onMouseDown', 'onMouseUp'] },
      ],
    },
  },
  { files: ['src/**'], extends: [reactHooks.configs.flat.recommended] },
  {
    files: ['src/**'],
    plugins: { boundaries },
    settings: {
      'import/resolver': { node: { extensions: ['.ts', '.tsx', '.js'] } },
      'boundaries/root-path': import.meta.dirname,
      'boundaries/dependency-nodes': ['import', 'dynamic-import', 'export', 'require'],
      'boundaries/files': Object.entries(folders).map(([category, { files, capture }]) => ({
        category,
        pattern: files,
        ...(capture && { capture }),
      })),
      'boundaries/files-single-match': true,
    },
    rules: {
      'boundaries/no-unknown-files': 'error',
      'boundaries/dependencies': [
        'error',
        { default: 'disallow', checkAllOrigins: true, checkUnknownLocals: true, policies: importDirections },
      ],
      'import-x/no-default-export': 'error',
      ...restrict(everywhere, noWorker),
    },
  },
  {
    files: ['src/core/**'],
    rules: { 'no-restricted-globals': ['error', ...platform.split(' ')], ...restrict(everywhere, noWorker, inCore) },
  },
  { files: ['src/protocol/**'], rules: restrict(everywhere, noWorker, typesOnly) },
  { files: ['src/store/**'], rules: restrict(everywhere) },
  {
    files: [
      'src/**/index.{ts,tsx}',
      'src/**/{utils,helpers,common,types}{,/**}',
      'src/**/{utils,helpers,common,types}.{ts,tsx}',
    ],
    rules: restrict([
      { selector: 'Program', message: 'No index, utils, helpers, common or types: name it after what it holds.' },
    ]),
  },
);
