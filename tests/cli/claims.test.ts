import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import type { Decision } from '../../src/core/claims/claim';
import { readLinkStrictly } from '../../src/core/readLink';
import { runTraining } from '../../src/core/trainingRun';
import { endOf, sim, startSim } from './sim';

const folder = mkdtempSync(join(tmpdir(), 'claims-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.concurrent('claims', () => {
  test('prints json whose links give their runs again', async () => {
    const { stdout, stderr, code } = await sim('claims', 'C10', 'c2', '--format', 'json');
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    const decisions = JSON.parse(stdout) as (Omit<Decision, 'links'> & { links: string[]; runs: Decision['links'] })[];
    expect(decisions.map(({ id }) => id)).toEqual(['C2', 'C10']);
    for (const decision of decisions) {
      for (const key of ['question', 'verdict', 'numbers', 'boundary', 'links']) expect(decision).toHaveProperty(key);
      expect(decision.links).toEqual(decision.runs.map(({ link }) => link));
      const { link, digest } = decision.runs[1];
      const read = readLinkStrictly(link);
      expect(read.ok && runTraining(read.parameters).digest).toBe(digest);
    }
  });

  test('prints a table, and no bar where nobody watches', async () => {
    const { stdout, stderr, code } = await sim('claims', 'C2');
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(stdout).toMatch(/^C2 +HOLDS +Is a short-term/);
    expect(stdout).toContain('#v=4&rho=2&lrTime=0');
  });
});

describe.concurrent('experiment', () => {
  test('prints a table', async () => {
    const { stdout, stderr, code } = await sim('experiment', 'deception-threshold');
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(stdout).toMatch(/^# .*\n# The Long Game, core version 4\ncurve,n,factor\n/);
  });

  test('writes table and figure into a directory that it makes', async () => {
    const out = join(folder, 'deep', 'er');
    const { stdout, stderr, code } = await sim('experiment', 'moe-2023', '--out', out);
    expect({ stdout, stderr, code }).toEqual({ stdout: '', stderr: '', code: 0 });
    expect(readdirSync(out).sort()).toEqual(['moe-2023.csv', 'moe-2023.svg']);
  });

  test('says in one sentence that it cannot write', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const { stderr, code } = await sim('experiment', 'moe-2023', '--out', file);
    expect({ stderr, code }).toEqual({
      stderr: `--out: ${file} cannot be made a directory (EEXIST: file already exists).\n`,
      code: 1,
    });
  });

  test('leaves only whole files on Ctrl-C', async () => {
    const out = join(folder, 'stopped');
    const child = startSim('experiment', '--all', '--out', out);
    while (!existsSync(join(out, 'C2.csv'))) await setTimeout(5);
    child.kill('SIGINT');
    expect((await endOf(child)).code).toBe(130);
    const files = readdirSync(out);
    expect(files.length).toBeLessThan(34);
    for (const name of files) {
      const text = readFileSync(join(out, name), 'utf8');
      if (name.endsWith('.svg')) expect(text).toMatch(/<\/svg>\n$/);
      else expect(name.endsWith('.csv') && text.endsWith('\n')).toBe(true);
    }
  });
});
