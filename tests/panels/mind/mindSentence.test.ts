import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNumber } from '../../../src/charts/layout/formatNumber';
import { mindSentence } from '../../../src/panels/mind/mindSentence';
import { anyMoment, runOf } from './anyMind';

describe('the sentence under the charts', () => {
  test('says step, costs, protection and choice with the run’s numbers', () => {
    const run = runOf({});
    // From the table of the default run: price 0.087, benefit 1.42 and compliance 0.72 at step 322.
    expect(mindSentence(run, 322)).toBe(
      'At step 322, with W = 65.09, full compliance costs 0.087 now and protects 1.42 later. ' +
        'The planner complies by 0.72, which gains 1.37.',
    );
  });

  test('has them at any moment of any world', () => {
    fc.assert(
      fc.property(anyMoment, ({ changes, row }) => {
        const run = runOf(changes);
        const words = mindSentence(run, row);
        const value = (name: 'price' | 'benefit' | 'compliance') => run.rows.valueAt(name, row);
        const amount = (x: number) => (x === 0 ? 'nothing' : formatNumber(x));
        expect(words).toContain(`At step ${row},`);
        expect(words).toContain(`costs ${amount(value('price'))} `);
        expect(words).toContain(`protects ${amount(value('benefit'))} `);
        if (value('compliance') > 0) expect(words).toContain(`complies by ${formatNumber(value('compliance'))}`);
        else if (changes.planner === 'argmax') expect(words).toContain('The planner stays greedy.');
        expect(words).not.toMatch(/NaN|undefined|null/);
      }),
      { numRuns: 100 },
    );
  });

  test('tells several training episodes, the softmax and the unaware apart', () => {
    expect(mindSentence(runOf({ deploy: 4, steps: 20 }), 5)).toMatch(
      /costs [\d.]+ in training and protects .+ in deployment\./,
    );
    expect(mindSentence(runOf({ planner: 'softmax', steps: 20 }), 5)).toMatch(
      /complies by [\d.]+ on average; its best/,
    );
    expect(mindSentence(runOf({ anticipation: 0, steps: 20 }), 5)).toMatch(
      /protects nothing later: the mesa-optimiser does not expect to be moved\. The planner stays greedy\.$/,
    );
  });

  test('says why J is left out where weights are missing', () => {
    const run = runOf({ wiring: 'independent', horizon: 12, steps: 20 });
    expect(mindSentence(run, 3)).not.toContain('left out');
    expect(mindSentence({ ...run, watch: [0, 1, 12] }, 3)).toMatch(
      /J is left out: .* only 3 of 13 weights are kept\.$/,
    );
  });
});
