import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** Starts the program as `npm run sim` does. */
export function startSim(...words: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...words], {
    cwd: new URL('../..', import.meta.url),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return child;
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
