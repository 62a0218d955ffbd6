import { edgesAround, mapMarks, type MapGrid } from '../../charts/layout/mapMarks';
import type { Mark } from '../../charts/layout/marks';
import type { PlaneFrame } from '../../charts/layout/planeFrame';
import type { Parameters } from '../../core/parameters';
import { createStartRates } from '../../core/pushes';
import { cellOutcomes, type CellOutcome } from '../../core/sweep';
import { defaultSides, readSide } from '../../store/mapSides';
import type { MapSides, SweptMap } from '../../store/sweptMap';

/** Rates that the map behind the plane goes up to; with starts above, to the end of the parameter's range. */
const USUAL = 3;
const NEAR = 0.2;
/** Rows where the rate is not the parameter itself. */
const ROWS = 71;

/**
 * The sides of the map behind the plane, where the rate is the parameter ρ₀ itself those of the default map; for other kernels the values
 * of ρ₀ that start with evenly spaced rates. Null where there is none: a formula need not have one ρ₀ for a rate. With noise too each cell is
 * run with the lab's own seed alone, since that is the run that a click would start.
 */
export function backgroundSides(parameters: Readonly<Parameters>): MapSides | null {
  const rates = createStartRates(parameters);
  if (!rates) return null;
  const seeds = 1;
  const top = rates.rateOf(parameters.rho) > USUAL - NEAR ? 5 : USUAL;
  const x = readSide('gap', defaultSides.x);
  const y = readSide('rho', { ...defaultSides.y, to: String(top) });
  if (typeof x === 'string' || typeof y === 'string') return null;
  if (parameters.kernel === 'exponential') return { x, y, seeds };
  const [low, high] = [Math.max(-0.5, rates.rateOf(-0.5)), Math.min(top, rates.rateOf(5))];
  const values = Array.from({ length: ROWS }, (_, i) => rates.rhoOf(low + ((high - low) * i) / (ROWS - 1)))
    .map((rho) => Number(Math.max(-0.5, Math.min(5, rho)).toPrecision(6)) + 0)
    .filter((rho, i, all) => i === 0 || rho > all[i - 1]);
  return { x, y: { key: 'rho', values }, seeds };
}

/** A map of gap and rate, laid out for the plane. */
export interface RaceMap {
  /** Its marks in a frame; the same array as long as both are the same. */
  marks(shown: SweptMap, frame: PlaneFrame): readonly Mark[];
  /** What becomes of a run that starts at a gap and a rate; null outside the map, or where that is not known yet. */
  at(shown: SweptMap, gap: number, rate: number): { readonly outcome: CellOutcome; readonly kept: number } | null;
}

export function createRaceMap(prefix: string): RaceMap {
  let laid: { readonly shown: SweptMap; readonly frame: PlaneFrame; readonly marks: readonly Mark[] } | null = null;
  let rows: { readonly of: SweptMap['sweep']; readonly rates: readonly number[] } | null = null;

  /** The rates that the rows start with. */
  function ratesOf({ sweep }: SweptMap): readonly number[] {
    if (rows?.of !== sweep) {
      const rates = createStartRates(sweep.recipe.parameters);
      rows = { of: sweep, rates: sweep.y.values.map((rho) => rates?.rateOf(rho) ?? NaN) };
    }
    return rows.rates;
  }

  return {
    marks(shown, frame) {
      if (laid?.shown !== shown || laid.frame !== frame) {
        const { sweep, outcomes, results } = shown;
        const rates = ratesOf(shown);
        const picture = { columns: sweep.x.values.length, rows: rates.length, outcomes, kept: results.kept };
        const far: readonly [number, number] = [-5000, 5000];
        const grid: MapGrid = {
          x: edgesAround(sweep.x.values.map(frame.x), far),
          y: edgesAround(rates.map(frame.y), far),
        };
        laid = { shown, frame, marks: mapMarks(picture, grid, prefix) };
      }
      return laid.marks;
    },
    at(shown, gap, rate) {
      const { sweep, outcomes, results } = shown;
      const column = nearest(sweep.x.values, gap);
      const row = nearest(ratesOf(shown), rate);
      if (column === null || row === null) return null;
      const cell = row * sweep.x.values.length + column;
      const outcome = cellOutcomes[outcomes[cell]];
      return outcome ? { outcome, kept: results.kept[cell] } : null;
    },
  };
}

/** The index of the nearest of ascending values; null beyond half a stride past their ends. */
function nearest(values: readonly number[], value: number): number | null {
  const last = values.length - 1;
  let best = 0;
  for (let i = 1; i <= last; i++) if (Math.abs(values[i] - value) < Math.abs(values[best] - value)) best = i;
  const stride = last === 0 ? 0 : best === last ? values[last] - values[last - 1] : values[best + 1] - values[best];
  return Math.abs(values[best] - value) <= stride ? best : null;
}
