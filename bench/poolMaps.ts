import { fromStart } from '../src/core/fork';
import { defaultParameters } from '../src/core/parameters';
import { axisBetween, sweepable } from '../src/core/sweepAxis';
import type { Sweep } from '../src/core/sweep';
import type { SweepMode } from '../src/core/sweepTable';
import type { WorkerPool } from '../src/store/workerPool';

const spec = (key: string) => sweepable.find((one) => one.key === key)!;

/** Initial gap × initial rate of the defaults, with so many values each. */
export function defaultMap(values: number): Sweep {
  return {
    recipe: fromStart(defaultParameters),
    formulas: new Map(),
    x: axisBetween(spec('gap'), 0, 2, values),
    y: axisBetween(spec('rho'), -0.5, 3, values),
    seeds: 1,
  };
}

/** Milliseconds from asking for a map until its first lattice is there and until it is whole, and how many cells were run. */
export interface MapTimes {
  readonly coarse: number;
  readonly whole: number;
  readonly cells: number;
}

export function timeMap(pool: WorkerPool, sweep: Sweep, mode: SweepMode): Promise<MapTimes> {
  const begun = performance.now();
  let coarse = NaN;
  return new Promise((resolve, reject) => {
    pool.sweep(sweep, mode, {
      onProgress(table, status) {
        const now = performance.now() - begun;
        if (Number.isNaN(coarse) && table.coarse) coarse = now;
        if (status === 'done') resolve({ coarse, whole: now, cells: table.returned });
        else if (status !== 'running') reject(new Error(status.failed));
      },
    });
  });
}
