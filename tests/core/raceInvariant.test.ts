import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultParameters } from '../../src/core/parameters';
import {
  criticalGap,
  criticalRatio,
  raceInvariant,
  resistance,
  resistanceBetween,
  type Foresight,
} from '../../src/core/raceInvariant';
import { createTraining, runTraining } from '../../src/core/trainingRun';

const real = (min: number, max: number) => fc.integer({ min: 0, max: 1e9 }).map((n) => min + (max - min) * (n / 1e9));
const worlds = fc.record({ horizon: fc.integer({ min: 1, max: 128 }), anticipation: real(0.1, 1) });
const world: Foresight = { horizon: 64, anticipation: 0.5 };

/** X = Wu² and its slope in ρ, summed plainly. */
function pressure(rho: number, { horizon, anticipation }: Foresight) {
  let x = 0;
  let slope = 0;
  for (let k = 1; k <= horizon; k++) {
    x += Math.exp(-rho * k);
    slope -= k * Math.exp(-rho * k);
  }
  return { x: x * anticipation ** 2, slope: slope * anticipation ** 2 };
}

/** f with 1 − f = 2Xf³, by bisection. */
function share(x: number): number {
  let low = 0;
  let high = 1;
  for (let i = 0; i < 100; i++) {
    const f = (low + high) / 2;
    if (2 * x * f ** 3 + f > 1) high = f;
    else low = f;
  }
  return high;
}

describe('the resistance dρ/d ln f', () => {
  test('is (1 + 6Xf²)/(2|X′|f²), as MODEL.md writes it', () => {
    fc.assert(
      fc.property(real(-0.4, 4), worlds, (rho, foresight) => {
        const { x, slope } = pressure(rho, foresight);
        const f = share(x);
        const written = (1 + 6 * x * f * f) / (2 * Math.abs(slope) * f * f);
        expect(resistance(rho, foresight) / written).toBeCloseTo(1, 10);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test('is the inverse of how fast ln f rises with ρ', () => {
    fc.assert(
      fc.property(real(-0.3, 3), worlds, (rho, foresight) => {
        const lnShare = (r: number) => Math.log(share(pressure(r, foresight).x));
        const slope = (lnShare(rho + 1e-4) - lnShare(rho - 1e-4)) / 2e-4;
        expect(resistance(rho, foresight) * slope).toBeCloseTo(1, 4);
      }),
      { seed: 2, numRuns: 200 },
    );
  });
});

describe('R_c', () => {
  /** ∫ of MODEL.md's form by Simpson's rule. */
  function simpson(rho0: number, foresight: Foresight, cells = 400): number {
    let sum = 0;
    for (let i = 0; i <= cells; i++) {
      const { x, slope } = pressure((rho0 * i) / cells, foresight);
      const f = share(x);
      const times = i === 0 || i === cells ? 1 : i % 2 ? 4 : 2;
      sum += (times * (1 + 6 * x * f * f)) / (2 * Math.abs(slope) * f * f);
    }
    return (sum * rho0) / cells / 3;
  }

  test('is the integral from 0 to ρ₀, 4.1175 for the default start', () => {
    expect(criticalRatio(1.3, world)).toBeCloseTo(4.1175114363, 9);
    fc.assert(
      fc.property(real(0.05, 3), worlds, (rho0, foresight) => {
        expect(criticalRatio(rho0, foresight) / simpson(rho0, foresight)).toBeCloseTo(1, 5);
      }),
      { seed: 3, numRuns: 20 },
    );
  });

  test('adds up, turns round, and is 0 at or below zero and infinite without anticipation', () => {
    expect(resistanceBetween(0.2, 0.9, world) + resistanceBetween(0.9, 1.3, world)).toBeCloseTo(
      resistanceBetween(0.2, 1.3, world),
      12,
    );
    expect(resistanceBetween(1.3, 0.2, world)).toBe(-resistanceBetween(0.2, 1.3, world));
    expect(criticalRatio(0, world)).toBe(0);
    expect(criticalRatio(-0.3, world)).toBe(0);
    expect(criticalRatio(1, { horizon: 64, anticipation: 0 })).toBe(Infinity);
  });

  test('gives the critical gap √(2η_m R_c/η_φ), and its ends', () => {
    const race = { ...world, lrGap: 0.005, lrTime: 0.05 };
    expect((race.lrTime * criticalGap(1.3, race) ** 2) / (2 * race.lrGap)).toBeCloseTo(criticalRatio(1.3, world), 12);
    expect(criticalGap(1.3, race)).toBeLessThan(defaultParameters.gap); // so the defaults cross zero
    expect(criticalGap(-1, race)).toBe(0);
    expect(criticalGap(1.3, { ...race, lrGap: 0 })).toBe(0);
    expect(criticalGap(1.3, { ...race, lrTime: 0 })).toBe(Infinity);
    expect(criticalGap(1.3, { ...race, anticipation: 0 })).toBe(Infinity);
  });
});

describe('fact 7: the invariant', () => {
  test('is constant along the continuous race, integrated by Runge and Kutta’s rule', () => {
    // dg/dt = −η_m f²g and dρ/dt = −η_φ g² f df/dρ: steps of the base optimiser taken infinitely small.
    for (const { gap, rho, ...race } of [
      { gap: 1, rho: 1.3, horizon: 64, anticipation: 0.5, lrGap: 0.005, lrTime: 0.05 },
      { gap: 0.5, rho: 0.4, horizon: 16, anticipation: 1, lrGap: 0.01, lrTime: 0.02 },
    ]) {
      const flow = (g: number, r: number) => {
        const { x, slope } = pressure(r, race);
        const f = share(x);
        const fSlope = (-2 * slope * f ** 3) / (1 + 6 * x * f * f);
        return [-race.lrGap * f * f * g, -race.lrTime * g * g * f * fSlope];
      };
      const dt = 2;
      const gaps = [gap];
      const rates = [rho];
      for (let t = 0; t < 300; t++) {
        const [g, r] = [gaps[t], rates[t]];
        const a = flow(g, r);
        const b = flow(g + (dt / 2) * a[0], r + (dt / 2) * a[1]);
        const c = flow(g + (dt / 2) * b[0], r + (dt / 2) * b[1]);
        const d = flow(g + dt * c[0], r + dt * c[1]);
        gaps.push(g + (dt / 6) * (a[0] + 2 * b[0] + 2 * c[0] + d[0]));
        rates.push(r + (dt / 6) * (a[1] + 2 * b[1] + 2 * c[1] + d[1]));
      }
      expect(rates[300]).toBeLessThan(rho - 0.1);
      const values = raceInvariant(Float64Array.from(gaps), Float64Array.from(rates), race);
      expect(values[0]).toBe((gap * gap) / (2 * race.lrGap));
      for (const value of values) expect(Math.abs(value / values[0] - 1)).toBeLessThan(3e-8);
    }
  });

  test('is constant along a simulated run but for the size of the steps: half the step, half the error', () => {
    for (const start of [{ rho: 1.3 }, { rho: 0.5, gap: 0.4 }, { rho: 2, anticipation: 1, horizon: 8 }]) {
      const error = (shrink: number) => {
        const { lrGap, lrTime } = defaultParameters;
        const small = { ...start, lrGap: lrGap / shrink, lrTime: lrTime / shrink, steps: 400 * shrink };
        const { columns, parameters } = runTraining({ ...defaultParameters, ...small });
        const values = raceInvariant(columns.gap, columns.rate, parameters);
        return values[400 * shrink] / values[0] - 1;
      };
      const errors = [1, 2, 4, 8].map(error);
      expect(Math.abs(errors[0])).toBeLessThan(0.01);
      for (let i = 1; i < errors.length; i++) expect(errors[i - 1] / errors[i]).toBeCloseTo(2, 1);
      expect(Math.abs(errors[3])).toBeLessThan(0.0006);
    }
  });
});

describe('fact 7: whether the rate reaches zero', () => {
  /** The smallest η_φ g₀²/(2η_m) at which a run of T steps reaches ρ ≤ 0, over R_c. */
  function simulatedThreshold(start: Partial<typeof defaultParameters>, steps: number, times = 16): number {
    const parameters = { ...defaultParameters, ...start, steps };
    const { gap, lrGap, rho } = parameters;
    const critical = criticalRatio(rho, parameters);
    const crosses = (ratio: number) => {
      const training = createTraining({ ...parameters, lrTime: (ratio * critical * 2 * lrGap) / gap ** 2 });
      while (training.remaining > 0) {
        training.advance(100);
        if (training.state.values[2] <= 0) return true;
      }
      return false;
    };
    let low = 0.9;
    let high = 1.2;
    expect([crosses(low), crosses(high)]).toEqual([false, true]);
    for (let i = 0; i < times; i++) {
      const middle = (low + high) / 2;
      if (crosses(middle)) high = middle;
      else low = middle;
    }
    return (low + high) / 2;
  }

  test('with time enough the simulated threshold is R_c, but for an excess in proportion to η_m', () => {
    // 1.00126, 1.00063, 1.00031 for the default world
    const excess = [0.02, 0.01, 0.005].map((lrGap) => simulatedThreshold({ lrGap }, 100 / lrGap, 20) - 1);
    expect(excess[0] / excess[1]).toBeCloseTo(2, 1);
    expect(excess[1] / excess[2]).toBeCloseTo(2, 1);
    expect(excess[2]).toBeGreaterThan(0);
    expect(excess[2]).toBeLessThan(4e-4);
  });

  test('whatever the start', () => {
    for (const start of [
      { rho: 0.5, gap: 0.6 },
      { rho: 2, anticipation: 1 },
      { rho: 0.8, horizon: 8, gap: 2 },
    ]) {
      const ratio = simulatedThreshold({ ...start, lrGap: 0.005 }, 20_000);
      expect(Math.abs(ratio - 1)).toBeLessThan(1e-3);
    }
  });

  test('with less time it takes more, since at the threshold itself the rate takes for ever', () => {
    const ratios = [1000, 4000, 20_000].map((steps) => simulatedThreshold({}, steps));
    expect(ratios[0]).toBeCloseTo(1.0166, 3);
    expect(ratios[1]).toBeCloseTo(1.0005, 4);
    expect(ratios[2]).toBeCloseTo(1.0003, 4);
  });
});
