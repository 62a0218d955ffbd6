import { createStore, type StoreApi } from 'zustand/vanilla';
import { forkedAt, fitted, withChanges, withPath, type Fitted, type Path } from '../core/changeRecipe';
import { fromStart, mostForks, parametersOf, type Recipe } from '../core/fork';
import type { Outcome } from '../core/outcome';
import { defaultParameters, parameterTable, type ParameterKey, type Parameters } from '../core/parameters';
import { allBeside, besideOf, knownBeside, settledBeside, type Beside } from './beside';
import type { Batch } from './growingColumns';
import type { EnsembleState } from './ensembleState';
import { moved, noHistory, withChange, type History } from './history';
import { notesOf, withNotes, type Note, type Notice } from './notices';
import { createPlayback, type Playback } from './playback';
import { settledRun, withRows, type RunOf, type SettledRun, type ShownRun } from './shownRun';

export interface LabState {
  /** How the run comes about. */
  readonly recipe: Recipe;
  /** Those of the recipe's last run, which is the one that is meant. */
  readonly parameters: Readonly<Parameters>;
  readonly run: ShownRun | null;
  /** The last run that was computed to its end. */
  readonly settled: SettledRun | null;
  /** A run kept to compare others with. */
  readonly pinned: Beside | null;
  /** What the run shown was forked from. */
  readonly parent: Beside | null;
  /** The race taken apart: the same fork with the other paths free to move, where it changes nothing else. */
  readonly apart: readonly Beside[];
  /** Runs of the same recipe with other seeds, where there is noise. */
  readonly ensemble: EnsembleState;
  /** Changes of parameters, to be undone and redone. */
  readonly history: History;
  /** Whether the run shown is not yet the whole run of `parameters`. */
  readonly busy: boolean;
  /** Training step under the cursor; null rests at the last one, whatever T is. */
  readonly cursor: number | null;
  /** Step read off under the pointer or by arrow keys; it moves what is shown, not the cursor. */
  readonly probe: number | null;
  /** Whether the state that is shown is deployed: the stage after training, or a look at what would happen now. */
  readonly deployed: boolean;
  readonly playing: boolean;
  /** 1 plays a whole run in 12 s. */
  readonly speed: number;
  /** While a slider moves, axes only grow. */
  readonly held: boolean;
  readonly notices: readonly Notice[];
  /** The control that a link elsewhere asks for; `count` tells two requests for the same one apart. */
  readonly wanted: { readonly key: ParameterKey; readonly count: number } | null;
  /** Counts jumps: presets, links and whatever else one press of Back should undo. */
  readonly jumps: number;
}

export interface Lab extends Pick<StoreApi<LabState>, 'getState' | 'getInitialState' | 'subscribe'>, Playback {
  /** Sets one parameter; `jump` makes it one step of the browser's history. */
  set<K extends ParameterKey>(key: K, value: Parameters[K], jump?: boolean): void;
  /** Sets several parameters at once. */
  change(changes: Partial<Parameters>): void;
  /** Shows another run and moves the cursor, as one jump; of parameters alone, their run from the beginning. */
  jump(to: Readonly<Parameters> | Recipe, cursor?: number | null): void;
  /** Forks the run shown at the step shown: changes of parameters then act from there on. */
  fork(): void;
  /** Goes back to the run that the one shown was forked from. */
  leaveFork(): void;
  /** Lets only one path of the base optimiser move from the fork on, or both; forks where the run is none. */
  setPath(path: Path): void;
  /** Takes back `count` changes of parameters, or does them again where negative. */
  undo(count?: number): void;
  redo(): void;
  /** Puts a history in place that was kept elsewhere. */
  setHistory(history: History): void;
  /** Keeps the run shown, to compare others with. */
  pin(): void;
  /** Pins a run that is still to be computed; null unpins. */
  setPinned(recipe: Recipe | null): void;
  /** A run beside the one shown has been computed. */
  settleBeside(run: SettledRun): void;
  /** The run beside the one shown cannot be computed. */
  dropBeside(recipe: Recipe): void;
  /** Shows the pinned run and pins the one shown. */
  swap(): void;
  /** The same for a state that the browser's history already holds. */
  load(recipe: Recipe, cursor: number | null): void;
  /** How many other seeds are wanted, or what has come of them. */
  setEnsemble(change: Partial<EnsembleState>): void;
  hold(held: boolean): void;
  /** Asks the controls to open and focus one of theirs. */
  want(key: ParameterKey): void;
  /** `about`: takes the place of an earlier notice about the same. */
  notify(sentence: string, about?: Notice['about']): void;
  dismiss(id: number): void;
  /** The run's answers, from the client. */
  beginRun(): void;
  /** Takes rows; those from state 0 on begin a run, or take the place of what came of it. */
  addRows(recipe: Recipe, batch: Batch, of?: Partial<RunOf>): void;
  /** The run under way is whole; hands back the memory of the one that it takes the place of. */
  endRun(outcome: Outcome, digest: string): readonly ArrayBuffer[];
  /** There will be no run of these parameters; `about` is the one to blame. The last run stays. */
  failRun(sentence: string, about?: ParameterKey): void;
}

const TOO_MANY_FORKS = `A run can be forked ${mostForks} times. Go back to the run before a fork to fork elsewhere.`;

/** The step that panels show: what is read off, else the cursor, else the last; never beyond what has been computed. */
export function shownStep(state: LabState): number {
  const last = state.run ? state.run.length - 1 : 0;
  return Math.min(state.probe ?? state.cursor ?? last, last);
}

/** The step from which the race is taken apart: the cursor's; from the beginning where it rests at the end, which nothing follows. */
export function pathStep(state: LabState): number {
  return state.cursor === null ? 0 : shownStep(state);
}

/** A lab: parameters, the run they make, a cursor over it. Nothing here knows of the DOM, the address or a worker. */
export function createLab(initial: Readonly<Parameters> = defaultParameters, cursor: number | null = null): Lab {
  const store = createStore<LabState>()(() => ({
    recipe: fromStart(initial),
    parameters: initial,
    run: null,
    settled: null,
    pinned: null,
    parent: null,
    apart: [],
    ensemble: { seeds: 32, gathering: null, returned: 0, problem: '' },
    history: noHistory,
    busy: true,
    cursor,
    probe: null,
    deployed: false,
    playing: false,
    speed: 1,
    held: false,
    notices: [],
    wanted: null,
    jumps: 0,
  }));
  const { getState, setState } = store;
  /** The run under way; null while its first batch has not come yet. */
  let filling: ShownRun | null = null;
  let nextNotice = 1;
  const withNotices = (notes: readonly Note[]) => withNotes(getState().notices, notes, () => nextNotice++);

  /** The slider that moves, where the last change came from: further moves of it belong to the same change. */
  let moving: string | null = null;

  function adopt({ recipe, refitted }: Fitted, change: Partial<LabState>): void {
    const { recipe: from, parameters: before, held, history, cursor: at, run } = getState();
    const parameters = parametersOf(recipe);
    const rests = change.cursor === undefined ? at : change.cursor;
    const keys = parameterTable.filter(({ key }) => !Object.is(before[key], parameters[key])).map(({ key }) => key);
    const what = held ? keys.join() : null;
    setState({
      probe: null,
      deployed: false,
      // What a link says before anything is shown is no change.
      history: run ? withChange(history, { before: from, after: recipe }, what !== null && what === moving) : history,
      ...change,
      recipe,
      parameters,
      ...besideOf(recipe, getState()),
      cursor: rests !== null && rests >= parameters.steps ? null : rests,
      notices: withNotices(notesOf(refitted, parameters)),
    });
    moving = what;
  }

  /** One press of Back undoes it. */
  function leap(recipe: Recipe, change: Partial<LabState> = {}): void {
    adopt(fitted(recipe), { playing: false, jumps: getState().jumps + 1, ...change });
  }

  function walk(count: number): void {
    const there = moved(getState().history, count);
    if (!there) return;
    adopt({ recipe: there.recipe, refitted: [] }, { history: there.history, playing: false });
    moving = null;
  }

  return {
    getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    set(key, value, jump = false) {
      const { recipe, parameters, jumps } = getState();
      if (Object.is(parameters[key], value)) return;
      adopt(withChanges(recipe, { [key]: value }), jump ? { jumps: jumps + 1 } : {});
    },
    change(changes) {
      const { recipe, parameters } = getState();
      const keys = Object.keys(changes) as ParameterKey[];
      if (keys.some((key) => !Object.is(parameters[key], changes[key]))) adopt(withChanges(recipe, changes), {});
    },
    jump(to, at = null) {
      adopt(fitted('forks' in to ? to : fromStart(to)), { cursor: at, playing: false, jumps: getState().jumps + 1 });
    },
    fork() {
      const state = getState();
      if (!state.run) return;
      const step = Math.max(0, Math.min(shownStep(state), state.parameters.steps)); // the run shown may still be the one before
      const recipe = forkedAt(state.recipe, step);
      if (recipe) leap(recipe, { cursor: step });
      else setState({ notices: withNotices([{ sentence: TOO_MANY_FORKS }]) });
    },
    leaveFork() {
      const { parameters, forks } = getState().recipe;
      if (forks.length > 0) leap({ parameters, forks: forks.slice(0, -1) });
    },
    setPath(path) {
      const state = getState();
      const { recipe } = state;
      if (recipe.forks.length > 0) leap(withPath(recipe, path));
      else if (state.run) leap(withPath(forkedAt(recipe, pathStep(state))!, path));
    },
    undo: (count = 1) => walk(count),
    redo: () => walk(-1),
    setHistory(history) {
      setState({ history });
    },
    pin() {
      const { settled } = getState();
      if (settled) setState({ pinned: { recipe: settled.recipe, run: settled } });
    },
    setPinned(recipe) {
      setState({ pinned: recipe && knownBeside(recipe, getState()) });
    },
    settleBeside(run) {
      setState(settledBeside(getState(), run));
    },
    dropBeside(recipe) {
      const { pinned, parent, apart } = getState();
      setState({
        pinned: pinned?.recipe === recipe ? null : pinned,
        parent: parent?.recipe === recipe ? null : parent,
        apart: apart.filter((one) => one.recipe !== recipe),
      });
    },
    swap() {
      const { pinned, settled } = getState();
      if (pinned && settled) leap(pinned.recipe, { pinned: { recipe: settled.recipe, run: settled } });
    },
    load(recipe, at) {
      adopt(fitted(recipe), { cursor: at, playing: false });
    },
    ...createPlayback(store),
    setEnsemble(change) {
      setState({ ensemble: { ...getState().ensemble, ...change } });
    },
    hold(held) {
      if (!held) moving = null;
      if (held !== getState().held) setState({ held });
    },
    want(key) {
      setState({ wanted: { key, count: (getState().wanted?.count ?? 0) + 1 } });
    },
    notify(sentence, about) {
      setState({ notices: withNotices([about ? { sentence, about } : { sentence }]) });
    },
    dismiss(id) {
      setState({ notices: getState().notices.filter((notice) => notice.id !== id) });
    },
    beginRun() {
      filling = null;
      if (!getState().busy) setState({ busy: true });
    },
    addRows(recipe, batch, { watch = [], formulas = new Map() } = {}) {
      filling = withRows(filling, recipe, batch, { watch, formulas });
      setState({ run: filling });
    },
    endRun(outcome, digest) {
      const state = getState();
      const { run, settled: before } = state;
      if (!run) return [];
      const settled = settledRun(run, outcome, digest);
      const notices = state.notices.filter(({ about }) => about !== 'formula');
      setState({ busy: false, run: settled, settled, notices });
      return before && allBeside(state).every((one) => one.run !== before)
        ? [before.columns.step.buffer as ArrayBuffer]
        : [];
    },
    failRun(sentence, about) {
      setState({ busy: false, notices: withNotices([about ? { sentence, about } : { sentence }]) });
    },
  };
}
