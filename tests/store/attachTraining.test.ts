import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { lineageOf } from '../../src/core/fork';
import type { Formulas } from '../../src/core/lineage';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { runTraining } from '../../src/core/trainingRun';
import { attachTraining, type TrainingNeeds } from '../../src/store/attachTraining';
import { createLab } from '../../src/store/lab';
import { createTrainingClient, type TrainingClient } from '../../src/store/trainingClient';
import { expectSame } from '../worker/fakeThread';
import { createHandlerWorkers } from './handlerWorkers';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function needs(client: TrainingClient, name: string): TrainingNeeds {
  return { client, name, watch: () => [], readFormulas: () => Promise.reject(new Error('no formula is expected')) };
}

function attached(tick?: number) {
  const { create, workers } = createHandlerWorkers(tick);
  const client = createTrainingClient(create);
  const lab = createLab();
  const detach = attachTraining(lab, needs(client, 'main'));
  return { lab, client, workers, detach };
}

describe('a lab with a worker', () => {
  test('has its run as soon as the worker answers', () => {
    const { lab } = attached();
    expect(lab.getState()).toMatchObject({ busy: true, run: null });
    vi.runAllTimers();
    const { digest, outcome } = runTraining(defaultParameters);
    expect(lab.getState()).toMatchObject({ busy: false, settled: { digest, outcome, length: 1001 } });
  });

  test('has the run of its parameters after every change, and shows the last one until then', () => {
    const { lab } = attached();
    vi.runAllTimers();
    const { settled } = lab.getState();
    for (let i = 0; i < 20; i++) lab.set('rho', i / 10);
    expect(lab.getState()).toMatchObject({ busy: true, settled, run: settled });
    vi.runAllTimers();
    const { digest } = runTraining({ ...defaultParameters, rho: 1.9 });
    expect(lab.getState()).toMatchObject({ busy: false, settled: { digest, parameters: { rho: 1.9 } } });
  });

  test('asks for no run when only the cursor moves', () => {
    const { lab, workers } = attached();
    vi.runAllTimers();
    lab.seek(3);
    lab.play();
    lab.tick(1);
    lab.probe(9);
    expect(workers[0].heard).toHaveLength(1);
  });

  test('shows a long run while it is computed', () => {
    const { lab } = attached(0.2);
    lab.set('steps', 20_000);
    const lengths = new Set<number>();
    lab.subscribe(({ run, busy }) => run && busy && run.parameters.steps === 20_000 && lengths.add(run.length));
    vi.runAllTimers();
    expect(lengths.size).toBeGreaterThan(3);
    const { digest, columns } = runTraining({ ...defaultParameters, steps: 20_000 });
    expect(lab.getState().settled?.digest).toBe(digest);
    expectSame(lab.getState().settled!.columns, columns);
  });

  test('says so when the worker is replaced, and has its run all the same', () => {
    const { lab, workers } = attached(0.2);
    lab.set('steps', 20_000);
    for (let i = 0; i < 10; i++) vi.advanceTimersToNextTimer();
    workers[0].die();
    vi.runAllTimers();
    expect(workers).toHaveLength(2);
    expect(lab.getState().notices.map(({ sentence }) => sentence)).toEqual([
      'The simulation stopped unexpectedly and was started again.',
    ]);
    expect(lab.getState()).toMatchObject({
      busy: false,
      settled: { digest: runTraining({ ...defaultParameters, steps: 20_000 }).digest },
    });
  });

  test('shares it with other labs, and each gets its own run', () => {
    const { lab, client, workers } = attached();
    const other = createLab({ ...defaultParameters, rho: 0 });
    attachTraining(other, needs(client, 'other'));
    lab.set('gap', 0.5);
    vi.runAllTimers();
    expect(workers).toHaveLength(1);
    expect(lab.getState().settled?.digest).toBe(runTraining({ ...defaultParameters, gap: 0.5 }).digest);
    expect(other.getState().settled?.digest).toBe(runTraining({ ...defaultParameters, rho: 0 }).digest);
  });

  test('asks for nothing more once detached', () => {
    const { lab, workers, detach } = attached();
    vi.runAllTimers();
    detach();
    lab.set('rho', 0);
    expect(workers[0].heard).toHaveLength(1);
  });
});

describe('a custom kernel', () => {
  const known: Formulas = new Map([
    ['rho', 'rho'],
    ['k', 'k'],
  ]);
  /** A reader that answers a second later: `rho` and `k` are formulas, all else is refused. */
  const readFormulas: TrainingNeeds['readFormulas'] = (_, recipe) =>
    new Promise((resolve) =>
      setTimeout(() => {
        const texts = lineageOf(recipe).map(({ formula }) => formula);
        const bad = texts.find((text) => !known.has(text));
        resolve(
          bad === undefined ? { ok: true, formulas: known } : { ok: false, position: 0, sentence: `${bad} is none.` },
        );
      }, 1000),
    );

  function custom(changes: Partial<Parameters>) {
    const { create } = createHandlerWorkers();
    const lab = createLab({ ...defaultParameters, steps: 50, ...changes });
    attachTraining(lab, { ...needs(createTrainingClient(create), 'main'), readFormulas });
    return lab;
  }

  test('runs with its formula, read first', async () => {
    const lab = custom({ kernel: 'custom', formula: 'rho' });
    expect(lab.getState()).toMatchObject({ busy: true, run: null });
    await vi.runAllTimersAsync();
    const { parameters, busy, settled } = lab.getState();
    expect(busy).toBe(false);
    expect(settled?.digest).toBe(runTraining(parameters, { formula: 'rho' }).digest);
  });

  test('keeps the last run, and says why, where the formula gives none; the next one that does clears that away', async () => {
    const lab = custom({ kernel: 'custom', formula: 'rho' });
    await vi.runAllTimersAsync();
    const { settled } = lab.getState();
    lab.set('formula', 'nonsense');
    await vi.runAllTimersAsync();
    const state = lab.getState();
    expect([state.busy, state.run, state.settled]).toEqual([false, settled, settled]);
    expect(state.parameters.formula).toBe('nonsense');
    expect(state.notices.map(({ sentence }) => sentence)).toEqual([
      'The last run is shown, because the formula gives none now. nonsense is none.',
    ]);
    lab.set('formula', 'k');
    await vi.runAllTimersAsync();
    expect(lab.getState().notices).toEqual([]);
  });

  test('with a formula that a link got wrong runs the default formula, and the notice keeps the reader’s', async () => {
    const lab = custom({ kernel: 'custom', formula: 'nonsense' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(lab.getState().parameters.formula).toBe(defaultParameters.formula);
    expect(lab.getState().notices[0].sentence).toBe(
      'The formula “nonsense” cannot be used; exp(-rho*k) is used. nonsense is none.',
    );
  });

  test('whose formula changes while one is read runs with the latest, and never shows what came between', async () => {
    const lab = custom({ steps: 20_000 });
    lab.set('kernel', 'custom');
    lab.set('formula', 'k');
    lab.set('formula', 'rho');
    const shown = new Set<string>();
    lab.subscribe(({ run }) => run && shown.add(`${run.parameters.kernel} ${run.parameters.formula}`));
    await vi.runAllTimersAsync();
    expect([...shown]).toEqual(['custom rho']);
  });
});
