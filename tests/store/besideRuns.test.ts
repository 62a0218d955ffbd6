import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sameRecipe, withPath } from '../../src/core/changeRecipe';
import type { Recipe } from '../../src/core/fork';
import { runRecipe } from '../../src/core/replay';
import { allBeside, behindRuns } from '../../src/store/beside';
import type { Lab } from '../../src/store/lab';
import { compute, computeAll, forkedLab, ranLab, recipeOf, settledOf } from './ranLab';

const state = (lab: Lab) => lab.getState();
/** What is asked for: the recipes of runs beside the lab's that are not known. */
const asked = (lab: Lab): Recipe[] => allBeside(state(lab)).flatMap(({ recipe, run }) => (run ? [] : [recipe]));

describe('the run that was forked', () => {
  test('is known at once where it was the run shown', () => {
    const lab = ranLab({}, 300);
    const { settled } = state(lab);
    lab.fork();
    expect(state(lab).parent).toEqual({ recipe: settled!.recipe, run: settled });
    compute(lab);
    expect(state(lab).parent?.run).toBe(settled);
    lab.seek(500);
    const { settled: fork } = state(lab);
    lab.fork();
    expect(state(lab).parent?.run).toBe(fork);
  });

  test('is asked for else, and taken when it comes', () => {
    const recipe = recipeOf({}, [300, { lrGap: 0.02 }]);
    const lab = ranLab();
    lab.set('rho', 2);
    compute(lab);
    lab.load(recipe, null);
    expect(asked(lab)).toEqual([recipeOf({})]);
    lab.settleBeside(settledOf(recipeOf({ rho: 1 })));
    expect(asked(lab)).toHaveLength(1);
    const wanted = settledOf(state(lab).parent!.recipe);
    lab.settleBeside(wanted);
    expect(asked(lab)).toEqual([]);
    expect(state(lab).parent?.run).toBe(wanted);
    expect(wanted.digest).toBe(runRecipe(recipeOf({})).digest);
  });

  test('stays known while the fork’s own parameters change, and is another when those before it do', () => {
    const lab = ranLab({}, 300);
    lab.fork();
    compute(lab);
    const { parent } = state(lab);
    for (const lrGap of [0.01, 0.02, 0.03]) lab.set('lrGap', lrGap);
    expect(state(lab).parent?.run).toBe(parent?.run);
    lab.set('gap', 1.5);
    expect(state(lab).parent?.run).toBe(null);
    lab.undo();
    computeAll(lab);
    expect(state(lab).parent?.run?.digest).toBe(parent?.run?.digest);
  });

  test('that cannot be computed is left out', () => {
    const lab = ranLab();
    lab.load(recipeOf({ rho: 1 }, [300, {}]), null);
    const { recipe } = state(lab).parent!;
    lab.dropBeside(recipeOf({ rho: 1 })); // another object is another question
    expect(state(lab).parent).not.toBe(null);
    lab.dropBeside(recipe);
    expect(state(lab).parent).toBe(null);
  });

  test('keeps its memory; the fork’s is given back with every change', () => {
    const lab = ranLab({}, 300);
    const memory = () => state(lab).settled!.columns.step.buffer;
    lab.fork();
    expect(compute(lab)).toEqual([]);
    for (const lrGap of [0.01, 0.02]) {
      const fork = memory();
      lab.set('lrGap', lrGap);
      expect(compute(lab)).toEqual([fork]);
    }
    lab.pin();
    lab.leaveFork();
    expect(compute(lab)).toEqual([]);
  });
});

describe('the race taken apart', () => {
  const here = recipeOf({}, [300, {}]);

  test.each([
    ['both', ['objective', 'lookahead']],
    ['objective', ['lookahead']],
    ['lookahead', ['objective']],
  ] as const)('has beside %s the same fork with %j free; both is the parent', (path, others) => {
    const lab = forkedLab(withPath(here, path));
    expect(state(lab).apart.map(({ recipe }) => recipe)).toEqual(others.map((other) => withPath(here, other)));
    expect(state(lab).parent?.recipe).toEqual(recipeOf({}));
    for (const { recipe, run } of state(lab).apart) expect(run?.digest).toBe(runRecipe(recipe).digest);
  });

  test('takes over the runs that it knows when another path is chosen', () => {
    const lab = forkedLab(here);
    const digests = new Map(
      [state(lab).settled!, ...state(lab).apart.map(({ run }) => run!)].map((run) => [run.digest, run]),
    );
    expect(digests.size).toBe(3);
    for (const path of ['objective', 'lookahead', 'both'] as const) {
      lab.setPath(path);
      expect(asked(lab)).toEqual([]);
      compute(lab);
    }
  });

  test.each([
    ['that changes something else', recipeOf({}, [300, { cost: 0.01 }])],
    ['that has another rate for the path that moves', recipeOf({}, [300, { lrGap: 0.02, lrTime: 0 }])],
    ['that stops both', recipeOf({}, [300, { lrGap: 0, lrTime: 0 }])],
    ['of a run in which only one moved', recipeOf({ lrTime: 0 }, [300, {}])],
    ['that there is not', recipeOf({})],
  ])('is nothing for a fork %s', (_, recipe) => {
    expect(state(forkedLab(recipe)).apart).toEqual([]);
  });

  test('for two forks is that of the last', () => {
    const lab = forkedLab(recipeOf({}, [300, { cost: 0.01 }], [500, { lrTime: 0 }]));
    expect(state(lab).apart.map(({ recipe }) => recipe)).toEqual([
      recipeOf({}, [300, { cost: 0.01 }], [500, { lrGap: 0 }]),
    ]);
    expect(state(lab).parent?.recipe).toEqual(recipeOf({}, [300, { cost: 0.01 }]));
  });
});

describe('pinning a forked run', () => {
  test('keeps it while another is shown, and swapping brings its forks back', () => {
    const lab = forkedLab(recipeOf({}, [300, { anticipation: 0 }]));
    const fork = state(lab).settled!;
    lab.pin();
    lab.leaveFork();
    computeAll(lab);
    const plain = state(lab).settled!;
    expect(state(lab).pinned).toEqual({ recipe: fork.recipe, run: fork });
    lab.swap();
    expect(state(lab).recipe).toEqual(fork.recipe);
    expect(state(lab).pinned).toEqual({ recipe: plain.recipe, run: plain });
    // What was forked is the run that was shown.
    expect(state(lab).parent?.run).toBe(plain);
    computeAll(lab);
    expect(state(lab).settled?.digest).toBe(fork.digest);
    lab.swap();
    computeAll(lab);
    expect([state(lab).settled?.digest, state(lab).pinned?.run?.digest]).toEqual([plain.digest, fork.digest]);
  });

  test('finds it again when the lab comes back to it', () => {
    const lab = forkedLab(recipeOf({}, [300, { anticipation: 0 }]));
    const fork = state(lab).settled!;
    lab.pin();
    lab.seek(700);
    lab.fork();
    expect(state(lab).parent?.run).toBe(fork);
    lab.jump(recipeOf({ rho: 1 }));
    computeAll(lab);
    lab.jump(recipeOf({}, [300, { anticipation: 0 }], [500, {}]));
    expect(state(lab).parent?.run).toBe(fork);
  });
});

describe('the runs behind the one shown', () => {
  test('are the pinned one and the parent, as far as they are computed', () => {
    const lab = ranLab({}, 300);
    expect(behindRuns(state(lab))).toEqual([]);
    lab.fork();
    const parent = state(lab).parent!.run!;
    expect(behindRuns(state(lab))).toEqual([parent]);
    lab.setPinned(recipeOf({ rho: 2 }));
    expect(behindRuns(state(lab))).toEqual([parent]);
    const pinned = settledOf(state(lab).pinned!.recipe);
    lab.settleBeside(pinned);
    expect(behindRuns(state(lab))).toEqual([pinned, parent]);
    lab.leaveFork();
    expect(behindRuns(state(lab))).toEqual([pinned]);
  });

  test('are what they should be after any walk through forks, pins and paths', () => {
    const moves = fc.array(fc.constantFrom('fork', 'leave', 'pin', 'swap', 'objective', 'both', 'undo', 'gap'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(moves, fc.nat(39), (list, at) => {
        const lab = ranLab({ steps: 40 }, at);
        for (const move of list) {
          if (move === 'fork') lab.fork();
          else if (move === 'leave') lab.leaveFork();
          else if (move === 'pin') lab.pin();
          else if (move === 'swap') lab.swap();
          else if (move === 'undo') lab.undo();
          else if (move === 'gap') lab.set('gap', state(lab).parameters.gap === 1 ? 1.5 : 1);
          else lab.setPath(move);
          computeAll(lab);
          const { recipe, parent, pinned } = state(lab);
          const forks = recipe.forks.slice(0, -1);
          const wanted = recipe.forks.length === 0 ? null : { parameters: recipe.parameters, forks };
          expect(parent === null ? null : parent.recipe).toEqual(wanted);
          for (const one of allBeside(state(lab))) {
            expect(sameRecipe(one.recipe, one.run!.recipe)).toBe(true);
            expect(one.run!.digest).toBe(runRecipe(one.recipe).digest);
          }
          const behind = new Set([pinned?.run, parent?.run].filter((run) => run));
          expect(behindRuns(state(lab))).toEqual([...behind]);
        }
      }),
      { seed: 33, numRuns: 40 },
    );
  });
});
