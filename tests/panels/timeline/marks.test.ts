import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeLabels, timelineMarks, type TimelineMark } from '../../../src/panels/timeline/marks';
import { ranLab } from '../../store/ranLab';

const labels = ['pretending pays', 'rate below 0', 'compliance 0.9', 'deployment'];
const marksAt = (...steps: number[]): TimelineMark[] =>
  steps.map((step, i) => ({ kind: 'deployment', label: labels[i % labels.length], step }));
const marks = fc
  .array(fc.integer({ min: 0, max: 1000 }), { maxLength: 6 })
  .map((steps) => marksAt(...steps.sort((a, b) => a - b)));

describe('the marks of the timeline', () => {
  test('are the events of the run and deployment, in order', () => {
    expect(timelineMarks(ranLab().getState().run!.events, 1000)).toEqual([
      { kind: 'pretendingPays', label: 'pretending pays', step: 279 },
      { kind: 'rateBelowZero', label: 'rate below 0', step: 322 },
      { kind: 'complianceHigh', label: 'compliance 0.9', step: 345 },
      { kind: 'deployment', label: 'deployment', step: 1000 },
    ]);
  });

  test('have the fork in its place among them, before an event of the same step', () => {
    const { events } = ranLab().getState().run!;
    const kinds = (forkedAt: number | null, brokenAt: number | null = null) =>
      timelineMarks(events, 1000, { forkedAt, brokenAt }).map(({ kind }) => kind);
    const all = ['pretendingPays', 'rateBelowZero', 'complianceHigh', 'deployment'];
    [0, 279, 322, 345, 1000].forEach((step, i) => {
      const at = Math.max(0, i - 1);
      expect(kinds(step)).toEqual([...all.slice(0, at), 'fork', ...all.slice(at)]);
    });
    expect(kinds(null)).toEqual(all);
    expect(kinds(300, 400)).toEqual(['pretendingPays', 'fork', 'rateBelowZero', 'complianceHigh', 'formulaBreaks']);
    expect(timelineMarks([], 1000, { forkedAt: 300 })[0]).toEqual({ kind: 'fork', label: 'fork', step: 300 });
  });
});

describe('the labels under the track', () => {
  test('stand centred under their marks where there is room', () => {
    const places = placeLabels(marksAt(250, 750), 1000, 800)!;
    expect(places.map(({ left, width }) => left + width / 2)).toEqual([200, 600]);
  });

  test('stay inside at the ends', () => {
    const [first, last] = placeLabels(marksAt(0, 1000), 1000, 800)!;
    expect(first.left).toBe(0);
    expect(last.left + last.width).toBe(800);
  });

  test('that touch stand side by side, as near to their marks as they can on the whole', () => {
    const [a, b] = placeLabels(marksAt(500, 500), 1000, 800)!;
    expect(a.left + a.width).toBeCloseTo(b.left, 9);
    expect(a.left + a.width / 2 - 400).toBeCloseTo(-(b.left + b.width / 2 - 400), 9);
  });

  test('are left out where they do not all fit, and only there', () => {
    const all = marksAt(100, 200, 300, 1000);
    const need = placeLabels(all, 1000, 4000)!.reduce((sum, { width }) => sum + width, 0);
    expect(placeLabels(all, 1000, need - 1)).toBeNull();
    expect(placeLabels(all, 1000, need)).toHaveLength(4);
    expect(placeLabels(all, 1000, 0)).toBeNull();
    expect(placeLabels([], 1000, 0)).toEqual([]);
  });

  test('never overlap, never leave the track, and keep the order of their marks', () => {
    fc.assert(
      fc.property(marks, fc.integer({ min: 0, max: 1200 }), (all, width) => {
        const places = placeLabels(all, 1000, width);
        fc.pre(places !== null);
        expect(places).toHaveLength(all.length);
        places.forEach(({ left, width: own }, i) => {
          expect(left).toBeGreaterThanOrEqual(0);
          expect(left + own).toBeLessThanOrEqual(width + 1e-9);
          expect(own).toBeGreaterThan(all[i].label.length * 6);
          if (i > 0) expect(left).toBeGreaterThanOrEqual(places[i - 1].left + places[i - 1].width - 1e-9);
        });
      }),
      { seed: 91, numRuns: 1000 },
    );
  });

  test('move only where they would touch another or an end', () => {
    fc.assert(
      fc.property(marks, fc.integer({ min: 400, max: 1200 }), (all, width) => {
        const places = placeLabels(all, 1000, width);
        fc.pre(places !== null);
        places.forEach(({ left, width: own }, i) => {
          const wish = (all[i].step / 1000) * width - own / 2;
          const touches =
            left < 1e-9 ||
            left + own > width - 1e-9 ||
            (i > 0 && left - (places[i - 1].left + places[i - 1].width) < 1e-9) ||
            (i + 1 < places.length && places[i + 1].left - (left + own) < 1e-9);
          if (!touches) expect(left).toBeCloseTo(wish, 9);
        });
      }),
      { seed: 92, numRuns: 500 },
    );
  });
});
