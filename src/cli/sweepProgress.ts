import { lineageOf } from '../core/fork';
import { cellRecipe, type Sweep } from '../core/sweep';

const WIDTH = 24;

/** Milliseconds between two lines. */
const OFTEN = 200;

/** How far a sweep is, on one line of the terminal that is drawn over itself; nothing where errors go elsewhere. */
export function createSweepProgress(sweep: Sweep, early: boolean) {
  const shown = process.stderr.isTTY;
  const begun = performance.now();
  let last = -Infinity;
  let steps = 0;

  return {
    /** Says it now and then: `cells` are those just done, of those this process does `done` are, of `wanted`. */
    show(cells: Iterable<number>, done: number, wanted: number): void {
      if (!shown) return;
      if (!early) for (const cell of cells) steps += stepsOf(sweep, cell);
      const now = performance.now();
      if (now - last < OFTEN && done < wanted) return;
      last = now;
      process.stderr.write(`\r\x1b[K${progressLine({ done, wanted, steps, seconds: (now - begun) / 1000 })}`);
    },
    clear(): void {
      if (shown) process.stderr.write('\r\x1b[K');
    },
  };
}

interface Progress {
  readonly done: number;
  readonly wanted: number;
  /** Training steps; 0 where they are not counted. */
  readonly steps: number;
  readonly seconds: number;
}

/** A bar, cells done, rate, and the time left at that rate. */
export function progressLine({ done, wanted, steps, seconds }: Progress): string {
  const full = wanted === 0 ? WIDTH : Math.floor((WIDTH * done) / wanted);
  const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full);
  const rate = done / seconds;
  const perSecond = [`${short(rate)} cells/s`, ...(steps > 0 ? [`${short(steps / seconds)} steps/s`] : [])];
  const left = done > 0 ? [`${clock((wanted - done) / rate)} left`] : [];
  return `${bar} ${[`${done}/${wanted} cells`, ...perSecond, ...left].join(' · ')}`;
}

/** Three digits and a unit. */
function short(value: number): string {
  const [by, unit] = value >= 1e6 ? [1e6, ' M'] : value >= 1e4 ? [1e3, ' k'] : [1, ''];
  return `${value / by >= 100 ? Math.round(value / by) : Number((value / by).toPrecision(3))}${unit}`;
}

/** 0:07, 12:30, 3:05:00. */
function clock(seconds: number): string {
  const whole = Math.ceil(seconds);
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(whole % 60)}`;
}

/** The training steps of a cell's runs. */
function stepsOf(sweep: Sweep, cell: number): number {
  const recipe = cellRecipe(sweep, cell);
  if (recipe === null) return 0;
  const lineage = lineageOf(recipe);
  return lineage[lineage.length - 1].steps * (lineage.some(({ noise }) => noise > 0) ? sweep.seeds : 1);
}
