import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Recipe } from '../../src/core/fork';
import { runRecipe } from '../../src/core/replay';
import type { FormulaRequest, FormulaResponse } from '../../src/protocol/formulaMessages';
import type { readFormulas as read } from '../../src/store/formulas';
import { createFormulaHandler } from '../../src/worker/formulaHandler';
import { recipeOf } from './ranLab';

/** What the workers were asked. */
let asked: FormulaRequest[] = [];

/** A worker whose other side is the real handler on this thread. */
class FakeWorker {
  onmessage: ((event: { data: FormulaResponse }) => void) | null = null;
  readonly #handle: (request: FormulaRequest) => void;

  constructor() {
    let handle: (request: FormulaRequest) => void = () => undefined;
    this.#handle = (request) => handle(request);
    const post = (data: FormulaResponse) => setTimeout(() => this.onmessage?.({ data: structuredClone(data) }), 0);
    handle = createFormulaHandler(post);
  }

  postMessage(request: FormulaRequest) {
    asked.push(request);
    this.#handle(structuredClone(request));
  }

  terminate() {}
}

let readFormulas: typeof read;
beforeEach(async () => {
  asked = [];
  vi.stubGlobal('Worker', FakeWorker);
  vi.resetModules();
  ({ readFormulas } = await import('../../src/store/formulas'));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const custom = (formula: string, ...forks: Recipe['forks'][number][]): Recipe => ({
  ...recipeOf({ kernel: 'custom', formula, steps: 30, horizon: 4 }),
  forks,
});

describe('the formulas of a recipe', () => {
  test('are read once each, and only the first run’s is checked at its start', async () => {
    const recipe = custom(
      'exp(-rho*k)',
      { step: 5, changes: { formula: 'rho+k' } },
      { step: 9, changes: { lrGap: 0.1 } },
      { step: 9, changes: { formula: 'exp(-rho*k)' } },
    );
    const answer = await readFormulas('main', recipe);
    if (!answer?.ok) expect.fail(answer?.sentence);
    expect(asked.map(({ text, start }) => [text, start?.rho])).toEqual([
      ['exp(-rho*k)', 1.3],
      ['rho+k', undefined],
    ]);
    expect([...answer.formulas.keys()]).toEqual(['exp(-rho*k)', 'rho+k']);
    expect(runRecipe(recipe, answer.formulas).columns.step).toHaveLength(22);
  });

  test('may be ones that give no weights at the start of the run, if a fork uses them', async () => {
    expect(await readFormulas('main', custom('k-2'))).toMatchObject({ ok: false });
    expect(await readFormulas('main', custom('k', { step: 5, changes: { formula: 'k-2' } }))).toMatchObject({
      ok: true,
    });
  });

  test('that cannot be read are refused: the first run’s as it is, a fork’s with its step', async () => {
    expect(await readFormulas('main', custom('2*foo'))).toMatchObject({ ok: false, position: 2 });
    const forked = await readFormulas('main', custom('k', { step: 5, changes: { formula: '2*foo' } }));
    expect(forked).toMatchObject({
      ok: false,
      sentence: expect.stringMatching(/^In the fork at step 5 the formula cannot be used\. .*foo/) as string,
    });
  });

  test('are null where a later question of the same name takes their place; other names are left alone', async () => {
    const recipe = custom('k', { step: 5, changes: { formula: 'rho' } });
    const [first, other, last] = await Promise.all(
      ['main', 'beside', 'main'].map((name) => readFormulas(name, recipe)),
    );
    expect([first, other?.ok, last?.ok]).toEqual([null, true, true]);
  });
});
