import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareRun, restoredSentence } from '../../src/core/compareRun';
import { parametersOf, type Recipe } from '../../src/core/fork';
import type { FormulaTree } from '../../src/core/formula';
import { columnNames } from '../../src/core/readouts';
import { runRecipe } from '../../src/core/replay';
import { readRunFile, type RunFile } from '../../src/core/runFile';
import type { WrittenRun } from '../../src/core/runText';
import { wholeRun } from '../../src/panels/takeAway/wholeRun';
import { readFormula } from '../../src/formula/readFormula';
import { sim } from '../cli/sim';
import { forkedLab, recipeOf, settledOf } from '../store/ranLab';
import { csvOf, jsonOf } from './anyRunFile';
import { anyRecipe, asRead } from './anyLink';

function opened(text: string): RunFile {
  const file = readRunFile(text);
  if ('refusal' in file) throw new Error(file.refusal);
  return file;
}
const refusalOf = (text: string) => {
  const file = readRunFile(text);
  return 'refusal' in file ? file.refusal : null;
};
/** The run as the command line has it: its own states alone. */
function ownRun(recipe: Recipe): WrittenRun {
  const run = runRecipe(recipe);
  return { ...recipe, columns: run.columns, length: run.columns.step.length, outcome: run.outcome, digest: run.digest };
}
const savedBy = async (recipe: Recipe): Promise<WrittenRun> => (await wholeRun(forkedLab(recipe)))!;

const recipe = recipeOf({ rho: 0.4, steps: 20 }, [8, { optimiser: 'adam', steps: 30 }], [12, { anticipation: 0.1 }]);
const written = [
  ['CSV', csvOf],
  ['JSON', (run: WrittenRun) => jsonOf(run)],
] as const;

describe.each(written)('a forked run saved as %s', (_, textOf) => {
  test('has the rows from its fork on, and says what the command line’s says', async () => {
    const text = textOf(await savedBy(recipe));
    expect(text).toBe(textOf(ownRun(recipe)));
    expect([...opened(text).columns!.step]).toEqual(Array.from({ length: 19 }, (_, i) => 12 + i));
  });

  test('opens again as the same recipe and digest, and every number is the run’s', async () => {
    const lab = forkedLab(recipe);
    const file = opened(textOf((await wholeRun(lab))!));
    const { parameters, forks, digest } = file;
    expect({ parameters, forks }).toEqual(recipe);
    const run = settledOf({ parameters, forks });
    expect(digest).toBe(run.digest);
    expect(compareRun(file.columns!, run)).toEqual({ count: 0, first: null });
    expect(restoredSentence('a', file, run)).toMatch(
      /^The run of “a” is restored: this page computes the same numbers/,
    );
  });

  test('is read back whatever its forks are', () => {
    fc.assert(
      fc.property(anyRecipe, fc.nat(9), (any, more) => {
        const plain = asRead(small(any, more));
        const file = opened(textOf(ownRun(plain)));
        expect([file.parameters, file.digest]).toEqual([plain.parameters, runRecipe(plain).digest]);
        expect(parametersOf(file)).toEqual(parametersOf(plain));
        const run = settledOf(plain);
        expect(compareRun(file.columns!, run)).toEqual({ count: 0, first: null });
      }),
      { seed: 51, numRuns: 40 },
    );
  });

  test('and changed in one number is told from the run, at its step', async () => {
    const run = await savedBy(recipe);
    const file = opened(textOf(run));
    file.columns!.gap[5] += 1;
    expect(compareRun(file.columns!, settledOf(recipe))).toMatchObject({
      count: 1,
      first: { column: 'gap', step: 17, here: run.columns.gap[5] },
    });
  });

  test('that its formula broke off after the fork is read as far as it went', () => {
    const first = { kernel: 'custom', horizon: 4, steps: 90, lrTime: 0.1, priority: 0.1, anticipation: 0 } as const;
    const broken = recipeOf({ ...first, formula: 'rho' }, [2, { formula: 'rho-1' }]);
    const trees = new Map<string, FormulaTree>();
    for (const text of ['rho', 'rho-1']) {
      const reading = readFormula(text);
      if (reading.ok) trees.set(text, reading.tree);
    }
    const run = runRecipe(broken, trees);
    const length = run.outcome.broken!.step - 2;
    expect(length).toBeGreaterThan(3);
    expect(length).toBeLessThan(88);
    const file = opened(textOf({ ...broken, columns: run.columns, length, outcome: run.outcome, digest: run.digest }));
    expect(file.columns!.step.at(-1)).toBe(length + 1);
    expect(compareRun(file.columns!, settledOf(broken, trees))).toEqual({ count: 0, first: null });
  });
});

/** The same recipe in a few steps, without formulas and with forks to match. */
function small({ parameters, forks }: Recipe, more: number): Recipe {
  const few = {
    steps: 20 + more,
    onset: Math.min(parameters.onset, 20),
    horizon: 8,
    deploy: Math.min(parameters.deploy, 8),
  };
  const kernel = parameters.kernel === 'custom' ? 'tail' : parameters.kernel;
  const first = { ...parameters, ...few, kernel, formula: 'k' };
  return {
    parameters: first,
    forks: forks.map(({ changes }, i) => {
      const { cost, lrGap, lrTime, seed, optimiser } = { ...first, ...changes };
      return { step: 4 * i + Math.min(more, 3), changes: { cost, optimiser, lrGap, lrTime, seed } };
    }),
  };
}

test('the command line prints the same JSON for the file’s link', async () => {
  const saved = jsonOf(await savedBy(recipe));
  const { link } = JSON.parse(saved) as { link: string };
  const { stdout, code } = await sim('run', link, '--format', 'json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual(JSON.parse(saved));
});

describe('a file of a forked run is refused with a reason', () => {
  const json = jsonOf(ownRun(recipe));
  const csv = csvOf(ownRun(recipe));
  const lines = csv.split('\n');
  const before = jsonOf(settledWritten(recipeOf({ rho: 0.4, steps: 20 })));
  const rowBefore = /\n(\{"step":11,.*\}),\n/.exec(before)![1];

  test.each([
    ['forks beside the link', json.replace('"step":8', '"step":7'), 'its link and its forks disagree'],
    ['a fork’s value', json.replace('"anticipation":0.1}', '"anticipation":0.2}'), 'its link and its forks disagree'],
    [
      'no forks beside a link that has them',
      json.replace(/"forks":\[.*?\}\}\],/, ''),
      'its link and its forks disagree',
    ],
    ['forks beside a link that has none', json.replace(/&fork=[^"]*/, ''), 'its link and its forks disagree'],
    ['forks that are no list', json.replace(/"forks":\[.*?\}\}\],/, '"forks":3,'), 'its link and its forks disagree'],
    [
      'a first state before the fork',
      json.replace('"rows":[\n', `"rows":[\n${rowBefore},\n`),
      'its row 1 is not that of the next state',
    ],
    ['a table that begins before the fork', csv.replace('\n12,', '\n11,'), 'its row 1 is not that of the next state'],
    [
      'a table without its last state',
      `${lines.slice(0, -2).join('\n')}\n`,
      'it is cut off or damaged: it ends at step 29 and not at step 30',
    ],
    [
      'a fork after the run’s end',
      csv.replace('8(optimiser', '21(optimiser'),
      'its link cannot be used: fork: a step must be a whole number from 0 to 20, not "21"',
    ],
  ])('%s', (_, text, refusal) => {
    expect(refusalOf(text)).toBe(refusal);
  });
});

function settledWritten(plain: Recipe): WrittenRun {
  const { columns, length, outcome, digest } = settledOf(plain);
  return { ...plain, columns, length, outcome, digest };
}

test('every Nth state of a forked run counts from its fork', () => {
  const file = opened(jsonOf(ownRun(recipe), 5));
  expect([...file.columns!.step]).toEqual([12, 17, 22, 27, 30]);
  for (const name of columnNames) expect(file.columns![name]).toHaveLength(5);
  expect(compareRun(file.columns!, settledOf(recipe)).count).toBe(0);
});
