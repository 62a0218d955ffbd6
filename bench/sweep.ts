import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Row } from './main';
import { median } from './median';

const SIDE = 200;
const ROUNDS = 5;

/** A whole map on the command line, start-up and file included, against straightforward C on as many processes, in turn. */
export async function benchSweep(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'long-game-bench-'));
  const program = join(folder, 'sweep');
  const what = `sweep ${SIDE} × ${SIDE} × 1,000 in full, command line`;
  if (spawnSync('cc', ['-O3', '-o', program, 'bench/sweep.c', '-lm'], { stdio: 'ignore' }).status !== 0) {
    rmSync(folder, { recursive: true });
    return [{ what, measured: 'left out: no C compiler (cc) was found', goal: '' }];
  }
  const processes = availableParallelism();
  const parts = Array.from({ length: processes }, (_, i) => join(folder, `part${i + 1}`));
  const map = join(folder, 'map.csv');
  const sides = ['--x', `gap:0:2:${SIDE}`, '--y', `rho:-0.5:3:${SIDE}`];
  const sweep = ['--import', 'tsx', 'src/cli/main.ts', 'sweep', ...sides, '--workers', String(processes), '--out', map];
  const inC = () => timed(parts.map((part, i) => run(program, [String(SIDE), String(i + 1), String(processes)], part)));
  const inNode = () => timed([run(process.execPath, sweep, null)]);

  const ratios: number[] = [];
  const seconds = { c: [] as number[], node: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    const [c, node] = [await inC(), await inNode()];
    if (round === 0) compare(parts, map);
    ratios.push(c / node);
    seconds.c.push(c);
    seconds.node.push(node);
  }
  rmSync(folder, { recursive: true });
  const times = `(C: ${median(seconds.c).toFixed(1)} s, here: ${median(seconds.node).toFixed(1)} s)`;
  return [
    {
      what: `${what}, ${processes} workers`,
      measured: `${median(ratios).toFixed(2)} × C`,
      goal: `at least 1 against ${processes} processes ${times}`,
    },
  ];
}

/** Seconds until all have ended. */
async function timed(running: readonly Promise<void>[]): Promise<number> {
  const begun = performance.now();
  await Promise.all(running);
  return (performance.now() - begun) / 1000;
}

async function run(program: string, words: readonly string[], into: string | null): Promise<void> {
  const output = into === null ? ('ignore' as const) : openSync(into, 'w');
  const child = spawn(program, words, { stdio: ['ignore', output, 'inherit'] });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (output !== 'ignore') closeSync(output);
  if (code !== 0) throw new Error('A sweep failed.');
}

/** That both ran the same map: rows of C by cell against the rows of the file in order. */
function compare(parts: readonly string[], map: string): void {
  const rows = readFileSync(map, 'utf8').split('\n');
  const cells = rows
    .slice(rows.findIndex((row) => row.startsWith('gap,')) + 1)
    .map((row) => row.split(',').slice(2, 5));
  let seen = 0;
  for (const part of parts) {
    for (const row of readFileSync(part, 'utf8').trimEnd().split('\n')) {
      const [cell, outcome, kept, rate] = row.split(',');
      const [ours, ourKept, ourRate] = cells[Number(cell)];
      const apart = Math.abs(Number(kept) - Number(ourKept)) + Math.abs(Number(rate) - Number(ourRate));
      if (outcome !== ours || !(apart < 1e-6))
        throw new Error(`C ran another map: ${row} against ${cells[Number(cell)].join()}.`);
      seen += 1;
    }
  }
  if (seen !== SIDE * SIDE) throw new Error('C left cells out.');
}
