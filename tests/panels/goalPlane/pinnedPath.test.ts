import { expect, test } from 'vitest';
import { createGoalPlane } from '../../../src/panels/goalPlane/goalPlane';
import { pathPoints } from '../../charts/pathPoints';
import { compute, ranLab } from '../../store/ranLab';
import { size } from './drawnPlane';

test('the pinned run’s path ends where its own columns say, on axes that hold both runs', () => {
  const lab = ranLab({ hidden: 0.3, gap: 1.8 });
  const { columns } = lab.getState().settled!;
  lab.pin();
  lab.change({ gap: 0.4, hidden: 0 });
  compute(lab);
  const plane = createGoalPlane();
  const path = (key: string) => plane.layout(lab.getState(), size).find((mark) => mark.key === key);
  const points = pathPoints(String(path('pinned')?.attributes['d']));
  const { x, y } = plane.frame()!;
  for (const [point, row] of [
    [points[0], 0],
    [points[points.length - 1], 1000],
  ] as const) {
    expect(point[0]).toBeCloseTo(x(columns.visible[row]), 1);
    expect(point[1]).toBeCloseTo(y(columns.hiddenGap[row]), 1);
  }
  lab.setPinned(null);
  expect(path('pinned')).toBeUndefined();
});

test('once deployed the action stands on the mesa target', () => {
  const lab = ranLab({ hidden: 0.3, rho: 0 }, 400);
  const plane = createGoalPlane();
  const keys = () => plane.layout(lab.getState(), size).map((mark) => JSON.stringify(mark.attributes));
  const before = keys();
  lab.deploy(true);
  expect(keys()).not.toEqual(before);
});
