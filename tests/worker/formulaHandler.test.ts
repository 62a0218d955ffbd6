import { describe, expect, test } from 'vitest';
import { compileFormula } from '../../src/core/formula';
import type { FormulaStart } from '../../src/core/formulaCheck';
import type { FormulaResponse } from '../../src/protocol/formulaMessages';
import { createFormulaHandler } from '../../src/worker/formulaHandler';

const start: FormulaStart = { rho: 1.3, prior: null, horizon: 8 };

/** What the worker posts when asked about a text. */
function ask(text: string, from: FormulaStart | null = start): FormulaResponse[] {
  const posted: FormulaResponse[] = [];
  const handle = createFormulaHandler((message) => posted.push(structuredClone(message)));
  handle({ type: 'read', readingId: 7, text, start: from });
  return posted;
}

function answerTo(text: string, from: FormulaStart | null = start) {
  const message = ask(text, from)[1];
  if (message.type !== 'answer') throw new Error('no answer');
  return message.answer;
}

describe('the formula worker', () => {
  test('says that it is ready, then answers by the id of the request', () => {
    expect(ask('k')).toMatchObject([{ type: 'ready' }, { type: 'answer', readingId: 7, answer: { ok: true } }]);
  });

  test('gives the tree, its TeX and its slope', () => {
    const answer = answerTo('exp(-rho*k)');
    if (!answer.ok) expect.fail(answer.sentence);
    expect(answer).toMatchObject({ tex: 'w_k = e^{-\\rho \\, k}', derivative: '-k*exp(-rho*k)', remark: null });
    const formula = compileFormula(answer.tree, 2);
    formula.compute(1);
    expect(formula.weights[1]).toBeCloseTo(Math.exp(-2), 14);
  });

  test('refuses what cannot be read, with the place', () => {
    expect(answerTo('2*foo')).toMatchObject({ ok: false, position: 2 });
  });

  test.each([
    ['negative', '1-k', 'is negative (−1)'],
    ['complex', 'sqrt(1-k)', 'is complex: the formula takes the square root of −1'],
    ['undefined', '0/(k-1)', 'is undefined: the formula divides 0 by 0'],
  ])('refuses weights that are %s at the start', (_, text, sentence) => {
    expect(answerTo(text)).toEqual({
      ok: false,
      position: null,
      sentence: expect.stringContaining(sentence) as string,
    });
  });

  test('looks at the prior’s weights where they are used', () => {
    expect(answerTo('rho').ok).toBe(true);
    expect(answerTo('rho', { ...start, prior: -0.1 }).ok).toBe(false);
  });

  test('remarks on weights that overflow, and allows them', () => {
    expect(answerTo('exp(1000*k)')).toMatchObject({
      ok: true,
      remark: 'At rho = 1.3 the weight for k = 1 is beyond 1e150, counts as 1e150 and does not move with rho.',
    });
  });

  test('only reads what a fork will come to: no weights are looked at, and none remarked on', () => {
    for (const text of ['1-k', 'sqrt(1-k)', '0/(k-1)', 'exp(1000*k)', 'rho-9']) {
      expect(answerTo(text, null)).toMatchObject({ ok: true, remark: null });
      expect(answerTo(text, start)).not.toMatchObject({ ok: true, remark: null });
    }
    expect(answerTo('2*foo', null)).toMatchObject({ ok: false, position: 2 });
  });

  test('answers, rather than throws, whatever it is asked', () => {
    expect(answerTo('k', { ...start, horizon: -1 })).toMatchObject({
      ok: false,
      sentence: expect.stringMatching(/^The formula could not be read: .*\.$/) as string,
    });
  });
});
