import { once } from 'node:events';
import { closeSync, openSync, rmSync } from 'node:fs';
import { open, realpath, rename, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Where text, or a picture's bytes, goes. `write` resolves when more may come. */
export interface Output {
  write(text: string | Uint8Array): Promise<void>;
  /** Completes the output; before that, a file does not exist. */
  finish(): Promise<void>;
}

/** Why a file could not be written, in a sentence. */
export class OutputError extends Error {}

export const standardOutput: Output = {
  async write(text) {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  },
  finish: () => Promise.resolve(),
};

/**
 * A file that appears whole or not at all: it is written beside its place under another name and renamed at the end. Whatever ends the
 * process before that, Ctrl-C included, takes the unfinished one away.
 */
export async function createFileOutput(path: string): Promise<Output> {
  return failingAs(path, async () => {
    const { place, there } = await placeOf(path);
    const draft = join(dirname(place), `.${basename(place)}.${process.pid}.tmp`);
    // Made at once and not in the background, so that no signal comes between the draft and what takes it away.
    closeSync(openSync(draft, 'wx', there ? there.mode & 0o777 : 0o666));
    const discard = () => rmSync(draft, { force: true });
    process.once('exit', discard);
    const file = await open(draft, 'r+');
    return {
      write: (text) => failingAs(path, () => file.writeFile(text)),
      finish: () =>
        failingAs(path, async () => {
          await file.sync();
          await file.close();
          await rename(draft, place);
          process.off('exit', discard);
        }),
    };
  });
}

/** Throws what `createFileOutput` would where something stands in the place of a file, without beginning one. */
export async function checkPlace(path: string): Promise<void> {
  await failingAs(path, () => placeOf(path));
}

async function placeOf(path: string) {
  const place = await realpath(path).catch(() => path); // a symbolic link stays, what it points to is replaced
  const there = await stat(place).catch(() => null);
  // Renaming onto a device or a pipe would replace it.
  if (there && !there.isFile()) throw new Error(there.isDirectory() ? 'it is a directory' : 'it is not a regular file');
  return { place, there };
}

async function failingAs<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/, [a-z]+( '.*')?$/s, '') : String(error);
    throw new OutputError(`--out: ${path} cannot be written (${reason}).`);
  }
}
