import { restoredSentence } from '../../core/compareRun';
import type { Recipe } from '../../core/fork';
import { shortened } from '../../core/linkFault';
import { mostBytes, readRunFile, type RunFile } from '../../core/runFile';
import type { Lab, LabState } from '../../store/lab';

/** What is needed of a File. */
export type Opened = Pick<File, 'name' | 'size' | 'arrayBuffer'>;

/** Reads a recipe's formulas; null where another reading took its place. */
export type ReadFormulas = (
  recipe: Recipe,
) => Promise<{ readonly ok: true } | { readonly ok: false; readonly sentence: string } | null>;

/**
 * Opens a file of a run: takes the lab to its settings and, when their run has been computed, compares its numbers with the file's.
 * Resolves to what to tell the reader, or to null where the lab has said it. A file that is refused changes nothing.
 */
export async function restoreRun(lab: Lab, file: Opened, readFormulas: ReadFormulas): Promise<string | null> {
  const read = await readFile(file);
  const refused = (why: string) => `“${shortened(file.name)}” was not opened, because ${why}.`;
  if ('refusal' in read) return refused(read.refusal);
  const { parameters, forks } = read;
  const recipe: Recipe = { parameters, forks };
  if (parameters.kernel === 'custom') {
    const reading = await readFormulas(recipe);
    if (reading?.ok === false) return refused(`its formula cannot be used: ${reading.sentence.replace(/\.$/, '')}`);
  }
  lab.jump(recipe);
  for (const { sentence } of read.problems) lab.notify(sentence);
  return comparison(lab, file.name, read);
}

async function readFile(file: Opened): Promise<ReturnType<typeof readRunFile>> {
  if (file.size > mostBytes) return { refusal: `it is larger than ${mostBytes / 1e6} MB, more than any run takes` };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch (error) {
    return { refusal: error instanceof TypeError ? 'it is not text' : 'the browser could not read it' };
  }
  return text.includes('\0') ? { refusal: 'it is not text' } : readRunFile(text);
}

/** What comes of the run that the lab has just been taken to. */
function comparison(lab: Lab, name: string, file: RunFile): Promise<string | null> {
  const { recipe } = lab.getState();
  return new Promise((resolve) => {
    let detach = () => {};
    const hear = (state: LabState): void => {
      const left = state.recipe !== recipe;
      if (state.busy && !left) return;
      detach();
      if (left)
        resolve(
          `The settings were changed before the run of “${shortened(name)}” was computed, so its numbers were not compared.`,
        );
      else if (state.settled?.recipe === recipe) resolve(restoredSentence(name, file, state.settled));
      else resolve(null); // there is no run of these settings, and the lab has said why
    };
    detach = lab.subscribe(hear);
    hear(lab.getState());
  });
}
