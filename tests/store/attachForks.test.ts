import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { lineageOf } from '../../src/core/fork';
import type { FormulaTree } from '../../src/core/formula';
import type { Formulas } from '../../src/core/lineage';
import { runRecipe } from '../../src/core/replay';
import { allBeside } from '../../src/store/beside';
import { attachTraining, type TrainingNeeds } from '../../src/store/attachTraining';
import { createLab, type Lab } from '../../src/store/lab';
import { openLink } from '../../src/store/openLink';
import { createTrainingClient } from '../../src/store/trainingClient';
import { createHandlerWorkers } from './handlerWorkers';
import { recipeOf } from './ranLab';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const falling: FormulaTree = { op: 'subtract', of: ['rho', 1.2] };
const formulas: Formulas = new Map<string, FormulaTree>([
  ['rho', 'rho'],
  ['k', 'k'],
  ['rho-1.2', falling],
  ['rho-9', { op: 'subtract', of: ['rho', 9] }],
]);
/** A reader that answers a second later, and refuses what it does not know. */
const readFormulas: TrainingNeeds['readFormulas'] = (_, recipe) =>
  new Promise((resolve) =>
    setTimeout(() => {
      const bad = lineageOf(recipe).find(({ formula }) => !formulas.has(formula));
      resolve(bad ? { ok: false, position: 0, sentence: `${bad.formula} is none.` } : { ok: true, formulas });
    }, 1000),
  );

/** A lab at a link, with workers to which a look at the clock costs `tick` milliseconds. */
function attached(link: string, tick?: number) {
  const { create, workers } = createHandlerWorkers(tick);
  const lab = createLab();
  openLink(lab, link);
  const detach = attachTraining(lab, {
    client: createTrainingClient(create),
    name: 'main',
    watch: () => [],
    readFormulas,
  });
  return { lab, workers, detach };
}
const sentences = (lab: Lab) => lab.getState().notices.map(({ sentence }) => sentence);
/** Every run that the lab wants is there, and is that of its recipe. */
function expectAll(lab: Lab, count: number): void {
  const state = lab.getState();
  const all = [{ recipe: state.recipe, run: state.settled }, ...allBeside(state)];
  expect(state.busy).toBe(false);
  expect(all).toHaveLength(count);
  for (const { recipe, run } of all) expect(run?.digest).toBe(runRecipe(recipe, formulas).digest);
}

describe('a lab of a forked run', () => {
  test.each([
    ['the run, what it was forked from and the race taken apart', '#v=4&fork=300()', 4],
    ['one path of it', '#v=4&fork=300(lrGap:0)', 3],
    ['a fork of a fork', '#v=4&fork=300(optimiser:adam)400(cost:0.01)', 2],
    ['and another that is pinned', '#v=4&fork=300(cost:0.01)&vs=(rho:1.5)20(planner:softmax)', 3],
    ['whose first run is pinned', '#v=4&fork=300(cost:0.01)&vs=()', 3],
  ])('gets all of %s', (_, link, count) => {
    const { lab, workers } = attached(link);
    vi.runAllTimers();
    expectAll(lab, count);
    expect(sentences(lab)).toEqual([]);
    // A run that is wanted twice is asked for once.
    const recipes = new Set(allBeside(lab.getState()).map(({ recipe }) => recipe));
    expect(workers[0].heard).toHaveLength(recipes.size + 1);
  });

  test('gets them whichever comes first: the parent long before the run, or long after', () => {
    const order = (link: string) => {
      const { lab } = attached(link, 0.2);
      const came: string[] = [];
      lab.subscribe((state, before) => {
        if (state.settled !== before.settled) came.push('run');
        if (state.parent?.run !== before.parent?.run) came.push('parent');
      });
      vi.runAllTimers();
      expectAll(lab, 2);
      return came;
    };
    expect(order('#v=4&steps=50&fork=20(steps:20000)')).toEqual(['parent', 'run']);
    expect(order('#v=4&steps=20000&fork=20(steps:50)')).toEqual(['run', 'parent']);
  });

  test('asks for nothing beside it that it knows: forking, leaving and another path', () => {
    const { lab, workers } = attached('#v=4&t=300');
    vi.runAllTimers();
    const asks = (act: () => void) => {
      const before = workers[0].heard.length;
      act();
      vi.runAllTimers();
      return workers[0].heard.slice(before).flatMap((each) => (each.type === 'run' ? [each.recipe.forks] : []));
    };
    expect(asks(() => lab.fork())).toHaveLength(3); // itself and the two paths
    expect(asks(() => lab.setPath('objective'))).toEqual([[{ step: 300, changes: { lrTime: 0 } }]]);
    expect(asks(() => lab.set('cost', 0.01))).toHaveLength(1);
    expect(asks(() => lab.set('gap', 1.5))).toHaveLength(2); // and its parent
    expectAll(lab, 2);
    expect(asks(() => lab.leaveFork())).toEqual([[]]);
    expectAll(lab, 1);
  });

  test('has the right ones after a slider of its first run has been dragged, and hears nothing of the others', () => {
    const { lab } = attached('#v=4&steps=8000&fork=4000(cost:0.01)', 0.2);
    const parents = new Set<number>();
    lab.subscribe(({ parent }) => parent?.run && parents.add(parent.run.parameters.gap));
    for (let i = 0; i <= 20; i++) {
      lab.set('gap', 1 + i / 100);
      for (let turn = 0; turn < 7; turn++) vi.advanceTimersToNextTimer();
    }
    vi.runAllTimers();
    expectAll(lab, 2);
    expect([...parents]).toEqual([1.2]);
  });

  test('is not harmed by runs that are no longer wanted when they come, nor when they are wanted again', () => {
    const { lab } = attached('#v=4&steps=20000&t=100', 0.2);
    vi.runAllTimers();
    lab.fork();
    for (let turn = 0; turn < 9; turn++) vi.advanceTimersToNextTimer();
    lab.leaveFork();
    expect(allBeside(lab.getState())).toEqual([]);
    for (let turn = 0; turn < 9; turn++) vi.advanceTimersToNextTimer();
    lab.undo(); // the fork again
    vi.runAllTimers();
    expectAll(lab, 4);
    lab.leaveFork();
    lab.fork();
    lab.setPinned(recipeOf({ rho: 2 }));
    lab.setPinned(null);
    vi.runAllTimers();
    expectAll(lab, 4);
    expect(sentences(lab)).toEqual([]);
  });

  test('asks again for a run that came while it was not wanted, and keeps quiet of one that cannot be had', async () => {
    const { lab } = attached('#v=4&steps=50');
    const [good, bad] = [
      recipeOf({ rho: 2 }, [30, { cost: 0.1 }]),
      recipeOf({ kernel: 'custom', formula: 'nonsense' }),
    ];
    for (const recipe of [good, bad]) {
      lab.setPinned(recipe);
      lab.setPinned(null);
      await vi.runAllTimersAsync();
    }
    expect(sentences(lab)).toEqual([]);
    lab.setPinned(good);
    await vi.runAllTimersAsync();
    expectAll(lab, 2);
  });

  test('gets them all again when its worker is replaced', () => {
    const { lab, workers } = attached('#v=4&steps=20000&fork=100()', 0.2);
    for (let turn = 0; turn < 20; turn++) vi.advanceTimersToNextTimer();
    workers[0].die();
    vi.runAllTimers();
    expectAll(lab, 4);
    expect(sentences(lab)).toEqual(['The simulation stopped unexpectedly and was started again.']);
  });

  test('asks for nothing more once detached', () => {
    const { lab, workers, detach } = attached('#v=4&t=300');
    vi.runAllTimers();
    detach();
    lab.fork();
    lab.setPinned(recipeOf({ rho: 2 }));
    expect(workers[0].heard).toHaveLength(1);
  });
});

describe('forks of runs with formulas', () => {
  /** ν∂W/∂ρ = ν · 4 a step: with rho − 1.2 the run breaks at its third step. */
  const broken = 'kernel=custom&horizon=4&steps=400&lrTime=0.1&priority=0.1&anticipation=0&formula=rho-1.2';

  test('a link whose run, parent and pinned run all have formulas gets them all', async () => {
    const vs = 'vs=(kernel:custom,formula:k,steps:50)15(formula:rho)';
    const { lab } = attached(`#v=4&kernel=custom&steps=50&formula=rho&fork=20(formula:k)&${vs}`);
    await vi.runAllTimersAsync();
    expectAll(lab, 3);
    expect(new Set(allBeside(lab.getState()).map(({ run }) => run!.digest)).size).toBe(2);
    expect(sentences(lab)).toEqual([]);
  });

  test('a formula that is refused in the fork leaves the last run, and says why', async () => {
    const { lab } = attached('#v=4&kernel=custom&steps=50&formula=rho&fork=20(lrGap:0.1)');
    await vi.runAllTimersAsync();
    const { settled, parent } = lab.getState();
    lab.set('formula', 'nonsense');
    await vi.runAllTimersAsync();
    expect(lab.getState()).toMatchObject({ busy: false, run: settled, settled, parent });
    expect(lab.getState().parameters.formula).toBe('nonsense');
    expect(sentences(lab)).toEqual(['The last run is shown, because the formula gives none now. nonsense is none.']);
    lab.set('formula', 'k');
    await vi.runAllTimersAsync();
    expectAll(lab, 2);
    expect(sentences(lab)).toEqual([]);
  });

  test('a fork at which the formula gives no weights leaves the last run, and says at which step', async () => {
    const { lab } = attached('#v=4&kernel=custom&steps=50&formula=rho&t=20');
    await vi.runAllTimersAsync();
    lab.fork();
    await vi.runAllTimersAsync();
    const { settled } = lab.getState();
    lab.set('formula', 'rho-9');
    await vi.runAllTimersAsync();
    expect(lab.getState()).toMatchObject({ busy: false, run: settled, settled });
    const [sentence, ...others] = sentences(lab);
    expect(sentence).toMatch(
      /^The last run is shown, .* In the fork at step 20 the formula cannot be used\. At rho = .* is negative/,
    );
    expect(others).toEqual([]);
    // The next formula that gives weights clears it away.
    lab.set('formula', 'k');
    await vi.runAllTimersAsync();
    expectAll(lab, 2);
    expect(sentences(lab)).toEqual([]);
  });

  test('a fork after the step at which the formula breaks the run off is refused', async () => {
    const { lab } = attached(`#v=4&${broken}&fork=5(lrGap:0.1)`);
    await vi.runAllTimersAsync();
    expect(sentences(lab)[0]).toMatch(
      /^The run before its forks is shown\. There is no step 5 to fork at: .* Fork at step 2 or before\.$/,
    );
    expect(lab.getState()).toMatchObject({ busy: false, recipe: { forks: [] } });
    expect(lab.getState().settled?.length).toBe(3);
    lab.seek(2);
    lab.fork();
    lab.set('formula', 'k');
    await vi.runAllTimersAsync();
    expectAll(lab, 2);
    expect(lab.getState().settled?.length).toBe(401);
  });

  test('a link whose first formula is none gets the default one, and no fork', async () => {
    const { lab } = attached('#v=4&kernel=custom&steps=50&formula=nonsense&fork=15(lrGap:0.01)');
    await vi.runAllTimersAsync();
    expect(sentences(lab)[0]).toBe('The run before its forks is shown. nonsense is none.');
    expect(sentences(lab)[1]).toMatch(/^The formula “nonsense” cannot be used; exp\(-rho\*k\) is used\./);
    const { recipe } = lab.getState();
    expect([recipe.forks, recipe.parameters.formula]).toEqual([[], 'exp(-rho*k)']);
  });

  test('a run to compare with that cannot be computed is given up with a sentence, and the others come', async () => {
    const { lab } = attached('#v=4&steps=50&fork=20()&vs=(kernel:custom,formula:nonsense)');
    await vi.runAllTimersAsync();
    expect(lab.getState().pinned).toBe(null);
    expectAll(lab, 4);
    expect(sentences(lab)).toEqual(['The run to compare with could not be computed. nonsense is none.']);
  });
});
