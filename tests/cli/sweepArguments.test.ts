import { availableParallelism } from 'node:os';
import { describe, expect, test } from 'vitest';
import { readArguments } from '../../src/cli/arguments';

const sides = ['--x', 'gap:0:2:5', '--y', 'rho:0:3:4'];
const defaults = {
  link: '',
  flags: [],
  x: 'gap:0:2:5',
  y: 'rho:0:3:4',
  seeds: 1,
  mode: 'full',
  format: 'csv',
  out: null,
  workers: availableParallelism(),
  shard: null,
  resume: false,
};

describe('sweep', () => {
  test.each([
    [[], {}],
    [['bias=0.01', '--seeds=32'], { link: 'bias=0.01', seeds: 32 }],
    [['--resume', 'bias=0.01', '--out', 'a'], { link: 'bias=0.01', resume: true, out: 'a' }],
    [['--mode', 'boundary', '--format=svg', '--workers', '3'], { mode: 'boundary', format: 'svg', workers: 3 }],
    [['--shard', '20/20', '--lrGap', '0'], { shard: { index: 20, of: 20 }, flags: [['lrGap', '0']] }],
  ])('%j is read', (words, changes) => {
    expect(readArguments(['sweep', ...sides, ...words])).toEqual({
      name: 'sweep',
      options: { ...defaults, ...changes },
    });
  });

  test.each([
    [[], '--x is missing: write it as --x gap:0:2:101, which is parameter:from:to:values.'],
    [['--x', 'gap:0:2:5'], '--y is missing: write it as --y rho:-0.5:3:101, which is parameter:from:to:values.'],
    [['--x', 'gap:0:2:5', '--y=gap:0:1:3'], '--x and --y are both gap: a map needs two parameters.'],
    [
      ['--x', 'gap:0:2', '--y=gap:0:1:3'],
      '--x must have four parts, not "gap:0:2": write it as gap:0:2:101, which is parameter:from:to:values.',
    ],
    [['--x', 'gapp:0:2:3', '--y=rho:0:1:3'], '--x: "gapp" is not a parameter; did you mean gap?'],
    [['--x', 'gap:0:3:3', '--y=rho:0:1:3'], '--x: where gap ends must be a number from 0 to 2, not "3".'],
    [[...sides, 'a', 'b'], 'sweep takes one link: join its parts with & and put them in quotes.'],
    [[...sides, '--seeds', '513'], '--seeds must be a whole number from 1 to 512, not "513".'],
    [[...sides, '--seeds', '1.5'], '--seeds must be a whole number from 1 to 512, not "1.5".'],
    [[...sides, '--workers', '0'], '--workers must be a whole number from 1 to 256, not "0".'],
    [[...sides, '--mode', 'half'], '--mode must be full or boundary, not "half".'],
    [[...sides, '--format', 'pdf'], '--format must be csv, json, png or svg, not "pdf".'],
    [[...sides, '--format', 'png'], '--format png needs --out, the file to write.'],
    [[...sides, '--out'], '--out must be the name of a file.'],
    [[...sides, '--resume'], '--resume needs --out, the file of the sweep that was interrupted.'],
    [[...sides, '--resume=yes'], '--resume takes no value.'],
    [[...sides, '--resume', '--resume'], '--resume must be given once.'],
    [
      [...sides, '--resume', '--out', 'a', '--mode', 'boundary'],
      '--resume goes with --mode full only: a boundary sweep is begun anew.',
    ],
    [
      [...sides, '--shard', '1/2', '--mode', 'boundary'],
      '--shard goes with --mode full only: which cells a boundary sweep runs depends on all of them.',
    ],
    [
      [...sides, '--shard', '1/2', '--format', 'svg'],
      '--shard goes with csv or json: sweep merge draws the svg once all shards are there.',
    ],
    [[...sides, '--shed', '1/2'], '"--shed" is not an option; did you mean --seed?'],
  ])('%j is refused', (words, sentence) => {
    expect(readArguments(['sweep', ...words])).toEqual({ name: 'refused', sentence });
  });

  test.each(['0/4', '5/4', '1', '1/2/3', '1/21', 'a/b', '1/2.5', ''])('--shard %j is refused', (shard) => {
    expect(readArguments(['sweep', ...sides, '--shard', shard])).toEqual({
      name: 'refused',
      sentence: `--shard must be one part of several, as 2/4, of at most 20 (the cells), not "${shard}".`,
    });
  });
});

describe('sweep merge', () => {
  test('takes files, a format and where to write', () => {
    expect(readArguments(['sweep', 'merge', 'a.csv', 'b.csv', '--out', 'c'])).toEqual({
      name: 'merge',
      options: { files: ['a.csv', 'b.csv'], format: null, out: 'c' },
    });
  });

  test.each([
    [[], 'sweep merge needs the files of all shards.'],
    [['a', 'b', 'a'], 'a is named twice.'],
    [['a', '--rho', '1'], 'sweep merge takes no parameters: --rho is what the files were made with.'],
    [['a', '--format', 'png'], '--format png needs --out, the file to write.'],
    [['a', '--workers', '2'], '"--workers" is not an option; --help lists them.'],
  ])('%j is refused', (words, sentence) => {
    expect(readArguments(['sweep', 'merge', ...words])).toEqual({ name: 'refused', sentence });
  });
});

test.each([
  ['sweep', '--help'],
  ['sweep', ...sides, '-h'],
  ['sweep', 'merge', '--help'],
])('%s %s asks for help', (...words) => {
  expect(readArguments(words)).toEqual({ name: 'help' });
});
