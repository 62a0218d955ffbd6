import { Tinypool, type TinypoolWorker } from 'tinypool';
import type { Sweep } from '../core/sweep';
import type { CellBatch, SweepTable, SweepTask } from '../core/sweepTable';
import type { Answer } from './sweepWorker';

/** Time that a batch is sized to take, in milliseconds: long against the cost of handing it over, short against what a kill may lose. */
const BATCH = 40;

/** Tasks that each worker has: the one that it runs, and the next. */
const AHEAD = 2;

/** How often a sweep puts up with workers that die. */
const MOST_DEATHS = 20;

interface Watching {
  /** Called with every batch, after the table has it, and with the threads at work. */
  readonly onBatch?: (batch: CellBatch, threads: readonly TinypoolWorker[]) => void;
}

/**
 * Runs what a table wants in worker threads until it is done. What a thread that dies had in hand is handed out again; throws where that
 * happens over and over, or where a cell throws.
 */
export async function runTable(
  sweep: Sweep,
  table: SweepTable,
  workers: number,
  { onBatch }: Watching = {},
): Promise<void> {
  const pool = new Tinypool({
    filename: new URL('./startWorker.js', import.meta.url).href,
    name: 'runCells',
    minThreads: workers,
    maxThreads: workers,
    concurrentTasksPerWorker: AHEAD,
    workerData: sweep,
  });
  const known = new WeakSet<TinypoolWorker>();
  let inHand = 0;
  let deaths = 0;
  let isOver = false;
  let perCell: number | null = null;

  const ended = new Promise<void>((resolve, reject) => {
    pool.on('error', (error: Error) => lost(error)); // a thread died with nothing in hand

    function fill(): void {
      if (isOver) return;
      watch();
      while (inHand < AHEAD * workers) {
        const task = table.take(size());
        if (task.cells.length === 0) break;
        inHand += 1;
        void hand(task);
      }
      if (table.done) resolve();
    }

    async function hand(task: SweepTask): Promise<void> {
      try {
        const answer = (await pool.run(task)) as Answer;
        if (answer.type === 'failed') return reject(new Error(answer.message));
        const each = answer.milliseconds / task.cells.length;
        perCell = perCell === null ? each : 0.7 * perCell + 0.3 * each;
        table.give(answer.batch);
        onBatch?.(answer.batch, pool.threads);
      } catch (error) {
        table.takeBack(task);
        lost(error as Error);
      }
      inHand -= 1;
      fill();
    }

    function lost(error: Error): void {
      deaths += 1;
      if (deaths > MOST_DEATHS) reject(new Error('Worker threads died over and over.', { cause: error }));
    }

    fill();
  });

  /** Tinypool hears of a thread's error but not of its mere end, so an end is told to it as an error. */
  function watch(): void {
    for (const thread of pool.threads) {
      if (known.has(thread)) continue;
      known.add(thread);
      let isDead = false;
      thread.once('error', () => (isDead = true));
      thread.once('exit', () => {
        if (!isDead && !isOver && pool.threads.includes(thread))
          thread.emit('error', new Error('A worker thread ended.'));
      });
    }
  }

  /** Cells for the next task: so many that it takes a batch's time, and fewer towards the end, so that all workers end together. */
  function size(): number {
    const due = perCell === null ? 4 : Math.max(1, Math.round(BATCH / perCell));
    const least = perCell === null ? 1 : Math.max(1, Math.ceil(10 / perCell));
    const share = Math.ceil((table.wanted - table.returned) / (2 * AHEAD * workers));
    return Math.max(least, Math.min(due, share));
  }

  try {
    await ended;
  } finally {
    isOver = true;
    await pool.destroy();
  }
}
