import { describe, expect, test } from 'vitest';
import { defaultParameters, type Parameters } from '../../../src/core/parameters';
import { createStartRates } from '../../../src/core/pushes';
import { cellCount, cellOutcomes } from '../../../src/core/sweep';
import { createBatch, writeCell } from '../../../src/core/sweepTable';
import { backgroundSides, createRaceMap } from '../../../src/panels/racePlane/raceMap';
import { startWords } from '../../../src/panels/racePlane/fieldWords';
import { raceFrame } from '../../../src/panels/racePlane/raceFrame';
import { defaultSides, readSide } from '../../../src/store/mapSides';
import type { SweptMap } from '../../../src/store/sweptMap';
import { fullOutcomes, runCell, sweepOf } from '../../core/sweepMaps';

const sidesOf = (changes: Partial<Parameters>) => backgroundSides({ ...defaultParameters, ...changes });

function swept(changes: Partial<Parameters> = {}): SweptMap {
  const sweep = sweepOf('gap:0:2:11', 'rho:-0.5:3:15', { steps: 60, ...changes });
  const results = createBatch(Array.from({ length: cellCount(sweep) }, (_, cell) => cell));
  for (let cell = 0; cell < cellCount(sweep); cell++) writeCell(results, cell, runCell(sweep, cell));
  return { sweep, sides: sweep, outcomes: fullOutcomes(sweep), results, sharp: true };
}

describe('the map behind the race plane', () => {
  test('is the default map for the exponential kernel, further up where the start is', () => {
    const { x, y } = sidesOf({})!;
    expect(x).toEqual(readSide('x', defaultSides.x));
    expect(y).toEqual(readSide('y', defaultSides.y));
    expect(sidesOf({ rho: 4 })!.y.values.at(-1)).toBe(5);
  });

  test('has evenly spaced rates for every other kernel, and none for a formula', () => {
    for (const kernel of ['factor', 'tail', 'quasi-hyperbolic', 'hyperbolic'] as const) {
      const { y } = sidesOf({ kernel })!;
      const start = createStartRates({ ...defaultParameters, kernel })!;
      const rates = y.values.map((rho) => start.rateOf(rho));
      const strides = rates.slice(1).map((rate, i) => rate - rates[i]);
      expect(Math.max(...strides) / Math.min(...strides), kernel).toBeLessThan(1.05);
      expect(y.values[0]).toBeGreaterThanOrEqual(-0.5);
      expect(y.values.at(-1)).toBeLessThanOrEqual(5);
    }
    expect(sidesOf({ kernel: 'custom' })).toBeNull();
  });

  test('lies in the plane where its gaps and rates do', () => {
    const map = swept({ kernel: 'hyperbolic' });
    const frame = raceFrame({ width: 400, height: 300 }, { gap: [0, 2], rate: [-0.5, 3] }, true);
    const behind = createRaceMap('p');
    const marks = behind.marks(map, frame);
    expect(behind.marks(map, frame)).toBe(marks);
    const { sweep, outcomes } = map;
    const start = createStartRates(sweep.recipe.parameters)!;
    const areas = marks.flatMap(({ children = [] }) => children);
    for (let cell = 0; cell < outcomes.length; cell++) {
      const [px, py] = [
        frame.x(sweep.x.values[cell % 11]),
        frame.y(start.rateOf(sweep.y.values[Math.floor(cell / 11)])),
      ];
      const over = areas.filter(({ attributes }) => {
        if (!String(attributes.class).startsWith('map-area')) return false;
        const rectangles = [...String(attributes.d).matchAll(/M([-\d.]+) ([-\d.]+)H([-\d.]+)V([-\d.]+)H/g)];
        return rectangles.some((match) => {
          const [left, bottom, right, top] = match.slice(1).map(Number);
          return left <= px && px < right && top <= py && py < bottom;
        });
      });
      expect(over.map(({ key }) => key)).toEqual([cellOutcomes[outcomes[cell]]]);
    }
  });

  test('says what a start at a place comes to, as that very run does', () => {
    const map = swept();
    const behind = createRaceMap('p');
    const cell = 8 * 11 + 5;
    const end = behind.at(map, map.sweep.x.values[5] + 0.05, map.sweep.y.values[8] - 0.1)!;
    const { outcome, kept } = runCell(map.sweep, cell);
    expect(end).toEqual({ outcome, kept });
    expect(behind.at(map, 1, 7)).toBeNull();
    expect(startWords({ gap: 1, rate: 1.5 }, { outcome: 'deceptive', kept: 0.42 })).toBe(
      'A run that starts at gap 1.00, rate 1.50 ends deceptive, with 42\u00a0% of the gap kept. Click to start there.',
    );
    expect(startWords({ gap: 1, rate: 1.5 }, { outcome: 'robust', kept: NaN })).not.toContain('NaN');
  });
});
