import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { coreVersion } from '../../src/core/version';
import { cellCount, cellOutcomes } from '../../src/core/sweep';
import { fullOutcomes, runCell, sweepOf } from '../core/sweepMaps';
import { refusalOf } from './refusalOf';
import { endOf, sim, startSim } from './sim';

const folder = mkdtempSync(join(tmpdir(), 'sweep-'));
const file = (name: string) => join(folder, name);
const read = (name: string) => readFileSync(file(name), 'utf8');
const inFolder = () => readdirSync(folder).sort();
const quiet = { stdout: '', stderr: '', code: 0 };
afterAll(() => rmSync(folder, { recursive: true }));

/** A map that takes some seconds. */
const map = ['--x', 'gap:0:2:31', '--y', 'rho:-0.5:3:21', 'steps=5000'];
const count = 31 * 21;
let whole = '';
beforeAll(async () => {
  const { stdout, stderr, code } = await sim('sweep', ...map);
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  whole = stdout;
}, 60_000);
beforeEach(() => {
  for (const name of inFolder()) rmSync(file(name));
});

/** Starts the sweep into `name` and ends it once so many cells are finished. */
async function interrupted(name: string, cells: number, signal: 'SIGKILL' | 'SIGINT', ...words: string[]) {
  const child = startSim('sweep', ...map, '--out', file(name), ...words);
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = endOf(child);
  while (cellsIn(name) < cells) {
    expect(child.exitCode, stderr).toBe(null);
    await setTimeout(5);
  }
  child.kill(signal);
  return { ...(await ended), stderr };
}

/** Cells in the file of an interrupted sweep. */
function cellsIn(name: string): number {
  if (!existsSync(file(`${name}.partial`))) return 0;
  return read(`${name}.partial`)
    .split('\n')
    .filter((line) => /^\d/.test(line)).length;
}

describe('sweep', () => {
  test('prints a row a cell, with what the cells come to', async () => {
    const words = ['--x', 'gap:0.5:1.5:4', '--y', 'lrTime:0:0.1:3', '--rho=1.2', 'steps=300', '--workers', '1'];
    const { stdout, code } = await sim('sweep', ...words);
    expect(code).toBe(0);
    const rows = stdout.split('\n').filter((line) => /^\d/.test(line));
    const sweep = sweepOf('gap:0.5:1.5:4', 'lrTime:0:0.1:3', { rho: 1.2, steps: 300 });
    const expected = Array.from({ length: 12 }, (_, cell) => {
      const { outcome, kept, rate, pays, counts } = runCell(sweep, cell);
      const values = [sweep.x.values[cell % 4], sweep.y.values[Math.floor(cell / 4)]];
      return [...values, outcome, kept, rate, pays === Infinity ? 'never' : pays, ...counts].join();
    });
    expect(rows).toEqual(expected);
    expect(stdout).toContain(`# Fixed: #v=${coreVersion}&rho=1.2&steps=300\n`);
  });

  test('runs several seeds, forks and formulas', async () => {
    const link = 'kernel=custom&formula=exp(-2*rho*k)&horizon=8&noise=0.1&steps=60&fork=30(optimiser:adam)';
    const { stdout, stderr } = await sim(
      'sweep',
      '--x=gap:0.5:1:2',
      '--y=lrGap:0.001:0.1:3',
      link,
      '--seeds=9',
      '--format=json',
    );
    expect(stderr).toBe('');
    const { fixed, cells } = JSON.parse(stdout) as { fixed: string; cells: Record<string, number>[] };
    expect(fixed).toBe(
      `#v=${coreVersion}&horizon=8&kernel=custom&formula=exp(-2*rho*k)&noise=0.1&steps=60&fork=30(optimiser:adam)`,
    );
    expect(cells).toHaveLength(6);
    for (const cell of cells) {
      expect(cell.deceptive + cell.misgeneralised + cell.robust + cell.undecided).toBe(9);
    }
  });

  test('gives the same outcomes in boundary mode, and the same bytes each time', async () => {
    const words = ['sweep', '--x', 'gap:0:2:41', '--y', 'rho:-0.5:3:41', '--mode', 'boundary', 'steps=400'];
    const [one, two] = await Promise.all([sim(...words, '--workers=1'), sim(...words, '--workers=3')]);
    expect(one.stdout).toBe(two.stdout);
    const sweep = sweepOf('gap:0:2:41', 'rho:-0.5:3:41', { steps: 400 });
    const rows = one.stdout.split('\n').filter((line) => /^\d/.test(line));
    const full = fullOutcomes(sweep);
    expect(rows.map((row) => row.split(',')[2])).toEqual([...full].map((code) => cellOutcomes[code]));
    const unrun = rows.filter((row) => row.endsWith(',,,,,,,'));
    expect(unrun.length).toBeGreaterThan(cellCount(sweep) / 4);
  });

  test('takes a fixed value that the side which bounds it allows', async () => {
    const { stdout, code } = await sim('sweep', '--x', 'horizon:60:100:3', '--y', 'rho:0:1:2', 'deploy=80&steps=3');
    expect(code).toBe(0);
    expect(stdout).toContain(`# Fixed: #v=${coreVersion}&deploy=80&steps=3\n`);
    const outcomes = stdout
      .split('\n')
      .filter((line) => /^\d/.test(line))
      .map((row) => row.split(',')[2]);
    expect(outcomes.map((outcome) => outcome === 'none')).toEqual([true, true, false, true, true, false]);
  });

  test.each([
    [['gap=1'], 'gap is a side of the map and cannot be fixed too: leave it out of the link.'],
    [['--rho', '1.3'], 'rho is a side of the map and cannot be fixed too: leave it out of the link.'],
    [['bias=11'], 'bias must be a number from 0 to 10, not "11".'],
    [['biass=1'], '"biass" is not a parameter; did you mean bias?'],
    [['bias=1&bias=1'], 'bias must be given once: a number from 0 to 10.'],
    [['#v=1'], `v must be ${coreVersion}, the version of the model, not "1".`],
    [['kernel=custom&formula=k%2B'], 'formula: At character 3: the formula ends where a value is missing.'],
  ])('refuses %j', async (words, sentence) => {
    const sides = ['--x', 'gap:0:2:5', '--y', 'rho:0:3:4'];
    expect(await refusalOf('sweep', ...sides, ...words)).toEqual({ sentence, exitCode: 2 });
  });

  test('refuses a side that a fork changes', async () => {
    const { stderr, code } = await sim('sweep', '--x=gap:0:1:2', '--y=lrTime:0:1:3', 'fork=50(lrTime:0)');
    expect(stderr).toBe('lrTime is a side of the map and cannot be fixed too: leave it out of the link.\n');
    expect(code).toBe(2);
  });
});

describe('a sweep that is interrupted', { timeout: 240_000 }, () => {
  test('by kill -9, twice, in the middle of a write too, goes on with --resume to the same bytes', async () => {
    expect(await interrupted('a.csv', 60, 'SIGKILL')).toMatchObject({ signal: 'SIGKILL' });
    expect(inFolder()).toContain('a.csv.partial');
    expect(existsSync(file('a.csv'))).toBe(false);
    const before = cellsIn('a.csv');
    expect(before).toBeLessThan(count);
    appendFileSync(file('a.csv.partial'), `${count - 1},robust,0.0123,0.4`); // a torn line
    await interrupted('a.csv', before + 60, 'SIGKILL', '--resume');
    expect(cellsIn('a.csv')).toBeLessThan(count);
    appendFileSync(file('a.csv.partial'), '12,rob');
    expect(await sim('sweep', ...map, '--out', file('a.csv'), '--resume')).toEqual(quiet);
    expect(read('a.csv') === whole).toBe(true);
    expect(inFolder()).toEqual(['a.csv']);
  });

  test('by Ctrl-C says what is kept, and nothing of it is lost or run again', async () => {
    const { code, stderr } = await interrupted('a.json', 100, 'SIGINT', '--format', 'json');
    const kept = cellsIn('a.json');
    const partial = file('a.json.partial');
    expect(stderr).toBe(
      `Interrupted: ${partial} has ${kept} of ${count} cells; the same command with --resume goes on from there.\n`,
    );
    expect(code).toBe(130);
    expect(inFolder()).toEqual(['a.json.partial']);
    // What stands there is taken as it is: a changed number shows up in the end.
    const lines = read('a.json.partial').split('\n');
    const at = lines.findIndex((line) => /^\d/.test(line));
    const [cell, outcome, , ...others] = lines[at].split(',');
    lines[at] = [cell, outcome, '0.4242', ...others].join();
    writeFileSync(partial, lines.join('\n'));
    expect(await sim('sweep', ...map, '--out', file('a.json'), '--format', 'json', '--resume')).toEqual(quiet);
    const { cells } = JSON.parse(read('a.json')) as { cells: { kept: number }[] };
    expect(cells).toHaveLength(count);
    expect(cells[Number(cell)].kept).toBe(0.4242);
    expect(inFolder()).toEqual(['a.json']);
  });

  test('is neither overwritten nor taken for another', async () => {
    await interrupted('a.csv', 30, 'SIGKILL');
    const there = read('a.csv.partial');
    const partial = file('a.csv.partial');
    const ends = async (...words: string[]) => {
      const { stderr, code } = await sim('sweep', ...words, '--out', file('a.csv'));
      expect(code).toBe(2);
      return stderr;
    };
    expect(await ends(...map)).toBe(
      `${partial} has ${cellsIn('a.csv')} of ${count} cells of an interrupted sweep: add --resume to go on from there, or delete it to begin anew.\n`,
    );
    const another = `choose another --out, or delete it.\n`;
    expect(await ends(...map, '--bias', '0.1', '--resume')).toBe(
      `${partial} is of another sweep (Fixed: #v=${coreVersion}&steps=5000, not #v=${coreVersion}&bias=0.1&steps=5000): ${another}`,
    );
    expect(await ends(...map, '--shard', '1/2', '--resume')).toBe(
      `${partial} is of another sweep (Shard: none, not 1/2): ${another}`,
    );
    expect(await ends('--x', 'gap:0:1:31', ...map.slice(2), '--resume')).toBe(
      `${partial} is of another sweep (x: gap:0:2:31, not gap:0:1:31): ${another}`,
    );
    writeFileSync(partial, there.replace(`version ${coreVersion}`, 'version 1'));
    expect(await ends(...map, '--resume')).toBe(
      `${partial} was made with core version 1, not ${coreVersion}: ${another}`,
    );
    writeFileSync(partial, 'my diary\n');
    expect(await ends(...map, '--resume')).toBe(`${partial} is not the file of a sweep: ${another}`);
    expect(read('a.csv.partial')).toBe('my diary\n');
  });

  test('runs a damaged line again', async () => {
    await interrupted('a.csv', 30, 'SIGKILL');
    const lines = read('a.csv.partial').split('\n');
    const at = lines.findIndex((line) => /^\d/.test(line));
    lines[at] = lines[at].replace(/^(\d+),[a-z]+/, '$1,rob\0st');
    writeFileSync(file('a.csv.partial'), lines.join('\n'));
    expect(await sim('sweep', ...map, '--out', file('a.csv'), '--resume')).toEqual(quiet);
    expect(read('a.csv') === whole).toBe(true);
  });

  test('that had ended is left as it is; another one in its place is not', async () => {
    const small = ['--x', 'gap:0:2:3', '--y', 'rho:0:2:2', 'steps=10', '--out', file('b.csv')];
    expect(await sim('sweep', ...small, '--resume')).toEqual(quiet); // begins, where there is nothing to go on from
    writeFileSync(file('b.csv'), read('b.csv').replace(/\d+,0,0,0\n$/, '0,0,0,1\n'));
    const changed = read('b.csv');
    expect(await sim('sweep', ...small, '--resume')).toEqual(quiet);
    expect(read('b.csv')).toBe(changed);
    const { stderr, code } = await sim('sweep', ...small, '--resume', '--seeds', '2');
    expect(stderr).toBe(
      `${file('b.csv')} is of another sweep (Seeds: 1, not 2): choose another --out, or leave --resume out to replace it.\n`,
    );
    expect(code).toBe(2);
  });
});

describe('sweep merge', { timeout: 240_000 }, () => {
  const shards = [1, 2, 3, 4].map((index) => `s${index}.csv`);
  async function runShards() {
    for (const [i, name] of shards.entries()) {
      // One is killed in the middle and resumed.
      const words = ['--shard', `${i + 1}/4`];
      if (i === 2) await interrupted(name, 20, 'SIGKILL', ...words);
      expect(await sim('sweep', ...map, ...words, '--out', file(name), '--resume')).toEqual(quiet);
    }
  }
  const merge = (names: readonly string[], ...words: string[]) => sim('sweep', 'merge', ...names.map(file), ...words);

  test('of 4 shards, in any order, is the file of the whole; of fewer, more or others it is refused', async () => {
    await runShards();
    expect(read('s2.csv')).toContain('# Shard: 2/4\n');
    expect(await merge(shards.toReversed(), '--out', file('all.csv'))).toEqual(quiet);
    expect(read('all.csv') === whole).toBe(true);
    const asJson = await merge(shards, '--format', 'json');
    expect(asJson).toEqual(await sim('sweep', ...map, '--format', 'json'));

    const refused = async (names: readonly string[]) => {
      const refusal = await refusalOf('sweep', 'merge', ...names.map(file));
      expect(refusal?.exitCode).toBe(2);
      return refusal?.sentence.replaceAll(`${folder}/`, '');
    };
    expect(await refused(shards.slice(1, 3))).toBe('Shards 1/4, 4/4 are missing.');
    expect(await refused(['s1.csv', 's2.csv', 's4.csv'])).toBe('Shard 3/4 is missing.');
    writeFileSync(file('copy.csv'), read('s3.csv'));
    expect(await refused([...shards, 'copy.csv'])).toBe(
      's3.csv (shard 3/4) and copy.csv (shard 3/4) have cells in common: each cell must be in one file.',
    );
    writeFileSync(file('torn.csv'), read('s4.csv').slice(0, -3));
    expect(await refused(['s1.csv', 's2.csv', 's3.csv', 'torn.csv'])).toBe('torn.csv ends after 161 of its 162 cells.');
    await sim('sweep', ...map.slice(0, 4), 'steps=5', '--shard', '4/4', '--out', file('other.csv'));
    expect(await refused(['s1.csv', 's2.csv', 's3.csv', 'other.csv'])).toBe(
      `other.csv is of another sweep (Fixed: #v=${coreVersion}&steps=5, not #v=${coreVersion}&steps=5000), as s1.csv is.`,
    );
    expect(await refused(['s1.csv', 'none.csv'])).toBe('none.csv cannot be read (ENOENT: no such file or directory).');
    expect(await refused(['s1.csv', 's2.csv', 's3.csv', 's4.csv', 'all.csv'])).toMatch(/have cells in common/);
  });

  test('takes shards of different divisions, if each cell is in one', async () => {
    const small = ['--x', 'gap:0:2:5', '--y', 'rho:0:2:3', 'steps=10'];
    for (const shard of ['1/2', '2/4', '4/4']) {
      await sim('sweep', ...small, '--shard', shard, '--out', file(shard.replace('/', '')));
    }
    const { stdout } = await merge(['44', '12', '24']);
    expect(stdout).toBe((await sim('sweep', ...small)).stdout);
    const refusal = await merge(['44', '12']);
    const stderr = '4 cells are in no file; the first is gap = 0.5, rho = 0.\n';
    expect(refusal).toEqual({ stdout: '', stderr, code: 2 });
  });
});

test.each([
  ['a folder that is not there', join(folder, 'none', 'map'), 'none/map.partial', 'ENOENT: no such file or directory'],
  ['a directory', folder, '', 'it is a directory'],
  ['a device', '/dev/null', '', 'it is not a regular file'],
])('says before it begins that it cannot write to %s', async (_, path, shown, why) => {
  const { stderr, code } = await sim('sweep', ...map, '--out', path);
  expect(stderr).toBe(`--out: ${shown === '' ? path : join(folder, shown)} cannot be written (${why}).\n`);
  expect(code).toBe(1);
  expect(inFolder()).toEqual([]);
});

test('says nothing of its progress in a pipe', async () => {
  expect((await sim('sweep', ...map.slice(0, 4), 'steps=10')).stderr).toBe('');
});
