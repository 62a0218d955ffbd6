import { expect, test } from 'vitest';
import { readArguments } from '../../src/cli/arguments';
import { experimentNames } from '../../src/cli/claimArguments';
import { claimIds } from '../../src/core/claims/claim';

test.each([
  [['claims'], { ids: claimIds, format: 'table' }],
  [['claims', 'c10', 'C2', 'C2', '--format', 'json'], { ids: ['C10', 'C2'], format: 'json' }],
  [['claims', '--format=table', 'C2'], { ids: ['C2'], format: 'table' }],
])('takes %j', (words, options) => {
  expect(readArguments(words)).toEqual({ name: 'claims', options });
});

test.each([
  [['experiment', 'c3'], { names: ['C3'], out: null }],
  [['experiment', 'Moe-2023', '--out=a=b'], { names: ['moe-2023'], out: 'a=b' }],
  [['experiment', '--all', '--out', 'here'], { names: experimentNames, out: 'here' }],
])('takes %j', (words, options) => {
  expect(readArguments(words)).toEqual({ name: 'experiment', options });
});

test('there is an experiment for each claim', () => {
  expect(experimentNames.slice(0, 12)).toEqual([...claimIds]);
  expect(new Set(experimentNames).size).toBe(experimentNames.length);
});

test.each([[['claims', '-h']], [['experiment', '--help']]])('helps with %j', (words) => {
  expect(readArguments(words)).toEqual({ name: 'help' });
});

test.each([
  [['claims', 'C13'], '"C13" is not a claim: write C1 to C12.'],
  [['claims', '--format', 'csv'], '--format must be table or json, not "csv".'],
  [['claims', '--format'], '--format must be table or json, not "".'],
  [['claims', '--format=json', '--format=json'], '--format must be given once.'],
  [['claims', '--out', 'x'], '"--out" is not an option here; --help lists them.'],
  [['claims', '-format', 'json'], '"-format" is not an option here; --help lists them.'],
  [['experiment'], 'experiment takes one name, or --all with --out; --help lists the names.'],
  [['experiment', 'C1', 'C2'], 'experiment takes one name, or --all with --out; --help lists the names.'],
  [['experiment', 'C14'], '"C14" is not an experiment; --help lists them.'],
  [['experiment', '--all'], 'experiment --all needs --out, the directory to write into.'],
  [['experiment', '--all', 'C1', '--out', 'x'], 'experiment takes a name or --all, not both.'],
  [['experiment', 'C1', '--out', ''], '--out must be the name of a directory.'],
])('refuses %j', (words, sentence) => {
  expect(readArguments(words)).toEqual({ name: 'refused', sentence });
});
