import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { outcomeSentence } from '../../src/core/outcomeSentence';
import { defaultParameters } from '../../src/core/parameters';
import { columnNames } from '../../src/core/readouts';
import { runRecipe } from '../../src/core/replay';
import { runTraining } from '../../src/core/trainingRun';
import reference from '../fixtures/referenceRuns.json';
import { refusalOf } from './refusalOf';
import { endOf, sim, simInto, startSim } from './sim';

type Row = Record<string, number>;
const rowsOf = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);

/** The values that tools print and read for the states 0, 50 and 60 of the defaults with 60 steps. */
const short = runTraining({ ...defaultParameters, steps: 60 });
const shortRows = [0, 50, 60].map((i) => Object.fromEntries(columnNames.map((name) => [name, short.columns[name][i]])));

describe('run', () => {
  test('agrees with the first reference run', async () => {
    const { params, rows } = reference.runs[0];
    const { stdout, stderr, code } = await sim('run', `steps=${params.steps}`, '--every', '10');
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    const printed = rowsOf(stdout);
    expect(printed.map(({ step }) => step)).toEqual(rows.map(({ step }) => step));
    rows.forEach((row, i) => {
      for (const [name, value] of Object.entries(row)) {
        if (Math.abs(value) > 1e-9)
          expect(Math.abs(printed[i][name] / value - 1), `${name} at ${row.step}`).toBeLessThan(1e-6);
      }
    });
  });

  test('prints every state unless told otherwise, with the columns in order', async () => {
    const { stdout } = await sim('run', 'steps=60');
    const rows = rowsOf(stdout);
    expect(rows.map(({ step }) => step)).toEqual(Array.from({ length: 61 }, (_, i) => i));
    for (const row of rows) expect(Object.keys(row)).toEqual([...columnNames]);
  });

  test('prints the states 0, N, 2N … and the last, to the last bit', async () => {
    const { stdout } = await sim('run', 'steps=60', '--every', '50');
    expect(rowsOf(stdout)).toEqual(shortRows);
    const all = await sim('run', 'steps=60', '--every', '30');
    expect(rowsOf(all.stdout).map(({ step }) => step)).toEqual([0, 30, 60]);
  });

  test('prints csv with a header', async () => {
    const { stdout, code } = await sim('run', 'steps=60', '--every', '50', '--format', 'csv');
    const [header, ...lines] = stdout.trimEnd().split('\n');
    expect(header).toBe(columnNames.join(','));
    expect(lines.map((line) => line.split(',').map(Number))).toEqual(shortRows.map((row) => Object.values(row)));
    expect(code).toBe(0);
  });

  test('prints one json object with everything about the run', async () => {
    const link = 'https://a.example/lab/?x#v=4&steps=60&t=20';
    const { stdout } = await sim('run', link, '--every', '50', '--format', 'json');
    expect(JSON.parse(stdout)).toEqual({
      version: 4,
      parameters: short.parameters,
      outcome: { ...short.outcome, sentence: outcomeSentence(short) },
      digest: short.digest,
      link: '#v=4&steps=60',
      rows: shortRows,
    });
    expect(Object.keys(JSON.parse(stdout) as object).join()).toBe('version,parameters,outcome,digest,link,rows');
  });

  test('takes parameters as flags too', async () => {
    const asFlags = await sim('run', '--rho', '-0.2', '--steps=60', 'gap=1.5');
    const asLink = await sim('run', 'rho=-0.2&steps=60&gap=1.5');
    expect(asFlags).toEqual(asLink);
    expect(rowsOf(asFlags.stdout)[0]).toMatchObject({ gap: 1.5, rate: -0.2 });
  });
});

describe('run with forks', () => {
  const changes = [{ optimiser: 'adam' as const }, { lrGap: 0, steps: 50 }];
  const recipe = {
    parameters: { ...defaultParameters, noise: 0.01, steps: 60 },
    forks: [
      { step: 20, changes: changes[0] },
      { step: 40, changes: changes[1] },
    ],
  };
  const forked = runRecipe(recipe);
  const fork = '20(optimiser:adam)40(lrGap:0,steps:50)';

  test('prints the last run, from its fork on', async () => {
    const { stdout, stderr, code } = await sim('run', `noise=0.01&steps=60&t=3&vs=(rho:1)&fork=${fork}`);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    const rows = rowsOf(stdout);
    expect(rows.map(({ step }) => step)).toEqual(Array.from({ length: 11 }, (_, i) => 40 + i));
    for (const name of columnNames) expect(rows.map((row) => row[name])).toEqual(Array.from(forked.columns[name]));
  });

  test('prints recipe, outcome and digest, and a link that makes them again', async () => {
    const flags = ['--noise=0.01', '--steps', '60', '--fork', fork, '--every', '4', '--format', 'json'];
    const first = await sim('run', ...flags);
    const { rows, ...head } = JSON.parse(first.stdout) as { rows: Row[]; link: string };
    expect(head).toEqual({
      version: 4,
      ...recipe,
      outcome: { ...forked.outcome, sentence: outcomeSentence(forked) },
      digest: forked.digest,
      link: `#v=4&noise=0.01&steps=60&fork=20(optimiser:adam)40(lrGap:0,steps:50)`,
    });
    expect(rows.map(({ step }) => step)).toEqual([40, 44, 48, 50]);
    expect(await sim('run', head.link, '--every=4', '--format=json')).toEqual(first);
  });

  test('takes formulas, also in forks', async () => {
    const link = 'kernel=custom&steps=30&horizon=8&fork=10(formula:max(0,rho)/(1+k))';
    const { stdout, stderr } = await sim('run', link, '--every', '20');
    expect(stderr).toBe('');
    const [row] = rowsOf(stdout);
    const sum = Array.from({ length: 8 }, (_, i) => 1 / (i + 2)).reduce((a, b) => a + b);
    expect(row.weight / row.parameter).toBeCloseTo(sum, 12);
  });

  const from = 'In the fork at step 10 the formula cannot be used.';
  test.each([
    ['fork=70()', 'fork: a step must be a whole number from 0 to 60, not "70".'],
    ['fork=10(rho:1)', 'In the fork at step 10, rho cannot change: it only says where a run starts.'],
    ['fork=10(lrGap:2)', 'In the fork at step 10, lrGap must be a number from 0 to 1, not "2".'],
    ['fork', 'fork must be written like 150(optimiser:adam,anticipation:0).'],
    ['kernel=custom&fork=10(formula:k+)', `${from} At character 3: the formula ends where a value is missing.`],
    [
      'kernel=custom&fork=10(formula:0-k)',
      new RegExp(
        `^${from} At rho = 1\\.\\d+ the weight for k = 1 is negative \\(−1\\)\\. Weights must be 0 or more\\.$`,
      ),
    ],
    // ν∂W/∂rho = 0.4 a step lowers rho from 1.3 below 1.2 with the third of 0.04.
    [
      'kernel=custom&formula=rho-1.2&horizon=4&lrTime=0.1&priority=0.1&anticipation=0&fork=40(formula:k)',
      'There is no step 40 to fork at: the formula gives no weight for k = 1 at step 3, which ends the run. Fork at step 2 or before.',
    ],
  ])('refuses %j', async (text, sentence) => {
    const refusal = await refusalOf('run', `steps=60&${text}`);
    expect(refusal?.exitCode).toBe(2);
    if (typeof sentence === 'string') expect(refusal?.sentence).toBe(sentence);
    else expect(refusal?.sentence).toMatch(sentence);
  });
});

describe('bad input ends with exit code 2 and one sentence', () => {
  test('the whole program', async () => {
    const sentence = 'rho must be a number from -0.5 to 5, not "7".';
    expect(await sim('run', 'rho=7')).toEqual({ stdout: '', stderr: `${sentence}\n`, code: 2 });
  });

  test.each([
    [[], 'The command is missing: write run, sweep, claims, experiment or help.'],
    [['walk'], '"walk" is not a command: write run, sweep, claims, experiment or help.'],
    [['run', 'rho=7'], 'rho must be a number from -0.5 to 5, not "7".'],
    [['run', '--rho', 'x'], 'rho must be a number from -0.5 to 5, not "x".'],
    [['run', 'rho=1', '--rho=1'], 'rho must be given once: a number from -0.5 to 5.'],
    [['run', 'roh=1&gap=9'], '"roh" is not a parameter; --help lists them.'],
    [['run', 'a\nb=1'], '"a\ufffdb" is not a parameter; --help lists them.'],
    [['run', 'wiring=none'], 'wiring must be shared or independent, not "none".'],
    [['run', '#v=5'], 'v must be 4, the version of the model, not "5".'],
    [['run', '', '--every', '-1'], '--every must be a whole number from 1 up, not "-1".'],
  ])('%j', async (words, sentence) => {
    expect(await refusalOf(...words)).toEqual({ sentence, exitCode: 2 });
  });
});

test.each(['help', '--help'])('%s prints the help and nothing else', async (word) => {
  const { stdout, stderr, code } = await sim(word);
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  for (const key of Object.keys(defaultParameters)) expect(stdout).toMatch(new RegExp(`^  ${key}\\b`, 'm'));
});

/** Takes minutes. */
const long = 'steps=100000&planner=softmax&candidates=257&horizon=512&deploy=512&rho=0.1';

describe('ends quietly', () => {
  test('when its reader has had enough', async () => {
    const child = startSim('run', long);
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    await once(child.stdout, 'data');
    child.stdout.destroy();
    expect({ ...(await endOf(child)), stderr }).toEqual({ code: 0, signal: null, stderr: '' });
  });

  test('on Ctrl-C, while it computes and while nobody reads what it prints', async () => {
    for (const words of [[long], ['steps=100000']]) {
      const child = startSim('run', ...words);
      let stderr = '';
      child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
      await once(child.stdout, 'readable'); // flowing has not begun: once the pipe is full, it waits
      child.kill('SIGINT');
      const [code] = (await once(child, 'exit')) as [number | null];
      expect({ code, stderr }).toEqual({ code: 130, stderr: '' });
      child.stdout.destroy();
    }
  });
});

test('a replay hears Ctrl-C', async () => {
  const child = startSim('run', `${long}&fork=100000()`);
  const ended = endOf(child);
  setTimeout(() => child.kill('SIGINT'), 3000); // by then it replays, for minutes
  expect(await ended).toEqual({ code: 130, signal: null });
});

test.skipIf(!existsSync('/dev/full'))('says in one sentence that the disk is full', async () => {
  const stderr = 'The output could not be written: ENOSPC: no space left on device, write.\n';
  expect(await simInto('/dev/full', 'run', '')).toEqual({ stderr, code: 1 });
});

describe('--out', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sim-'));
  const file = join(folder, 'run.ndjson');
  const inFolder = () => readdirSync(folder).sort();
  beforeEach(() => {
    for (const name of inFolder()) rmSync(join(folder, name), { recursive: true });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('writes what would have been printed', async () => {
    expect(await sim('run', 'steps=60', '--out', file)).toEqual({ stdout: '', stderr: '', code: 0 });
    expect(readFileSync(file, 'utf8')).toBe((await sim('run', 'steps=60')).stdout);
    expect(inFolder()).toEqual(['run.ndjson']);
  });

  test('replaces a file, also behind a symbolic link', async () => {
    writeFileSync(file, 'old', { mode: 0o600 });
    symlinkSync(file, join(folder, 'link'));
    await sim('run', 'steps=60', '--every', '60', '--out', join(folder, 'link'));
    expect(rowsOf(readFileSync(file, 'utf8'))).toHaveLength(2);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(inFolder()).toEqual(['link', 'run.ndjson']);
  });

  test.each(['ndjson', 'json'])('leaves the old file and nothing else behind on Ctrl-C (%s)', async (format) => {
    writeFileSync(file, 'old');
    const child = startSim('run', long, '--out', file, '--format', format);
    const ended = endOf(child);
    // Until rows are in the draft; json has none before the end.
    const isBegun = (name: string) =>
      name.startsWith('.run.ndjson.') && (format === 'json' || statSync(join(folder, name)).size > 0);
    while (!inFolder().some(isBegun)) {
      expect(child.exitCode).toBe(null);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(readFileSync(file, 'utf8')).toBe('old');
    child.kill('SIGINT');
    expect((await ended).code).toBe(130);
    expect(inFolder()).toEqual(['run.ndjson']);
    expect(readFileSync(file, 'utf8')).toBe('old');
  });

  test.each([
    ['a folder that is not there', join(folder, 'none', 'run'), 'ENOENT: no such file or directory'],
    ['a directory', folder, 'it is a directory'],
    ['a device', '/dev/null', 'it is not a regular file'],
  ])('says in one sentence that it cannot write to %s', async (_, path, why) => {
    const stderr = `--out: ${path} cannot be written (${why}).\n`;
    expect(await sim('run', 'steps=60', '--out', path)).toEqual({ stdout: '', stderr, code: 1 });
    expect(inFolder()).toEqual([]);
  });

  test('does not touch the file where the input is bad', async () => {
    writeFileSync(file, 'old');
    expect((await sim('run', 'gap=9', '--out', file)).code).toBe(2);
    expect(readFileSync(file, 'utf8')).toBe('old');
  });
});
