import { describe, expect, test } from 'vitest';
import type { Recipe } from '../../../src/core/fork';
import type { FormulaTree } from '../../../src/core/formula';
import type { Formulas } from '../../../src/core/lineage';
import { defaultParameters } from '../../../src/core/parameters';
import { runRecipe } from '../../../src/core/replay';
import { mostBytes } from '../../../src/core/runFile';
import type { WrittenRun } from '../../../src/core/runText';
import { createLab, type Lab } from '../../../src/store/lab';
import { restoreRun, type Opened } from '../../../src/panels/takeAway/restoreRun';
import { wholeRun } from '../../../src/panels/takeAway/wholeRun';
import { csvOf, jsonOf, writtenRun } from '../../core/anyRunFile';
import { compute, forkedLab, ranLab, recipeOf } from '../../store/ranLab';

const fileOf = (name: string, content: string | Uint8Array<ArrayBuffer>): Opened => new File([content], name);
const anyFormula = () => Promise.resolve({ ok: true } as const);
const run = writtenRun({ rho: 0.4, steps: 30 });

/** Computes every run that the lab is taken to, a little later. */
function computing(lab: Lab): Lab {
  lab.subscribe((state, before) => {
    if (state.recipe === before.recipe) return;
    lab.beginRun();
    setTimeout(() => compute(lab), 5);
  });
  return lab;
}

test.each([
  ['run.csv', csvOf(run)],
  ['run.json', jsonOf(run)],
])('%s restores the run, in one step that Back undoes', async (name, text) => {
  const lab = computing(ranLab({ steps: 20 }, 10));
  const sentence = await restoreRun(lab, fileOf(name, text), anyFormula);
  expect(sentence).toBe(`The run of “${name}” is restored: this page computes the same numbers, digest ${run.digest}.`);
  const { parameters, settled, cursor, jumps } = lab.getState();
  expect(parameters).toEqual(run.parameters);
  expect(settled?.digest).toBe(run.digest);
  expect([cursor, jumps]).toEqual([null, 1]);
});

test('a file whose numbers are another run’s is told from it', async () => {
  const lab = computing(ranLab({ steps: 20 }));
  const forged = csvOf({ ...run, parameters: { ...run.parameters, rho: 0.5 } });
  const sentence = await restoreRun(lab, fileOf('run.csv', forged), anyFormula);
  expect(sentence).toContain('are not what this page computes from its settings');
  expect(sentence).toContain(lab.getState().settled!.digest);
});

test('settings changed before the run is computed end the comparison with a sentence', async () => {
  const lab = computing(ranLab({ steps: 20 }));
  const answer = restoreRun(lab, fileOf('run.csv', csvOf(run)), anyFormula);
  await new Promise((resolve) => setTimeout(resolve, 2));
  lab.set('gap', 1.7);
  expect(await answer).toMatch(/^The settings were changed before the run of “run.csv” was computed/);
});

describe('what is refused leaves the page as it was', () => {
  const custom = writtenRun({ steps: 3, formula: 'rho' });
  const customText = jsonOf({ ...custom, parameters: { ...custom.parameters, kernel: 'custom', formula: 'rho*' } });
  const huge: Opened = {
    name: 'huge.csv',
    size: mostBytes + 1,
    arrayBuffer: () => Promise.reject(new Error('must not be read')),
  };
  const gone: Opened = {
    name: 'gone.csv',
    size: 9,
    arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')),
  };
  test.each<[Opened, string]>([
    [huge, 'it is larger than 128 MB, more than any run takes'],
    [gone, 'the browser could not read it'],
    [fileOf('a.png', Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10, 0)), 'it is not text'],
    [fileOf('a.csv', '# The Long Game\0'), 'it is not text'],
    [fileOf('a.csv', ''), 'it is empty'],
    [fileOf('a.csv', csvOf(run).slice(0, -500)), 'it is cut off: its last line is not complete'],
    [fileOf('a.json', jsonOf(run).slice(0, -5)), 'it is not complete JSON: it has been cut off or damaged'],
    [fileOf('a.json', customText), 'its formula cannot be used: something is missing'],
    [fileOf(`${'x'.repeat(60)}\u202e.csv`, ''), 'it is empty'],
  ])('%s', async (file, why) => {
    const lab = ranLab({ gap: 1.5, steps: 20 }, 7);
    const before = lab.getState();
    const readFormula = () => Promise.resolve({ ok: false, sentence: 'something is missing.' } as const);
    const sentence = await restoreRun(lab, file, readFormula);
    const name = file.name.length > 40 ? `${'x'.repeat(39)}…` : file.name;
    expect(sentence).toBe(`“${name}” was not opened, because ${why}.`);
    expect(lab.getState()).toBe(before);
  });
});

test('a run that cannot be computed is left to the lab to explain', async () => {
  const lab = createLab(defaultParameters);
  compute(lab);
  lab.subscribe((state, before) => {
    if (state.recipe === before.recipe) return;
    lab.beginRun();
    setTimeout(() => lab.failRun('No.'), 1);
  });
  expect(await restoreRun(lab, fileOf('a.csv', csvOf(run)), anyFormula)).toBe(null);
});

describe('a forked run', () => {
  const recipe = recipeOf({ rho: 0.4, steps: 30 }, [10, { optimiser: 'adam' }], [20, { lrGap: 0.01 }]);
  const save = async (kind: typeof csvOf) => kind((await wholeRun(forkedLab(recipe)))!);

  test.each([
    ['run.csv', csvOf],
    ['run.json', (written: WrittenRun) => jsonOf(written)],
  ])('is restored with its forks from %s, and what it was forked from comes with it', async (name, textOf) => {
    const lab = computing(ranLab({ steps: 20 }, 10));
    const sentence = await restoreRun(lab, fileOf(name, await save(textOf)), anyFormula);
    const { digest } = runRecipe(recipe);
    expect(sentence).toBe(`The run of “${name}” is restored: this page computes the same numbers, digest ${digest}.`);
    expect(lab.getState().recipe).toEqual(recipe);
    expect(lab.getState().parent?.recipe.forks).toHaveLength(1);
    expect([lab.getState().settled?.digest, lab.getState().jumps]).toEqual([digest, 1]);
  });

  test('left before it is computed, though its parameters stay, is not compared', async () => {
    const same = recipeOf({ rho: 0.4, steps: 30 }, [10, {}]);
    const lab = computing(ranLab({ steps: 20 }));
    const text = csvOf((await wholeRun(forkedLab(same)))!);
    const answer = restoreRun(lab, fileOf('run.csv', text), anyFormula);
    await new Promise((resolve) => setTimeout(resolve, 2));
    lab.leaveFork();
    expect(await answer).toMatch(/^The settings were changed before the run of “run.csv” was computed/);
  });

  test('is asked about with all of its formulas', async () => {
    const custom = recipeOf({ kernel: 'custom', formula: 'k', steps: 30 }, [10, { formula: 'rho' }]);
    const trees: Formulas = new Map<string, FormulaTree>([
      ['k', 'k'],
      ['rho', 'rho'],
    ]);
    const text = csvOf((await wholeRun(forkedLab(custom, trees)))!);
    const lab = ranLab({ steps: 20 });
    const before = lab.getState();
    const askedAbout: Recipe[] = [];
    const sentence = await restoreRun(lab, fileOf('run.csv', text), (about) => {
      askedAbout.push(about);
      return Promise.resolve({ ok: false, sentence: 'In the fork at step 10 something is missing.' });
    });
    expect(askedAbout).toEqual([custom]);
    expect(sentence).toBe(
      '“run.csv” was not opened, because its formula cannot be used: In the fork at step 10 something is missing.',
    );
    expect(lab.getState()).toBe(before);
  });
});

test('a run is written from its fork on, in memory of its own', async () => {
  const lab = forkedLab(recipeOf({ steps: 30 }, [10, { lrGap: 0.01 }]));
  const { settled } = lab.getState();
  const { columns, length, forks } = (await wholeRun(lab))!;
  expect([length, columns.step[0], columns.step.length, forks]).toEqual([21, 10, 21, settled!.recipe.forks]);
  expect(columns.gap).toEqual(settled!.columns.gap.subarray(10));
  settled!.columns.gap.fill(0);
  expect(columns.gap[3]).not.toBe(0);
});
