import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FormulaTree } from '../core/formula';
import type { Outcome } from '../core/outcome';
import {
  defaultParameters,
  parameterTable,
  specOf,
  upperBound,
  type ParameterKey,
  type Parameters,
} from '../core/parameters';
import type { Batch } from './growingColumns';
import { moved, noHistory, withChange, type History } from './history';
import { settledRun, withRows, type SettledRun, type ShownRun } from './shownRun';

/** A run kept to compare others with; null while it is still computed. */
export interface Pinned {
  readonly parameters: Readonly<Parameters>;
  readonly run: SettledRun | null;
}

export interface Notice {
  readonly id: number;
  readonly sentence: string;
  /** The parameter that it is about; a newer notice of the same one takes this one's place, as while a slider is dragged. */
  readonly about?: ParameterKey;
}

export interface LabState {
  readonly parameters: Readonly<Parameters>;
  readonly run: ShownRun | null;
  /** The last run that was computed to its end. */
  readonly settled: SettledRun | null;
  readonly pinned: Pinned | null;
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

export interface Lab extends Pick<StoreApi<LabState>, 'getState' | 'getInitialState' | 'subscribe'> {
  /** Sets one parameter; `jump` makes it one step of the browser's history. */
  set<K extends ParameterKey>(key: K, value: Parameters[K], jump?: boolean): void;
  /** Sets several parameters at once. */
  change(changes: Partial<Parameters>): void;
  /** Replaces all parameters and the cursor at once, as one jump. */
  jump(parameters: Readonly<Parameters>, cursor?: number | null): void;
  /** Takes back `count` changes of parameters, or does them again where negative. */
  undo(count?: number): void;
  redo(): void;
  /** Puts a history in place that was kept elsewhere. */
  setHistory(history: History): void;
  /** Keeps the run shown, to compare others with. */
  pin(): void;
  /** Pins the run of these parameters, which is still to be computed; null unpins. */
  setPinned(parameters: Readonly<Parameters> | null): void;
  /** The pinned run has been computed. */
  settlePinned(run: SettledRun): void;
  /** Shows the pinned run and pins the one shown. */
  swap(): void;
  /** The same for a state that the browser's history already holds. */
  load(parameters: Readonly<Parameters>, cursor: number | null): void;
  seek(step: number | null): void;
  probe(step: number | null): void;
  /** Deploys the state under the cursor, or goes back to training. */
  deploy(deployed: boolean): void;
  play(): void;
  pause(): void;
  step(): void;
  restart(): void;
  setSpeed(speed: number): void;
  /** Plays on by `seconds` of real time. */
  tick(seconds: number): void;
  hold(held: boolean): void;
  /** Asks the controls to open and focus one of theirs. */
  want(key: ParameterKey): void;
  notify(sentence: string): void;
  dismiss(id: number): void;
  /** The run's answers, from the client. */
  beginRun(): void;
  /** Takes rows; those from state 0 on begin a run, or take the place of what came of it. */
  addRows(
    parameters: Readonly<Parameters>,
    batch: Batch,
    watch?: readonly number[],
    formula?: FormulaTree | null,
  ): void;
  /** The run under way is whole; hands back the memory of the one that it takes the place of. */
  endRun(outcome: Outcome, digest: string): readonly ArrayBuffer[];
  /** There will be no run of these parameters; `about` is the one to blame. The last run stays. */
  failRun(sentence: string, about?: ParameterKey): void;
}

const PLAY_SECONDS = 12;

/** The step that panels show: what is read off, else the cursor, else the last; never beyond what has been computed. */
export function shownStep(state: LabState): number {
  const last = state.run ? state.run.length - 1 : 0;
  return Math.min(state.probe ?? state.cursor ?? last, last);
}

/** Lowers what exceeds another parameter (`deploy` over `horizon`, `onset` over `steps`) and says so. */
function fit(parameters: Readonly<Parameters>): { parameters: Parameters; notices: Omit<Notice, 'id'>[] } {
  const fitted = { ...parameters };
  const notices: Omit<Notice, 'id'>[] = [];
  for (const key of ['deploy', 'onset'] as const) {
    const spec = specOf(key);
    if (spec.kind !== 'number' || !spec.atMost) continue;
    const most = upperBound(spec, fitted);
    if (fitted[key] <= most) continue;
    fitted[key] = most;
    const sentence = `“${spec.label}” was lowered to ${most}, the value of “${specOf(spec.atMost).label}”.`;
    notices.push({ sentence, about: key });
  }
  return { parameters: fitted, notices };
}

/** A lab: parameters, the run they make, a cursor over it. Nothing here knows of the DOM, the address or a worker. */
export function createLab(initial: Readonly<Parameters> = defaultParameters, cursor: number | null = null): Lab {
  const store = createStore<LabState>()(() => ({
    parameters: initial,
    run: null,
    settled: null,
    pinned: null,
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
  let position = 0; // of the cursor while it plays, in steps and fractions
  let nextNotice = 1;
  /** The run under way; null while its first batch has not come yet. */
  let filling: ShownRun | null = null;
  function withNotices(added: readonly Omit<Notice, 'id'>[]): readonly Notice[] {
    const { notices } = getState();
    const fresh = added.filter(({ sentence }) => !notices.some((notice) => notice.sentence === sentence));
    if (fresh.length === 0) return notices;
    const about = fresh.map((notice) => notice.about);
    const standing = notices.filter((notice) => !notice.about || !about.includes(notice.about));
    return [...standing, ...fresh.map((notice) => ({ id: nextNotice++, ...notice }))];
  }

  /** The slider that moves, where the last change came from: further moves of it belong to the same change. */
  let moving: string | null = null;

  function adopt(parameters: Readonly<Parameters>, change: Partial<LabState>): void {
    const { parameters: before, held, history, cursor: at, run } = getState();
    const fitted = fit(parameters);
    const rests = change.cursor === undefined ? at : change.cursor;
    const keys = parameterTable.filter(({ key }) => !Object.is(before[key], parameters[key])).map(({ key }) => key);
    const what = held ? keys.join() : null;
    const entry = { before, after: fitted.parameters };
    setState({
      probe: null,
      deployed: false,
      // What a link says before anything is shown is no change.
      history: run ? withChange(history, entry, what !== null && what === moving) : history,
      ...change,
      parameters: fitted.parameters,
      cursor: rests !== null && rests >= fitted.parameters.steps ? null : rests,
      notices: withNotices(fitted.notices),
    });
    moving = what;
  }

  function walk(count: number): void {
    const there = moved(getState().history, count);
    if (!there) return;
    adopt(there.parameters, { history: there.history, playing: false });
    moving = null;
  }

  const lastStep = () => getState().parameters.steps;

  return {
    getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    set(key, value, jump = false) {
      const { parameters, jumps } = getState();
      if (Object.is(parameters[key], value)) return;
      adopt({ ...parameters, [key]: value }, jump ? { jumps: jumps + 1 } : {});
    },
    change(changes) {
      const { parameters } = getState();
      const keys = Object.keys(changes) as ParameterKey[];
      if (keys.some((key) => !Object.is(parameters[key], changes[key]))) adopt({ ...parameters, ...changes }, {});
    },
    jump(parameters, at = null) {
      adopt(parameters, { cursor: at, playing: false, jumps: getState().jumps + 1 });
    },
    undo: (count = 1) => walk(count),
    redo: () => walk(-1),
    setHistory(history) {
      setState({ history });
    },
    pin() {
      const { settled } = getState();
      if (settled) setState({ pinned: { parameters: settled.parameters, run: settled } });
    },
    setPinned(parameters) {
      setState({ pinned: parameters && { parameters, run: null } });
    },
    settlePinned(run) {
      if (getState().pinned?.parameters === run.parameters) setState({ pinned: { parameters: run.parameters, run } });
    },
    swap() {
      const { pinned, settled, jumps } = getState();
      if (!pinned || !settled) return;
      adopt(pinned.parameters, {
        pinned: { parameters: settled.parameters, run: settled },
        playing: false,
        jumps: jumps + 1,
      });
    },
    load(parameters, at) {
      adopt(parameters, { cursor: at, playing: false });
    },
    seek(step) {
      const last = lastStep();
      const at = step === null || step >= last ? null : Math.max(0, Math.round(step));
      position = at ?? last;
      setState({ cursor: at, probe: null, deployed: false });
    },
    probe(step) {
      if (step !== getState().probe) setState({ probe: step });
    },
    deploy(deployed) {
      setState({ deployed, playing: false, probe: null });
    },
    play() {
      const { cursor: at } = getState();
      position = at ?? 0;
      setState({ playing: true, probe: null, deployed: false, cursor: position });
    },
    pause() {
      if (getState().playing) setState({ playing: false });
    },
    step() {
      const { cursor: at } = getState();
      const next = at === null ? 0 : at + 1;
      setState({ playing: false, probe: null, deployed: false, cursor: next >= lastStep() ? null : next });
    },
    restart() {
      position = 0;
      setState({ cursor: 0, probe: null, deployed: false });
    },
    setSpeed(speed) {
      setState({ speed });
    },
    tick(seconds) {
      const { playing, speed, run, busy } = getState();
      if (!playing || !run) return;
      const last = lastStep();
      const next = position + (seconds * speed * last) / PLAY_SECONDS;
      // Wait for what is still being computed, but do not fall back when a change begins the run anew.
      position = busy ? Math.max(position, Math.min(next, run.length - 1)) : next;
      if (position >= last) setState({ cursor: null, playing: false });
      else if (Math.floor(position) !== getState().cursor) setState({ cursor: Math.floor(position) });
    },
    hold(held) {
      if (!held) moving = null;
      if (held !== getState().held) setState({ held });
    },
    want(key) {
      setState({ wanted: { key, count: (getState().wanted?.count ?? 0) + 1 } });
    },
    notify(sentence) {
      setState({ notices: withNotices([{ sentence }]) });
    },
    dismiss(id) {
      setState({ notices: getState().notices.filter((notice) => notice.id !== id) });
    },
    beginRun() {
      filling = null;
      if (!getState().busy) setState({ busy: true });
    },
    addRows(parameters, batch, watch = [], formula = null) {
      filling = withRows(filling, parameters, batch, { watch, formula });
      setState({ run: filling });
    },
    endRun(outcome, digest) {
      const { run, settled: before, pinned } = getState();
      if (!run) return [];
      const settled = settledRun(run, outcome, digest);
      const notices = getState().notices.filter(({ about }) => about !== 'formula');
      setState({ busy: false, run: settled, settled, notices });
      return before && before !== pinned?.run ? [before.columns.step.buffer as ArrayBuffer] : [];
    },
    failRun(sentence, about) {
      setState({ busy: false, notices: withNotices([about ? { sentence, about } : { sentence }]) });
    },
  };
}
