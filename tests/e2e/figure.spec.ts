import { expect, test } from '@playwright/test';
import { defaultParameters } from '../../src/core/parameters';
import { runTraining } from '../../src/core/trainingRun';
import { open } from './page';

/** What is drawn in Figure 1, read from the page. */
interface Drawn {
  strands: { k: number; width: number; dashed: boolean }[];
  now: number;
  arrows: Record<'lookAhead' | 'fixObjective', { width: number; way: string; text: string }>;
  angle: number;
  markers: Record<
    'mesaObjective' | 'action' | 'baseObjective',
    { from: number; width: number; mesa?: number; action?: number; base?: number }
  >;
}

function readFigure(): Drawn {
  const part = (name: string) => document.querySelector(`[data-part="${name}"]`)!;
  const attribute = (element: Element | null, name: string) => Number(element?.getAttribute(name));
  const arrow = (name: string) => ({
    width: attribute(part(name).querySelector('.block'), 'data-width'),
    way: [...part(name).classList].find((c) => ['forward', 'back', 'still'].includes(c)) ?? '',
    text: part(name).textContent ?? '',
  });
  const ruler = (name: string) => {
    const group = part(name).querySelector('.markers')!;
    const circle = group.querySelector('.mesa-target');
    const triangle = group.querySelector('.action-mark');
    const cross = group.querySelector<SVGGraphicsElement>('.base-target');
    return {
      from: attribute(group, 'data-from'),
      width: attribute(group, 'data-width'),
      ...(circle && { mesa: attribute(circle, 'cx') }),
      ...(triangle && { action: attribute(triangle, 'data-x') }),
      ...(cross && { base: cross.getBBox().x + cross.getBBox().width / 2 }),
    };
  };
  return {
    strands: [...part('futures').querySelectorAll('.strand')].map((strand) => ({
      k: attribute(strand, 'data-k'),
      width: attribute(strand, 'stroke-width'),
      dashed: strand.hasAttribute('stroke-dasharray'),
    })),
    now: attribute(part('now').querySelector('.now-line'), 'stroke-width'),
    arrows: { lookAhead: arrow('lookAhead'), fixObjective: arrow('fixObjective') },
    angle: attribute(document.querySelector('.needle'), 'data-angle'),
    markers: { mesaObjective: ruler('mesaObjective'), action: ruler('action'), baseObjective: ruler('baseObjective') },
  };
}

const runs = [
  { hash: '#v=4', changes: {}, steps: [0, 320, 900] },
  {
    hash: '#v=4&gap=1.6&rho=0.4&horizon=200&deploy=5&anticipation=0.1&priority=0.01&lrTime=0.02',
    changes: { gap: 1.6, rho: 0.4, horizon: 200, deploy: 5, anticipation: 0.1, priority: 0.01, lrTime: 0.02 },
    steps: [1, 250, 777],
  },
] as const;

for (const { hash, changes, steps } of runs) {
  for (const step of steps) {
    test(`Figure 1 draws the columns of ${hash} at step ${step}`, async ({ page }) => {
      const parameters = { ...defaultParameters, ...changes };
      const { columns } = runTraining(parameters);
      await open(page, `${hash}&t=${step}`);
      const drawn = await page.evaluate(readFigure);
      const rho = columns.rate[step];
      const H = parameters.horizon;
      const heaviest = Math.max(1, Math.exp(-rho * H));
      const episodes = drawn.strands.map(({ k }) => k);
      expect(episodes).toEqual([...episodes].sort((a, b) => a - b));
      expect(episodes).toEqual(expect.arrayContaining([1, parameters.deploy, H]));
      for (const { k, width, dashed } of drawn.strands) {
        const relative = Math.exp(-rho * k) / heaviest;
        expect(width).toBeCloseTo(0.75 + 5.75 * Math.sqrt(relative), 1);
        expect(dashed).toBe(relative < 0.001);
      }
      expect(drawn.now).toBeCloseTo(0.75 + 5.75 * Math.sqrt(1 / heaviest), 1);

      const arrow = (size: number) => 1 + 13 * Math.min(1, Math.max(0, (Math.log10(Math.abs(size)) + 6) / 4.3));
      expect(drawn.arrows.lookAhead.width).toBeCloseTo(arrow(columns.stepTime[step]), 1);
      expect(drawn.arrows.fixObjective.width).toBeCloseTo(arrow(columns.stepGap[step]), 1);
      const further = columns.stepTime[step] < 0;
      expect(drawn.arrows.lookAhead.way).toBe(further ? 'forward' : 'back');
      expect(drawn.arrows.lookAhead.text).toContain(further ? 'Look further ahead' : 'Look less far ahead');
      const closing = Math.abs(columns.visible[step] + columns.stepGap[step]) < Math.abs(columns.visible[step]);
      expect(drawn.arrows.fixObjective.way).toBe(closing ? 'forward' : 'back');
      expect(drawn.arrows.fixObjective.text).toContain(closing ? 'Fix the objective' : 'Widen the gap');

      expect(drawn.angle).toBeCloseTo(-Math.sign(rho) * Math.sqrt(Math.abs(rho) / 5) * 140, 1);

      const end = Math.max(1, parameters.gap, ...columns.gap);
      const { mesaObjective, action, baseObjective } = drawn.markers;
      const place = (ruler: { from: number; width: number }, distance: number) =>
        ruler.from + (ruler.width * distance) / end;
      expect(mesaObjective.mesa).toBeCloseTo(place(mesaObjective, columns.gap[step]), 1);
      expect(action.mesa).toBeCloseTo(place(action, columns.gap[step]), 1);
      expect(action.action).toBeCloseTo(place(action, (1 - columns.compliance[step]) * columns.gap[step]), 1);
      expect(action.base).toBeCloseTo(action.from, 1);
      expect(baseObjective.base).toBeCloseTo(baseObjective.from, 1);
    });
  }
}
