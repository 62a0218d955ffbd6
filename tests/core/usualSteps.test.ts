import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMesaOptimiser } from '../../src/core/mesaOptimiser';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { createColumns } from '../../src/core/readouts';
import { createTraining } from '../../src/core/trainingRun';
import { areUsual } from '../../src/core/usualSteps';
import { usual } from './usualParameters';

const bits = (values: Float64Array) => [...new BigUint64Array(values.slice().buffer)];

test('steps that are not recorded give the same bits as weighing, planning and updating apart', () => {
  let moved = 0;
  fc.assert(
    fc.property(usual, fc.nat(70), (parameters, first) => {
      expect(areUsual(parameters)).toBe(true);
      const fast = createTraining(parameters);
      const plain = createTraining(parameters, {}, createMesaOptimiser(parameters));
      for (const count of [first, 1, 100]) {
        expect(fast.advance(count)).toBe(plain.advance(count));
        expect(fast.remaining).toBe(plain.remaining);
        expect(fast.state.step).toBe(plain.state.step);
        expect(bits(fast.state.values)).toEqual(bits(plain.state.values));
      }
      if (fast.state.values[2] < 0 && fast.state.values[0] !== parameters.gap) moved++;
    }),
    { seed: 31, numRuns: 1500 },
  );
  expect(moved).toBeGreaterThan(50);
});

test('a run recorded after such steps is the rest of the run recorded whole', () => {
  const whole = createColumns(1001);
  createTraining(defaultParameters).advance(1001, whole);
  const training = createTraining(defaultParameters);
  training.advance(400);
  const rest = createColumns(601);
  expect(training.advance(601, rest)).toBe(601);
  expect(bits(rest.visible)).toEqual(bits(whole.visible.slice(400)));
  expect(bits(rest.rate)).toEqual(bits(whole.rate.slice(400)));
});

test('nothing else is taken for the usual case', () => {
  const changes: readonly Partial<Parameters>[] = [
    { deploy: 2 },
    { kernel: 'tail' },
    { kernel: 'custom' },
    { wiring: 'independent' },
    { optimiser: 'adam' },
    { clip: 1 },
    { noise: 0.1 },
    { priority: 1e-5 },
    { bias: 1e-3 },
  ];
  for (const change of changes) expect(areUsual({ ...defaultParameters, ...change })).toBe(false);
});
