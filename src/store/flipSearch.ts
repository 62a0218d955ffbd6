import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Finding, FlipEvent } from '../core/flips';
import type { OutcomeKind } from '../core/outcome';
import type { Recipe } from '../core/fork';
import type { Formulas } from '../core/lineage';
import type { ParameterKey } from '../core/parameters';
import type { FlipsRequest, FlipsResponse } from '../protocol/flipsMessages';
import type { FormulasRead } from './attachTraining';
import type { WorkerLike } from './trainingClient';

/** What has been found of what would have changed a run. */
export interface FlipSearchState {
  readonly status: 'idle' | 'searching' | 'done' | 'cancelled' | 'failed';
  /** What the search is, or was, about; null before the first. */
  readonly recipe: Recipe | null;
  /** The outcome of the run itself, once it is known. */
  readonly now: OutcomeKind | null;
  /** In the order of the table, as they come. */
  readonly findings: readonly Finding[];
  /** Points dealt with, of how many, and the parameter that is tried. */
  readonly progress: { readonly done: number; readonly total: number; readonly key: ParameterKey | null };
  /** Why it failed, in a sentence; else empty. */
  readonly problem: string;
}

export interface FlipSearch extends Pick<StoreApi<FlipSearchState>, 'getState' | 'getInitialState' | 'subscribe'> {
  /** Begins a search; it takes the place of the one before. */
  start(recipe: Recipe): void;
  /** Ends the search; what it has found stays. */
  cancel(): void;
  destroy(): void;
}

interface FlipSearchNeeds {
  /** Reads a custom kernel's formulas; null where a later reading took this one's place. */
  readonly readFormulas: (recipe: Recipe) => Promise<FormulasRead | null>;
  readonly createWorker?: () => WorkerLike;
}

const STOPPED = 'The search stopped unexpectedly. Search again to try once more.';

const entry = () => new Worker(new URL('../worker/flips.entry.ts', import.meta.url), { type: 'module' });

/** The search for what would have changed a run, in a worker of its own: made when asked, ended when done or cancelled. */
export function createFlipSearch({ readFormulas, createWorker = entry }: FlipSearchNeeds): FlipSearch {
  const store = createStore<FlipSearchState>()(() => ({
    status: 'idle',
    recipe: null,
    now: null,
    findings: [],
    progress: { done: 0, total: 0, key: null },
    problem: '',
  }));
  const { getState, setState } = store;
  let worker: WorkerLike | null = null;
  let searchId = 0;

  function end(change: Partial<FlipSearchState> = {}): void {
    worker?.terminate();
    worker = null;
    setState(change);
  }

  function open(recipe: Recipe, formulas: Formulas): void {
    try {
      worker = createWorker();
    } catch {
      end({ status: 'failed', problem: STOPPED });
      return;
    }
    worker.onmessage = (event: MessageEvent<FlipsResponse>) => hear(event.data);
    worker.onerror = () => end({ status: 'failed', problem: STOPPED });
    worker.onmessageerror = () => end({ status: 'failed', problem: STOPPED });
    worker.postMessage({ type: 'search', searchId, recipe, formulas } satisfies FlipsRequest);
  }

  function hear(message: FlipsResponse): void {
    if (message.searchId !== searchId) return;
    switch (message.type) {
      case 'heard':
        // What was found before a cancellation was heard still counts.
        setState((state) => message.events.reduce(after, state));
        break;
      case 'done':
        end({ status: 'done' });
        break;
      case 'cancelled':
        end();
        break;
      case 'failed':
        end({ status: 'failed', problem: message.sentence });
        break;
      default:
        message satisfies never;
    }
  }

  return {
    getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    start(recipe) {
      const mine = ++searchId;
      end({ ...store.getInitialState(), status: 'searching', recipe });
      if (recipe.parameters.kernel !== 'custom') {
        open(recipe, new Map());
        return;
      }
      const isWanted = () => mine === searchId && getState().status === 'searching';
      void readFormulas(recipe).then((answer) => {
        if (!isWanted()) return;
        if (answer?.ok) open(recipe, answer.formulas);
        else setState({ status: 'failed', problem: answer?.sentence ?? STOPPED });
      });
    },
    cancel() {
      if (getState().status !== 'searching') return;
      setState({ status: 'cancelled' });
      worker?.postMessage({ type: 'cancel', searchId } satisfies FlipsRequest);
    },
    destroy() {
      searchId += 1;
      end();
    },
  };
}

function after(state: FlipSearchState, event: FlipEvent): FlipSearchState {
  switch (event.type) {
    case 'now':
      return { ...state, now: event.outcome };
    case 'progress': {
      const { done, total, key } = event;
      return { ...state, progress: { done, total, key } };
    }
    case 'found':
      return { ...state, findings: [...state.findings, event.finding] };
  }
}
