import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Mark } from '../../src/charts/layout/marks';
import { createGoalPlane } from '../../src/panels/goalPlane/goalPlane';
import { createLivePlot, type Headline } from '../../src/panels/plots/livePlot';
import { plotKinds } from '../../src/panels/plots/plotKinds';
import { createRacePlane } from '../../src/panels/racePlane/racePlane';
import type { Lab } from '../../src/store/lab';
import { createFakeSvg, type FakeElement } from '../charts/draw/fakeSvg';
import { pathPoints } from '../charts/pathPoints';
import { compute, forkedLab, ranLab, recipeOf, settledOf } from '../store/ranLab';

afterEach(() => {
  vi.unstubAllGlobals();
});

const size = { width: 330, height: 300 };
const noField = { ask: () => ({ lines: [], critical: [] }) };

/** The paths of a plot of the gap, by their classes. */
function plotted() {
  const svg = createFakeSvg();
  vi.stubGlobal('document', svg.document);
  const headline = { value: { textContent: '' }, aside: { textContent: '' } };
  const plot = createLivePlot(svg.element, headline as unknown as Headline, plotKinds[1], 2);
  plot.resize({ width: 312, height: 188 });
  const isPath = (node: FakeElement | string): node is FakeElement => typeof node !== 'string' && node.tag === 'path';
  return (lab: Lab) => {
    plot.update(lab.getState(), 0);
    const paths = svg.shown.childNodes.filter(isPath);
    return new Map(paths.map(({ attributes }) => [attributes.get('class')!, pathPoints(attributes.get('d') ?? '')]));
  };
}
const others = (names: Iterable<string>) => [...names].filter((name) => /pinned|parent|apart/.test(name));

describe('behind a forked run stand', () => {
  test('in a plot the run that was forked and the pinned one, and nothing once they are gone', () => {
    const lab = forkedLab(recipeOf({ steps: 400 }, [100, { lrGap: 0.02 }]));
    lab.setPinned(recipeOf({ rho: 2, steps: 200 }));
    const show = plotted();
    expect(others(show(lab).keys())).toEqual(['curve parent']);
    lab.settleBeside(settledOf(lab.getState().pinned!.recipe));
    const paths = show(lab);
    expect(others(paths.keys())).toEqual(['curve pinned', 'curve parent']);
    // The parent’s curve begins with the run’s own, and parts from it at the fork.
    const [own, parent, pinned] = ['ahead', 'parent', 'pinned'].map((name) => paths.get(`curve ${name}`)!);
    expect(parent[0]).toEqual(own[0]);
    expect(parent.at(-1)![1]).toBeLessThan(own.at(-1)![1]);
    expect(pinned.at(-1)![0]).toBeLessThan(own.at(-1)![0]);
    lab.leaveFork();
    compute(lab);
    expect(others(show(lab).keys())).toEqual(['curve pinned']);
    lab.setPinned(null);
    expect(others(show(lab).keys())).toEqual([]);
  });

  test('in the goal plane the same, each on its own path', () => {
    const lab = forkedLab(recipeOf({ hidden: 0.3, steps: 400 }, [100, { lrGap: 0.02 }]));
    const plane = createGoalPlane();
    const pathOf = (key: string) => {
      const mark: Mark | undefined = plane.layout(lab.getState(), size).find((each) => each.key === key);
      return mark && pathPoints(String(mark.attributes['d']));
    };
    const { columns } = lab.getState().parent!.run!;
    const parent = pathOf('parent')!;
    const { x, y } = plane.frame()!;
    expect(parent.at(-1)![0]).toBeCloseTo(x(columns.visible[400]), 1);
    expect(parent.at(-1)![1]).toBeCloseTo(y(columns.hiddenGap[400]), 1);
    expect(pathOf('pinned')).toBeUndefined();
    lab.leaveFork();
    compute(lab);
    expect(pathOf('parent')).toBeUndefined();
  });

  test('in the race plane the race taken apart too', () => {
    const lab = ranLab({ steps: 400 }, 100);
    const plane = createRacePlane(noField, 'clip');
    const kinds = () =>
      (plane.layout(lab.getState(), size)?.find(({ key }) => key === 'curves')?.children ?? [])
        .map(({ attributes }) => String(attributes['class']))
        .filter((name) => name.startsWith('curve other'));
    expect(kinds()).toEqual([]);
    lab.fork();
    expect(kinds()).toEqual(['curve other parent']);
    for (const { recipe } of lab.getState().apart) lab.settleBeside(settledOf(recipe));
    compute(lab);
    expect(kinds()).toEqual(['curve other parent', 'curve other apart', 'curve other apart']);
    lab.pin();
    lab.set('cost', 0.01);
    compute(lab);
    expect(kinds()).toEqual(['curve other pinned', 'curve other parent']);
  });
});
