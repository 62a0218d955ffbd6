import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

interface ModuleLinks {
  readonly isEntry: boolean;
  readonly importers: readonly string[];
}

/** Whether a module is imported, over static imports alone, by the page's entry. */
function isInitial(id: string, linksOf: (id: string) => ModuleLinks | null, seen = new Set<string>()): boolean {
  const links = linksOf(id);
  if (!links || seen.has(id)) return false;
  seen.add(id);
  return links.isEntry || links.importers.some((importer) => isInitial(importer, linksOf, seen));
}

export default defineConfig({
  base: './',
  plugins: [react()],
  worker: {
    format: 'es',
    rolldownOptions: {
      // so that scripts/size.ts can tell what the workers load
      output: { entryFileNames: 'assets/worker-[name]-[hash].js', chunkFileNames: 'assets/worker-[name]-[hash].js' },
    },
  },
  build: {
    target: 'es2022',
    sourcemap: false,
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      treeshake: { manualPureFunctions: ['bisector'] }, // d3-array makes some when it is loaded; none is used
      // What the page needs at once in one file, which packs better than what is shared with later chunks in files of its own.
      output: {
        codeSplitting: {
          groups: [{ name: (id, context) => (isInitial(id, (at) => context.getModuleInfo(at)) ? 'page' : null) }],
        },
      },
    },
    assetsInlineLimit: (file) => (file.endsWith('.woff2') ? false : undefined),
  },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**'],
    environment: 'node',
    testTimeout: 60_000, // property tests try thousands of runs
    maxWorkers: 2, // the default leaves one core idle, of two half of them
  },
});
