import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { compareRun, restoredSentence } from '../../src/core/compareRun';
import { columnNames } from '../../src/core/readouts';
import { defaultParameters, specOf } from '../../src/core/parameters';
import { mostBytes, readRunFile, type RunFile } from '../../src/core/runFile';
import type { WrittenRun } from '../../src/core/runText';
import { runTraining } from '../../src/core/trainingRun';
import { readFormula } from '../../src/formula/readFormula';
import { anyWrittenRun, csvOf, jsonOf, writtenRun } from './anyRunFile';

function opened(text: string): RunFile {
  const file = readRunFile(text);
  if ('refusal' in file) throw new Error(file.refusal);
  return file;
}
function refusalOf(text: string): string | null {
  const file = readRunFile(text);
  return 'refusal' in file ? file.refusal : null;
}
const written = [
  ['CSV', csvOf],
  ['JSON', (run: WrittenRun) => jsonOf(run)],
] as const;
const small = writtenRun({ rho: 0.4, steps: 3, formula: 'a,"b"\nρ' });

describe.each(written)('a run saved as %s', (_, textOf) => {
  test('is read back whole: settings, version, digest and every number to the last bit', () => {
    fc.assert(
      fc.property(anyWrittenRun(12), (run) => {
        const file = opened(textOf(run));
        expect(file.parameters).toEqual(run.parameters);
        expect([file.version, file.digest]).toEqual([4, run.digest]);
        // === and not Object.is: a file has no sign before a zero.
        for (const name of columnNames) {
          expect(file.columns![name].length).toBe(run.length);
          expect(
            file.columns![name].every((value, i) => value === run.columns[name][i]),
            name,
          ).toBe(true);
        }
        expect(restoredSentence('a.csv', file, run)).toMatch(/is restored: this page computes the same numbers/);
      }),
    );
  });

  test('and cut off at any place is refused, unless only space is gone', () => {
    const text = textOf(small);
    for (let length = 0; length < text.length; length++) {
      const refusal = refusalOf(text.slice(0, length));
      if (text.slice(length).trim() === '' && refusal === null) continue;
      expect(refusal, `after ${length}`).toMatch(/^(it|its) .{5,160}[^.]$/);
    }
  });

  test('with bytes damaged is refused or read as it was, or the run tells: damage does not pass', () => {
    const bytes = new TextEncoder().encode(textOf(small));
    const damage = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(damage, (changes) => {
        const damaged = bytes.slice();
        for (const [at, value] of changes) damaged[at] = value;
        const text = new TextDecoder().decode(damaged);
        const file = readRunFile(text);
        if ('refusal' in file) {
          expect(file.refusal).toMatch(/^(it|its) /);
          return;
        }
        const run = runTraining(file.parameters);
        const noticed =
          file.digest !== run.digest ||
          compareRun(file.columns!, { ...run, length: run.columns.step.length }).count > 0;
        // What is not noticed is in settings that this run does not depend on, as its seed: the numbers are those that were saved.
        if (!noticed) expect([file.digest, compareRun(file.columns!, small).count]).toEqual([small.digest, 0]);
      }),
      { numRuns: 3000 },
    );
  });
});

test('a file may have every Nth state, as the command line writes it', () => {
  const run = writtenRun({ steps: 100 });
  const file = opened(jsonOf(run, 30));
  expect([...file.columns!.step]).toEqual([0, 30, 60, 90, 100]);
  expect(compareRun(file.columns!, run)).toEqual({ count: 0, first: null });
});

test('a table that went through a spreadsheet is still read', () => {
  const text = csvOf(small);
  const filled = text.replace(/^# .*$/gm, (line) => `"${line}"${','.repeat(27)}`).replaceAll('\n', '\r\n');
  expect(opened(filled)).toEqual(opened(text));
});

test('numbers that a spreadsheet rounded are found', () => {
  const run = writtenRun({ steps: 20 });
  const rounded = csvOf(run).replace(/\d\.\d{14,}/g, (number) => String(Number(Number(number).toPrecision(12))));
  const sentence = restoredSentence('a.csv', opened(rounded), run);
  expect(sentence).toMatch(
    /restored with the same digest, but \d+ of its numbers are not the run’s: “[a-zA-Z]+” at step \d+ is/,
  );
});

test('a file of another run’s numbers is told from the run', () => {
  const run = writtenRun({ steps: 20 });
  const other = writtenRun({ steps: 20, rho: 1 });
  const forged = csvOf({ ...other, parameters: run.parameters });
  const sentence = restoredSentence('a.csv', opened(forged), run);
  expect(sentence).toContain(`the file’s digest is ${other.digest}, this page’s ${run.digest}`);
  expect(sentence).toMatch(
    /^The numbers of “a.csv” are not what this page computes from its settings: “rate” at step 0 is 1, where this page has 1.3, /,
  );
});

test.each(written)('a %s file of another version restores the settings and compares nothing', (_, textOf) => {
  const text = textOf(small)
    .replaceAll('v=4', 'v=1')
    .replaceAll('"version":4', '"version":1')
    .replace('core version 4', 'core version 1')
    .replaceAll(small.digest, small.digest.replace('4-', '1-'))
    .replace('gap,', 'breach,');
  const file = opened(text);
  expect(file.parameters).toEqual(small.parameters);
  expect(restoredSentence('old.csv', file, small)).toBe(
    '“old.csv” was made with version 1 of the model and this page runs version 4: its settings are restored, and its numbers are not compared.',
  );
});

test('settings that only another version knew are named', () => {
  const text = csvOf(small).replaceAll('v=4&rho=0.4', 'v=1&rho=0.4&patience=3').replace('version 4', 'version 1');
  const file = opened(text.replace(small.digest, small.digest.replace('4-', '1-')));
  expect(file.problems.map(({ key, kind }) => [key, kind])).toEqual([['patience', 'unknown']]);
  expect(file.parameters.rho).toBe(0.4);
});

test.each(written)('a run that its formula broke off is read back from %s, as far as it went', (_, textOf) => {
  const parameters = { ...defaultParameters, kernel: 'custom', formula: '1/(1+rho*k)' } as const;
  const reading = readFormula(parameters.formula);
  const run = runTraining(parameters, { formula: reading.ok ? reading.tree : null });
  const length = run.outcome.broken!.step;
  expect(length).toBeLessThan(parameters.steps);
  const file = opened(textOf({ ...run, length }));
  expect(file.columns!.step.at(-1)).toBe(length - 1);
  expect(compareRun(file.columns!, { ...run, length })).toEqual({ count: 0, first: null });
  expect(file.parameters).toEqual(parameters);
});

describe('a file that is not a run’s is refused with a reason', () => {
  const csv = csvOf(small);
  const json = jsonOf(small);
  const lines = csv.split('\n');
  const deep = `{"rows":${'['.repeat(100_000)}`;
  test.each([
    ['nothing', '', 'it is empty'],
    ['only space', ' \r\n\t ', 'it is empty'],
    [
      'a picture',
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      'it is neither a CSV nor a JSON file of a run',
    ],
    ['another table', 'a,b\n1,2\n', 'it is neither a CSV nor a JSON file of a run'],
    [
      'the command line’s table',
      lines.slice(5).join('\n'),
      'it does not say which run it is of: only a table saved by this page has the link in its first lines',
    ],
    ['another JSON', '{"a":1}', 'it is not the JSON of a run: version, digest or link is missing'],
    ['a list', '[1,2]', 'it is neither a CSV nor a JSON file of a run'],
    ['half a JSON', json.slice(0, 400), 'it is not complete JSON: it has been cut off or damaged'],
    ['deep JSON', deep, 'its parts are nested deeper than those of a run'],
    ['JSON of endless parts', `{"rows":[${'{},'.repeat(100_100)}{}]}`, 'it has more states than a run can have'],
    [
      'JSON without rows',
      json.replace('"rows"', '"raws"'),
      'it is not the JSON of a run: parameters, outcome or rows are missing',
    ],
    ['JSON of no rows', json.replace(/"rows":\[[^]*$/, '"rows":[]}'), 'it is cut off: it has no states'],
    ['text for a number', json.replace(/"loss":[^,]+/, '"loss":"0"'), 'its row 1 has no number for “loss”'],
    ['an endless number', json.replace(/"loss":[^,]+/, '"loss":1e999'), 'its row 1 has no number for “loss”'],
    [
      'settings beside the link',
      json.replace('"rho":0.4', '"rho":0.5'),
      'its link and its parameters disagree about rho',
    ],
    [
      'a link out of range',
      csv.replace('rho=0.4', 'rho=14'),
      'its link cannot be used: rho must be a number from -0.5 to 5, not "14"',
    ],
    [
      'a link of markup',
      csv.replace('rho=0.4', '<b>=1'),
      'its link cannot be used: "<b>" is not a parameter; --help lists them',
    ],
    ['no link', lines.filter((line) => !line.startsWith('# Link')).join('\n'), 'it is cut off or damaged'],
    [
      'another digest’s version',
      csv.replace('Digest: 4-', 'Digest: 5-'),
      'its link, version and digest do not belong together',
    ],
    [
      'a column renamed',
      csv.replace(',gap,', ',<i>gap</i>,'),
      'its columns are not those of a run: “<i>gap</i>” is not one at place 2',
    ],
    [
      'a column too many',
      csv.replace(',flags\n', ',flags,more\n'),
      'its columns are not those of a run: “more” is not one',
    ],
    [
      'a column missing',
      csv.replace(',flags\n', '\n'),
      'its columns are not those of a run: “flags” is missing at place 28',
    ],
    [
      'rows missing',
      `${lines.slice(0, -2).join('\n')}\n`,
      'it is cut off or damaged: it ends at step 2 and not at step 3',
    ],
    ['a cell missing', csv.replace('\n1,', '\n'), 'its row 2 is not that of a state: it is cut off or damaged'],
    ['a cell of text', csv.replace('\n1,', '\n=1+1,'), 'its row 2 has no number for “step”'],
    ['rows out of order', csv.replace('\n2,', '\n1,'), 'its row 3 is not that of the next state'],
    [
      'endless rows',
      `${lines.slice(0, 6).join('\n')}\n${'0\n'.repeat(100_002)}`,
      'it has more states than a run can have',
    ],
    [
      'an endless row',
      `${lines.slice(0, 6).join('\n')}\n${','.repeat(3000)}\n`,
      'its row 1 is not that of a state: it is too long',
    ],
    ['an endless line', `# ${'#'.repeat(50_000)}\n`, 'it is cut off or damaged'],
  ])('%s', (_, text, refusal) => {
    expect(refusalOf(text)).toBe(refusal);
  });
});

test('text of any kind is refused or read, and never throws', () => {
  const start = fc.constantFrom(
    '',
    '{',
    '{"rows":[',
    '# Link: #v=4\n',
    '"#',
    csvOf(small).slice(0, 200),
    jsonOf(small).slice(0, 900),
  );
  fc.assert(
    fc.property(start, fc.string({ unit: 'binary', maxLength: 200 }), (before, after) => {
      expect(refusalOf(before + after)).toMatch(/^(it|its) /);
    }),
  );
});

test('the longest run, with numbers as long as they get, is a file that may be opened', () => {
  const steps = specOf('steps');
  const states = steps.kind === 'number' ? steps.max + 1 : Infinity;
  const longest = '-2.2250738585072014e-308';
  const row = `${JSON.stringify(Object.fromEntries(columnNames.map((name) => [name, 0])))},\n`;
  const bytes = (row.length + columnNames.length * (longest.length - 1)) * states;
  expect(bytes).toBeGreaterThan(mostBytes / 2);
  expect(bytes).toBeLessThan(mostBytes);
});
