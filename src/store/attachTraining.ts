import type { FormulaReading } from '../core/formulaReading';
import type { FormulaTree } from '../core/formula';
import { defaultParameters, type Parameters } from '../core/parameters';
import type { Outcome } from '../core/outcome';
import type { Batch } from './growingColumns';
import type { Lab } from './lab';
import { settledRun, withRows, type ShownRun } from './shownRun';
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

/** What is heard of the run of some parameters. */
interface Hearer {
  readonly rows: (batch: Batch, of: Pick<ShownRun, 'watch' | 'formula'>) => void;
  readonly done: (outcome: Outcome, digest: string) => readonly ArrayBuffer[];
  readonly failed: (sentence: string) => void;
  /** The formula gives no run. */
  readonly refused: (sentence: string) => void;
  readonly restarted: (sentence: string) => void;
}

/** Asks for one run after the other; only the last one asked for is heard of. */
function createAsker({ client, watch, readFormula }: TrainingNeeds, name: string) {
  let asked = 0;

  function run(
    mine: number,
    parameters: Readonly<Parameters>,
    formula: FormulaTree | null,
    { rows, done, failed, restarted }: Hearer,
  ) {
    const episodes = watch(parameters);
    // While a formula is read, the run before is still under way: it is not this lab's any more.
    const stale = () => mine !== asked;
    client.run(name, {
      parameters,
      start: null,
      formula,
      watch: episodes,
      listener: {
        rows: (batch) => stale() || rows(batch, { watch: episodes, formula }),
        done: (outcome, digest) => (stale() ? [] : done(outcome, digest)),
        failed: (sentence) => stale() || failed(sentence),
        restarted,
      },
    });
  }

  return (parameters: Readonly<Parameters>, hearer: Hearer): void => {
    const mine = ++asked;
    if (parameters.kernel !== 'custom') {
      run(mine, parameters, null, hearer);
      return;
    }
    void readFormula(parameters)
      .catch(() => ({
        ok: false as const,
        sentence: 'What reads formulas could not be loaded. Reload the page to try again.',
      }))
      .then((reading) => {
        if (mine !== asked || !reading) return;
        if (reading.ok) run(mine, parameters, reading.tree, hearer);
        else hearer.refused(reading.sentence);
      });
  };
}

/** Keeps a lab's run that of its parameters, and its pinned run that of its own: asks at once and after every change. Returns the detacher. */
export function attachTraining(lab: Lab, needs: TrainingNeeds): () => void {
  const askMain = createAsker(needs, needs.name);
  const askPinned = createAsker(needs, `${needs.name}, pinned`);

  function ask(): void {
    const { parameters } = lab.getState();
    lab.beginRun();
    askMain(parameters, {
      rows: (batch, { watch, formula }) => lab.addRows(parameters, batch, watch, formula),
      done: (outcome, digest) => lab.endRun(outcome, digest),
      failed: (sentence) => lab.failRun(sentence),
      refused: (sentence) => refuse(parameters, sentence),
      restarted: (sentence) => lab.notify(sentence),
    });
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

  function askForPinned(parameters: Readonly<Parameters>): void {
    let filling: ShownRun | null = null;
    const give = (sentence: string) => {
      lab.setPinned(null);
      lab.notify(`The pinned run could not be computed. ${sentence}`);
    };
    askPinned(parameters, {
      rows(batch, of) {
        filling = withRows(filling, parameters, batch, of);
      },
      done(outcome, digest) {
        if (filling) lab.settlePinned(settledRun(filling, outcome, digest));
        return [];
      },
      failed: give,
      refused: give,
      restarted: () => undefined,
    });
  }

  ask();
  if (lab.getState().pinned?.run === null) askForPinned(lab.getState().pinned!.parameters);
  return lab.subscribe((state, previous) => {
    if (state.parameters !== previous.parameters) ask();
    const { pinned } = state;
    if (pinned && !pinned.run && pinned.parameters !== previous.pinned?.parameters) askForPinned(pinned.parameters);
  });
}
