import { describe, expect, test } from 'vitest';
import { readArguments } from '../../src/cli/arguments';

const defaults = { link: '', flags: [], every: 1, format: 'ndjson', out: null };

describe('readArguments', () => {
  test.each([
    [['run'], {}],
    [['run', ''], {}],
    [['run', '#v=4&rho=1.5'], { link: '#v=4&rho=1.5' }],
    [['run', '', '--every', '100'], { every: 100 }],
    [['run', '--every=100', 'gap=1'], { link: 'gap=1', every: 100 }],
    [['run', '--format', 'csv', '--out', '-odd name'], { format: 'csv', out: '-odd name' }],
    [
      ['run', '--rho', '-0.2', 'gap=1', '--lrTime=0'],
      {
        link: 'gap=1',
        flags: [
          ['rho', '-0.2'],
          ['lrTime', '0'],
        ],
      },
    ],
    [
      ['run', '--formula=k=1', '--gap'],
      {
        flags: [
          ['formula', 'k=1'],
          ['gap', null],
        ],
      },
    ],
    [
      ['run', '--rho', '--gap', '1'],
      {
        flags: [
          ['rho', null],
          ['gap', '1'],
        ],
      },
    ],
    [['run', 'gap=1', '--fork', '5(lrGap:0)'], { link: 'gap=1', flags: [['fork', '5(lrGap:0)']] }],
    [['run', '--fork=5(formula:k=1)'], { flags: [['fork', '5(formula:k=1)']] }],
    [
      ['run', '--fork', '--gap=1'],
      {
        flags: [
          ['fork', null],
          ['gap', '1'],
        ],
      },
    ],
    [
      ['run', '--gap', '1', '--gap', '1'],
      {
        flags: [
          ['gap', '1'],
          ['gap', '1'],
        ],
      },
    ],
  ])('takes %j', (words, options) => {
    expect(readArguments(words)).toEqual({ name: 'run', options: { ...defaults, ...options } });
  });

  test.each([[['help']], [['--help']], [['-h']], [['run', '--help']], [['run', '--rho', 'x', '-h']]])(
    'helps with %j',
    (words) => {
      expect(readArguments(words)).toEqual({ name: 'help' });
    },
  );

  test.each([
    [[], 'The command is missing: write run, sweep, claims, experiment or help.'],
    [['runn'], '"runn" is not a command: write run, sweep, claims, experiment or help.'],
    [['run', 'gap=1', 'rho=1'], 'run takes one link: join its parts with & and put them in quotes.'],
    [['run', '--anticpation', '1'], '"--anticpation" is not an option; did you mean --anticipation?'],
    [['run', '--vs', '(rho:1)'], '"--vs" is not an option; --help lists them.'],
    [['run', '--t', '1'], '"--t" is not an option; --help lists them.'],
    [['run', '--__proto__', '1'], '"--__proto__" is not an option; --help lists them.'],
    [['run', '-rho', '1'], '"-rho" is not an option; --help lists them.'],
    [['run', '--every', '0'], '--every must be a whole number from 1 up, not "0".'],
    [['run', '--every', '1.5'], '--every must be a whole number from 1 up, not "1.5".'],
    [['run', '--every'], '--every must be a whole number from 1 up, not "".'],
    [['run', '--every', '1', '--every', '1'], '--every must be given once.'],
    [['run', '--format', 'xml'], '--format must be ndjson, csv or json, not "xml".'],
    [['run', '--out', ''], '--out must be the name of a file.'],
  ])('refuses %j', (words, sentence) => {
    expect(readArguments(words)).toEqual({ name: 'refused', sentence });
  });
});
