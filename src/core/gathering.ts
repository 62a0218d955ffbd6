import { sampledColumns, sampledSteps, type Ensemble, type SampledColumn, type SeedBatch } from './ensemble';
import { parametersOf } from './fork';
import { sortedQuantile } from './quantile';
import { cellOutcomes } from './sweep';

/** Of one readout, at each sampled step: the middle, and between which two values nine tenths of the runs lie (quantiles of type 7). */
export interface Band {
  readonly median: Float64Array;
  /** The 5 % quantile. */
  readonly low: Float64Array;
  /** The 95 % quantile. */
  readonly high: Float64Array;
}

/** An ensemble as far as its runs have come back. */
export interface Gathering {
  readonly ensemble: Ensemble;
  /** The steps that its bands are at. */
  readonly steps: readonly number[];
  /** Runs that have come back, of `ensemble.seeds`. */
  readonly returned: number;
  /** How many of them came to each of `cellOutcomes`. */
  readonly counts: readonly number[];
  give(batch: SeedBatch): void;
  /** Of the runs so far; at a step that a formula let some runs not reach, of those that did, and NaN where none did. */
  band(name: SampledColumn): Band;
}

export function createGathering(ensemble: Ensemble): Gathering {
  const steps = sampledSteps(parametersOf(ensemble.recipe).steps);
  const places = sampledColumns.length * steps.length;
  const { seeds } = ensemble;
  const counts = cellOutcomes.map(() => 0);
  /** For every column and step the values so far, ascending, so that a run more costs one insertion each. */
  const sorted = new Float64Array(places * seeds);
  const filled = new Uint16Array(places);
  let returned = 0;

  function insert(place: number, value: number): void {
    const from = place * seeds;
    const until = from + filled[place];
    let low = from;
    for (let high = until; low < high;) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < value) low = middle + 1;
      else high = middle;
    }
    sorted.copyWithin(low + 1, low, until);
    sorted[low] = value;
    filled[place] += 1;
  }

  return {
    ensemble,
    steps,
    counts,
    get returned() {
      return returned;
    },
    give({ outcomes, samples }) {
      for (const outcome of outcomes) counts[outcome] += 1;
      for (let i = 0; i < samples.length; i++) if (!Number.isNaN(samples[i])) insert(i % places, samples[i]);
      returned += outcomes.length;
    },
    band(name) {
      const first = sampledColumns.indexOf(name) * steps.length;
      const at = (share: number) =>
        Float64Array.from(steps, (_, i) => {
          const from = (first + i) * seeds;
          return sortedQuantile(sorted.subarray(from, from + filled[first + i]), share);
        });
      return { median: at(0.5), low: at(0.05), high: at(0.95) };
    },
  };
}
