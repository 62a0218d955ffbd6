import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPlainTraining, isPlain } from '../../src/core/plainTraining';
import { createColumns } from '../../src/core/readouts';
import { createTraining } from '../../src/core/trainingRun';
import { anyParameters } from '../worker/anyParameters';
import { expectSame } from '../worker/fakeThread';

test('plain training is training, bit for bit, for all parameters that are plain', () => {
  fc.assert(
    fc.property(anyParameters(60), (drawn) => {
      const plain = { kernel: 'exponential', wiring: 'shared', planner: 'argmax', deploy: 1 } as const;
      const parameters = { ...drawn, ...plain };
      expect(isPlain(parameters)).toBe(true);
      const count = parameters.steps + 1;
      const [mine, others] = [createColumns(count), createColumns(count)];
      const training = createPlainTraining(parameters);
      const whole = createTraining(parameters);
      training.advance(count, mine);
      whole.advance(count, others);
      expectSame(mine, others);
      expect(training.digest()).toBe(whole.digest());
    }),
    { seed: 17, numRuns: 150 },
  );
});
