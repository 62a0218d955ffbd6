import { describe, expect, test } from 'vitest';
import { boxStages, lastStage, marksAtStage } from '../../../src/article/figures/boxStages';
import { figureState } from '../../../src/panels/diagram/figureState';
import { figureMarks } from '../../../src/panels/diagram/geometry';
import { narrowShape } from '../../../src/panels/diagram/shapes';
import { ranLab } from '../../store/ranLab';

const whole = figureMarks(figureState(ranLab().getState()), narrowShape);
const keysAt = (stage: number | null) => marksAtStage(whole, stage).map(({ key }) => key);

describe('Figure 1, built up', () => {
  test('is whole at its last stage, each part having come once', () => {
    expect(keysAt(lastStage)).toEqual(whole.map(({ key }) => key));
    expect(keysAt(null)).toEqual(whole.map(({ key }) => key));
    const parts = boxStages.flatMap((stage) => stage.parts);
    expect(new Set(parts).size).toBe(parts.length);
    expect(parts.toSorted()).toEqual(whole.map(({ key }) => key).toSorted());
  });

  test('gains parts with every stage and loses none', () => {
    for (let stage = 1; stage <= lastStage; stage++) {
      const before = keysAt(stage - 1);
      expect(keysAt(stage)).toEqual(expect.arrayContaining(before));
      expect(keysAt(stage).length).toBeGreaterThan(before.length);
    }
  });

  test('never shows a wire before the boxes at its ends', () => {
    const ends: Readonly<Record<string, readonly string[]>> = {
      example: ['currentExample', 'worldModel'],
      candidate: ['search', 'worldModel'],
      now: ['worldModel', 'mesaObjective'],
      score: ['mesaObjective', 'search'],
      act: ['search', 'action'],
      outcome: ['action', 'baseObjective'],
      loss: ['baseObjective', 'baseOptimiser'],
      fixObjective: ['baseOptimiser', 'mesaObjective'],
      futures: ['worldModel', 'mesaObjective'],
      lookAhead: ['baseOptimiser', 'discount'],
      awareness: ['baseOptimiser', 'worldModel'],
    };
    for (let stage = 0; stage <= lastStage; stage++)
      for (const key of keysAt(stage)) expect(keysAt(stage)).toEqual(expect.arrayContaining([...(ends[key] ?? [])]));
  });
});
