import { ForkRefused, lineageOf, parametersOf, type Recipe } from './fork';
import { createLineage, type Formulas } from './lineage';
import { lastStateOf, outcomeOf } from './outcome';
import { createColumns } from './readouts';
import { cellOutcomes, seedsOn, type CellOutcome } from './sweep';
import type { Training } from './training';

/** Runs of one recipe that differ in nothing but their noise: as many `seeds` (1 … `mostSeeds`), from the recipe's own upwards. */
export interface Ensemble {
  readonly recipe: Recipe;
  /** The custom kernel's formulas, read; none for the other kernels. */
  readonly formulas: Formulas;
  readonly seeds: number;
}

/** Whether seeds make a difference: whether any run of a recipe has noise. */
export function isNoisy(recipe: Recipe): boolean {
  return lineageOf(recipe).some(({ noise }) => noise > 0);
}

/** The readouts that are sampled, in their order in `SeedBatch`. */
export const sampledColumns = ['rate', 'gap', 'masked', 'incentive'] as const;
export type SampledColumn = (typeof sampledColumns)[number];

/** Between so many steps at most a run's readouts are sampled. */
const STRETCHES = 400;

/** The steps at which every run of an ensemble is sampled: 0, T, and between them as evenly as whole numbers are; all if T is at most 400. */
export function sampledSteps(steps: number): number[] {
  const stretches = Math.min(STRETCHES, steps);
  return Array.from({ length: stretches + 1 }, (_, i) => Math.round((i * steps) / stretches));
}

/** What some seeds came to, as arrays that can be transferred between threads: element j is that of the seed `seeds[j]` further on. */
export interface SeedBatch {
  readonly seeds: Int32Array;
  /** Index in `cellOutcomes`. */
  readonly outcomes: Uint8Array;
  /** Seed by seed, column by column, step by step; NaN where a formula had ended the run. */
  readonly samples: Float64Array;
}

export function createSeedBatch(seeds: ArrayLike<number>, { recipe }: Ensemble): SeedBatch {
  const room = sampledColumns.length * sampledSteps(parametersOf(recipe).steps).length;
  return {
    seeds: Int32Array.from(seeds),
    outcomes: new Uint8Array(seeds.length),
    samples: new Float64Array(seeds.length * room).fill(NaN),
  };
}

/** One seed under way, so that whoever runs it can stop between two pieces. */
export interface SeedRun {
  /** Goes on by about so many training steps; true once it has ended and all is written. */
  advance(count: number): boolean;
}

/** Begins the seed of element j of a batch, into which it writes. */
export function createSeedRun({ recipe, formulas }: Ensemble, batch: SeedBatch, j: number): SeedRun {
  const seeded = seedsOn(recipe, batch.seeds[j]);
  const parameters = parametersOf(recipe);
  const steps = sampledSteps(parameters.steps);
  const from = j * sampledColumns.length * steps.length;
  const row = createColumns(1);
  let training: Training | null = null;
  let next = 0;

  function sample(at: Training): void {
    at.advance(1, row);
    if (at.broken) return;
    sampledColumns.forEach((name, i) => {
      batch.samples[from + i * steps.length + next] = row[name][0];
    });
    next += 1;
  }

  function end(outcome: CellOutcome): true {
    batch.outcomes[j] = cellOutcomes.indexOf(outcome);
    return true;
  }

  return {
    advance(count) {
      try {
        training ??= createLineage(seeded, { formulas });
        for (let left = count; left > 0 && training.remaining > 0;) {
          const apart = steps[next] - training.state.step;
          if (apart > 0) left -= training.advance(Math.min(apart, left));
          else {
            sample(training);
            left -= 1;
          }
        }
        if (training.remaining > 0) return false;
        const { broken, state } = training;
        return end(
          outcomeOf(parameters, { state: lastStateOf(row, 0), visibleAtStart: state.visibleAtStart, broken }).kind,
        );
      } catch (error) {
        if (error instanceof ForkRefused) return end('none');
        throw error;
      }
    },
  };
}
