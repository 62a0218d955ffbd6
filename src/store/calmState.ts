import type { Lab, LabState } from './lab';

/** So many turns are taken, one after the other, this many milliseconds apart: each listener hears five times a second. */
const TURNS = 5;
const BETWEEN = 40;

/** One of the turns in which a lab’s changes are heard of. */
export interface Turn {
  /** The state as it was last heard of: all who have the turn have the same. */
  readonly at: () => LabState;
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * A lab’s state for what is read rather than watched. At rest it is the state itself. While the run plays or a control is held, changes are
 * heard of in turns, by a few listeners at a time, so that no frame has them all to render.
 */
export interface CalmState {
  /** The next of the turns. */
  turn(): Turn;
}

type Source = Pick<Lab, 'getState' | 'subscribe'>;

export function createCalmState(lab: Source): CalmState {
  const groups = Array.from({ length: TURNS }, () => ({ listeners: new Set<() => void>(), heard: lab.getState() }));
  type Group = (typeof groups)[number];
  let listening = 0;
  let detach: (() => void) | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;
  let next = 0;
  let handed = 0;

  function tell(group: Group): void {
    const state = lab.getState();
    if (group.heard === state) return;
    group.heard = state;
    for (const listener of [...group.listeners]) listener();
  }
  function stop(): void {
    clearInterval(timer);
    timer = undefined;
  }
  function tellAll(): void {
    stop();
    groups.forEach(tell);
  }
  function hear({ playing, held }: LabState): void {
    if (!playing && !held) tellAll();
    else timer ??= setInterval(() => tell(groups[(next = (next + 1) % TURNS)]), BETWEEN);
  }

  const turns = groups.map((group): Turn => ({
    at: () => (detach ? group.heard : lab.getState()),
    subscribe(listener) {
      group.listeners.add(listener);
      listening += 1;
      if (!detach) {
        detach = lab.subscribe(hear);
        tellAll(); // what has changed since they were rendered
      }
      return () => {
        group.listeners.delete(listener);
        listening -= 1;
        if (listening > 0) return;
        detach?.();
        detach = null;
        stop();
      };
    },
  }));
  return { turn: () => turns[(handed = (handed + 1) % TURNS)] };
}

const states = new WeakMap<Source, CalmState>();

/** The one of a lab, which its panels share. */
export function calmStateOf(lab: Source): CalmState {
  let state = states.get(lab);
  if (!state) states.set(lab, (state = createCalmState(lab)));
  return state;
}
