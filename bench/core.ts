import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { build } from 'vite';
import type { Row } from './main';
import { median } from './median';
import type { Timed, World } from './steps';

const ROUNDS = 9;
const RUNS: Readonly<Record<World, number>> = { argmax: 400, softmax: 100, deploy: 30, custom: 100 };
/** How many times as fast as straightforward C a step in a Chromium worker should be, and as C with the same algorithm. A formula's C is its kernel's. */
const GOALS: Readonly<Record<World, number>> = { argmax: 6, softmax: 3, deploy: 1, custom: 0.5 };
const SAME_GOAL = 0.65;

/** Steps a second in a Chromium worker and in Node, against straightforward C and against C with the same algorithm, in turn. */
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
  const inWorker = (world: World): Promise<Timed> =>
    page.evaluate(`window.time(${JSON.stringify({ world, runs: RUNS[world] })})`);
  // A process of its own, as a run on the command line has, so that one planner's types do not slow the other.
  const inNode = (world: World) => {
    const script = ['--import', 'tsx', 'bench/stepsProcess.ts', world, String(RUNS[world])];
    return JSON.parse(spawnSync(process.execPath, script, { encoding: 'utf8' }).stdout) as Timed;
  };
  const inC = (world: World, way: 'exp' | 'fast') => {
    const known = world === 'custom' ? 'argmax' : world;
    const printed = spawnSync(program, [known, way, String(RUNS[world])], { encoding: 'utf8' }).stdout;
    const [plain, visible, rho] = printed.split(' ').map(Number);
    return { plain, visible, rho };
  };

  const rows: Row[] = [];
  for (const world of ['argmax', 'softmax', 'deploy', 'custom'] as const) {
    const hasFast = world === 'argmax' || world === 'softmax';
    const ratios = { worker: [] as number[], node: [] as number[], recorded: [] as number[], same: [] as number[] };
    const nanoseconds: number[] = [];
    for (let round = -2; round < ROUNDS; round++) {
      const [worker, c, node] = [await inWorker(world), inC(world, 'exp'), inNode(world)];
      const fast = hasFast ? inC(world, 'fast') : c;
      for (const { visible, rho } of [worker, node, fast]) {
        if (Math.abs(visible - c.visible) + Math.abs(rho - c.rho) > 1e-9) throw new Error('C ran another run.');
      }
      if (round < 0) continue; // warming up
      ratios.worker.push(c.plain / worker.plain);
      ratios.node.push(c.plain / node.plain);
      ratios.recorded.push(c.plain / worker.recorded);
      ratios.same.push(fast.plain / worker.plain);
      nanoseconds.push(c.plain);
    }
    const ratio = (values: number[]) => `${median(values).toFixed(2)} × C`;
    const names = { deploy: 'argmax steps, n = 4', custom: 'argmax steps, exp(-rho*k) as a formula' };
    const what = world in names ? names[world as keyof typeof names] : `${world} steps`;
    const c = `(C: ${median(nanoseconds).toFixed(0)} ns)`;
    rows.push({
      what: `${what}, Chromium worker`,
      measured: ratio(ratios.worker),
      goal: `at least ${GOALS[world]} ${c}`,
    });
    if (hasFast) {
      const same = `${what}, Chromium worker, against the same algorithm in C`;
      rows.push({ what: same, measured: ratio(ratios.same), goal: `at least ${SAME_GOAL}` });
    }
    rows.push(
      { what: `${what}, Node`, measured: ratio(ratios.node), goal: '' },
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
