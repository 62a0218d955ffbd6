import { expect, test } from 'vitest';
import { defaultParameters } from '../../src/core/parameters';
import { statements } from '../../src/core/statements/statements';
import type { StatementsResponse } from '../../src/protocol/statementsMessages';
import { createStatementsHandler } from '../../src/worker/checkStatements';

function thread() {
  const posted: StatementsResponse[] = [];
  const tasks: (() => void)[] = [];
  const handle = createStatementsHandler({
    post: (message) => posted.push(message),
    defer: (task) => tasks.push(task),
  });
  return { posted, tasks, handle };
}

test('every statement is checked, and a later request takes the place of one under way', () => {
  const { posted, tasks, handle } = thread();
  handle({ requestId: 1, assumed: defaultParameters, formulas: new Map() });
  for (let i = 0; i < 5; i++) tasks.shift()?.();
  handle({ requestId: 2, assumed: { ...defaultParameters, lrTime: 0.01 }, formulas: new Map() });
  while (tasks.length > 0) tasks.shift()?.();
  expect(posted.map(({ requestId }) => requestId)).toEqual([2]);
  const verdicts = new Map(posted[0].verdicts);
  expect([...verdicts.keys()]).toEqual(statements.map(({ id }) => id));
  expect(verdicts.get('example')?.holds).toBe(false);
  expect(verdicts.get('rateHeld')?.holds).toBe(true);
});

test('a formula that gives no weights leaves no run to speak of', () => {
  const { posted, tasks, handle } = thread();
  const assumed = { ...defaultParameters, kernel: 'custom' as const, formula: '-1' };
  handle({ requestId: 1, assumed, formulas: new Map([['-1', -1]]) });
  while (tasks.length > 0) tasks.shift()?.();
  const verdicts = new Map(posted[0].verdicts);
  expect(verdicts.get('rateHeld')).toBeNull();
  expect(verdicts.get('hyperbolic')?.holds).toBe(true);
});
