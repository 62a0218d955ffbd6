import type { SweepMode } from '../../src/core/sweepTable';
import { createWorkerPool, type WorkerPool } from '../../src/store/workerPool';
import { defaultMap, timeMap, type MapTimes } from '../poolMaps';

const pools = new Map<number, WorkerPool>();

declare global {
  interface Window {
    /** Times a map with so many workers, which are made with the first one. */
    timeMap: (size: number, values: number, mode: SweepMode) => Promise<MapTimes>;
  }
}

window.timeMap = (size, values, mode) => {
  let pool = pools.get(size);
  if (!pool) pools.set(size, (pool = createWorkerPool({ size })));
  return timeMap(pool, defaultMap(values), mode);
};
