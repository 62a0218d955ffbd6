import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { runTraining } from '../../src/core/trainingRun';
import { defaultParameters } from '../../src/core/parameters';
import { columnNames } from '../../src/core/readouts';
import { readFormula } from '../../src/formula/readFormula';
import { sim } from '../cli/sim';
import { anyWrittenRun, csvOf, jsonOf, page, writtenRun } from './anyRunFile';

describe('the page writes what the command line prints', () => {
  const link = 'rho=0.9&hidden=0.2&steps=700&planner=softmax';
  const run = writtenRun({ rho: 0.9, hidden: 0.2, steps: 700, planner: 'softmax' });

  test('as JSON byte for byte', async () => {
    const { stdout } = await sim('run', link, '--format', 'json');
    expect(jsonOf(run)).toBe(stdout);
  });

  test('as CSV byte for byte, after the lines that begin with #', async () => {
    const { stdout } = await sim('run', link, '--format', 'csv');
    const lines = csvOf(run).split('\n');
    const about = lines.filter((line) => line.startsWith('#'));
    expect(lines.slice(about.length).join('\n')).toBe(stdout);
    expect(about.slice(0, 4)).toEqual([
      '# The Long Game, core version 4',
      `# Link: ${page}#v=4&rho=0.9&hidden=0.2&planner=softmax&steps=700`,
      `# Digest: ${run.digest}`,
      '# States: 701',
    ]);
    expect(about[4]).toMatch(new RegExp(`^# Outcome: ${run.outcome.kind}\\. [A-Z].*\\.$`));
    expect(about).toHaveLength(5);
  });

  test('also of a run that its formula breaks off', async () => {
    const parameters = { ...defaultParameters, kernel: 'custom', formula: '1/(1+rho*k)' } as const;
    const reading = readFormula(parameters.formula);
    const broken = runTraining(parameters, { formula: reading.ok ? reading.tree : null });
    expect(broken.outcome.broken).toBeDefined();
    const { stdout } = await sim(
      'run',
      `kernel=custom&formula=${encodeURIComponent(parameters.formula)}`,
      '--format=json',
    );
    expect(jsonOf({ ...broken, length: broken.outcome.broken!.step })).toBe(stdout);
  });
});

test('whatever the formula field says, a table has one number a cell, and no cell that a spreadsheet would compute', () => {
  fc.assert(
    fc.property(anyWrittenRun(6), (run) => {
      const lines = csvOf(run).split('\n');
      expect(lines.pop()).toBe('');
      expect(lines.slice(0, 5).every((line) => /^# [A-Z][^=+@"\t\r]*/.test(line))).toBe(true);
      expect(lines[5]).toBe(columnNames.join(','));
      for (const line of lines.slice(6)) {
        const cells = line.split(',');
        expect(cells).toHaveLength(columnNames.length);
        for (const cell of cells) expect(cell).toMatch(/^-?\d+(\.\d+)?(e[+-]\d+)?$/);
      }
      for (const line of lines.slice(0, 5)) for (const cell of line.split(',')) expect(cell).toMatch(/^(# | [^=+@-])/);
    }),
  );
});
