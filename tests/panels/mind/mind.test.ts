import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { theta } from '../../../src/core/baseOptimiser';
import { slopeAt } from '../../../src/core/utility';
import { createTraining } from '../../../src/core/trainingRun';
import { createMindReader } from '../../../src/panels/mind/mind';
import { softmaxShares, utilityCurve } from '../../../src/panels/mind/utilityCurve';
import { anyMoment, runOf } from './anyMind';

const read = createMindReader();

/** Equal to nine digits, or both next to nothing beside `size`. */
const alike = (a: number, b: number, size: number) =>
  Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), size);

describe('what is read of a run', () => {
  test('gives back its price and benefit as the two parts of J at full compliance', () => {
    fc.assert(
      fc.property(anyMoment, ({ changes, row }) => {
        const run = runOf(changes);
        const { situation, parameters, compliance } = read(run, row);
        const { present, future, c } = utilityCurve(situation!, parameters, compliance);
        const value = (name: 'price' | 'benefit') => run.rows.valueAt(name, row);
        const last = c.length - 1;
        const size = value('price') + value('benefit');
        expect(c[last]).toBe(1);
        expect(alike(-present[last], value('price'), 1e-3 * size)).toBe(true);
        expect(alike(future[last], value('benefit'), 1e-3 * size)).toBe(true);
        expect([c[0], Math.abs(present[0]), Math.abs(future[0])]).toEqual([0, 0, 0]);
      }),
      { numRuns: 400 },
    );
  });

  test('has the argmax’s choice at the top of the curve, which is level there', () => {
    let inside = 0;
    fc.assert(
      fc.property(
        anyMoment.filter(({ changes }) => changes.planner === 'argmax'),
        ({ changes, row }) => {
          const run = runOf(changes);
          const { situation, parameters, compliance } = read(run, row);
          const { c, present, future } = utilityCurve(situation!, parameters, compliance);
          const total = c.map((_, i) => present[i] + future[i]);
          const size = Math.max(...total.map(Math.abs));
          const chosen = total[c.indexOf(compliance)];
          expect(Math.max(...total) - chosen).toBeLessThanOrEqual(1e-9 * size);
          expect(alike(chosen, run.rows.valueAt('best', row), 1e-3 * size)).toBe(true);
          if (compliance <= 0 || compliance >= 1 || size === 0) return;
          inside += 1;
          // The drawn curve's own slope: central differences around the choice, against how steep the curve gets anywhere.
          const h = Math.min(1e-5, compliance, 1 - compliance) / 2;
          const at = (x: number) => {
            const curve = utilityCurve(situation!, parameters, x);
            const i = curve.c.indexOf(x);
            return curve.present[i] + curve.future[i];
          };
          const slope = (at(compliance + h) - at(compliance - h)) / (2 * h);
          const steepest = Math.max(
            ...[...total].slice(1).map((y, i) => Math.abs(y - total[i]) / (c[i + 1] - c[i] || 1)),
          );
          expect(Math.abs(slope)).toBeLessThanOrEqual(1e-4 * steepest);
        },
      ),
      { numRuns: 300 },
    );
    expect(inside).toBeGreaterThan(100);
  });

  test('has the curve that the simulation climbs: its slope is the core’s', () => {
    fc.assert(
      fc.property(anyMoment, fc.integer({ min: 5, max: 95 }), ({ changes, row }, percent) => {
        const run = runOf(changes);
        const { situation, parameters } = read(run, row);
        const { deploy, cost } = parameters;
        const x = percent / 100;
        const at = (c: number) => {
          const curve = utilityCurve(situation!, parameters, c);
          const i = curve.c.indexOf(c);
          return curve.present[i] + curve.future[i];
        };
        const h = 1e-5;
        const slope = (at(x + h) - at(x - h)) / (2 * h);
        const unit = Math.exp(situation!.weights.scale);
        const own = -slopeAt(situation!, deploy, cost, 1 - x) * unit; // dJ/dc = −J_f
        expect(Math.abs(slope - own)).toBeLessThanOrEqual(1e-6 * unit * (1 + deploy));
      }),
      { numRuns: 200 },
    );
  });

  test('has the softmax’s distribution, whose mean is the run’s compliance', () => {
    fc.assert(
      fc.property(
        anyMoment.filter(({ changes }) => changes.planner === 'softmax'),
        ({ changes, row }) => {
          const run = runOf(changes);
          const { situation, parameters, compliance } = read(run, row);
          const shares = softmaxShares(situation!, parameters);
          expect(shares).toHaveLength(parameters.candidates);
          expect(shares.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
          const mean = shares.reduce((sum, p, j) => sum + p * (j / (parameters.candidates - 1)), 0);
          // J's own rounding is blown up by e^s/τ.
          const sharpness = Math.exp(situation!.weights.scale) / parameters.temperature;
          expect(Math.abs(mean - compliance)).toBeLessThanOrEqual(1e-12 * (1000 + sharpness));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('has every weight of independent wiring as it was trained, beside the heaviest', () => {
    const run = runOf({ wiring: 'independent', deploy: 3, horizon: 8, steps: 60, rho: -0.1 });
    const training = createTraining(run.parameters);
    training.advance(41);
    const weights = [1, ...training.state.values.slice(theta.time)];
    const { relative, known } = read(run, 41);
    expect(known).toBe(9);
    weights.forEach((w, k) => expect(relative[k]).toBeCloseTo(w / Math.max(...weights), 12));
  });

  test('has the weights of each kernel at the φ of that state', () => {
    const phi = (run: ReturnType<typeof runOf>) => run.rows.valueAt('parameter', 12);
    const shapes = {
      exponential: (p: number, k: number) => Math.exp(-p * k),
      factor: (p: number, k: number) => p ** k,
      tail: (p: number) => p,
      'quasi-hyperbolic': (p: number, k: number) => 0.7 * Math.exp(-p * k),
      hyperbolic: (p: number, k: number) => (1 + k) ** -p,
      custom: (p: number, k: number) => 1 / (1 + (p + 0.6) * k),
    } as const;
    for (const kernel of Object.keys(shapes) as (keyof typeof shapes)[]) {
      for (const rho of [-0.3, 0.4]) {
        const run = runOf({ kernel, rho, formula: '1/(1+(rho+0.6)*k)', horizon: 12, steps: 20 });
        const { relative } = read(run, 12);
        const weights = Array.from({ length: 13 }, (_, k) => (k === 0 ? 1 : shapes[kernel](phi(run), k)));
        weights.forEach((w, k) => expect(relative[k]).toBeCloseTo(w / Math.max(...weights), 10));
      }
    }
  });

  test('has only the watched weights, and no J, of an independent run too long to keep all', () => {
    const run = runOf({ wiring: 'independent', horizon: 12, steps: 20 });
    const part = {
      ...run,
      watch: [0, 1, 12],
      rows: { ...run.rows, watchedAt: (place: number) => [1, 0.5, 0.25][place] },
    };
    const { situation, relative, known } = createMindReader()(part, 3);
    expect([situation, known]).toEqual([null, 3]);
    expect([...relative].filter((w) => !Number.isNaN(w))).toEqual([1, 0.5, 0.25]);
  });

  test('is not aware before the onset: nothing is protected and greed is best', () => {
    const run = runOf({ onset: 10, steps: 20, rho: 0 });
    const before = read(run, 9);
    const curve = utilityCurve(before.situation!, before.parameters, before.compliance);
    expect(Math.max(...curve.future)).toBe(0);
    expect(before.compliance).toBe(0);
    const after = read(run, 10);
    expect(utilityCurve(after.situation!, after.parameters, after.compliance).future.at(-1)).toBeGreaterThan(1);
  });
});
