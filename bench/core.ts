import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { build } from 'vite';
import type { Row } from './main';
import { median } from './median';
import type { Planner, Timed } from './steps';

const ROUNDS = 9;
const RUNS: Readonly<Record<Planner, number>> = { argmax: 400, softmax: 100 };

/** One step in a Chromium worker and in Node, each against the same formulas in straightforward C, in turn. */
export async function benchCore(browser: Browser): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'long-game-bench-'));
  const program = join(folder, 'step');
  const compiled = spawnSync('cc', ['-O3', '-o', program, 'bench/step.c', '-lm'], { stdio: 'ignore' }).status === 0;
  if (!compiled) {
    rmSync(folder, { recursive: true });
    return [{ what: 'one step against C', measured: 'left out: no C compiler (cc) was found', goal: '' }];
  }
  const page = await browser.newPage();
  // As text: the functions that tsx compiles refer to a helper that the page does not have.
  await page.evaluate(`const worker = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(await bundled())}])));
    window.time = (request) => new Promise((resolve) => {
      worker.onmessage = (event) => resolve(event.data);
      worker.postMessage(request);
    });`);
  const inWorker = (planner: Planner): Promise<Timed> =>
    page.evaluate(`window.time(${JSON.stringify({ planner, runs: RUNS[planner] })})`);
  // A process of its own, as a run on the command line has, so that one planner's types do not slow the other.
  const inNode = (planner: Planner) => {
    const script = ['--import', 'tsx', 'bench/stepsProcess.ts', planner, String(RUNS[planner])];
    return JSON.parse(spawnSync(process.execPath, script, { encoding: 'utf8' }).stdout) as Timed;
  };
  const inC = (planner: Planner) => {
    const printed = spawnSync(program, [planner, 'exp', String(RUNS[planner])], { encoding: 'utf8' }).stdout;
    const [plain, visible, rho] = printed.split(' ').map(Number);
    return { plain, visible, rho };
  };

  const rows: Row[] = [];
  for (const planner of ['argmax', 'softmax'] as const) {
    const ratios = { chromium: [] as number[], node: [] as number[], recorded: [] as number[], c: [] as number[] };
    for (let round = -2; round < ROUNDS; round++) {
      const [worker, node, c] = [await inWorker(planner), inNode(planner), inC(planner)];
      for (const { visible, rho } of [worker, node]) {
        if (Math.abs(visible - c.visible) + Math.abs(rho - c.rho) > 1e-9) throw new Error('C ran another run.');
      }
      if (round < 0) continue; // warming up
      ratios.chromium.push(worker.plain / c.plain);
      ratios.node.push(node.plain / c.plain);
      ratios.recorded.push(worker.recorded / c.plain);
      ratios.c.push(c.plain);
    }
    const ratio = (values: number[]) => `${median(values).toFixed(2)} × C`;
    const what = `one ${planner} step`;
    const c = `(C: ${median(ratios.c).toFixed(0)} ns)`;
    rows.push(
      { what: `${what}, Chromium worker`, measured: ratio(ratios.chromium), goal: `at most 1.00 ${c}` },
      { what: `${what}, Node`, measured: ratio(ratios.node), goal: 'at most 1.60' },
      { what: `${what}, Chromium worker, every readout recorded`, measured: ratio(ratios.recorded), goal: '' },
    );
  }
  await page.close();
  rmSync(folder, { recursive: true });
  return rows;
}

/** The timing worker as one script. */
async function bundled(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'es2022', lib: { entry: 'bench/stepsWorker.ts', formats: ['iife'], name: 'steps' } },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!('output' in output)) throw new Error('The timing worker could not be bundled.');
  return output.output[0].code;
}
