import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { defaultParameters } from '../../src/core/parameters';
import { runTraining } from '../../src/core/trainingRun';
import { attachTraining } from '../../src/store/attachTraining';
import { createLab } from '../../src/store/lab';
import { createTrainingClient } from '../../src/store/trainingClient';
import { expectSame } from '../worker/fakeThread';
import { createHandlerWorkers } from './handlerWorkers';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function attached(tick?: number) {
  const { create, workers } = createHandlerWorkers(tick);
  const client = createTrainingClient(create);
  const lab = createLab();
  const detach = attachTraining(lab, client, 'main');
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
    expectSame(lab.getState().run!.columns, columns);
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
    attachTraining(other, client, 'other');
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
