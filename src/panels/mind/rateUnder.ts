import { compileFormula } from '../../core/formula';
import { createKernel } from '../../core/kernels';
import { specOf, type Parameters } from '../../core/parameters';
import { createWeights } from '../../core/weights';
import { formulaOf, parametersAt, type ShownRun } from '../../store/shownRun';
import { episodesOf } from './mind';
import { heaviestOf, heightOf, type Slot, type WeightAxis } from './weightBars';

/** Initial weights at every discount rate that a slider can set. */
export interface WeightTable {
  readonly horizon: number;
  readonly rates: readonly number[];
  /** w_k / max(1, max w), k = 0 … H, at each of these rates; null where a formula gives none. */
  readonly relative: readonly (Float64Array | null)[];
}

/** The table for the kernel that a run begins with. With independent wiring too the weights begin as the kernel's. */
export function weightTable(run: Pick<ShownRun, 'recipe' | 'parameters' | 'formulas'>): WeightTable {
  const parameters = parametersAt(run, 0);
  const formula = formulaOf(run, parameters);
  const { horizon } = parameters;
  const kernel = createKernel(parameters, formula === null ? null : compileFormula(formula, horizon));
  const each = createWeights(horizon);
  const rates = ratesOf(parameters);
  const relative = rates.map((rho) => {
    if (kernel.fill(kernel.parameterAt(rho), each)) return null;
    const weights = new Float64Array(horizon + 1);
    episodesOf(each, weights);
    return weights;
  });
  return { horizon, rates, relative };
}

function ratesOf({ rho }: Readonly<Parameters>): number[] {
  const spec = specOf('rho');
  if (spec.kind !== 'number') return [rho];
  const { min, max, step } = spec;
  return Array.from({ length: Math.round((max - min) / step) + 1 }, (_, i) => Number((min + i * step).toFixed(6)));
}

/** The episode that weighs most, the first of several; weights that are not known do not count. */
export function heaviestEpisode(relative: Float64Array): number {
  let heaviest = 0;
  for (let k = 1; k < relative.length; k++) if (relative[k] > relative[heaviest]) heaviest = k;
  return heaviest;
}

/** A bar, and the height that it is to have. */
export interface Aim {
  readonly slot: Slot;
  /** Share of the plane's height; above 1 beyond the top. */
  readonly height: number;
  readonly axis: WeightAxis;
  /** The episode that weighs most where the drag begins: heights above 1 ask for more than its weight. */
  readonly heaviest: number;
}

/** In shares of the height: what is nearer than this is as good, and then the rate stays as near as it can to what it was. */
const AS_GOOD = 1e-6;

/**
 * The initial discount rate at which a bar comes nearest to a height. Relative to the heaviest episode of all, a bar would fall again
 * beyond the rate 0; so it is measured against the episode that is heaviest when the drag begins, and a bar pulled over the top goes on
 * to rates of the other sign.
 */
export function rateUnder(table: WeightTable, { slot, height, axis, heaviest }: Aim, current: number): number {
  const own = slot.from <= heaviest && heaviest <= slot.to;
  if (own && height >= 1) return current;
  const against = own ? 0 : heaviest;
  const wanted = Math.max(0, height);
  let best = Infinity;
  const misses = table.relative.map((relative) => {
    if (!relative) return Infinity;
    const weight = heaviestOf(relative, slot) / relative[against];
    const miss = Number.isNaN(weight) ? Infinity : Math.abs(heightOf(weight, axis) - wanted);
    best = Math.min(best, miss);
    return miss;
  });
  let rate = current;
  let away = Infinity;
  misses.forEach((miss, i) => {
    const moved = Math.abs(table.rates[i] - current);
    if (miss > best + AS_GOOD || best === Infinity || moved >= away) return;
    away = moved;
    rate = table.rates[i];
  });
  return rate;
}
