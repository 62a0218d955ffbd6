import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forkedAt, pathOf, paths, sameRecipe, withChanges, withPath } from '../../src/core/changeRecipe';
import { lineageOf, mostForks, parametersOf, type Recipe } from '../../src/core/fork';
import { defaultParameters, parameterTable, type ParameterKey } from '../../src/core/parameters';
import { formatLink } from '../../src/core/permalink';
import { readLinkStrictly } from '../../src/core/readLink';
import { runRecipe } from '../../src/core/replay';
import { anyParameters as anyDrawn, withoutMinusZero } from '../worker/anyParameters';

const anyParameters = (mostSteps: number) => anyDrawn(mostSteps).map(withoutMinusZero);
const keys = parameterTable.map(({ key }) => key);
const someKeys = fc.uniqueArray(fc.constantFrom(...keys), { maxLength: 5 });
/** What a reader does to a run: changes some parameters, or forks it. */
const anyEdits = fc.array(
  fc.record({
    forks: fc.boolean(),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    keys: someKeys,
    to: anyParameters(60),
  }),
  { maxLength: 6 },
);
function edited(parameters: Recipe['parameters'], edits: Parameters<Parameters<typeof anyEdits.map>[0]>[0]): Recipe {
  let recipe: Recipe = { parameters, forks: [] };
  for (const edit of edits) {
    const { steps } = parametersOf(recipe);
    if (edit.forks) recipe = forkedAt(recipe, Math.round(edit.at * steps)) ?? recipe;
    else recipe = withChanges(recipe, Object.fromEntries(edit.keys.map((key) => [key, edit.to[key]]))).recipe;
  }
  return recipe;
}

describe('whatever is changed and forked', () => {
  test('is a recipe that the command line takes as it is, and that runs', () => {
    fc.assert(
      fc.property(anyParameters(60), anyEdits, (parameters, edits) => {
        const recipe = edited(parameters, edits);
        const { formula } = recipe.parameters;
        const read = readLinkStrictly(formatLink({ ...recipe, step: null }));
        expect(read).toEqual({ ok: true, ...recipe });
        expect(sameRecipe(recipe, structuredClone(recipe))).toBe(true);
        if (recipe.parameters.kernel === 'custom' || formula === '') return;
        const { columns } = runRecipe(recipe);
        expect(columns.step.at(-1)).toBe(parametersOf(recipe).steps);
      }),
      { numRuns: 150 },
    );
  });
});

const forked: Recipe = {
  parameters: defaultParameters,
  forks: [
    { step: 100, changes: { lrGap: 0.01 } },
    { step: 300, changes: { anticipation: 0.2 } },
  ],
};

describe('a change of a forked run', () => {
  test('is one of its last fork', () => {
    const { recipe } = withChanges(forked, { cost: 0.01, anticipation: 0.4 });
    expect(recipe.parameters).toEqual(defaultParameters);
    expect(recipe.forks).toEqual([forked.forks[0], { step: 300, changes: { anticipation: 0.4, cost: 0.01 } }]);
  });

  test('back to what the run before it has is none', () => {
    const { recipe } = withChanges(forked, { anticipation: defaultParameters.anticipation });
    expect(recipe.forks[1]).toEqual({ step: 300, changes: {} });
  });

  test.each<ParameterKey>(['gap', 'rho', 'hidden', 'kernel', 'wiring'])('of %s is one of the first run', (key) => {
    const to = { gap: 1.5, rho: 2, hidden: 0.3, kernel: 'hyperbolic', wiring: 'independent' }[key as 'gap'];
    const { recipe } = withChanges(forked, { [key]: to });
    expect(recipe.parameters).toEqual({ ...defaultParameters, [key]: to });
    expect(recipe.forks).toEqual(forked.forks);
    expect(lineageOf(recipe).map((parameters) => parameters[key])).toEqual([to, to, to]);
  });

  test('takes back what no fork of the changed run may change', () => {
    const beta: Recipe = {
      parameters: { ...defaultParameters, kernel: 'quasi-hyperbolic' },
      forks: [{ step: 5, changes: { presentBias: 0.4, horizon: 12 } }],
    };
    expect(withChanges(beta, { kernel: 'hyperbolic' }).recipe.forks).toEqual([{ step: 5, changes: { horizon: 12 } }]);
    expect(withChanges(beta, { wiring: 'independent' }).recipe.forks).toEqual([{ step: 5, changes: {} }]);
    const own = withChanges(beta, { kernel: 'custom', formula: 'exp(-rho*k)', presentBias: 0.2 }).recipe;
    expect(own.parameters).toMatchObject({ kernel: 'custom', formula: 'exp(-rho*k)', presentBias: 0.2 });
  });

  test('lowers what another one bounds, and says so; no run ends before its fork', () => {
    const { recipe, refitted } = withChanges(forked, { steps: 40, horizon: 3, deploy: 5, onset: 900 });
    expect(parametersOf(recipe)).toMatchObject({ steps: 300, horizon: 3, deploy: 3, onset: 300 });
    expect(refitted).toEqual([
      { key: 'steps', to: 300 },
      { key: 'deploy', to: 3 },
      { key: 'onset', to: 300 },
    ]);
    const plain = withChanges({ parameters: defaultParameters, forks: [] }, { steps: 40, onset: 900 });
    expect(plain).toEqual({
      recipe: { parameters: { ...defaultParameters, steps: 40, onset: 40 }, forks: [] },
      refitted: [{ key: 'onset', to: 40 }],
    });
  });
});

describe('a run is forked', () => {
  test('from the run that the step is of', () => {
    const later = forkedAt(forked, 500)!;
    expect(later.forks).toEqual([...forked.forks, { step: 500, changes: {} }]);
    expect(forkedAt(forked, 200)!.forks).toEqual([forked.forks[0], { step: 200, changes: {} }]);
    expect(forkedAt(forked, 0)!.forks).toEqual([{ step: 0, changes: {} }]);
  });

  test(`at most ${mostForks} times`, () => {
    let recipe: Recipe | null = { parameters: defaultParameters, forks: [] };
    for (let i = 0; i < mostForks; i++) recipe = recipe && forkedAt(recipe, 10 * i);
    expect(recipe?.forks).toHaveLength(mostForks);
    expect(recipe && forkedAt(recipe, 900)).toBe(null);
    expect(recipe && forkedAt(recipe, 5)?.forks).toHaveLength(2);
  });
});

describe('which path may move', () => {
  const here = forkedAt({ parameters: defaultParameters, forks: [] }, 150)!;

  test('is set by the learning rate of the other one', () => {
    expect(paths.map((path) => withPath(here, path).forks[0].changes)).toEqual([{}, { lrTime: 0 }, { lrGap: 0 }]);
    for (const path of paths) {
      expect(pathOf(withPath(here, path))).toBe(path);
      for (const next of paths) expect(withPath(withPath(here, path), next)).toEqual(withPath(here, next));
    }
    expect(pathOf({ parameters: defaultParameters, forks: [] })).toBe(null);
  });

  test('keeps what else the fork changes', () => {
    const { recipe } = withChanges(here, { lrGap: 0.02, cost: 0.01 });
    const objective = withPath(recipe, 'objective');
    expect(objective.forks[0].changes).toEqual({ lrGap: 0.02, lrTime: 0, cost: 0.01 });
    expect(withPath(objective, 'both')).toEqual(recipe);
  });

  test('alone moves only its own number', () => {
    const objective = runRecipe(withPath(here, 'objective')).columns;
    expect(objective.rate.every((rate) => rate === objective.rate[0])).toBe(true);
    expect(objective.gap.at(-1)).toBeLessThan(objective.gap[0]);
    const lookahead = runRecipe(withPath(here, 'lookahead')).columns;
    expect(lookahead.gap.every((gap) => gap === lookahead.gap[0])).toBe(true);
    expect(lookahead.rate.at(-1)).toBeLessThan(lookahead.rate[0]);
  });
});
