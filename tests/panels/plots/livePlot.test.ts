import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { formatExact, formatNumber } from '../../../src/charts/layout/formatNumber';
import { createSeedBatch, createSeedRun, type Ensemble } from '../../../src/core/ensemble';
import { fromStart } from '../../../src/core/fork';
import { createGathering, type Gathering } from '../../../src/core/gathering';
import { runTraining } from '../../../src/core/trainingRun';
import { createLivePlot, type Headline } from '../../../src/panels/plots/livePlot';
import { plotKinds } from '../../../src/panels/plots/plotKinds';
import type { LabState } from '../../../src/store/lab';
import { loadLater } from '../../../src/ui/later';
import { createFakeSvg, type FakeElement } from '../../charts/draw/fakeSvg';
import { pathPoints } from '../../charts/pathPoints';
import { compute, ranLab } from '../../store/ranLab';
import { batchOf } from '../../store/batch';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const [rate, gap] = plotKinds;

function gathered(ensemble: Ensemble): Gathering {
  const gathering = createGathering(ensemble);
  const batch = createSeedBatch([...Array(ensemble.seeds).keys()], ensemble);
  for (let j = 0; j < ensemble.seeds; j++) while (!createSeedRun(ensemble, batch, j).advance(Infinity));
  gathering.give(batch);
  return gathering;
}

function begin(kind = gap) {
  const svg = createFakeSvg();
  vi.stubGlobal('document', svg.document);
  const headline = { value: { textContent: '' }, aside: { textContent: '' } };
  const plot = createLivePlot(svg.element, headline as unknown as Headline, kind, 2);
  plot.resize({ width: 312, height: 188 });
  const find = (name: string, node: FakeElement = svg.shown): FakeElement[] =>
    node.childNodes.flatMap((each) =>
      typeof each === 'string' ? [] : each.attributes.get('class') === name ? [each] : find(name, each),
    );
  return {
    plot,
    headline,
    find,
    shown: svg.shown,
    /** Highest and lowest tick label. */
    axis: () => {
      const ticks = find('tick').flatMap((tick) => find('tick-label', tick).flatMap(({ childNodes }) => childNodes));
      const values = ticks.map((label) => (typeof label === 'string' ? Number(label.replace('−', '-')) : NaN));
      return [Math.min(...values), Math.max(...values)];
    },
    update: (state: LabState, beat = 0): number => {
      const before = svg.counts.writes;
      plot.update(state, beat);
      return svg.counts.writes - before;
    },
  };
}

describe('a live plot', () => {
  test('shows nothing before there is a run or a size', () => {
    const { plot, shown, headline, update } = begin();
    const lab = ranLab();
    plot.resize({ width: 0, height: 0 });
    update(lab.getState());
    plot.resize({ width: 312, height: 188 });
    update({ ...lab.getState(), run: null });
    expect([shown.childNodes, headline.value.textContent]).toEqual([[], '']);
  });

  test('shows the whole curve, faint, and what lies up to the cursor in full', () => {
    const { find, update, headline } = begin();
    const lab = ranLab({}, 250);
    update(lab.getState());
    const [ahead] = find('curve ahead');
    const [behind] = find('curve behind');
    const [[x]] = pathPoints(find('cursor-line')[0].attributes.get('d') ?? '');
    expect(x).toBeCloseTo(40 + 0.25 * 270, 1);
    const whole = pathPoints(ahead.attributes.get('d') ?? '');
    const past = pathPoints(behind.attributes.get('d') ?? '');
    expect(past.slice(0, -1)).toEqual(whole.filter(([px]) => px <= x));
    expect(past.at(-1)![0]).toBeCloseTo(x, 1);
    lab.seek(1000);
    update(lab.getState());
    expect(find('curve behind')[0].attributes.get('d')).toBe(ahead.attributes.get('d'));
    lab.seek(250);
    update(lab.getState());
    expect(headline.value.textContent).toBe(lab.getState().settled!.columns.gap[250].toFixed(2));
    expect(find('probe')).toEqual([]);
  });

  test('draws where other seeds lie behind the run, on an axis that holds them, and no more once they are gone', async () => {
    await loadLater();
    const { find, update, axis, shown } = begin();
    const lab = ranLab({ gap: 0.9, noise: 0.5, lrGap: 0.2, steps: 40 });
    const gathering = gathered({ recipe: lab.getState().recipe, formulas: new Map(), seeds: 16 });
    update(lab.getState());
    expect(find('band')).toEqual([]);
    const [, before] = axis();
    lab.setEnsemble({ gathering, returned: 16 });
    update(lab.getState());
    const [band] = find('band');
    const highest = Math.max(...gathering.band('gap').high);
    expect(highest).toBeGreaterThan(Math.max(...lab.getState().settled!.columns.gap));
    expect(axis()[1]).toBeGreaterThanOrEqual(before);
    const ys = pathPoints(band.attributes.get('d') ?? '').map(([, y]) => y);
    expect(Math.min(...ys)).toBeGreaterThanOrEqual(6);
    expect(Math.max(...ys)).toBeLessThanOrEqual(168);
    const classes = shown.childNodes.map((each) => (typeof each === 'string' ? '' : each.attributes.get('class')));
    expect(classes.indexOf('band')).toBeLessThan(classes.indexOf('curve ahead'));
    expect(find('curve median')).toHaveLength(1);
    lab.setEnsemble({ gathering: null, returned: 0 });
    update(lab.getState());
    expect(find('band')).toEqual([]);
  });

  test('writes only a few attributes when the cursor moves, and none when nothing does', () => {
    const { update } = begin();
    const lab = ranLab({}, 250);
    expect(update(lab.getState())).toBeGreaterThan(50);
    expect(update(lab.getState())).toBe(0);
    lab.seek(251);
    expect(update(lab.getState())).toBeLessThanOrEqual(4); // clip, line, and the dot’s two places
  });

  test('shows what is read off beside the cursor, and its exact number in the headline', () => {
    const { update, find, headline } = begin(rate);
    const lab = ranLab({}, 250);
    lab.probe(900);
    update(lab.getState());
    expect(find('probe')).toHaveLength(1);
    expect(find('cursor')).toHaveLength(1);
    const value = lab.getState().settled!.columns.rate[900];
    expect(headline.value.textContent).toBe(formatExact(value));
    expect(headline.aside.textContent).toBe(`γ ${formatNumber(Math.exp(-value))}`);
    lab.probe(null);
    update(lab.getState());
    expect(find('probe')).toEqual([]);
    expect(headline.value.textContent).toBe(formatNumber(lab.getState().settled!.columns.rate[250]));
  });

  test('changes its headline only where the frame is one to read', () => {
    const { update, headline } = begin();
    const lab = ranLab({}, 250);
    update(lab.getState());
    const before = headline.value.textContent;
    lab.seek(10);
    update(lab.getState(), 1);
    expect(headline.value.textContent).toBe(before);
    update(lab.getState(), 0);
    expect(headline.value.textContent).toBe(lab.getState().settled!.columns.gap[10].toFixed(2));
  });

  test('keeps its axis while a slider moves, only growing it, and settles after', () => {
    const { update, axis } = begin();
    const lab = ranLab({ gap: 1.4 });
    const show = () => {
      compute(lab);
      update(lab.getState());
      return axis()[1];
    };
    const before = show();
    expect(before).toBeGreaterThan(1);
    lab.hold(true);
    lab.set('gap', 0.2);
    expect(show()).toBe(before);
    lab.set('gap', 2);
    expect(show()).toBe(2);
    lab.set('gap', 0.5);
    expect(show()).toBe(2);
    lab.hold(false);
    expect(show()).toBe(1);
  });

  test('is laid out anew for another size and for more rows', () => {
    const { plot, update, find } = begin();
    const lab = ranLab();
    const end = () => pathPoints(find('curve ahead')[0].attributes.get('d') ?? '').at(-1)![0];
    update(lab.getState());
    expect(end()).toBeCloseTo(310, 1);
    plot.resize({ width: 246, height: 150 });
    update(lab.getState());
    expect(end()).toBeCloseTo(244, 1);
    const { parameters } = lab.getState();
    const { columns } = runTraining(parameters);
    lab.beginRun();
    lab.addRows(fromStart(parameters), batchOf(columns, { count: 501 }));
    update(lab.getState());
    expect(end()).toBeCloseTo(40 + 204 / 2, 1);
  });

  test('tells the step under a pointer', () => {
    const { plot, update } = begin();
    expect(plot.stepAt(100)).toBe(0);
    update(ranLab().getState());
    expect([0, 40, 175, 310, 400].map((x) => plot.stepAt(x))).toEqual([0, 0, 500, 1000, 1000]);
  });

  test('is gone when it is destroyed', () => {
    const { plot, update, shown } = begin();
    update(ranLab().getState());
    plot.destroy();
    expect(shown.childNodes).toEqual([]);
  });
});
