import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { text } from 'node:stream/consumers';

const cwd = new URL('../..', import.meta.url);
const program = ['--import', 'tsx', 'src/cli/main.ts'];

/** Starts the program as `npm run sim` does. */
export function startSim(...words: string[]) {
  return spawn(process.execPath, [...program, ...words], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
}

export async function endOf(child: ChildProcess): Promise<{ code: number | null; signal: string | null }> {
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  return { code, signal };
}

/** Runs the program to its end. */
export async function sim(...words: string[]) {
  const child = startSim(...words);
  const [stdout, stderr, { code }] = await Promise.all([text(child.stdout), text(child.stderr), endOf(child)]);
  return { stdout, stderr, code };
}

/** The same as the shell's `sim … > path`. */
export async function simInto(path: string, ...words: string[]) {
  const stdout = openSync(path, 'w');
  const child = spawn(process.execPath, [...program, ...words], { cwd, stdio: ['ignore', stdout, 'pipe'] });
  closeSync(stdout);
  const [stderr, { code }] = await Promise.all([text(child.stderr!), endOf(child)]);
  return { stderr, code };
}
