import { withChanges, type Fitted } from './changeRecipe';
import { createEarlyEnd } from './earlyEnd';
import { ForkRefused, lineageOf, type Recipe } from './fork';
import { checkFormula, formulaStart } from './formulaCheck';
import type { Formulas } from './lineage';
import { createOutcomeRun, type RunEnd } from './outcomeRun';
import type { Parameters } from './parameters';
import type { SweepAxis } from './sweepAxis';

/**
 * A map: the runs of one recipe over two parameters. Cell i has the value i mod nx of `x` and ⌊i/nx⌋ of `y`, nx being how many values `x` has.
 * Each cell is run with `seeds` seeds, from the recipe's own upwards; where there is no noise once, since all seeds give that run.
 */
export interface Sweep {
  readonly recipe: Recipe;
  /** The custom kernel's formulas, read; none for the other kernels. */
  readonly formulas: Formulas;
  readonly x: SweepAxis;
  readonly y: SweepAxis;
  /** 1 … 512. */
  readonly seeds: number;
}

export const mostSeeds = 512;

/** In the order of the shares and of the codes in which outcomes are kept and posted; `none` is a cell that has no run. */
export const cellOutcomes = ['deceptive', 'misgeneralised', 'robust', 'undecided', 'none'] as const;
export type CellOutcome = (typeof cellOutcomes)[number];

/** What became of the runs of one cell. */
export interface CellResult {
  /** The most frequent one; of equally frequent ones the first in the order of `cellOutcomes`. */
  readonly outcome: CellOutcome;
  /** Medians over the seeds, as `RunEnd` has them; NaN where a run was ended early, or broke, or there is none. */
  readonly kept: number;
  readonly rate: number;
  readonly pays: number;
  /** How many seeds came to each outcome, in the order of `cellOutcomes` without `none`. */
  readonly counts: readonly number[];
}

export function cellCount({ x, y }: Pick<Sweep, 'x' | 'y'>): number {
  return x.values.length * y.values.length;
}

/** The values of a cell, by their keys. */
export function cellChanges({ x, y }: Pick<Sweep, 'x' | 'y'>, cell: number): Readonly<Partial<Parameters>> {
  return { [x.key]: valueOfX(x, cell), [y.key]: valueOfY(x, y, cell) };
}

const valueOfX = ({ values }: SweepAxis, cell: number) => values[cell % values.length];
const valueOfY = (x: SweepAxis, { values }: SweepAxis, cell: number) => values[Math.floor(cell / x.values.length)];

/**
 * The run of a cell; null where there is none, since one value is above the other parameter that bounds it (`deploy` over `horizon`), or a
 * fork or formula does not allow it.
 */
export function cellRecipe(sweep: Sweep, cell: number): Recipe | null {
  const { recipe, formulas } = sweep;
  const forked = recipe.forks.length > 0;
  const changed = forked ? fitting(withChanges(recipe, cellChanges(sweep, cell))) : plain(sweep, cell);
  if (changed === null) return null;
  const { parameters } = changed;
  const formula = parameters.kernel === 'custom' ? formulas.get(parameters.formula) : undefined;
  return formula && checkFormula(formula, formulaStart(parameters)) !== null ? null : changed;
}

const fitting = ({ recipe, refitted }: Fitted) => (refitted.length > 0 ? null : recipe);

/** The same where there are no forks, without the walk through the table. */
function plain({ recipe: { parameters, forks }, x, y }: Sweep, cell: number): Recipe | null {
  const values = { ...parameters, [x.key]: valueOfX(x, cell), [y.key]: valueOfY(x, y, cell) };
  return values.deploy > values.horizon || values.onset > values.steps ? null : { parameters: values, forks };
}

/** One cell under way, so that whoever runs it can stop between two pieces. */
export interface CellWork {
  /** Goes on by about so many training steps; the result once it is there. */
  advance(count: number): CellResult | null;
}

const noRun: CellResult = { outcome: 'none', kept: NaN, rate: NaN, pays: NaN, counts: [0, 0, 0, 0] };

/** Training steps between two looks at whether a run's outcome is settled. */
const LOOK = 64;

/** Begins a cell. With `early` a run whose outcome cannot change any more is ended, and its numbers are absent (`earlyEnd`). */
export function createCell(sweep: Sweep, cell: number, early = false): CellWork {
  const recipe = cellRecipe(sweep, cell);
  if (recipe === null) return { advance: () => noRun };
  const seeds = lineageOf(recipe).some(({ noise }) => noise > 0) ? sweep.seeds : 1;
  const ends: RunEnd[] = [];
  let run = begin(0);

  function begin(further: number) {
    const seeded = further === 0 ? recipe! : seedsOn(recipe!, further);
    return { training: createOutcomeRun(seeded, sweep.formulas), settled: early ? createEarlyEnd(seeded) : null };
  }

  /** A piece of the run under way; how it ended, or null. */
  function piece(count: number): RunEnd | null {
    const { training, settled } = run;
    if (!settled) return training.advance(count);
    for (let left = count; left > 0; left -= LOOK) {
      const end = training.advance(Math.min(left, LOOK));
      if (end) return end;
      const kind = settled(training.state());
      if (kind) return { kind, kept: NaN, rate: NaN, pays: NaN };
    }
    return null;
  }

  return {
    advance(count) {
      try {
        const end = piece(count);
        if (end === null) return null;
        ends.push(end);
      } catch (error) {
        if (error instanceof ForkRefused) return noRun;
        throw error;
      }
      if (ends.length === seeds) return combined(ends, sweep.seeds);
      run = begin(ends.length);
      return null;
    },
  };
}

/** The recipe with seeds so much further on, its forks' too; after the last comes 0. */
export function seedsOn({ parameters, forks }: Recipe, further: number): Recipe {
  const on = (seed: number) => (seed + further) >>> 0;
  return {
    parameters: { ...parameters, seed: on(parameters.seed) },
    forks: forks.map(({ step, changes }) => {
      return { step, changes: changes.seed === undefined ? changes : { ...changes, seed: on(changes.seed) } };
    }),
  };
}

/** What the runs of one cell come to: as many as there are seeds, or one, which stands for all where there is no noise. */
function combined(ends: readonly RunEnd[], seeds: number): CellResult {
  const counts = [0, 0, 0, 0];
  for (const { kind } of ends) counts[cellOutcomes.indexOf(kind)] += seeds / ends.length;
  if (ends.length === 1) {
    const [{ kind, kept, rate, pays }] = ends;
    return { outcome: kind, kept, rate, pays, counts };
  }
  const most = counts.indexOf(Math.max(...counts));
  const median = (what: 'kept' | 'rate' | 'pays') => medianOf(ends.map((end) => end[what]));
  return { outcome: cellOutcomes[most], kept: median('kept'), rate: median('rate'), pays: median('pays'), counts };
}

/** The middle value, or the mean of the two in the middle; NaN where one is. */
function medianOf(values: readonly number[]): number {
  if (values.some(Number.isNaN)) return NaN;
  const sorted = Float64Array.from(values).sort();
  const low = sorted[(sorted.length - 1) >> 1];
  const high = sorted[sorted.length >> 1];
  return low === high ? low : (low + high) / 2;
}
