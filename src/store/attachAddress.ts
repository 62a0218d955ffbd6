import { defaultParameters } from '../core/parameters';
import { formatLink } from '../core/permalink';
import type { Lab, LabState } from './lab';

/** Milliseconds between two rewritings of the address while a slider moves; while the run plays, when one may cost a frame. */
const PAUSE = 340;
const PLAYING_PAUSE = 1200;

/** The hash that says what the lab shows now. */
export function linkOf(lab: Lab): string {
  return linkOfState(lab.getState());
}

type Shown = Pick<LabState, 'recipe' | 'cursor' | 'deployed' | 'pinned'>;

/** An earlier state that is deployed has no form of its own in a link: it is shown in training. */
function linkOfState({ recipe, cursor, deployed, pinned }: Shown): string {
  const step = deployed && cursor === null ? 'live' : cursor;
  return formatLink({ ...recipe, step, pinned: pinned?.recipe ?? null });
}

/**
 * Binds a lab to the address bar: small changes rewrite the present entry (at most three times a second), jumps push one, and Back,
 * Forward or a hash edited by hand take the lab there (`open`). Returns the detacher.
 */
export function attachAddress(lab: Lab, view: Window, open: (lab: Lab, hash: string) => void): () => void {
  let shown = view.location.hash;
  let timer: number | undefined;
  let last = 0;

  function write(state: LabState, push: boolean): void {
    view.clearTimeout(timer);
    timer = undefined;
    const hash = linkOfState(state);
    if (hash === shown || (hash === linkOfDefaults && shown === '')) return;
    shown = hash;
    last = view.performance.now();
    if (push) view.history.pushState(null, '', hash);
    else view.history.replaceState(null, '', hash);
  }

  function read(): void {
    if (view.location.hash === shown) return;
    view.clearTimeout(timer);
    timer = undefined;
    shown = view.location.hash;
    open(lab, shown);
  }

  const detach = lab.subscribe((state, previous) => {
    if (state.jumps !== previous.jumps) {
      // What was still to be written belongs to the entry that is being left.
      if (timer !== undefined) write(previous, false);
      write(state, true);
    } else if (differs(state, previous)) {
      const pause = state.playing ? PLAYING_PAUSE : PAUSE;
      timer ??= view.setTimeout(
        () => write(lab.getState(), false),
        Math.max(0, pause - (view.performance.now() - last)),
      );
    }
  });
  view.addEventListener('hashchange', read);
  view.addEventListener('popstate', read);
  return () => {
    detach();
    view.clearTimeout(timer);
    view.removeEventListener('hashchange', read);
    view.removeEventListener('popstate', read);
  };
}

const differs = (state: Shown, other: Shown) =>
  state.recipe !== other.recipe ||
  state.cursor !== other.cursor ||
  state.deployed !== other.deployed ||
  state.pinned?.recipe !== other.pinned?.recipe;

const linkOfDefaults = formatLink({ parameters: defaultParameters, step: null });
