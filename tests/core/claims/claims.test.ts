import { beforeAll, describe, expect, test } from 'vitest';
import { claims } from '../../../src/core/claims/claims';
import { claimIds, decide, type ClaimId, type Decision } from '../../../src/core/claims/claim';
import type { Simulate } from '../../../src/core/claims/notebook';
import { createMesaOptimiser } from '../../../src/core/mesaOptimiser';
import { readLinkStrictly } from '../../../src/core/readLink';
import { runTraining } from '../../../src/core/trainingRun';

/** Gradient descent that does not know the planner's path: only ∂ℓ/∂θ at the action as it is. */
const withoutPlannersPath: Simulate = (parameters) => {
  const choose = createMesaOptimiser(parameters);
  return runTraining(parameters, {}, (situation, plan) => {
    choose(situation, plan);
    plan.plannerVisible = 0;
    plan.plannerHidden = 0;
    plan.plannerTime = 0;
    plan.deployment = 0;
    plan.episodes.fill(0);
  });
};
const withoutAnticipation: Simulate = (parameters) => runTraining({ ...parameters, anticipation: 0 });

const decideAll = (simulate: Simulate) => new Map(claims.map((claim) => [claim.id, decide(claim, simulate)]));
const verdictsOf = (decisions: ReadonlyMap<ClaimId, Decision>) =>
  Object.fromEntries([...decisions].map(([id, { verdict }]) => [id, verdict]));

let decisions: ReadonlyMap<ClaimId, Decision>;
beforeAll(() => {
  decisions = decideAll(runTraining);
});
const boundary = (id: ClaimId, name: string) => decisions.get(id)!.boundary.find((each) => each.name === name)!;
const numbers = (id: ClaimId, trial: string) =>
  decisions.get(id)!.numbers.find((each) => each.trial === trial)!.numbers;

/** Where an increasing function is zero. */
function root(f: (x: number) => number, low: number, high: number): number {
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (f(middle) < 0) low = middle;
    else high = middle;
  }
  return low;
}
const sum = (horizon: number, term: (k: number) => number) =>
  Array.from({ length: horizon }, (_, i) => term(i + 1)).reduce((a, b) => a + b, 0);

test('there are the twelve, in order, each with a question and names that are its own', () => {
  expect(claims.map(({ id }) => id)).toEqual([...claimIds]);
  for (const { question, trials, searches } of claims) {
    expect(question).toMatch(/\?$/);
    expect(new Set(trials.map(({ name }) => name)).size).toBe(trials.length);
    expect(new Set(searches.map(({ name }) => name)).size).toBe(searches.length);
    expect(trials.filter(({ holds }) => holds).length).toBeGreaterThan(3);
  }
});

test('the verdicts are those that docs/results.md and the titles of its figures speak of', () => {
  const depends = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, 'depends']));
  const holds = Object.fromEntries(['C2', 'C6', 'C8', 'C9', 'C12'].map((id) => [id, 'holds']));
  expect(verdictsOf(decisions)).toEqual({ ...depends(['C1', 'C3', 'C4', 'C5', 'C7', 'C10', 'C11']), ...holds });
});

test('a verdict counts its settings, and answers have no gaps', () => {
  for (const { verdict, numbers: results, answer } of decisions.values()) {
    const counted = results.flatMap(({ holds }) => holds ?? []);
    const yes = counted.filter((each) => each).length;
    expect(verdict).toBe(yes === 0 ? 'fails' : yes === counted.length ? 'holds' : 'depends');
    expect(answer).not.toMatch(/NaN|undefined|Infinity|null/);
  }
});

describe('without what a claim rests on, it is decided otherwise', () => {
  const changed = (simulate: Simulate) => {
    const other = decideAll(simulate);
    for (const { answer } of other.values()) expect(answer).not.toMatch(/NaN|undefined|null/);
    return claimIds.filter((id) => other.get(id)!.verdict !== decisions.get(id)!.verdict);
  };

  test("without the planner's path in the gradient", () => {
    const ids = changed(withoutPlannersPath);
    expect(ids).toEqual(expect.arrayContaining(['C4', 'C5', 'C6', 'C8', 'C9', 'C10', 'C11', 'C12']));
    expect(ids).not.toContain('C2');
  });

  test('with an agent that anticipates nothing', () => {
    const ids = changed(withoutAnticipation);
    expect(ids).toEqual(expect.arrayContaining(['C1', 'C4', 'C5', 'C6', 'C8', 'C9', 'C10', 'C11']));
    expect(ids).not.toContain('C2');
  });
});

test('links give their runs again, with the same digest and outcome', () => {
  for (const { links, numbers: results } of decisions.values()) {
    const known = new Map(links.map((each) => [each.link, each]));
    expect(known.size).toBe(links.length);
    const ofTrials = results.flatMap((result) => result.links);
    for (const link of ofTrials) expect(known.has(link)).toBe(true);
    // Every tenth, and none of the longest, to save time.
    const some = links.filter(({ link }, i) => i % 10 === 0 && !link.includes('steps=100000'));
    for (const { link, digest, outcome } of some) {
      const read = readLinkStrictly(link);
      if (!read.ok) throw new Error(read.problems[0].sentence);
      const run = runTraining(read.parameters);
      expect([run.digest, run.outcome.kind], link).toEqual([digest, outcome]);
    }
  }
});

describe('boundaries are where mathematics puts them', () => {
  test('C1: compliance 0.9 takes Wu² = 450, and equal weights comply by the root of c = 2Wu²(1−c)³', () => {
    const rho = -root((x) => sum(64, (k) => Math.exp(x * k)) / 4 - 450, 0, 1);
    expect(boundary('C1', 'rate').value).toBeCloseTo(rho, 3);
    expect(rho).toBeCloseTo(-0.08, 2);
    const horizon = Array.from({ length: 512 }, (_, i) => i + 1).find(
      (H) => sum(H, (k) => Math.exp(0.2 * k)) / 4 >= 450,
    );
    expect(boundary('C1', 'horizon')).toMatchObject({ holds: 'above', value: horizon });
    expect(numbers('C1', 'equal weights').compliance).toBeCloseTo(
      root((c) => c - 2 * 16 * (1 - c) ** 3, 0, 1),
      10,
    );
  });

  test('C3: one future state changes nothing from κ = 2e^(−ρ)u² on', () => {
    expect(boundary('C3', 'cost').value).toBeCloseTo(2 * Math.exp(-1.3) * 0.25, 3);
  });

  test('C4: sharing pays (∂W/∂φ)²/H times as much, so from ∂W/∂φ = √H on', () => {
    expect(numbers('C4', 'one weight on all futures, 0.27').advantage).toBeCloseTo(64, 1);
    const byFactor = (gamma: number) => sum(64, (k) => k * gamma ** (k - 1));
    expect(numbers('C4', 'discount factor near 0').advantage).toBeCloseTo(byFactor(Math.exp(-5)) ** 2 / 64, 4);
    const byRate = (rho: number) => sum(64, (k) => k * Math.exp(-rho * k));
    expect(boundary('C4', 'rate').value).toBeCloseTo(
      root((x) => 8 - byRate(x), 0, 5),
      3,
    );
    expect(boundary('C4', 'factor').value).toBeCloseTo(
      root((x) => 8 - byFactor(Math.exp(-x)), 0, 5),
      3,
    );
  });

  test('C5: always lower for n = 1; with argmax and little anticipated exactly 0 beyond its boundary', () => {
    const next = decisions.get('C5')!.numbers.filter(({ trial }) => trial.includes('n = 1,'));
    expect(next.map(({ holds }) => holds)).toEqual(next.map(() => true));
    expect(numbers('C5', 'argmax, n = 2, u = 0.05, ρ₀ = 1.3').slope).toBe(0);
    expect(numbers('C5', 'softmax, n = 2, u = 0.05, ρ₀ = 0.5').slope).toBeLessThan(0);
    expect(boundary('C5', 'softmax, n = 2, u = 0.05').value).toBeLessThan(0.5);
  });

  test('C7: the agent needs only a gap, but its push falls with the square', () => {
    const [wide, narrow] = [numbers('C7', 'a gap of 1'), numbers('C7', 'a gap of 0.001')];
    expect(narrow.compliance).toBeCloseTo(wide.compliance, 12);
    expect(narrow.slope / wide.slope).toBeCloseTo(1e-6, 12);
  });

  test('C8: equal weights cannot comply by 0.9, not even with u = 1', () => {
    expect(numbers('C8', 'equal weights, u = 1').compliance).toBeLessThan(0.9);
    expect(decisions.get('C8')!.note).toContain('450');
  });

  test('C9: the rate falls with ln t, in the end by (3/2H) ln 10 a tenfold', () => {
    expect(numbers('C9', 'the defaults').perDecade / ((-3 / 128) * Math.log(10))).toBeCloseTo(1, 0);
    expect(Math.abs(numbers('C9', 'gap 2').perDecade / ((-3 / 128) * Math.log(10)) - 1)).toBeLessThan(0.1);
  });

  test('C10 and C11: where MODEL.md’s table of outcomes says', () => {
    const bias = boundary('C10', 'bias').value!;
    expect(bias).toBeGreaterThan(0.01);
    expect(bias).toBeLessThan(0.05);
    const rate = boundary('C10', 'rate').value!;
    expect(rate).toBeGreaterThan(1.3);
    expect(rate).toBeLessThan(1.45);
    expect(boundary('C11', 'deceptive').value).toBeLessThan(1e-5);
    expect(boundary('C11', 'robust').value).toBeLessThan(0.01);
  });

  test('C11: the first gradient turns where ν outweighs what caring pays', () => {
    // n = 1, argmax: ∂L/∂W = −g²f·∂c/∂W with c = 2Wu²f³, so ∂c/∂W = 2u²f³/(1 + 6Wu²f²).
    const weight = sum(64, (k) => Math.exp(-1.3 * k));
    const f = 1 - root((c) => c - 0.5 * weight * (1 - c) ** 3, 0, 1);
    const pays = (f * 0.5 * f ** 3) / (1 + 1.5 * weight * f ** 2);
    expect(boundary('C11', 'slope').value! / Math.sqrt(0.01 / pays)).toBeCloseTo(1, 3);
  });
});
