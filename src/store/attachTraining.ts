import type { FormulaReading } from '../core/formulaReading';
import type { FormulaTree } from '../core/formula';
import { defaultParameters, type Parameters } from '../core/parameters';
import type { Lab } from './lab';
import type { TrainingClient } from './trainingClient';

/** What a lab's runs need besides its parameters. */
export interface TrainingNeeds {
  readonly client: TrainingClient;
  /** Tells this lab from others of the same client. */
  readonly name: string;
  /** Episodes whose relative weights the page draws. */
  readonly watch: (parameters: Readonly<Parameters>) => readonly number[];
  /** Reads the formula of a custom kernel and checks its weights at the start; null where a later one took its place. */
  readonly readFormula: (parameters: Readonly<Parameters>) => Promise<FormulaReading | null>;
}

/** Keeps a lab's run that of its parameters: asks the client at once and after every change. Returns the detacher. */
export function attachTraining(lab: Lab, { client, name, watch, readFormula }: TrainingNeeds): () => void {
  let asked = 0;

  function ask(): void {
    const mine = ++asked;
    const { parameters } = lab.getState();
    lab.beginRun();
    if (parameters.kernel !== 'custom') {
      run(null);
      return;
    }
    void readFormula(parameters)
      .catch(() => ({
        ok: false as const,
        sentence: 'What reads formulas could not be loaded. Reload the page to try again.',
      }))
      .then((reading) => {
        if (mine !== asked || !reading) return;
        if (reading.ok) run(reading.tree);
        else refuse(parameters, reading.sentence);
      });

    function run(formula: FormulaTree | null): void {
      const episodes = watch(parameters);
      // While a formula is read, the run before is still under way: it is not this lab's any more.
      const stale = () => mine !== asked;
      client.run(name, {
        parameters,
        start: null,
        formula,
        watch: episodes,
        listener: {
          rows: (batch) => stale() || lab.addRows(parameters, batch, episodes, formula),
          done: (outcome, digest) => (stale() ? [] : lab.endRun(outcome, digest)),
          failed: (sentence) => stale() || lab.failRun(sentence),
          restarted: (sentence) => lab.notify(sentence),
        },
      });
    }
  }

  /** The last good run stays; before the first one, as for a link with such a formula, the default takes its place. */
  function refuse({ formula }: Readonly<Parameters>, sentence: string): void {
    if (lab.getState().run)
      lab.failRun(`The last run is shown, because the formula gives none now. ${sentence}`, 'formula');
    else {
      const used = defaultParameters.formula;
      lab.notify(`The formula “${formula}” cannot be used; ${used} is used. ${sentence}`);
      lab.set('formula', used);
    }
  }

  ask();
  return lab.subscribe((state, previous) => {
    if (state.parameters !== previous.parameters) ask();
  });
}
