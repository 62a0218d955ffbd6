import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ForkRefused, lineageOf, whyFixed, type Fork, type Recipe } from '../../src/core/fork';
import type { FormulaTree } from '../../src/core/formula';
import { defaultParameters, parameterTable, type Parameters } from '../../src/core/parameters';
import { columnNames, createColumns, type Columns } from '../../src/core/readouts';
import { createLineage } from '../../src/core/lineage';
import { createForkedTraining, runRecipe } from '../../src/core/replay';
import { createTraining, runTraining } from '../../src/core/trainingRun';
import type { TrainingState } from '../../src/core/trainingState';
import { anyParameters } from '../worker/anyParameters';

const bitsOf = (columns: Columns, from = 0) =>
  columnNames.map((name) => new BigUint64Array(columns[name].slice(from).buffer));

/** Recipes of short runs whose forks change anything that a fork may. */
const anyRecipe: fc.Arbitrary<Recipe> = fc
  .record({
    parameters: anyParameters(60),
    drawn: fc.array(
      fc.record({
        part: fc.double({ min: 0, max: 1, noNaN: true }),
        changes: anyParameters(60),
        keys: fc.uniqueArray(fc.constantFrom(...parameterTable.map(({ key }) => key)), { maxLength: 5 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ parameters, drawn }) => {
    const forks: Fork[] = [];
    let before = parameters;
    let step = 0;
    for (const { part, changes, keys } of drawn) {
      step += Math.floor(part * (before.steps - step));
      const chosen = keys.filter((key) => whyFixed(key, before) === null && key !== 'deploy' && key !== 'onset');
      const drawnChanges = Object.fromEntries(chosen.map((key) => [key, changes[key]])) as Partial<Parameters>;
      const { horizon, deploy, onset } = before;
      const after = { ...before, ...drawnChanges };
      const steps = Math.max(after.steps, step);
      const fitted = {
        ...drawnChanges,
        steps,
        deploy: Math.min(keys.includes('deploy') ? changes.deploy : deploy, after.horizon ?? horizon),
        onset: Math.min(keys.includes('onset') ? changes.onset : onset, steps),
      };
      forks.push({ step, changes: fitted });
      before = { ...before, ...fitted };
    }
    return { parameters, forks };
  });

/** The same by hand: each run recorded, its state at the fork taken over, with what begins anew set by hand. */
function byHand(recipe: Recipe) {
  const lineage = lineageOf(recipe);
  let start: TrainingState | null = null;
  recipe.forks.forEach(({ step }, i) => {
    const training = createTraining(lineage[i], { start });
    const rows = step - training.state.step;
    training.advance(rows, createColumns(rows));
    const { values, generator, visibleAtStart, ...moments } = structuredClone(training.state);
    const fresh = {
      firstMoment: values.map(() => 0),
      secondMoment: values.map(() => 0),
      firstPower: 1,
      secondPower: 1,
      step,
    };
    const [before, after] = [lineage[i], lineage[i + 1]];
    start = {
      ...(after.optimiser === before.optimiser ? moments : fresh),
      values,
      visibleAtStart,
      generator: after.seed === before.seed ? generator : structuredClone(createTraining(after).state.generator),
    };
  });
  return runTraining(lineage.at(-1)!, { start });
}

describe('a fork', () => {
  test('gives the run that one gets in pieces by hand', () => {
    fc.assert(
      fc.property(anyRecipe, (recipe) => {
        const forked = runRecipe(recipe);
        const hand = byHand(recipe);
        expect(forked.digest).toBe(hand.digest);
        expect(forked.outcome).toEqual(hand.outcome);
        expect(bitsOf(forked.columns)).toEqual(bitsOf(hand.columns));
        const { step } = recipe.forks.at(-1)!;
        expect(forked.columns.step[0]).toBe(step);
        expect(forked.columns.step).toHaveLength(lineageOf(recipe).at(-1)!.steps - step + 1);
      }),
      { numRuns: 60 },
    );
  });

  test('that changes nothing gives the remaining states of the run, bit for bit, however often', () => {
    const at = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(anyParameters(80), at, (parameters, parts) => {
        const steps = parts.map((part) => Math.round(part * parameters.steps)).sort((a, b) => a - b);
        const { optimiser, seed, lrGap } = parameters;
        const forks = steps.map((step) => ({ step, changes: { optimiser, seed, lrGap } }));
        const whole = runTraining(parameters);
        const rest = runRecipe({ parameters, forks });
        expect(bitsOf(rest.columns)).toEqual(bitsOf(whole.columns, steps.at(-1)));
        expect(rest.outcome).toEqual(whole.outcome);
      }),
      { numRuns: 60 },
    );
  });

  test('at step 0 that changes nothing has the digest of the run, and any change before a later fork changes that one’s', () => {
    const parameters = { ...defaultParameters, steps: 100 };
    const forks = [{ step: 0, changes: {} }];
    expect(runRecipe({ parameters, forks }).digest).toBe(runTraining(parameters).digest);
    expect(runRecipe({ parameters, forks: [] }).digest).toBe(runTraining(parameters).digest);
    const digests = [{}, { lrTime: 0.06 }, { noise: 0.01 }, { rho: 1.3000000000000003 }].map((changes) => {
      const before = { ...parameters, ...changes };
      const later = { step: 50, changes: { lrTime: 0.05, noise: 0 } };
      return runRecipe({ parameters: before, forks: [...forks, later] }).digest;
    });
    expect(new Set(digests).size).toBe(4);
  });

  test('to another optimiser begins its moments anew: Adam’s first step is the learning rate, whatever came before', () => {
    const parameters = { ...defaultParameters, steps: 300 };
    for (const optimiser of ['sgd', 'momentum'] as const) {
      for (const step of [1, 37, 299]) {
        const changes = { optimiser: 'adam', lrGap: 0.003, lrTime: 0.002 } as const;
        const { columns } = runRecipe({ parameters: { ...parameters, optimiser }, forks: [{ step, changes }] });
        const { gradGap, gradTime } = columns;
        expect(columns.stepGap[0]).toBeCloseTo((-0.003 * gradGap[0]) / (Math.abs(gradGap[0]) + 1e-8), 12);
        expect(columns.stepTime[0]).toBeCloseTo((-0.002 * gradTime[0]) / (Math.abs(gradTime[0]) + 1e-8), 12);
      }
    }
    // Back and forth is not where it was.
    const slow = { ...parameters, optimiser: 'adam', lrGap: 0.001, lrTime: 0.001 } as const;
    const forks = (['sgd', 'adam'] as const).map((optimiser) => ({ step: 50, changes: { optimiser } }));
    expect(Math.abs(runRecipe({ parameters: slow, forks }).columns.stepGap[0])).toBeCloseTo(0.001, 9);
    expect(Math.abs(runTraining(slow).columns.stepGap[50])).not.toBeCloseTo(0.001, 9);
  });

  test('to another learning rate keeps momentum’s velocity', () => {
    const parameters = { ...defaultParameters, optimiser: 'momentum', lrGap: 0.002, steps: 60 } as const;
    const before = runTraining(parameters).columns;
    const { columns } = runRecipe({ parameters, forks: [{ step: 30, changes: { lrGap: 0.001 } }] });
    const velocity = -before.stepGap[29] / 0.002;
    expect(columns.stepGap[0]).toBeCloseTo(-0.001 * (0.9 * velocity + columns.gradGap[0]), 14);
  });

  test('goes on with the noise, or begins another seed’s anew', () => {
    // Without a gap there is no gradient: what moves it is noise alone.
    const parameters = { ...defaultParameters, gap: 0, anticipation: 0, noise: 0.5, steps: 40, lrTime: 0 };
    const noiseOf = ({ columns }: { columns: Columns }, lrGap: number) =>
      Array.from(columns.stepHidden.slice(0, 9), (step) => Math.round((step / lrGap) * 1e9));
    const whole = runTraining(parameters);
    const louder = runRecipe({ parameters, forks: [{ step: 25, changes: { lrGap: 0.01 } }] });
    expect(noiseOf(louder, 0.01)).toEqual(
      noiseOf(whole, 0.005).map((_, i) => Math.round((whole.columns.stepHidden[25 + i] / 0.005) * 1e9)),
    );
    const reseeded = runRecipe({ parameters, forks: [{ step: 25, changes: { seed: 9 } }] });
    expect(noiseOf(reseeded, 0.005)).toEqual(noiseOf(runTraining({ ...parameters, seed: 9 }), 0.005));
  });

  test('is judged against the first run’s start', () => {
    const recipe = {
      parameters: defaultParameters,
      forks: [{ step: 400, changes: { lrGap: 0, lrTime: 0, steps: 500 } }],
    };
    const { columns, outcome, start } = runRecipe(recipe);
    expect(start?.visibleAtStart).toBe(1);
    expect(columns.visible[0]).toBeLessThan(0.9);
    expect(outcome.kept).toBe(columns.visible[0]);
    expect(outcome.kept).toBe(runTraining(defaultParameters).columns.visible[400]);
  });

  test('begun as a training goes in chunks and watches episodes', () => {
    const recipe: Recipe = {
      parameters: { ...defaultParameters, kernel: 'tail', steps: 50 },
      forks: [{ step: 20, changes: { priority: 0.01 } }],
    };
    const whole = runRecipe(recipe);
    const training = createForkedTraining(recipe, { watch: [0, 1] });
    expect([training.state.step, training.remaining]).toEqual([20, 31]);
    const columns = createColumns(31);
    const watched = new Float64Array(62);
    for (let row = 0; row < 31; row += 7) training.advance(7, columns, row, watched);
    expect(training.digest()).toBe(whole.digest);
    expect(bitsOf(columns)).toEqual(bitsOf(whole.columns));
    expect(watched[1] / watched[0]).toBeCloseTo(whole.columns.parameter[0], 14);
  });

  test('stands with the runs before it in one table, whose row is the step, in whatever pieces', () => {
    const pieces = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(anyRecipe, pieces, (recipe, sizes) => {
        const training = createLineage(recipe);
        const { remaining: rows } = training;
        const columns = createColumns(rows);
        for (let row = 0, i = 0; row < rows; i++) row += training.advance(sizes[i % sizes.length], columns, row);
        expect([training.remaining, training.broken]).toEqual([0, null]);
        expect([...columns.step]).toEqual(Array.from({ length: rows }, (_, step) => step));
        const last = runRecipe(recipe);
        expect(training.digest()).toBe(last.digest);
        // Each run up to the fork of the next is as it was by itself.
        const { parameters, forks } = recipe;
        const starts = [0, ...forks.map(({ step }) => step), rows];
        for (let i = 0; i <= forks.length; i++) {
          const alone = runRecipe({ parameters, forks: forks.slice(0, i) }).columns;
          const length = starts[i + 1] - starts[i];
          for (const name of columnNames) {
            const [part, own] = [columns[name].slice(starts[i], starts[i + 1]), alone[name].slice(0, length)];
            expect(new BigUint64Array(part.buffer)).toEqual(new BigUint64Array(own.buffer));
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('at a step that its run does not have is an error of the caller', () => {
    for (const steps of [[1001], [-1], [5, 4]]) {
      const forks = steps.map((step) => ({ step, changes: {} }));
      expect(() => runRecipe({ parameters: defaultParameters, forks })).toThrow('there is no step');
    }
  });
});

describe('a fork of a run with a formula', () => {
  const tree: FormulaTree = { op: 'subtract', of: ['rho', 1.2] };
  const other: FormulaTree = { op: 'divide', of: ['rho', 'k'] };
  const byHorizon: FormulaTree = { op: 'subtract', of: [6, 'H'] };
  const formulas = new Map([
    ['rho - 1.2', tree],
    ['rho / k', other],
    ['6 - H', byHorizon],
  ]);
  /** ν∂W/∂ρ = ν · 4 a step: rho falls from 1.3 below 1.2 with the third step. */
  const parameters: Parameters = {
    ...defaultParameters,
    ...{ kernel: 'custom', formula: 'rho - 1.2', horizon: 4, steps: 400 },
    ...{ lrTime: 0.1, priority: 0.1, anticipation: 0 },
  };
  const run = (step: number, changes: Partial<Parameters>) =>
    runRecipe({ parameters, forks: [{ step, changes }] }, formulas);
  const refusalOf = (step: number, changes: Partial<Parameters>) => {
    try {
      run(step, changes);
    } catch (error) {
      expect(error).toBeInstanceOf(ForkRefused);
      return (error as Error).message;
    }
    return null;
  };

  test('goes on with another formula in the same rho', () => {
    const { columns } = run(2, { formula: 'rho / k', steps: 10 });
    const rho = 1.3 - 2 * 0.04;
    expect(columns.parameter[0]).toBeCloseTo(rho, 12);
    expect(columns.weight[0]).toBeCloseTo(rho * (1 + 1 / 2 + 1 / 3 + 1 / 4), 12);
    expect(columns.step).toHaveLength(9);
  });

  test('is refused where the formula has ended the run', () => {
    const { broken } = runTraining(parameters, { formula: tree }).outcome;
    expect(broken).toMatchObject({ step: 3, k: 1 });
    for (const step of [3, 4, 400]) {
      const sentence = `There is no step ${step} to fork at: the formula gives no weight for k = 1 at step 3, which ends the run. Fork at step 2 or before.`;
      expect(refusalOf(step, { formula: 'rho / k' })).toBe(sentence);
    }
  });

  test('is refused where the formula gives no weights after it', () => {
    expect(refusalOf(1, { horizon: 8, formula: '6 - H' })).toBe(
      'In the fork at step 1 the formula cannot be used. At rho = 1.26 the weight for k = 1 is negative (−2). Weights must be 0 or more.',
    );
    expect(refusalOf(1, { formula: '6 - H' })).toBe(null);
  });

  test('with independent wiring needs weights where a bias begins to pull', () => {
    const apart: Parameters = { ...parameters, wiring: 'independent' };
    const recipe = (changes: Partial<Parameters>): Recipe => ({ parameters: apart, forks: [{ step: 5, changes }] });
    expect(() => runRecipe(recipe({ prior: 1 }), formulas)).not.toThrow();
    expect(() => runRecipe(recipe({ prior: 1, bias: 0.1 }), formulas)).toThrow(/^In the fork at step 5 .* At rho = 1 /);
  });
});
