import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figureState } from '../../../src/panels/diagram/figureState';
import { describePart } from '../../../src/panels/diagram/describePart';
import { partNames, updateNames } from '../../../src/panels/diagram/parts';
import { ranLab } from '../../store/ranLab';
import { anyFigure, extremeFigure } from './anyFigure';

describe('the sentences on the parts', () => {
  test('say something of every part, each something else, in whole sentences without a number that is none', () => {
    fc.assert(
      fc.property(fc.oneof(anyFigure, extremeFigure), (figure) => {
        const sentences = partNames.map((name) => describePart(name, figure));
        expect(new Set(sentences).size).toBe(partNames.length);
        for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].{20,}\.$/);
        expect(sentences.join(' ')).not.toMatch(/NaN|undefined|null|Infinity|-\d/);
      }),
      { seed: 81, numRuns: 80 },
    );
  });

  test('have the numbers of the moment', () => {
    const figure = figureState(ranLab({}, 320).getState());
    expect(describePart('discount', figure)).toContain('ρ = 0.0');
    expect(describePart('baseOptimiser', figure)).toContain('gradient descent, after step 320 of 1000');
    expect(describePart('worldModel', figure)).toContain('the next 64 episodes; deployment begins at k = 1');
    expect(describePart('awareness', figure)).toContain('50.00 %');
    expect(describePart('awareness', { ...figure, aware: false })).toContain('absent');
  });

  test('name the updates by the way that they go', () => {
    const figure = figureState(ranLab({}, 320).getState());
    expect(updateNames(figure)).toEqual({ lookAhead: 'Look further ahead', fixObjective: 'Fix the objective' });
    expect(updateNames({ ...figure, stepRate: 1e-9, closing: 1e-9 })).toEqual({
      lookAhead: 'Look less far ahead',
      fixObjective: 'Widen the gap',
    });
    expect(describePart('lookAhead', { ...figure, stepRate: 0.01 })).toMatch(/^Look less far ahead: .* by 0\.010;/);
    expect(describePart('fixObjective', { ...figure, closing: 0.01 })).toMatch(/^Widen the gap: .* by 0\.010;/);
  });
});
