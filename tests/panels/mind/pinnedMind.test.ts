import { expect, test } from 'vitest';
import { createUtilityChart } from '../../../src/panels/mind/utilityChart';
import { besideOutline, weightFrame } from '../../../src/panels/mind/weightMarks';
import { linearAxis } from '../../../src/panels/mind/weightBars';
import { pathPoints } from '../../charts/pathPoints';
import { compute, ranLab } from '../../store/ranLab';

const size = { width: 330, height: 184 };
const pathOf = (marks: readonly { key: string; attributes: object }[], key: string) =>
  pathPoints(String((marks.find((mark) => mark.key === key)?.attributes as { d?: string } | undefined)?.d ?? ''));

test('J of the pinned run is the J that it had, at the same step', () => {
  const lab = ranLab({}, 200);
  lab.pin();
  const alone = pathOf(createUtilityChart()(lab.getState(), size, true), 'sum');
  const pinned = pathOf(createUtilityChart()(lab.getState(), size, true), 'pinned');
  expect(pinned.length).toBeGreaterThan(50);
  // The pinned run is still the one shown, so both are one curve.
  expect(pinned[0]).toEqual(alone[0]);
  expect(pinned.at(-1)![1]).toBeCloseTo(alone.at(-1)![1], 1);
  lab.set('rho', 3);
  compute(lab);
  lab.seek(200);
  const marks = createUtilityChart()(lab.getState(), size, true);
  expect(pathOf(marks, 'pinned').at(-1)![1]).not.toBeCloseTo(pathOf(marks, 'sum').at(-1)![1], 0);
});

test('the pinned weights are the outline of their bars, as far as the pinned run looks ahead', () => {
  const frame = weightFrame({ width: 352, height: 160 }, 4, 1, linearAxis);
  const { plane } = frame;
  const outline = pathPoints(String(besideOutline(frame, Float64Array.of(1, 0.5, 0.25)).attributes['d']));
  const bottom = plane.y + plane.height;
  const fifth = plane.width / 5;
  expect(outline).toEqual([
    [plane.x, bottom - plane.height],
    [plane.x + fifth, bottom - plane.height],
    [plane.x + fifth, bottom - plane.height / 2],
    [plane.x + 2 * fifth, bottom - plane.height / 2],
    [plane.x + 2 * fifth, bottom - plane.height / 4],
    [plane.x + 3 * fifth, bottom - plane.height / 4],
  ]);
});
