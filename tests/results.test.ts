import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { experimentNames } from '../src/cli/claimArguments';
import { atlas } from '../src/core/atlas';
import { coreVersion } from '../src/core/version';

const root = join(import.meta.dirname, '..');
const committed = join(root, 'docs');
const fresh = mkdtempSync(join(tmpdir(), 'results-'));

// A process of its own: what vitest makes of the core takes twice as long.
beforeAll(async () => {
  await promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/results.ts', fresh], { cwd: root });
}, 120_000);
afterAll(() => rmSync(fresh, { recursive: true }));

const names = [
  ...experimentNames.flatMap((name) => [`${name}.csv`, `${name}.svg`]),
  ...atlas.map(({ id }) => `atlas-${id}.svg`),
].sort();
const read = (folder: string, file: string) => readFileSync(join(folder, file), 'utf8');

describe('docs/results.md and its figures are those of a fresh run (npm run results)', () => {
  test('the same files', () => {
    expect(readdirSync(join(fresh, 'results')).sort()).toEqual(names);
    expect(readdirSync(join(committed, 'results')).sort()).toEqual(names);
  });

  test.each(['results.md', ...names.map((name) => `results/${name}`)])('%s', (file) => {
    expect(read(committed, file) === read(fresh, file), `${file} is out of date: npm run results`).toBe(true);
  });
});

describe('every file says what it comes from', () => {
  test.each(names)('%s', (name) => {
    const text = read(join(fresh, 'results'), name);
    expect(text).toContain(`core version ${coreVersion}`);
    // The threshold, the absent-minded agent and Moe's game have closed forms: no run of the model is behind them.
    if (/^(C\d|hubinger-2019-figure)/.test(name)) {
      const link = name.endsWith('.svg') ? /\d-[0-9a-f]{16} #v=\d/ : /#v=\d[^,\s]*[,\s]\d-[0-9a-f]{16}/;
      expect(text).toMatch(link);
    }
  });

  test.each(names.filter((name) => name.endsWith('.csv')))('%s is a table', (name) => {
    const lines = read(join(fresh, 'results'), name).trimEnd().split('\n');
    const [header, ...rows] = lines.filter((line) => !line.startsWith('#'));
    const cells = (line: string) => line.replace(/"[^"]*"/g, 'text').split(',');
    expect(rows.length).toBeGreaterThan(20);
    for (const row of rows) {
      expect(cells(row)).toHaveLength(cells(header).length);
      expect(row).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  test.each(names.filter((name) => name.endsWith('.svg')))('%s is a figure that needs nothing else', (name) => {
    const text = read(join(fresh, 'results'), name);
    expect(text).not.toMatch(/NaN|Infinity|undefined|href|url\((?!#)|@import/);
    const box = /viewBox="(-?[\d.]+) (-?[\d.]+) ([\d.]+) ([\d.]+)"/.exec(text)!.slice(1).map(Number);
    for (const [, x, y] of text.matchAll(/<text [^>]*? x="(-?[\d.]+)" y="(-?[\d.]+)"/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(box[0]);
      expect(Number(x)).toBeLessThanOrEqual(box[0] + box[2]);
      expect(Number(y)).toBeLessThanOrEqual(box[1] + box[3]);
    }
    expect(text.match(/<title>[^<]{10,}<\/title>\n<desc>[^<]{20,}<\/desc>\n<metadata>/)).not.toBeNull();
  });
});
