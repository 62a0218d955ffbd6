import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultParameters, type Parameters } from '../../src/core/parameters';
import { runTraining, type Run } from '../../src/core/trainingRun';
import { whySentence } from '../../src/core/whySentence';
import { anyParameters } from '../worker/anyParameters';

const run = (changes: Partial<Parameters>) => runTraining({ ...defaultParameters, ...changes });
const paysAt = ({ columns }: Run) => Array.from(columns.incentive, (incentive) => incentive > 0);

describe('why a run ended as it did', () => {
  test('is when pretending came to pay for good, and what was left of the gap then', () => {
    const deceptive = run({});
    const since = paysAt(deceptive).lastIndexOf(false) + 1;
    const left = Math.round(100 * deceptive.columns.visible[since]);
    expect(whySentence(deceptive)).toBe(
      `Pretending began to pay at step ${since}, with ${left}\u00a0% of the gap left: what it hides, training cannot correct.`,
    );
    const early = run({ rho: -0.1 });
    expect(early.outcome.kind).toBe('deceptive');
    expect(whySentence(early)).toMatch(/^Pretending pays from the first step: /);
  });

  test('is that pretending never paid, or not in time', () => {
    const never = run({ rho: 1.62 });
    expect(paysAt(never)).not.toContain(true);
    expect(whySentence(never)).toBe(
      'Full compliance costs more than it protects at every step, so the gap shows, and training closes it.',
    );
    expect(whySentence(run({ hidden: 0.3, rho: 1.62 }))).toContain('does not contain the hidden part');
  });

  test('is that training ended first', () => {
    const short = run({ rho: 1.62, steps: 100 });
    expect(short.outcome.kind).toBe('undecided');
    expect(whySentence(short)).toBe('Pretending does not pay, and the gap was still being closed when training ended.');
  });

  test('is not said where the outcome says it all', () => {
    expect(whySentence(run({ gap: 0 }))).toBe('');
    expect(whySentence(run({ lrGap: 0, lrTime: 0 }))).toBe('');
  });

  test('is true of any run, and a plain sentence', () => {
    fc.assert(
      fc.property(anyParameters(60), (parameters) => {
        const any = runTraining(parameters);
        const why = whySentence(any);
        const pays = paysAt(any);
        expect(why).toMatch(/^$|^[A-Z][^A-Z]*\.$/);
        expect(why).not.toMatch(/NaN|undefined|Infinity/);
        if (why.includes('at every step')) expect(pays).not.toContain(true);
        if (why.includes('from the first step')) expect(pays).not.toContain(false);
        if (why.startsWith('Pretending paid,')) expect(pays).toContain(true);
        const since = /at step (\d+)/.exec(why)?.[1];
        if (since) {
          expect(pays[Number(since) - 1]).toBe(false);
          expect(pays.slice(Number(since))).not.toContain(false);
        }
        if (why.includes('still being closed')) expect(any.columns.gap.at(-1)).toBeLessThan(any.columns.gap[0]);
      }),
      { numRuns: 200, seed: 4 },
    );
  });
});
