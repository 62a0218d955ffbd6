import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromStart, mostForks, parametersOf, type Recipe } from '../../src/core/fork';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { columnNames } from '../../src/core/readouts';
import { runRecipe } from '../../src/core/replay';
import { runTraining } from '../../src/core/trainingRun';
import { createLab, shownStep, type Lab } from '../../src/store/lab';
import { anyParameters } from '../worker/anyParameters';
import { compute, computeAll, ranLab, recipeOf } from './ranLab';

const changed = [
  'gap',
  'rho',
  'kernel',
  'wiring',
  'horizon',
  'deploy',
  'steps',
  'onset',
  'optimiser',
  'lrGap',
] as const;
const recipe = (lab: Lab) => lab.getState().recipe;
const settled = (lab: Lab) => lab.getState().settled!;
const sentences = (lab: Lab) => lab.getState().notices.map(({ sentence }) => sentence);
/** Every number of some states, bit by bit. */
const bitsOf = (lab: Lab, from: number, to: number) =>
  columnNames.map((name) => new BigUint64Array(settled(lab).columns[name].slice(from, to).buffer));

describe('forking the run shown', () => {
  test('while it is still that of other parameters forks at a step that the next one has', () => {
    const lab = ranLab();
    lab.set('steps', 100);
    lab.fork();
    expect(recipe(lab).forks).toEqual([{ step: 100, changes: {} }]);
    lab.undo();
    lab.probe(700);
    lab.setPath('objective');
    expect(recipe(lab).forks[0].step).toBeLessThanOrEqual(100);
  });

  test('keeps the cursor where it is, and every state up to there bit for bit', () => {
    fc.assert(
      fc.property(anyParameters(60), anyParameters(60), fc.nat(60), (parameters, to, at) => {
        const lab = ranLab({ ...parameters, steps: 61 }, at);
        const before = bitsOf(lab, 0, 62);
        lab.fork();
        expect([lab.getState().cursor, recipe(lab).forks]).toEqual([at, [{ step: at, changes: {} }]]);
        compute(lab);
        expect(shownStep(lab.getState())).toBe(at);
        // Nothing is changed yet, so what follows is the same too.
        expect(bitsOf(lab, 0, 62)).toEqual(before);
        const { lrGap, lrTime, noise, optimiser, anticipation, cost } = to;
        lab.change({ lrGap, lrTime, noise, optimiser, anticipation, cost });
        compute(lab);
        expect(bitsOf(lab, 0, at)).toEqual(before.map((bits) => bits.slice(0, at)));
        expect(settled(lab).digest).toBe(runRecipe(recipe(lab)).digest);
      }),
      { seed: 31, numRuns: 40 },
    );
  });

  test('has digest, outcome and states of the run that its recipe makes by itself', () => {
    const lab = ranLab({}, 300);
    lab.fork();
    lab.set('anticipation', 0);
    compute(lab);
    const own = runRecipe(recipe(lab));
    const { digest, outcome, columns, length } = settled(lab);
    expect({ digest, outcome, length }).toEqual({ digest: own.digest, outcome: own.outcome, length: 1001 });
    expect(columns.gap.subarray(300)).toEqual(own.columns.gap);
    // Nothing to pretend for: the gap closes from there on, and not in the run before.
    expect(outcome.kind).toBe('robust');
    expect(runTraining(defaultParameters).outcome.kind).toBe('deceptive');
  });

  test('is one step of the browser’s history, and stops what plays or is deployed', () => {
    const lab = ranLab({}, 300);
    lab.play();
    lab.fork();
    expect(lab.getState()).toMatchObject({ playing: false, jumps: 1, probe: null });
    lab.deploy(true);
    lab.fork();
    expect(lab.getState()).toMatchObject({ deployed: false, jumps: 2 });
  });

  test('forks at the step that is read off, or at the last one where the cursor rests at the end', () => {
    const lab = ranLab({}, 300);
    lab.probe(120);
    lab.fork();
    expect([recipe(lab).forks[0].step, lab.getState().cursor]).toEqual([120, 120]);
    lab.leaveFork();
    lab.seek(null);
    lab.fork();
    expect([recipe(lab).forks[0].step, lab.getState().cursor]).toEqual([1000, null]);
  });

  test('before there is a run does nothing', () => {
    const lab = createLab(defaultParameters, 300);
    lab.fork();
    lab.setPath('objective');
    lab.leaveFork();
    expect(lab.getState()).toMatchObject({ recipe: fromStart(defaultParameters), jumps: 0 });
  });
});

describe('a change while the run is forked', () => {
  test('acts from the fork on; one of where runs start changes the first run, and the parent with it', () => {
    const lab = ranLab({}, 300);
    lab.fork();
    lab.set('cost', 0.01);
    expect(recipe(lab)).toEqual(recipeOf({}, [300, { cost: 0.01 }]));
    for (const changes of [{ gap: 1.4 }, { rho: 1.1 }, { hidden: 0.2 }] satisfies Partial<Parameters>[]) {
      lab.change(changes);
      expect(recipe(lab).forks).toEqual([{ step: 300, changes: { cost: 0.01 } }]);
      expect(recipe(lab).parameters).toMatchObject(changes);
      expect(lab.getState().parent?.recipe).toEqual(fromStart(recipe(lab).parameters));
    }
    computeAll(lab);
    const first = runTraining({ ...defaultParameters, gap: 1.4, rho: 1.1, hidden: 0.2 });
    expect(lab.getState().parent?.run?.digest).toBe(first.digest);
    expect(settled(lab).columns.gap.subarray(0, 300)).toEqual(first.columns.gap.subarray(0, 300));
    expect(settled(lab).columns.gap[1000]).not.toBe(first.columns.gap[1000]);
  });

  test('cannot end it before its fork, and a notice says so', () => {
    const lab = ranLab({}, 300);
    lab.fork();
    lab.set('steps', 120);
    expect(lab.getState().parameters.steps).toBe(300);
    expect(sentences(lab)).toEqual(['“Training steps” was raised to 300, the step at which the run is forked.']);
    lab.set('onset', 900);
    expect(lab.getState().parameters.onset).toBe(300);
    expect(sentences(lab)).toHaveLength(2);
    // Of a slider that is dragged on there is one sentence, not fifty.
    for (let steps = 290; steps > 240; steps--) lab.set('steps', steps);
    expect(sentences(lab)).toHaveLength(2);
  });

  test('whatever it is, leaves a recipe that runs and a cursor within it', () => {
    const edits = fc.array(
      fc.oneof(
        fc.record({ kind: fc.constant('fork' as const), at: fc.nat(80) }),
        fc.record({ kind: fc.constant('leave' as const) }),
        fc.record({ kind: fc.constant('set' as const), to: anyParameters(80), keys: fc.subarray([...changed]) }),
        fc.record({ kind: fc.constant('undo' as const), count: fc.integer({ min: -2, max: 2 }) }),
      ),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(edits, (list) => {
        const lab = ranLab({ steps: 60 });
        for (const edit of list) {
          if (edit.kind === 'leave') lab.leaveFork();
          else if (edit.kind === 'undo') lab.undo(edit.count);
          else if (edit.kind === 'set') lab.change(Object.fromEntries(edit.keys.map((key) => [key, edit.to[key]])));
          else {
            lab.seek(edit.at);
            lab.fork();
          }
          compute(lab);
          const { cursor, parameters } = lab.getState();
          expect(parameters).toEqual(parametersOf(recipe(lab)));
          expect(cursor === null || cursor < parameters.steps).toBe(true);
          expect(recipe(lab).forks.length).toBeLessThanOrEqual(mostForks);
          expect(settled(lab).length).toBe(parameters.steps + 1);
          expect(settled(lab).digest).toBe(runRecipe(recipe(lab)).digest);
        }
      }),
      { seed: 32, numRuns: 40 },
    );
  });
});

describe('leaving a fork', () => {
  test('goes back to the run that it was forked from, in one step, with the cursor in its place', () => {
    const lab = ranLab({}, 300);
    lab.fork();
    lab.set('lrGap', 0.1);
    lab.leaveFork();
    expect(lab.getState()).toMatchObject({ recipe: fromStart(defaultParameters), cursor: 300, jumps: 2 });
    expect(lab.getState()).toMatchObject({ parent: null, apart: [] });
    lab.leaveFork();
    expect(lab.getState().jumps).toBe(2);
  });

  test('and forking are undone and redone like changes', () => {
    const lab = ranLab({}, 300);
    const stands: Recipe[] = [recipe(lab)];
    const moves = [() => lab.fork(), () => lab.set('lrGap', 0.1), () => lab.set('gap', 1.2), () => lab.leaveFork()];
    for (const move of moves) {
      move();
      stands.push(recipe(lab));
    }
    expect(stands.map(({ forks }) => forks.length)).toEqual([0, 1, 1, 1, 0]);
    for (let at = 3; at >= 0; at--) {
      lab.undo();
      expect(recipe(lab)).toEqual(stands[at]);
    }
    for (let at = 1; at <= 4; at++) {
      lab.redo();
      expect(recipe(lab)).toEqual(stands[at]);
    }
    lab.undo(3);
    expect(recipe(lab)).toEqual(stands[1]);
    expect(lab.getState().parent?.recipe).toEqual(stands[0]);
  });
});
