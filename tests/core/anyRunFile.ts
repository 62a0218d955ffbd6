import fc from 'fast-check';
import { defaultParameters, specOf, type Parameters } from '../../src/core/parameters';
import { runTraining } from '../../src/core/trainingRun';
import { csvText, jsonText, type WrittenRun } from '../../src/core/runText';
import { anyParameters, withoutMinusZero } from '../worker/anyParameters';

export const page = 'https://a.example/lab/?x=1';

/** A run that no formula is needed for, whatever text stands in the formula field. */
export function writtenRun(changes: Partial<Parameters>): WrittenRun {
  const run = runTraining({ ...defaultParameters, ...changes });
  return { ...run, length: run.columns.step.length };
}

const formula = specOf('formula');
const longest = formula.kind === 'text' ? formula.maxLength : 0;
/** Text that would upset a table: separators, quotes, line breaks, what spreadsheets take for formulas, letters of all scripts. */
const anyText = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
    fc.string({
      unit: fc.constantFrom(',', '"', '\n', '\r', ';', '#', '=', '+', '-', '@', '&', '%', '\t', '{', '<', 'ρ', '🙂'),
    }),
  )
  .map((text) => text.slice(0, longest).replace(/\p{Surrogate}/gu, '\ufffd'))
  .filter((text) => text !== '');

/** Any run of at most `mostSteps` steps, with any text in the formula field. */
export function anyWrittenRun(mostSteps: number): fc.Arbitrary<WrittenRun> {
  return fc
    .record({ parameters: anyParameters(mostSteps), text: anyText })
    .map(({ parameters, text }) => writtenRun({ ...withoutMinusZero(parameters), formula: text }));
}

export const csvOf = (run: WrittenRun) => [...csvText(run, page)].join('');
export const jsonOf = (run: WrittenRun, every?: number) => [...jsonText(run, every)].join('');
