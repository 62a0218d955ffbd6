import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker as Thread } from 'node:worker_threads';
import type { Browser, Page } from '@playwright/test';
import { build, preview } from 'vite';
import type { SweepMode } from '../src/core/sweepTable';
import { createWorkerPool, type WorkerPool } from '../src/store/workerPool';
import type { WorkerLike } from '../src/store/trainingClient';
import type { Row } from './main';
import { median } from './median';
import { defaultMap, timeMap, type MapTimes } from './poolMaps';

const ROUNDS = 15;
/** Of the speed-up, where single rounds differ by a twentieth and the goal is a hundredth away. */
const MORE_ROUNDS = 31;
/** Rounds that are run first and not counted. */
const WARM = 5;
/** Values a side of the map, and how many runs of 1,000 steps take C about as long. */
const SIDE = 101;
const C_RUNS = 2400;

/** What the page's pool of workers reaches: a map's first picture, refining against running every cell, and two workers against one. */
export async function benchPool(browser: Browser): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'long-game-pool-'));
  const outDir = join(folder, 'dist');
  await build({
    logLevel: 'error',
    build: { outDir, rolldownOptions: { input: ['bench/page/pool.html'] } },
  });
  const server = await preview({ build: { outDir }, preview: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
  const address = `${server.resolvedUrls?.local[0] ?? ''}bench/page/`;
  const rows = [...(await picture(browser, address)), ...(await speedUp(browser, address, folder))];
  await server.close();
  rmSync(folder, { recursive: true });
  return rows;
}

async function openPool(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${address}pool.html`);
  await page.waitForFunction('window.timeMap');
  return page;
}

const inPage = (page: Page, size: number, mode: SweepMode): Promise<MapTimes> =>
  page.evaluate(`window.timeMap(${size}, ${SIDE}, '${mode}')`);

/** 101 × 101 × 1,000 of the defaults, with two workers: in pages just opened, then refined and in full, in turn, in one page. */
async function picture(browser: Browser, address: string): Promise<Row[]> {
  const cold: MapTimes[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const page = await openPool(browser, address);
    cold.push(await inPage(page, 2, 'boundary'));
    await page.close();
  }
  const page = await openPool(browser, address);
  const boundary: MapTimes[] = [];
  const full: MapTimes[] = [];
  for (let round = -WARM; round < ROUNDS; round++) {
    const times = [await inPage(page, 2, 'boundary'), await inPage(page, 2, 'full')];
    if (round < 0) continue;
    boundary.push(times[0]);
    full.push(times[1]);
  }
  await page.close();
  const ms = (values: readonly number[]) => `${median(values).toFixed(0)} ms`;
  const coarses = (times: readonly MapTimes[]) => times.map(({ coarse }) => coarse);
  const wholes = (times: readonly MapTimes[]) => times.map(({ whole }) => whole);
  const ratio = median(boundary.map(({ whole }, i) => full[i].whole / whole));
  const cells = `${boundary[0].cells} of ${full[0].cells} cells`;
  return [
    {
      what: 'map of 101 × 101 × 1,000: first picture, workers just made',
      measured: `${ms(coarses(cold))}; whole ${ms(wholes(cold))}`,
      goal: 'at most 300 ms',
    },
    {
      what: 'map of 101 × 101 × 1,000: first picture, workers there',
      measured: ms(coarses(boundary)),
      goal: 'at most 300 ms',
    },
    {
      what: 'map of 101 × 101 × 1,000: boundary against full',
      measured: `${ratio.toFixed(1)} times as fast (${ms(wholes(boundary))} against ${ms(wholes(full))}; ${cells})`,
      goal: 'at least 8',
    },
  ];
}

/** Two workers against one: in Chromium, in Node's threads, and two processes of straightforward C against one, in turn. */
async function speedUp(browser: Browser, address: string, folder: string): Promise<Row[]> {
  const program = join(folder, 'step');
  const compiled = spawnSync('cc', ['-O3', '-o', program, 'bench/step.c', '-lm'], { stdio: 'ignore' }).status === 0;
  const page = await openPool(browser, address);
  const threads = await openThreads(folder);
  const ways = {
    chromium: (size: number) => inPage(page, size, 'full').then(({ whole }) => whole),
    node: (size: number) => timeMap(threads[size - 1], defaultMap(SIDE), 'full').then(({ whole }) => whole),
    c: (size: number) => (compiled ? processes(program, size) : Promise.resolve(NaN)),
  };
  const times = { chromium: [[], []], node: [[], []], c: [[], []] } as Record<keyof typeof ways, [number[], number[]]>;
  for (let round = -WARM; round < MORE_ROUNDS; round++) {
    for (const size of [1, 2]) {
      for (const way of ['chromium', 'c', 'node'] as const) {
        const took = await ways[way](size);
        if (round >= 0) times[way][size - 1].push(took);
      }
    }
  }
  for (const pool of threads) pool.destroy();
  await page.close();
  const gain = ([one, two]: readonly [number[], number[]]) => median(one) / median(two);
  const said = (which: keyof typeof ways) => `${gain(times[which]).toFixed(3)} times one`;
  const against = (which: keyof typeof ways) => (gain(times[which]) / gain(times.c)).toFixed(3);
  return [
    {
      what: 'two workers in Chromium, speed-up against that of two C processes',
      measured: compiled ? `${against('chromium')} (${said('chromium')}; C ${said('c')})` : said('chromium'),
      goal: compiled ? 'at least 0.97' : 'left out: no C compiler (cc) was found',
    },
    {
      what: 'two threads of Node, speed-up against that of two C processes',
      measured: compiled ? `${against('node')} (${said('node')})` : said('node'),
      goal: '',
    },
  ];
}

/** Milliseconds that so many processes of C take for C_RUNS runs in all. */
async function processes(program: string, count: number): Promise<number> {
  const begun = performance.now();
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const child = spawn(program, ['argmax', 'exp', String(C_RUNS / count)], { stdio: 'ignore' });
      child.on('error', reject);
      child.on('exit', () => resolve());
    });
  await Promise.all(Array.from({ length: count }, one));
  return performance.now() - begun;
}

/** Pools of one and of two threads of Node, over the page's own handler. */
async function openThreads(folder: string): Promise<readonly WorkerPool[]> {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      ssr: 'bench/poolThread.ts',
      rolldownOptions: { output: { entryFileNames: 'poolThread.mjs' } },
    },
  });
  const createWorker = (): WorkerLike => {
    const thread = new Thread(join(folder, 'poolThread.mjs'));
    const worker: WorkerLike = {
      onmessage: null,
      onerror: null,
      onmessageerror: null,
      postMessage: (message: unknown) => thread.postMessage(message),
      terminate: () => void thread.terminate(),
    };
    thread.on(
      'message',
      (data: unknown) => void worker.onmessage?.call(worker as unknown as Worker, { data } as MessageEvent<unknown>),
    );
    thread.on('error', () => void worker.onerror?.call(worker as unknown as Worker, {} as ErrorEvent));
    return worker;
  };
  return [1, 2].map((size) => createWorkerPool({ createWorker, size }));
}
