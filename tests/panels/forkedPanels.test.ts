import { describe, expect, test } from 'vitest';
import type { FormulaTree } from '../../src/core/formula';
import { formatNumber } from '../../src/charts/layout/formatNumber';
import { watchedEpisodes } from '../../src/panels/diagram/quantities';
import { defaultParameters } from '../../src/core/parameters';
import { figureState } from '../../src/panels/diagram/figureState';
import { stepNumbers } from '../../src/panels/diagram/stepNumbers';
import { momentOf } from '../../src/panels/explain/explanation';
import { createMindReader } from '../../src/panels/mind/mind';
import { mindSentence } from '../../src/panels/mind/mindSentence';
import { weightTable } from '../../src/panels/mind/rateUnder';
import { planeState } from '../../src/panels/goalPlane/planeState';
import { racePoint } from '../../src/panels/racePlane/racePlane';
import type { Lab } from '../../src/store/lab';
import { forkedLab, ranLab, recipeOf } from '../store/ranLab';

/** A lab of a fork at step 100, at a step before it and at one after. */
function beforeAndAfter<T>(lab: Lab, what: (lab: Lab) => T): readonly [before: T, after: T] {
  lab.seek(99);
  const before = what(lab);
  lab.seek(100);
  return [before, what(lab)];
}

describe('before and after a fork', () => {
  const lab = forkedLab(
    recipeOf({ anticipation: 0, horizon: 20, steps: 150 }, [
      100,
      { anticipation: 0.7, deploy: 5, optimiser: 'adam', planner: 'softmax', candidates: 9, steps: 300 },
    ]),
  );

  test('Figure 1 has the parameters of the run that the state is of, and the steps of the last', () => {
    const [before, after] = beforeAndAfter(lab, (each) => figureState(each.getState()));
    expect(before).toMatchObject({
      aware: false,
      anticipation: 0,
      deploy: 1,
      optimiser: 'gradient descent',
      steps: 300,
    });
    expect(after).toMatchObject({ aware: true, anticipation: 0.7, deploy: 5, optimiser: 'Adam', steps: 300 });
    // The state before the fork goes on: its step leads to that of the fork.
    expect(before.ended).toBe(false);
    expect(before.visible + before.stepGap).toBeCloseTo(after.visible, 14);
    lab.seek(null);
    expect(figureState(lab.getState())).toMatchObject({ step: 300, ended: true });
  });

  test('Figure 1 has each run’s own weights, whatever the horizon of the other', () => {
    const hyperbolic = forkedLab(recipeOf({ kernel: 'hyperbolic', rho: 0.3, steps: 200 }, [100, { horizon: 8 }]));
    hyperbolic.seek(50);
    const { parameter } = hyperbolic.getState().settled!.columns;
    const figure = figureState(hyperbolic.getState());
    const episodes = watchedEpisodes({ ...defaultParameters, kernel: 'hyperbolic' });
    expect(episodes).toContain(64);
    for (const k of episodes) {
      const weight = (1 + k) ** -parameter[50];
      expect(figure.relativeWeight(k)).toBeCloseTo(weight / Math.max(1, weight), 12);
    }
  });

  test('a fork’s last step is no end of the run before it', () => {
    const raised = forkedLab(recipeOf({ steps: 100 }, [100, { steps: 200 }]), new Map());
    raised.seek(100);
    expect(figureState(raised.getState()).ended).toBe(false);
    expect(momentOf(raised.getState())?.ended).toBe(false);
    expect(racePoint(raised.getState().run!, 100).ended).toBe(false);
    expect(raised.getState().settled!.columns.stepGap[100]).not.toBe(0);
  });

  test('slow motion, the goal plane and explanations have them too', () => {
    const [numbers, forked] = beforeAndAfter(lab, (each) => stepNumbers(each.getState())!.parameters);
    expect([numbers.optimiser, forked.optimiser]).toEqual(['sgd', 'adam']);
    expect(beforeAndAfter(lab, (each) => planeState(each.getState()).expected)).toEqual([false, true]);
    const [moment, later] = beforeAndAfter(lab, (each) => momentOf(each.getState())!);
    expect([moment.anticipation, later.anticipation]).toEqual([0, 0.7]);
    expect([moment.parameters.deploy, later.parameters.deploy]).toEqual([1, 5]);
    expect(moment.set).toBe(lab.getState().parameters);
    expect(moment.nextRate).toBe(later.of('rate'));
  });

  test('the mind weighs what its own run does: its J is best where the run chose', () => {
    const read = createMindReader();
    const [before, after] = beforeAndAfter(lab, (each) => {
      const { run, cursor } = each.getState();
      const { situation, parameters, compliance } = read(run!, cursor!);
      return {
        anticipation: situation!.anticipation,
        weights: situation!.weights.values.length,
        parameters,
        compliance,
      };
    });
    expect(before).toMatchObject({ anticipation: 0, weights: 1, parameters: { planner: 'argmax' } });
    expect(after).toMatchObject({ anticipation: 0.7, weights: 5, parameters: { planner: 'softmax' } });
    const { columns } = lab.getState().settled!;
    expect([before.compliance, after.compliance]).toEqual([columns.compliance[99], columns.compliance[100]]);
    expect(before.compliance).toBe(0); // not aware, it does not comply
  });

  test('its sentence says what its own run knew and chose', () => {
    const { run } = lab.getState();
    expect(mindSentence(run!, 99)).toMatch(/does not expect to be moved\. The planner stays greedy\.$/);
    const compliance = formatNumber(run!.rows.valueAt('compliance', 100));
    expect(mindSentence(run!, 100)).toContain(`The planner complies by ${compliance} on average`);
    expect(mindSentence(run!, 100)).toMatch(/ costs \S+ in training /);
    expect(mindSentence(run!, 99)).toMatch(/ costs \S+ now /);
  });

  test('a reader goes back and forth between them', () => {
    const read = createMindReader();
    const weightsAt = (row: number) => [...read(lab.getState().run!, row).relative];
    const first = [99, 100, 99, 300, 0, 100].map(weightsAt);
    const alone = [99, 100, 99, 300, 0, 100].map((row) => [...createMindReader()(lab.getState().run!, row).relative]);
    expect(first).toEqual(alone);
  });
});

describe('before and after a fork to another horizon', () => {
  test('the weights are the kernel’s over the episodes of each', () => {
    const lab = forkedLab(recipeOf({ kernel: 'hyperbolic', rho: 0.3, steps: 200 }, [100, { horizon: 8 }]));
    const { run } = lab.getState();
    const read = createMindReader();
    for (const [row, horizon] of [
      [99, 64],
      [100, 8],
    ]) {
      const { relative } = read(run!, row);
      const phi = run!.rows.valueAt('parameter', row);
      expect(relative).toHaveLength(horizon + 1);
      const heaviest = Math.max(1, (1 + horizon) ** -phi);
      relative.forEach((weight, k) => expect(weight).toBeCloseTo((1 + k) ** -phi / heaviest, 12));
    }
  });

  test('the rate under a pointer is asked of the kernel that the run begins with', () => {
    const trees = new Map<string, FormulaTree>([
      ['rho', 'rho'],
      ['k', 'k'],
    ]);
    const first = { kernel: 'custom', formula: 'rho', horizon: 4, steps: 30 } as const;
    const lab = forkedLab(recipeOf(first, [10, { formula: 'k', horizon: 6 }]), trees);
    const { horizon, relative, rates } = weightTable(lab.getState().run!);
    expect(horizon).toBe(4);
    const at = rates.indexOf(0.5);
    expect([...relative[at]!]).toEqual([1, 0.5, 0.5, 0.5, 0.5]);
    expect(weightTable(forkedLab(recipeOf(first, [0, { horizon: 6 }]), trees).getState().run!).horizon).toBe(6);
  });
});

describe('beside the figure stands', () => {
  test('the pinned run, else the one that was forked', () => {
    const lab = ranLab({}, 300);
    const { columns } = lab.getState().settled!;
    lab.fork();
    expect(figureState(lab.getState()).beside).toEqual({ rho: columns.rate[300], gap: columns.gap[300] });
    const other = ranLab({ rho: 1.5 }).getState().settled!;
    lab.setPinned(other.recipe);
    expect(figureState(lab.getState()).beside).toEqual({ rho: columns.rate[300], gap: columns.gap[300] });
    lab.settleBeside(other);
    expect(figureState(lab.getState()).beside?.rho).toBe(other.columns.rate[300]);
    lab.setPinned(null);
    lab.leaveFork();
    expect(figureState(lab.getState()).beside).toBe(null);
  });
});
