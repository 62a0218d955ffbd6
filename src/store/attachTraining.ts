import { lineageOf, type Recipe } from '../core/fork';
import type { FormulaReading } from '../core/formulaReading';
import type { Formulas } from '../core/lineage';
import { defaultParameters, type Parameters } from '../core/parameters';
import type { Outcome } from '../core/outcome';
import { allBeside } from './beside';
import type { Batch } from './growingColumns';
import type { Lab } from './lab';
import { settledRun, withRows, type RunOf, type ShownRun } from './shownRun';
import type { TrainingClient } from './trainingClient';

/** What a lab's runs need besides its recipe. */
export interface TrainingNeeds {
  readonly client: TrainingClient;
  /** Tells this lab from others of the same client. */
  readonly name: string;
  /** Episodes whose relative weights the page draws. */
  readonly watch: (parameters: Readonly<Parameters>) => readonly number[];
  /**
   * Reads the formulas of a recipe with a custom kernel and checks the weights of the first run at its start; null where a later question of
   * the same name took its place.
   */
  readonly readFormulas: (name: string, recipe: Recipe) => Promise<FormulasRead | null>;
}

/** The formulas, or a sentence why one of them cannot be used. */
export type FormulasRead = { readonly ok: true; readonly formulas: Formulas } | Extract<FormulaReading, { ok: false }>;

/** What is heard of the run of a recipe. */
interface Hearer {
  readonly rows: (batch: Batch, of: RunOf) => void;
  readonly done: (outcome: Outcome, digest: string) => readonly ArrayBuffer[];
  readonly failed: (sentence: string) => void;
  /** The formula gives no run. */
  readonly refused: (sentence: string) => void;
  readonly restarted: (sentence: string) => void;
}

const noFormulas: Formulas = new Map();

/** Episodes whose weights the page draws in any of a recipe's runs. */
export function watchedIn(recipe: Recipe, watch: TrainingNeeds['watch']): readonly number[] {
  return [...new Set(lineageOf(recipe).flatMap(watch))].sort((a, b) => a - b);
}

/** Asks for one run after the other; only the last one asked for is heard of. */
function createAsker({ client, watch, readFormulas }: TrainingNeeds, name: string) {
  let asked = 0;

  function run(mine: number, recipe: Recipe, formulas: Formulas, { rows, done, failed, refused, restarted }: Hearer) {
    const episodes = watchedIn(recipe, watch);
    // While a formula is read, the run before is still under way: it is not this lab's any more.
    const stale = () => mine !== asked;
    client.run(name, {
      recipe,
      formulas,
      watch: episodes,
      listener: {
        rows: (batch) => stale() || rows(batch, { watch: episodes, formulas }),
        done: (outcome, digest) => (stale() ? [] : done(outcome, digest)),
        failed: (sentence) => stale() || failed(sentence),
        refused: (sentence) => stale() || refused(sentence),
        restarted,
      },
    });
  }

  return (recipe: Recipe, hearer: Hearer): void => {
    const mine = ++asked;
    if (recipe.parameters.kernel !== 'custom') {
      run(mine, recipe, noFormulas, hearer);
      return;
    }
    void readFormulas(name, recipe)
      .catch(() => ({
        ok: false as const,
        sentence: 'What reads formulas could not be loaded. Reload the page to try again.',
      }))
      .then((reading) => {
        if (mine !== asked || !reading) return;
        if (reading.ok) run(mine, recipe, reading.formulas, hearer);
        else hearer.refused(reading.sentence);
      });
  };
}

/** Keeps a lab's run that of its recipe, and the runs beside it those of theirs: asks at once and after every change. Returns the detacher. */
export function attachTraining(lab: Lab, needs: TrainingNeeds): () => void {
  const askMain = createAsker(needs, needs.name);
  /** Who asks for the runs beside it, and what each is at; as many as are wanted at once. */
  const beside: { readonly ask: ReturnType<typeof createAsker>; at: Recipe | null }[] = [];

  function ask(): void {
    const { recipe } = lab.getState();
    lab.beginRun();
    askMain(recipe, {
      rows: (batch, of) => lab.addRows(recipe, batch, of),
      done: (outcome, digest) => lab.endRun(outcome, digest),
      failed: (sentence) => lab.failRun(sentence),
      refused: (sentence) => refuse(recipe, sentence),
      restarted: (sentence) => lab.notify(sentence),
    });
  }

  /** The last good run stays; before the first one, as for a link with such a formula, the default takes its place, and no fork is made. */
  function refuse({ parameters, forks }: Recipe, sentence: string): void {
    const { run, cursor } = lab.getState();
    if (run) {
      lab.failRun(`The last run is shown, because the formula gives none now. ${sentence}`, 'formula');
      return;
    }
    if (forks.length > 0) {
      lab.notify(`The run before its forks is shown. ${sentence}`);
      lab.load({ parameters, forks: [] }, cursor);
      return;
    }
    const used = defaultParameters.formula;
    lab.notify(`The formula “${parameters.formula}” cannot be used; ${used} is used. ${sentence}`);
    lab.set('formula', used);
  }

  /** Asks for the runs beside the lab's that are wanted and not under way, each of those that are not wanted any more making room for one. */
  function askBeside(): void {
    const wanted = allBeside(lab.getState()).filter(({ run }) => run === null);
    const recipes = [...new Set(wanted.map(({ recipe }) => recipe))];
    for (const recipe of recipes) {
      if (beside.some(({ at }) => at === recipe)) continue;
      let free = beside.find(({ at }) => at === null || !recipes.includes(at));
      if (!free) beside.push((free = { ask: createAsker(needs, `${needs.name}, beside ${beside.length}`), at: null }));
      askOne(free, recipe);
    }
  }

  function askOne(asker: (typeof beside)[number], recipe: Recipe): void {
    let filling: ShownRun | null = null;
    const isWanted = () => allBeside(lab.getState()).some((one) => one.recipe === recipe);
    const give = (sentence: string) => {
      asker.at = null;
      if (!isWanted()) return;
      lab.dropBeside(recipe);
      lab.notify(`The run to compare with could not be computed. ${sentence}`);
    };
    asker.at = recipe;
    asker.ask(recipe, {
      rows(batch, of) {
        filling = withRows(filling, recipe, batch, of);
      },
      done(outcome, digest) {
        asker.at = null;
        if (filling) lab.settleBeside(settledRun(filling, outcome, digest));
        return [];
      },
      failed: give,
      refused: give,
      restarted: () => undefined,
    });
  }

  ask();
  askBeside();
  return lab.subscribe((state, previous) => {
    if (state.recipe !== previous.recipe) ask();
    if (state.pinned !== previous.pinned || state.parent !== previous.parent || state.apart !== previous.apart)
      askBeside();
  });
}
