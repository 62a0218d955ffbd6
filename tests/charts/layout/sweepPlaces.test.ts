import { describe, expect, test } from 'vitest';
import { sweepPlaces } from '../../../src/charts/layout/sweepPlaces';
import { axis } from '../../core/sweepMaps';

describe('places along a side of a map', () => {
  test.each(['gap:0:2:5', 'rho:-0.5:3:8', 'horizon:1:512:20', 'noise:0:1:9', 'temperature:0.0001:1:7', 'steps:7:8:2'])(
    'of %s: each value lies in the middle of its cell, up and down',
    (text) => {
      const side = axis(text);
      const width = 300 / side.values.length;
      const across = sweepPlaces(side, [50, 350]);
      const up = sweepPlaces(side, [350, 50]);
      side.values.forEach((value, i) => {
        expect(across.at(value)).toBeCloseTo(50 + width * (i + 0.5), 9);
        expect(up.at(value)).toBeCloseTo(350 - width * (i + 0.5), 9);
      });
    },
  );

  test('lie between cells on the scale of the parameter', () => {
    expect(sweepPlaces(axis('gap:0:2:3'), [0, 300]).at(0.5)).toBeCloseTo(100, 9);
    expect(sweepPlaces(axis('temperature:0.01:1:2'), [0, 200]).at(0.1)).toBeCloseTo(100, 9);
  });

  const labels = (text: string, width: number) =>
    sweepPlaces(axis(text), [0, width]).ticks.map(({ label, exponent }) => (exponent ? `${label}^${exponent}` : label));
  test.each([
    ['gap:0:2:5', 240, ['0', '0.5', '1', '1.5', '2']],
    ['rho:-0.5:3:71', 250, ['0', '1', '2', '3']],
    ['noise:0:1:90', 600, ['0', '10^−4', '0.001', '0.01', '0.1', '1']],
    ['priority:0:0.1:90', 300, ['0', '10^−5', '0.001', '0.1']],
    ['horizon:1:64:64', 600, ['1', '5', '10', '20', '50']],
    ['horizon:7:9:3', 600, ['7', '9']],
  ])('%s over %i pixels has a few round ticks', (text, width, expected) => {
    expect(labels(text, width)).toEqual(expected);
  });
});
