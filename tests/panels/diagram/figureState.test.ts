import { describe, expect, test } from 'vitest';
import { defaultParameters } from '../../../src/core/parameters';
import { runTraining } from '../../../src/core/trainingRun';
import { figureState } from '../../../src/panels/diagram/figureState';
import { createLab } from '../../../src/store/lab';
import { ranLab } from '../../store/ranLab';

describe('the state of Figure 1', () => {
  test('is the run’s at the step that is shown', () => {
    const lab = ranLab({ deploy: 5, optimiser: 'adam' }, 320);
    const { columns } = lab.getState().run!;
    const at = (row: number) => ({
      step: row,
      rho: columns.rate[row],
      gap: columns.gap[row],
      compliance: columns.compliance[row],
      loss: columns.loss[row],
      deployedLoss: columns.deployedLoss[row],
      stepGap: columns.stepGap[row],
      stepTime: columns.stepTime[row],
      gradTime: columns.gradTime[row],
    });
    expect(figureState(lab.getState())).toMatchObject({ ...at(320), optimiser: 'Adam', deploy: 5, ended: false });
    lab.probe(17);
    expect(figureState(lab.getState())).toMatchObject(at(17));
    lab.probe(null);
    lab.seek(null);
    expect(figureState(lab.getState())).toMatchObject({ ...at(1000), ended: true, stepGap: 0, stepTime: 0 });
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
      const { columns } = lab.getState().run!;
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
    const widest = Math.max(...lab.getState().run!.columns.gap);
    expect(widest).toBeGreaterThan(1.5);
    expect(figureState(lab.getState()).rulerEnd).toBe(widest);
    expect(figureState(ranLab({ gap: 1.5, steps: 60 }).getState()).rulerEnd).toBe(1.5); // and not that of another run
  });
});
