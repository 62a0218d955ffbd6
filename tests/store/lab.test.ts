import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromStart } from '../../src/core/fork';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { runTraining } from '../../src/core/trainingRun';
import { createLab, shownStep, type Lab } from '../../src/store/lab';
import { anyParameters } from '../worker/anyParameters';
import { expectSame } from '../worker/fakeThread';
import { batchOf } from './batch';
import { compute, ranLab } from './ranLab';

const sentences = (lab: Lab) => lab.getState().notices.map(({ sentence }) => sentence);
/** The states `from` … `from + count − 1` of a run. */
const rowsOf = (parameters: Parameters, from: number, count: number, room = 0) =>
  batchOf(runTraining(parameters).columns, { from, count, room });

describe('a new lab', () => {
  test('has the defaults, no run yet, and the cursor at rest', () => {
    expect(createLab().getState()).toEqual({
      recipe: fromStart(defaultParameters),
      parameters: defaultParameters,
      run: null,
      settled: null,
      pinned: null,
      parent: null,
      apart: [],
      ensemble: { seeds: 32, gathering: null, returned: 0, problem: '' },
      history: { past: [], future: [] },
      busy: true,
      cursor: null,
      probe: null,
      deployed: false,
      playing: false,
      speed: 1,
      held: false,
      notices: [],
      wanted: null,
      jumps: 0,
    });
  });

  test('may begin elsewhere', () => {
    const lab = createLab({ ...defaultParameters, rho: 0 }, 12);
    expect(lab.getState()).toMatchObject({ parameters: { rho: 0 }, cursor: 12 });
  });

  test('shares nothing with another', () => {
    const [lab, other] = [createLab(), createLab()];
    const before = other.getState();
    let calls = 0;
    other.subscribe(() => (calls += 1));
    lab.set('rho', 2);
    lab.set('deploy', 100);
    compute(lab);
    lab.notify('Something.');
    lab.seek(3);
    lab.play();
    lab.tick(1);
    lab.want('seed');
    expect(other.getState()).toBe(before);
    expect(calls).toBe(0);
  });
});

describe('parameters', () => {
  test('are set one at a time, and nobody is told when nothing changes', () => {
    const lab = createLab();
    let calls = 0;
    lab.subscribe(() => (calls += 1));
    lab.set('rho', 0.5);
    lab.set('optimiser', 'adam');
    expect(lab.getState().parameters).toEqual({ ...defaultParameters, rho: 0.5, optimiser: 'adam' });
    expect(calls).toBe(2);
    lab.set('rho', 0.5);
    expect(calls).toBe(2);
    expect(lab.getState().jumps).toBe(0);
  });

  test('are replaced by a jump, which counts, stops playing and takes the cursor along', () => {
    const lab = createLab();
    lab.play();
    lab.probe(3);
    lab.jump({ ...defaultParameters, rho: 2 }, 40);
    expect(lab.getState()).toMatchObject({ parameters: { rho: 2 }, cursor: 40, playing: false, probe: null, jumps: 1 });
    lab.jump(defaultParameters);
    expect(lab.getState()).toMatchObject({ cursor: null, jumps: 2 });
    lab.set('gap', 0.3, true);
    expect(lab.getState()).toMatchObject({ parameters: { gap: 0.3 }, jumps: 3 });
  });

  test('are loaded without counting as a jump', () => {
    const lab = createLab();
    lab.play();
    lab.load(fromStart({ ...defaultParameters, gap: 0.2 }), 7);
    expect(lab.getState()).toMatchObject({ parameters: { gap: 0.2 }, cursor: 7, playing: false, jumps: 0 });
  });

  test('that another bounds are lowered with it, and a notice says so', () => {
    const lab = createLab({ ...defaultParameters, deploy: 20, onset: 800 });
    lab.set('horizon', 8);
    expect(lab.getState().parameters).toMatchObject({ horizon: 8, deploy: 8 });
    lab.set('steps', 500);
    expect(lab.getState().parameters).toMatchObject({ steps: 500, onset: 500 });
    expect(sentences(lab)).toEqual([
      '“Episodes until deployment” was lowered to 8, the value of “Horizon”.',
      '“Aware from step” was lowered to 500, the value of “Training steps”.',
    ]);
  });

  test('that another bounds cannot be set beyond it, nor jumped to, nor loaded', () => {
    const lab = createLab();
    lab.set('deploy', 100);
    expect(lab.getState().parameters.deploy).toBe(64);
    lab.jump({ ...defaultParameters, deploy: 30, horizon: 10 });
    expect(lab.getState().parameters).toMatchObject({ deploy: 10, horizon: 10 });
    lab.load(fromStart({ ...defaultParameters, onset: 30, steps: 10 }), null);
    expect(lab.getState().parameters).toMatchObject({ onset: 10, steps: 10 });
  });

  test('are never outside their bounds, whatever is set', () => {
    const changes = fc.oneof(
      fc.tuple(fc.constant('horizon' as const), fc.integer({ min: 1, max: 512 })),
      fc.tuple(fc.constant('deploy' as const), fc.integer({ min: 1, max: 512 })),
      fc.tuple(fc.constant('steps' as const), fc.integer({ min: 1, max: 100_000 })),
      fc.tuple(fc.constant('onset' as const), fc.integer({ min: 0, max: 100_000 })),
    );
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 20 }), fc.nat(100_000), (list, at) => {
        const lab = createLab();
        lab.seek(at);
        for (const [key, value] of list) {
          lab.set(key, value);
          const { parameters, cursor } = lab.getState();
          expect(parameters.deploy).toBeLessThanOrEqual(parameters.horizon);
          expect(parameters.onset).toBeLessThanOrEqual(parameters.steps);
          expect(cursor === null || cursor < parameters.steps).toBe(true);
        }
      }),
      { seed: 2, numRuns: 100 },
    );
  });
});

describe('the cursor', () => {
  test('rests at the last step as null, however it came there', () => {
    const lab = createLab(defaultParameters, 5);
    for (const step of [1000, 1001, 1e9, null]) {
      lab.seek(5);
      expect(lab.getState().cursor).toBe(5);
      lab.seek(step);
      expect(lab.getState().cursor).toBeNull();
    }
    lab.seek(999);
    lab.step();
    expect(lab.getState().cursor).toBeNull();
    lab.jump(defaultParameters, 1000);
    expect(lab.getState().cursor).toBeNull();
  });

  test('stands on whole steps from 0 on', () => {
    const lab = createLab();
    lab.seek(12.4);
    expect(lab.getState().cursor).toBe(12);
    lab.seek(-3);
    expect(lab.getState().cursor).toBe(0);
  });

  test('survives a change of parameters, at rest or not', () => {
    const lab = createLab();
    lab.set('rho', 2);
    lab.set('steps', 5000);
    expect(lab.getState().cursor).toBeNull();
    lab.seek(230);
    lab.set('gap', 0.4);
    lab.set('steps', 231);
    expect(lab.getState().cursor).toBe(230);
  });

  test('comes to rest where the run becomes shorter', () => {
    const lab = createLab(defaultParameters, 230);
    lab.set('steps', 230);
    expect(lab.getState().cursor).toBeNull();
    lab.set('steps', 1000);
    expect(lab.getState().cursor).toBeNull();
  });

  test('steps on by one, from the end to the start, and stops playing', () => {
    const lab = createLab();
    lab.play();
    lab.seek(null);
    lab.step();
    expect(lab.getState()).toMatchObject({ cursor: 0, playing: false });
    lab.step();
    expect(lab.getState().cursor).toBe(1);
  });

  test('starts again without ceasing to play', () => {
    const lab = ranLab({}, 700);
    lab.restart();
    expect(lab.getState()).toMatchObject({ cursor: 0, playing: false });
    lab.play();
    lab.tick(3);
    expect(lab.getState().cursor).toBe(250);
    lab.restart();
    expect(lab.getState()).toMatchObject({ cursor: 0, playing: true });
    lab.tick(1.2);
    expect(lab.getState().cursor).toBe(100);
  });
});

describe('playing', () => {
  test('from the end starts at 0, from anywhere else there', () => {
    const lab = ranLab();
    lab.play();
    expect(lab.getState()).toMatchObject({ playing: true, cursor: 0 });
    lab.pause();
    lab.seek(400);
    lab.play();
    expect(lab.getState()).toMatchObject({ playing: true, cursor: 400 });
  });

  test.each([
    { steps: 1000, speed: 1, seconds: 12 },
    { steps: 200, speed: 1, seconds: 12 },
    { steps: 1000, speed: 4, seconds: 3 },
    { steps: 7, speed: 0.5, seconds: 24 },
  ])('shows the whole run of $steps steps in $seconds s at $speed×, and ends at rest', ({ steps, speed, seconds }) => {
    const lab = ranLab({ steps });
    lab.setSpeed(speed);
    lab.play();
    const frames = Math.round(seconds * 60);
    for (let i = 0; i < frames - 1; i++) {
      lab.tick(1 / 60);
      const due = ((i + 1) * steps) / frames;
      expect(lab.getState().cursor).toBeGreaterThanOrEqual(Math.floor(due - 1e-9));
      expect(lab.getState().cursor).toBeLessThanOrEqual(due + 1e-9);
    }
    expect(lab.getState().playing).toBe(true);
    lab.tick(1 / 60 + 1e-9);
    expect(lab.getState()).toMatchObject({ playing: false, cursor: null });
  });

  test('tells nobody while the cursor stays on its step', () => {
    const lab = ranLab({ steps: 10 });
    lab.play();
    let calls = 0;
    lab.subscribe(() => (calls += 1));
    for (let i = 0; i < 60; i++) lab.tick(1 / 60);
    expect(calls).toBe(0);
    for (let i = 0; i < 60; i++) lab.tick(1 / 60);
    expect(calls).toBe(1);
  });

  test('goes on from where it is sought to, and keeps fractions of steps', () => {
    const lab = ranLab();
    lab.play();
    lab.seek(600);
    lab.tick(0.005);
    expect(lab.getState().cursor).toBe(600); // 600.42
    lab.tick(0.01);
    expect(lab.getState().cursor).toBe(601); // 601.25
  });

  test('stands still when paused, and without a run', () => {
    const lab = ranLab();
    lab.play();
    lab.tick(1.2);
    lab.pause();
    lab.tick(5);
    expect(lab.getState()).toMatchObject({ cursor: 100, playing: false });
    const empty = createLab();
    empty.play();
    empty.tick(5);
    expect(empty.getState()).toMatchObject({ cursor: 0, playing: true });
  });

  test('waits for what is still being computed', () => {
    const lab = createLab();
    lab.addRows(fromStart(defaultParameters), rowsOf(defaultParameters, 0, 50));
    lab.play();
    for (let i = 0; i < 100; i++) lab.tick(0.1);
    expect(lab.getState()).toMatchObject({ cursor: 49, playing: true });
    lab.addRows(fromStart(defaultParameters), rowsOf(defaultParameters, 50, 951));
    lab.endRun({ kind: 'robust', beyondZero: false, kept: 0 }, 'x');
    lab.tick(0.012);
    expect(lab.getState().cursor).toBe(50);
  });

  test('does not fall back when a change begins the run anew', () => {
    const lab = ranLab();
    lab.play();
    lab.seek(600);
    lab.set('rho', 1.4);
    lab.beginRun();
    const { parameters } = lab.getState();
    lab.addRows(fromStart(parameters), rowsOf(parameters, 0, 50));
    lab.tick(0.1);
    expect(lab.getState().cursor).toBe(600);
    expect(shownStep(lab.getState())).toBe(49);
    compute(lab);
    lab.tick(0.012);
    expect(lab.getState().cursor).toBe(601);
  });

  test('ends when the run becomes shorter than where it is', () => {
    const lab = ranLab();
    lab.play();
    lab.seek(600);
    lab.set('steps', 100);
    compute(lab);
    lab.tick(0.01);
    expect(lab.getState()).toMatchObject({ cursor: null, playing: false });
  });
});

describe('the run', () => {
  const parameters: Parameters = { ...defaultParameters, steps: 120 };

  test('in any batches is the same as whole, and its length says what is filled', () => {
    const whole = runTraining(parameters);
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 }),
        fc.nat(5),
        (sizes, room) => {
          const lab = createLab(parameters);
          lab.beginRun();
          let row = 0;
          for (const size of [...sizes, 121]) {
            const count = Math.min(size, 121 - row);
            if (count === 0) break;
            lab.addRows(fromStart(parameters), rowsOf(parameters, row, count, room));
            row += count;
            const { run, settled, busy } = lab.getState();
            expect(run).toMatchObject({ parameters, length: row, outcome: null, digest: null });
            expect(run?.events.every(({ step }) => step < row)).toBe(true);
            expect([settled, busy]).toEqual([null, true]);
          }
          lab.endRun(whole.outcome, whole.digest);
          const { run, settled, busy } = lab.getState();
          expect(run).toBe(settled);
          expect(busy).toBe(false);
          expect(run).toMatchObject({ length: 121, outcome: whole.outcome, digest: whole.digest });
          expectSame(settled!.columns, whole.columns);
        },
      ),
      { seed: 3, numRuns: 40 },
    );
  });

  test('that is begun again starts from its first row, and the last whole one stays as it was', () => {
    const lab = ranLab({ steps: 120 });
    const { settled } = lab.getState();
    const before = settled!.columns.gap.slice();
    lab.set('rho', 0);
    lab.beginRun();
    expect(lab.getState()).toMatchObject({ busy: true, settled });
    const other = lab.getState().parameters;
    lab.addRows(fromStart(other), rowsOf(other, 0, 30));
    lab.addRows(fromStart(other), rowsOf(other, 0, 20)); // the worker was replaced
    expect(lab.getState().run).toMatchObject({ parameters: other, length: 20 });
    expect(lab.getState().run?.rows.valueAt('rate', 19)).toBe(runTraining(other).columns.rate[19]);
    expect(lab.getState().settled).toBe(settled);
    expect(settled!.columns.gap).toEqual(before);
  });

  test('carries its events', () => {
    expect(ranLab().getState().run?.events).toEqual([
      { kind: 'pretendingPays', step: 279 },
      { kind: 'rateBelowZero', step: 322 },
      { kind: 'complianceHigh', step: 345 },
    ]);
  });

  test('that fails is no longer awaited, and its sentence becomes a notice', () => {
    const lab = createLab();
    lab.failRun('It broke.');
    expect(lab.getState()).toMatchObject({ busy: false, run: null, settled: null });
    expect(sentences(lab)).toEqual(['It broke.']);
  });
});

describe('what is shown', () => {
  test('is the step under the pointer, else the cursor, else the last, as far as there are rows', () => {
    const lab = createLab();
    expect(shownStep(lab.getState())).toBe(0);
    compute(lab);
    expect(shownStep(lab.getState())).toBe(1000);
    lab.seek(230);
    expect(shownStep(lab.getState())).toBe(230);
    lab.probe(17);
    expect(shownStep(lab.getState())).toBe(17);
    lab.probe(5000);
    expect(shownStep(lab.getState())).toBe(1000);
    lab.probe(null);
    expect(shownStep(lab.getState())).toBe(230);
    lab.addRows(fromStart(defaultParameters), rowsOf(defaultParameters, 0, 100));
    expect(shownStep(lab.getState())).toBe(99);
  });

  test('returns to the cursor with every move of it and every change', () => {
    const lab = createLab();
    const moves: (() => void)[] = [
      () => lab.seek(4),
      () => lab.step(),
      () => lab.restart(),
      () => lab.play(),
      () => lab.set('rho', 0.1),
    ];
    for (const move of moves) {
      lab.probe(9);
      expect(lab.getState().probe).toBe(9);
      move();
      expect(lab.getState().probe).toBeNull();
    }
  });
});

describe('notices', () => {
  test('are not repeated while they stand, and can be dismissed one by one', () => {
    const lab = createLab();
    lab.notify('One.');
    lab.notify('Two.');
    lab.notify('One.');
    expect(sentences(lab)).toEqual(['One.', 'Two.']);
    lab.dismiss(lab.getState().notices[0].id);
    expect(sentences(lab)).toEqual(['Two.']);
    lab.notify('One.');
    expect(sentences(lab)).toEqual(['Two.', 'One.']);
    const ids = lab.getState().notices.map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
  });

  test('of a value that is lowered again and again, as by dragging, are one', () => {
    const lab = createLab({ ...defaultParameters, deploy: 64 });
    lab.notify('Before.');
    for (let horizon = 63; horizon >= 5; horizon--) lab.set('horizon', horizon);
    expect(sentences(lab)).toEqual([
      'Before.',
      '“Episodes until deployment” was lowered to 5, the value of “Horizon”.',
    ]);
  });
});

describe('wishes', () => {
  test('for a control are counted, so that the same may be wanted twice', () => {
    const lab = createLab();
    lab.want('seed');
    expect(lab.getState().wanted).toEqual({ key: 'seed', count: 1 });
    lab.want('seed');
    expect(lab.getState().wanted).toEqual({ key: 'seed', count: 2 });
  });

  test('to hold the axes are told once', () => {
    const lab = createLab();
    let calls = 0;
    lab.subscribe(() => (calls += 1));
    lab.hold(true);
    lab.hold(true);
    expect([lab.getState().held, calls]).toEqual([true, 1]);
    lab.hold(false);
    expect(lab.getState().held).toBe(false);
  });
});

test('any parameters can be shown: events, cursor and steps agree with the run', () => {
  fc.assert(
    fc.property(anyParameters(60), fc.nat(60), (parameters, at) => {
      const lab = createLab(parameters);
      compute(lab);
      lab.seek(at);
      const { run, notices } = lab.getState();
      expect(notices).toEqual([]);
      expect(run?.length).toBe(parameters.steps + 1);
      expect(run?.rows.valueAt('step', shownStep(lab.getState()))).toBe(Math.min(at, parameters.steps));
      for (const { step } of run!.events) expect(step).toBeLessThanOrEqual(parameters.steps);
    }),
    { seed: 4, numRuns: 40 },
  );
});

describe('deployment', () => {
  test('is of the state under the cursor, until the cursor or a parameter moves', () => {
    const ways: ((lab: Lab) => void)[] = [
      (lab) => lab.seek(4),
      (lab) => lab.play(),
      (lab) => lab.step(),
      (lab) => lab.restart(),
      (lab) => lab.set('rho', 0.3),
      (lab) => lab.deploy(false),
    ];
    for (const way of ways) {
      const lab = ranLab({}, 300);
      lab.deploy(true);
      expect(lab.getState()).toMatchObject({ deployed: true, cursor: 300, playing: false });
      way(lab);
      expect(lab.getState().deployed).toBe(false);
    }
  });
});
