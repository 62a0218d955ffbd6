import { beforeAll, describe, expect, test } from 'vitest';
import { findFlips, type Finding, type Flip, type FlipEvent } from '../../src/core/flips';
import { fromStart } from '../../src/core/fork';
import type { FormulaTree } from '../../src/core/formula';
import { leftOutOf } from '../../src/core/leftOut';
import type { OutcomeKind } from '../../src/core/outcome';
import { createOutcomeRun } from '../../src/core/outcomeRun';
import { stopsOf } from '../../src/core/parameterScale';
import {
  defaultParameters,
  parameterTable,
  specOf,
  upperBound,
  type NumberSpec,
  type ParameterKey,
  type Parameters,
} from '../../src/core/parameters';
import { readLinkStrictly } from '../../src/core/readLink';
import { runTraining } from '../../src/core/trainingRun';
import { formulas } from './kernelWorlds';

const powerLaw = formulas['(1+k)^(-rho)'];
const settings: Readonly<Record<string, { changes: Partial<Parameters>; formula?: FormulaTree }>> = {
  'the defaults': { changes: {} },
  'an undecided run': { changes: { rho: 1.42 } },
  'a robust run that is on no step of its sliders': { changes: { rho: 1.505, lrGap: 0.0053, gap: 0.997 } },
  'a misgeneralised run': { changes: { hidden: 0.3 } },
  'the factor kernel': { changes: { kernel: 'factor', rho: 0.9 } },
  'the tail kernel, softmax': { changes: { kernel: 'tail', planner: 'softmax', rho: 2, steps: 300 } },
  'the quasi-hyperbolic kernel with a bias': { changes: { kernel: 'quasi-hyperbolic', bias: 0.01, prior: 2 } },
  'the hyperbolic kernel, training ahead': { changes: { kernel: 'hyperbolic', deploy: 3, horizon: 12, steps: 200 } },
  'a custom kernel': { changes: { kernel: 'custom', formula: '(1+k)^(-rho)', steps: 400, rho: 2 }, formula: powerLaw },
  'a softmax planner': { changes: { planner: 'softmax', rho: 0.5, candidates: 9 } },
  'Adam, clipped': { changes: { optimiser: 'adam', lrGap: 0.003, lrTime: 0.003, rho: 1, clip: 0.5 } },
  'independent wiring, few steps': {
    changes: { wiring: 'independent', horizon: 10, steps: 60, lrGap: 0.04, lrTime: 0.5 },
  },
  'momentum with noise': { changes: { optimiser: 'momentum', noise: 0.02, seed: 7, steps: 150, onset: 4 } },
};
const names = Object.keys(settings);

interface Searched {
  readonly parameters: Parameters;
  readonly now: OutcomeKind;
  readonly findings: readonly Finding[];
  readonly events: readonly FlipEvent[];
  readonly outcomeWith: (changes: Partial<Parameters>) => OutcomeKind;
  /** The same without recording; for many runs. */
  readonly quickOutcomeWith: (changes: Partial<Parameters>) => OutcomeKind | null;
}

function search(changes: Partial<Parameters>, formula?: FormulaTree): Searched {
  const parameters = { ...defaultParameters, ...changes };
  const formulas = new Map(formula ? [[parameters.formula, formula]] : []);
  const events = [...findFlips(fromStart(parameters), formulas)];
  const findings = events.flatMap((event) => (event.type === 'found' ? [event.finding] : []));
  const now = events.flatMap((event) => (event.type === 'now' ? [event.outcome] : []))[0];
  const outcomeWith = (more: Partial<Parameters>) => {
    const all = { ...parameters, ...more };
    return runTraining(all, all.kernel === 'custom' && formula ? { formula } : {}).outcome.kind;
  };
  const quickOutcomeWith = (more: Partial<Parameters>) =>
    createOutcomeRun(fromStart({ ...parameters, ...more }), formulas).advance(Infinity)?.kind ?? null;
  return { parameters, now, findings, events, outcomeWith, quickOutcomeWith };
}

const searched = new Map<string, Searched>();
beforeAll(() => {
  for (const [name, { changes, formula }] of Object.entries(settings)) searched.set(name, search(changes, formula));
}, 120_000);
const named = (name: string) => searched.get(name)!;

function finding(name: string, key: ParameterKey): Finding {
  return named(name).findings.find((each) => each.key === key)!;
}
function numberFlips(
  name: string,
): { spec: NumberSpec; flip: Flip & { to: number; lastSame: number }; from: number }[] {
  return named(name).findings.flatMap(({ key, from, flips }) => {
    const spec = specOf(key);
    if (spec.kind !== 'number') return [];
    return flips.map((flip) => ({ spec, flip: flip as Flip & { to: number; lastSame: number }, from: from as number }));
  });
}

/** Every value that a slider reaches on one side of the value now, the nearest first; made here from the table alone. */
function sideOf(spec: NumberSpec, parameters: Parameters, sign: number): number[] {
  const size = (value: number) => (spec.key === 'clip' && value === 0 ? 1e9 : value);
  const from = size(parameters[spec.key] as number);
  const high = upperBound(spec, parameters);
  const low = Math.max(
    spec.min,
    spec.key === 'horizon' ? parameters.deploy : spec.key === 'steps' ? parameters.onset : 0,
  );
  const all =
    spec.scale === 'linear'
      ? Array.from({ length: Math.round((spec.max - spec.min) / spec.step) + 1 }, (_, i) =>
          Number((spec.min + i * spec.step).toFixed(2)),
        )
      : [...stopsOf(spec), low, high];
  const least = spec.key === 'rho' || spec.key === 'prior' ? -0.5 : low;
  const inside = [...new Set(all)].filter((value) => value >= least && value <= high);
  return inside.filter((value) => (size(value) - from) * sign > 0).sort((a, b) => (size(a) - size(b)) * sign);
}
/** 32 points of it, evenly, or all. */
const pointsOf = (side: readonly number[]) =>
  side.filter((_, i) => Math.floor(((i + 1) * 32) / side.length) > Math.floor((i * 32) / side.length));

describe.each(names)('the flip search on %s', (name) => {
  test('knows how the run ends now', () => {
    const { now, outcomeWith } = named(name);
    expect(now).toBe(outcomeWith({}));
  });

  test('holds on both sides of every answer', () => {
    const { findings, now, outcomeWith } = named(name);
    const answers = findings.flatMap(({ key, flips }) => flips.map((flip) => ({ key, ...flip })));
    expect(answers.length).toBeGreaterThan(2);
    for (const { key, lastSame, to, outcome } of answers) {
      expect([key, lastSame, outcomeWith({ [key]: lastSame })]).toEqual([key, lastSame, now]);
      expect([key, to, outcomeWith({ [key]: to })]).toEqual([key, to, outcome]);
      expect(outcome).not.toBe(now);
    }
  });

  test('has its two sides one step of the slider apart, integers by 1', () => {
    const { parameters } = named(name);
    for (const { spec, flip, from } of numberFlips(name)) {
      const { to, lastSame } = flip;
      const what = `${spec.key} ${lastSame} → ${to}`;
      if (spec.integer) expect(Math.abs(to - lastSame), what).toBe(1);
      else if (spec.scale === 'linear') expect(Math.abs(to - lastSame), what).toBeLessThanOrEqual(spec.step + 1e-12);
      else {
        const outward = [1, -1].map((sign) => [from, ...sideOf(spec, parameters, sign)]).find((s) => s.includes(to))!;
        expect(outward[outward.indexOf(to) - 1], what).toBe(lastSame);
      }
    }
  });

  test('missed nothing nearer among its points, nor anything where it found none', () => {
    const { parameters, now, findings, quickOutcomeWith } = named(name);
    for (const { key, flips } of findings) {
      const spec = specOf(key);
      if (spec.kind !== 'number') continue;
      for (const sign of [1, -1]) {
        const side = sideOf(spec, parameters, sign);
        const size = (value: number) => (key === 'clip' && value === 0 ? 1e9 : value);
        const here = size(parameters[key] as number);
        const flip = flips.find(({ to }) => (size(to as number) - here) * sign > 0);
        const nearer = pointsOf(side).filter((v) => !flip || (size(v) - size(flip.to as number)) * sign < 0);
        const quick = nearer.filter((value) => key !== 'steps' || value <= 3000);
        for (const value of quick) expect([key, value, quickOutcomeWith({ [key]: value })]).toEqual([key, value, now]);
      }
    }
  });

  test('tried every parameter that matters, and every other choice', () => {
    const { parameters, now, findings, outcomeWith } = named(name);
    const left = leftOutOf(parameters).map(({ key }) => key);
    expect([...findings.map(({ key }) => key), ...left].sort()).toEqual(parameterTable.map(({ key }) => key).sort());
    for (const { key, flips } of findings) {
      const spec = specOf(key);
      if (spec.kind !== 'choice') continue;
      const others = spec.options.map(({ value }) => value).filter((v) => v !== parameters[key] && v !== 'custom');
      const changing = others.filter((value) => outcomeWith({ [key]: value }) !== now);
      expect([key, flips.map(({ to }) => to)]).toEqual([key, changing]);
    }
  });

  test('gives a link to the run on either side', () => {
    const { parameters, findings } = named(name);
    for (const { key, flips } of findings) {
      for (const { to, lastSame, link, lastSameLink } of flips) {
        const [there, here] = [link, lastSameLink].map((each) => readLinkStrictly(each));
        expect(there).toMatchObject({ ok: true, parameters: { ...parameters, [key]: to } });
        expect(here).toMatchObject({ ok: true, parameters: { ...parameters, [key]: lastSame } });
      }
    }
  });

  test('puts the nearer side first, and says where it stands on the slider', () => {
    for (const { key, from, place, flips } of named(name).findings) {
      const spec = specOf(key);
      if (spec.kind !== 'number') continue;
      expect(flips.length).toBeLessThanOrEqual(2);
      if (flips.length === 2) expect(flips[0].steps!).toBeLessThanOrEqual(flips[1].steps!);
      for (const flip of flips) {
        expect(flip.steps).toBeGreaterThan(0);
        expect(flip.place).toBeGreaterThanOrEqual(0);
        expect(flip.place).toBeLessThanOrEqual(1);
        if (key !== 'clip')
          expect(Math.sign(flip.place! - place!)).toBe(Math.sign((flip.to as number) - (from as number)));
      }
    }
  });

  test('counts its points up to the last', () => {
    const progress = named(name).events.flatMap((event) => (event.type === 'progress' ? [event] : []));
    for (let i = 1; i < progress.length; i++) expect(progress[i].done).toBeGreaterThanOrEqual(progress[i - 1].done);
    const { done, total } = progress.at(-1)!;
    expect(done).toBeLessThanOrEqual(total);
    expect(done).toBeGreaterThan(0.9 * total);
  });
});

describe('what would have changed the defaults, by MODEL.md', () => {
  const defaults = (key: ParameterKey) => finding('the defaults', key);

  test.each([
    ['rho', 1.3, 1.45],
    ['anticipation', 0.3, 0.5],
    ['horizon', 8, 16],
    ['onset', 0, 100],
    ['hidden', 0, 0.3],
    ['bias', 0.01, 0.05],
    ['priority', 0, 0.00001],
  ] as const)('%s turns between %d and %d', (key, low, high) => {
    const [flip] = defaults(key).flips;
    expect(flip.to).toBeGreaterThanOrEqual(low);
    expect(flip.to).toBeLessThanOrEqual(high);
    expect(flip.outcome).toBe('undecided');
  });

  test('training steps turn where compliance passes 0.9, at step 345', () => {
    expect(defaults('steps').flips).toMatchObject([{ to: 344, lastSame: 345, outcome: 'undecided' }]);
  });

  test('independent wiring leaves it undecided; shared again makes it deceptive', () => {
    expect(defaults('wiring').flips).toMatchObject([{ to: 'independent', outcome: 'undecided' }]);
    const { findings } = search({ wiring: 'independent' });
    expect(findings.find(({ key }) => key === 'wiring')!.flips).toMatchObject([{ to: 'shared', outcome: 'deceptive' }]);
  });

  test('from between, the discount rate turns to deceptive one way and to robust the other', () => {
    const { flips } = finding('an undecided run', 'rho');
    const [up, down] = [1, -1].map((sign) => flips.find(({ to }) => ((to as number) - 1.42) * sign > 0)!);
    expect(up.outcome).toBe('robust');
    expect(up.to).toBeLessThanOrEqual(1.5);
    expect(down.outcome).toBe('deceptive');
    expect(down.to).toBeGreaterThanOrEqual(1.3);
  });
});

describe('the flip search', () => {
  test('keeps to values with which a formula gives weights', () => {
    const formula: FormulaTree = { op: 'subtract', of: ['rho', 0.5] };
    const { findings, now } = search({ kernel: 'custom', formula: 'rho-0.5', horizon: 4, steps: 50 }, formula);
    const rho = findings.find(({ key }) => key === 'rho')!;
    expect(rho.tried![0]).toBe(0.5);
    expect(rho.tried![1]).toBeGreaterThan(1.3);
    for (const { to } of rho.flips) expect(to).toBeGreaterThanOrEqual(0.5);
    expect(now).toBe('undecided');
  });

  test('does not begin where the formula gives no weights to begin with', () => {
    const formula: FormulaTree = { op: 'subtract', of: ['rho', 'k'] };
    expect(() => search({ kernel: 'custom', formula: 'rho-k' }, formula)).toThrow('the formula gives no weights');
  });

  test('can be stopped within so many steps of any run', () => {
    let strides = 0;
    const events = findFlips(fromStart({ ...defaultParameters, steps: 5000 }), undefined, () => {
      strides += 1;
      return 50;
    });
    for (let i = 1; i <= 100; i++) {
      expect(events.next().value).toMatchObject({ type: 'progress', done: 0, key: null });
      expect(strides).toBe(i);
    }
    expect(events.next().value).toMatchObject({ type: 'now' });
  });

  test('finds the same in pieces as whole', () => {
    const parameters: Parameters = { ...defaultParameters, rho: 1.42, steps: 300 };
    const found = (stride?: () => number) =>
      [...findFlips(fromStart(parameters), undefined, stride)].filter(({ type }) => type !== 'progress');
    expect(found(() => 7)).toEqual(found());
  });
});
