import { beforeAll, describe, expect, test } from 'vitest';
import { findFlips, type Finding, type Flip } from '../../src/core/flips';
import { parametersOf, whyFixed, type Recipe } from '../../src/core/fork';
import type { FormulaTree } from '../../src/core/formula';
import { leftOutOf } from '../../src/core/leftOut';
import type { Formulas } from '../../src/core/lineage';
import type { OutcomeKind } from '../../src/core/outcome';
import { createOutcomeRun } from '../../src/core/outcomeRun';
import { parameterTable, type ParameterKey } from '../../src/core/parameters';
import { readLinkStrictly } from '../../src/core/readLink';
import { runRecipe } from '../../src/core/replay';
import { recipeOf } from '../store/ranLab';

const powerLaw: FormulaTree = {
  op: 'power',
  of: [
    { op: 'add', of: [1, 'k'] },
    { op: 'negate', of: ['rho'] },
  ],
};
const trees: Formulas = new Map<string, FormulaTree>([
  ['(1+k)^(-rho)', powerLaw],
  ['max(0,1.2-rho)', { op: 'max', of: [0, { op: 'subtract', of: [1.2, 'rho'] }] }],
]);

const settings: Readonly<Record<string, Recipe>> = {
  'a fork that gives up pretending': recipeOf({ steps: 600 }, [250, { anticipation: 0 }]),
  'a fork late in a robust run': recipeOf({ rho: 1.5, steps: 400 }, [380, { lrGap: 0.002 }]),
  'two forks, with Adam and softmax': recipeOf(
    { horizon: 16, steps: 120, lrGap: 0.02, lrTime: 0.3 },
    [40, { optimiser: 'adam', lrGap: 0.01, lrTime: 0.02 }],
    [60, { planner: 'softmax', candidates: 9 }],
  ),
  'independent wiring': recipeOf({ wiring: 'independent', horizon: 8, steps: 60, lrGap: 0.04, lrTime: 0.5 }, [
    20,
    { deploy: 2, hidden: 0 },
  ]),
  'a path alone': recipeOf({ steps: 400 }, [100, { lrTime: 0 }]),
  'a fork to another formula': recipeOf(
    { kernel: 'custom', formula: '(1+k)^(-rho)', horizon: 8, steps: 60, lrGap: 0.04, lrTime: 0.2 },
    [10, { lrGap: 0.02 }],
  ),
};
const names = Object.keys(settings);

interface Searched {
  readonly now: OutcomeKind;
  readonly findings: readonly Finding[];
}
const searched = new Map<string, Searched>();
beforeAll(() => {
  for (const name of names) {
    const events = [...findFlips(settings[name], trees)];
    const findings = events.flatMap((event) => (event.type === 'found' ? [event.finding] : []));
    const now = events.flatMap((event) => (event.type === 'now' ? [event.outcome] : []))[0];
    searched.set(name, { now, findings });
  }
}, 120_000);

/** What the run of a link comes to. */
function outcomeAt(link: string): OutcomeKind {
  const read = readLinkStrictly(link);
  if (!read.ok) throw new Error(read.problems[0].sentence);
  return runRecipe(read, trees).outcome.kind;
}
/** The parameters of a link's last run. */
function valuesAt(link: string) {
  const read = readLinkStrictly(link);
  return read.ok ? parametersOf(read) : null;
}

describe.each(names)('the flips of %s', (name) => {
  const recipe = settings[name];
  const { forks } = recipe;
  const all = () => searched.get(name)!.findings.flatMap(({ key, flips }) => flips.map((flip) => ({ key, ...flip })));

  test('begin with the outcome of the forked run itself', () => {
    expect(searched.get(name)!.now).toBe(runRecipe(recipe, trees).outcome.kind);
  });

  test('hold on both sides: the links’ runs end as is said, and differ', () => {
    const { now } = searched.get(name)!;
    expect(all().length).toBeGreaterThan(1);
    for (const { key, to, lastSame, outcome, link, lastSameLink } of all()) {
      expect([key, to, outcomeAt(link)]).toEqual([key, to, outcome]);
      expect([key, lastSame, outcomeAt(lastSameLink)]).toEqual([key, lastSame, now]);
      expect(outcome).not.toBe(now);
      expect([valuesAt(link)?.[key], valuesAt(lastSameLink)?.[key]]).toEqual([to, lastSame]);
    }
  });

  test('change the last fork, but in the first run what no fork may; every fork keeps its step', () => {
    for (const { key, link } of all()) {
      const read = readLinkStrictly(link);
      if (!read.ok) expect.fail(read.problems[0].sentence);
      expect(read.forks.map(({ step }) => step)).toEqual(forks.map(({ step }) => step));
      expect(read.forks.slice(0, -1)).toEqual(forks.slice(0, -1));
      const inFirst = read.parameters[key] !== recipe.parameters[key];
      expect([key, inFirst]).toEqual([key, whyFixed(key, recipe.parameters) !== null]);
    }
  });

  test('try no number of steps that ends before the fork', () => {
    const { step } = forks.at(-1)!;
    const steps = searched.get(name)!.findings.find(({ key }) => key === 'steps')!;
    expect(steps.tried![0]).toBeGreaterThanOrEqual(step);
    expect(steps.tried![0]).toBeLessThanOrEqual(parametersOf(recipe).steps);
    for (const { to, lastSame } of steps.flips as readonly (Flip & { to: number; lastSame: number })[])
      expect(Math.min(to, lastSame)).toBeGreaterThanOrEqual(step);
  });

  test('are looked for in every parameter that matters to the last run', () => {
    const tried = searched.get(name)!.findings.map(({ key }) => key);
    const left = leftOutOf(parametersOf(recipe)).map(({ key }) => key);
    const wanted: ParameterKey[] = parameterTable.map(({ key }) => key).filter((key) => !left.includes(key));
    expect(tried).toEqual(wanted.filter((key) => key !== 'formula'));
  });
});

describe('an outcome alone', () => {
  test('of a forked run is that of its recorded run, in pieces of any size', () => {
    for (const recipe of Object.values(settings)) {
      const { kind } = runRecipe(recipe, trees).outcome;
      for (const piece of [1, 7, 64, Infinity]) {
        const run = createOutcomeRun(recipe, trees);
        let outcome = run.advance(piece);
        while (outcome === null) outcome = run.advance(piece);
        expect(outcome.kind).toBe(kind);
      }
    }
  });
});

test('values at which a fork’s formula gives no weights are none, and stop nothing', () => {
  const formula = 'max(0,1.2-rho)';
  const broken: Formulas = new Map<string, FormulaTree>([
    [formula, trees.get(formula)!],
    ['rho', 'rho'],
    ['1-H/9', { op: 'subtract', of: [1, { op: 'divide', of: ['H', 9] }] }],
  ]);
  const recipe = recipeOf({ kernel: 'custom', formula: 'rho', horizon: 6, steps: 40 }, [20, { formula: '1-H/9' }]);
  const found = [...findFlips(recipe, broken)].flatMap((event) => (event.type === 'found' ? [event.finding] : []));
  const horizon = found.find(({ key }) => key === 'horizon')!;
  expect(horizon.tried).toEqual([1, 9]); // above 9 every weight is negative
});
