import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultParameters } from '../../src/core/parameters';
import { readLinkStrictly } from '../../src/core/readLink';
import { check, counterexample } from '../../src/core/statements/statement';
import { statementOf, statements } from '../../src/core/statements/statements';
import { runTraining } from '../../src/core/trainingRun';
import { anyParameters } from '../worker/anyParameters';
import defaults from '../../src/article/defaults.json';

const names = statements.map(({ id }) => id);

test('each statement has a name of its own', () => {
  expect(new Set(names).size).toBe(names.length);
});

test('what the page shows before anything has run is what the model says now', () => {
  const now = statements.map((statement) => check(statement, defaultParameters, runTraining));
  expect(defaults).toEqual(JSON.parse(JSON.stringify(now)));
});

describe.each(names)('%s', (id) => {
  const statement = statementOf(id);

  test('is true at the page’s settings', () => {
    expect(check(statement, defaultParameters, runTraining)).toMatchObject({ id, holds: true });
  });

  test('is false where it says that it is', () => {
    const assumed = { ...defaultParameters, ...statement.fails };
    const there = check(statement, assumed, runTraining);
    expect(there?.holds).toBe(false);
    const read = readLinkStrictly(counterexample(statement));
    if (!read.ok) throw new Error(read.problems[0].sentence);
    expect(read.parameters).toEqual({ ...assumed, ...statement.runs[0] });
  });

  test('sets nothing to what it is false at', () => {
    for (const run of statement.runs) {
      for (const key of Object.keys(statement.fails)) expect(run).not.toHaveProperty(key);
    }
  });
});

test('most are false without the planner’s foresight', () => {
  const unaware = statements.filter((statement) => {
    const there = check(statement, { ...defaultParameters, anticipation: 0 }, runTraining);
    return !there?.holds;
  });
  expect(unaware.length).toBeGreaterThan(statements.length / 3);
});

test('all can be put to the model under any assumptions', () => {
  fc.assert(
    fc.property(anyParameters(40), (assumed) => {
      for (const statement of statements.filter(({ runs }) => !runs.some(({ steps = 0 }) => steps > 1000))) {
        expect(check(statement, { ...assumed, kernel: 'exponential' }, runTraining)?.text).toMatch(/\.$/);
      }
    }),
    { seed: 12, numRuns: 60 },
  );
});

test('a sentence speaks of no run where there is none', () => {
  expect(check(statementOf('example'), defaultParameters, () => null)).toBeNull();
});
