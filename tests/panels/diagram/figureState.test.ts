import { describe, expect, test } from 'vitest';
import { theta } from '../../../src/core/baseOptimiser';
import { fromStart } from '../../../src/core/fork';
import type { FormulaTree } from '../../../src/core/formula';
import { defaultParameters, type Parameters } from '../../../src/core/parameters';
import { createTraining, runTraining } from '../../../src/core/trainingRun';
import { figureState } from '../../../src/panels/diagram/figureState';
import { relativeWeight } from '../../../src/panels/diagram/quantities';
import { createLab } from '../../../src/store/lab';
import { compute, ranLab } from '../../store/ranLab';
import { batchOf } from '../../store/batch';

describe('the state of Figure 1', () => {
  test('is the run’s at the step that is shown', () => {
    const lab = ranLab({ deploy: 5, optimiser: 'adam' }, 320);
    const { columns } = lab.getState().settled!;
    const at = (row: number) => ({
      step: row,
      rho: columns.rate[row],
      gap: columns.gap[row],
      compliance: columns.compliance[row],
      loss: columns.loss[row],
      deployedLoss: columns.deployedLoss[row],
      stepGap: columns.stepGap[row],
      stepRate: columns.stepTime[row],
      gradTime: columns.gradTime[row],
    });
    expect(figureState(lab.getState())).toMatchObject({ ...at(320), optimiser: 'Adam', deploy: 5, ended: false });
    lab.probe(17);
    expect(figureState(lab.getState())).toMatchObject(at(17));
    lab.probe(null);
    lab.seek(null);
    expect(figureState(lab.getState())).toMatchObject({ ...at(1000), ended: true, stepGap: 0, stepRate: 0 });
  });

  test('has the weights of every kernel and wiring, not only of the rate', () => {
    const hyperbolic = ranLab({ kernel: 'hyperbolic', rho: 0.3 }, 200);
    const { columns } = hyperbolic.getState().settled!;
    const figure = figureState(hyperbolic.getState());
    const weight = (k: number) => (1 + k) ** -columns.parameter[200];
    const largest = Math.max(1, weight(64));
    for (const k of [1, 2, 8, 64]) expect(figure.relativeWeight(k)).toBeCloseTo(weight(k) / largest, 12);
    expect(figure.stepRate).toBe(columns.rate[201] - columns.rate[200]);
    expect(figure.relativeWeight(2)).not.toBeCloseTo(relativeWeight(figure.rho, 2, 64), 2);

    const independent = { ...defaultParameters, wiring: 'independent', deploy: 3, horizon: 8, steps: 60 } as const;
    const training = createTraining(independent);
    training.advance(41);
    const weights = [1, ...training.state.values.slice(theta.time)];
    const apart = figureState(ranLab(independent, 41).getState());
    for (let k = 0; k <= 8; k++) expect(apart.relativeWeight(k)).toBeCloseTo(weights[k] / Math.max(...weights), 12);
  });

  test('at the end of a run that a formula broke off shows no step, since none followed', () => {
    const broken: FormulaTree = { op: 'subtract', of: [1.35, 'rho'] };
    const parameters: Parameters = { ...defaultParameters, kernel: 'custom', rho: 1, bias: 1, prior: 5, lrTime: 0.05 };
    const run = runTraining(parameters, { formula: broken });
    expect(run.outcome.broken).toBeDefined();
    const lab = createLab(parameters);
    lab.addRows(fromStart(parameters), batchOf(run.columns, { count: run.outcome.broken!.step }));
    lab.endRun(run.outcome, run.digest);
    expect(figureState(lab.getState())).toMatchObject({ ended: true, stepGap: 0, stepRate: 0, closing: 0 });
  });

  test('once deployed acts on its own target, and nothing moves it any more', () => {
    const lab = ranLab({}, 600);
    const { columns } = lab.getState().settled!;
    expect(figureState(lab.getState()).compliance).toBeGreaterThan(0.9);
    lab.deploy(true);
    expect(figureState(lab.getState())).toMatchObject({
      deployed: true,
      ended: true,
      compliance: 0,
      stepGap: 0,
      stepRate: 0,
      gap: columns.gap[600],
      deployedLoss: columns.deployedLoss[600],
    });
  });

  test('has the pinned run at the same step, or at its last', () => {
    const lab = ranLab({ steps: 400, rho: 1.5 });
    const { columns } = lab.getState().settled!;
    lab.pin();
    lab.set('steps', 1000);
    compute(lab);
    expect(figureState(lab.getState()).beside).toEqual({ rho: columns.rate[400], gap: columns.gap[400] });
    lab.seek(77);
    expect(figureState(lab.getState()).beside).toEqual({ rho: columns.rate[77], gap: columns.gap[77] });
    lab.setPinned(null);
    expect(figureState(lab.getState()).beside).toBe(null);
  });

  test('before the first run is that of its parameters', () => {
    const lab = createLab({ ...defaultParameters, gap: 1.6, hidden: 0.36, rho: 0.4, steps: 50 });
    const figure = figureState(lab.getState());
    const { columns } = runTraining(lab.getState().parameters);
    for (const name of ['gap', 'visible', 'deployedLoss'] as const)
      expect(figure[name]).toBeCloseTo(columns[name][0], 12);
    expect(figure).toMatchObject({ step: 0, steps: 50, rho: 0.4, ended: false });
  });

  test('keeps the parameters of the run that is shown until the next one comes', () => {
    const lab = ranLab({}, 10);
    lab.set('horizon', 8);
    expect(figureState(lab.getState()).horizon).toBe(64);
  });

  test('closes the gap when its absolute size falls, on whichever side of zero it is', () => {
    for (const changes of [{}, { lrGap: 1, noise: 0.5, steps: 60 }]) {
      const lab = ranLab(changes);
      const { columns } = lab.getState().settled!;
      for (let step = 0; step < 60; step++) {
        lab.seek(step);
        const grown = Math.abs(columns.visible[step + 1]) - Math.abs(columns.visible[step]);
        expect(figureState(lab.getState()).closing).toBeCloseTo(grown, 12);
      }
    }
  });

  test('has rulers as long as the widest gap of the run', () => {
    expect(figureState(ranLab({ gap: 0.3 }).getState()).rulerEnd).toBe(1);
    const lab = ranLab({ gap: 1.5, noise: 1, lrGap: 1, steps: 60 });
    const widest = Math.max(...lab.getState().settled!.columns.gap);
    expect(widest).toBeGreaterThan(1.5);
    expect(figureState(lab.getState()).rulerEnd).toBe(widest);
    expect(figureState(ranLab({ gap: 1.5, steps: 60 }).getState()).rulerEnd).toBe(1.5); // and not that of another run
  });
});
