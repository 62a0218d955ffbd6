import { findFlips, type FlipEvent } from '../core/flips';
import type { FlipsRequest, FlipsResponse } from '../protocol/flipsMessages';

/** What a handler needs of its thread. `defer` runs a task after the messages that wait have been handled. */
export interface FlipsThread {
  post(message: FlipsResponse): void;
  now(): number;
  defer(task: () => void): void;
}

/** Milliseconds: a cancellation is heard this often, and progress is told this often. */
const SLICE = 5;
const TOLD = 50;
/** Steps of a piece, from 1 for slow steps to 64, so that it takes about so many milliseconds. */
const PIECE = 0.25;
const MOST_STEPS = 64;

interface Search {
  readonly id: number;
  readonly events: Iterator<FlipEvent, void>;
  /** What has been found since the last message. */
  waiting: FlipEvent[];
  progress: FlipEvent | null;
  told: number;
}

/** The flips worker as a pure function: one search at a time, in slices short enough to hear a cancellation. */
export function createFlipsHandler(thread: FlipsThread): (request: FlipsRequest) => void {
  let search: Search | null = null;
  let stride = 1;

  function tell(asked: Search): void {
    const events = asked.progress ? [...asked.waiting, asked.progress] : asked.waiting;
    if (events.length > 0) thread.post({ type: 'heard', searchId: asked.id, events });
    asked.waiting = [];
    asked.progress = null;
    asked.told = thread.now();
  }

  /** Goes on for one slice; true when the search has come to its end. */
  function work(asked: Search): boolean {
    let looked = thread.now();
    const end = looked + SLICE;
    do {
      const { value: event, done } = asked.events.next();
      if (done) {
        tell(asked);
        thread.post({ type: 'done', searchId: asked.id });
        return true;
      }
      if (event.type === 'progress') asked.progress = event;
      else asked.waiting.push(event);
      const now = thread.now();
      stride = now - looked < PIECE ? Math.min(MOST_STEPS, stride * 2) : Math.max(1, stride >> 1);
      looked = now;
    } while (looked < end);
    if (looked >= asked.told + TOLD) tell(asked);
    return false;
  }

  function turn(asked: Search): void {
    if (search !== asked) return;
    try {
      if (!work(asked)) {
        thread.defer(() => turn(asked));
        return;
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      thread.post({ type: 'failed', searchId: asked.id, sentence: `The search stopped: ${reason}.` });
    }
    search = null;
  }

  return (request) => {
    switch (request.type) {
      case 'search': {
        const { searchId: id, recipe, formulas } = request;
        stride = 1;
        const events = findFlips(recipe, formulas, () => stride);
        const asked: Search = { id, events, waiting: [], progress: null, told: thread.now() };
        search = asked;
        thread.defer(() => turn(asked));
        break;
      }
      case 'cancel':
        if (search?.id === request.searchId) search = null;
        thread.post({ type: 'cancelled', searchId: request.searchId });
        break;
      default:
        request satisfies never;
    }
  };
}
