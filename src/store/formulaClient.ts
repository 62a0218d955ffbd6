import type { FormulaStart } from '../core/formulaCheck';
import type { FormulaAnswer, FormulaRequest, FormulaResponse } from '../protocol/formulaMessages';
import type { WorkerLike } from './trainingClient';

export interface FormulaClient {
  /** Reads a formula and checks its weights at the start, if one is given. Null where a later request took this one's place. Never rejects. */
  read(text: string, start: FormulaStart | null): Promise<FormulaAnswer | null>;
  destroy(): void;
}

/** Milliseconds: a formula that takes longer is given up; loading the reader may take a slow connection. */
const PATIENCE = 500;
const LOADING = 30_000;

const slow = 'Reading this formula took longer than half a second, so it was stopped. Try a simpler one.';
const notLoaded = 'The part of the page that reads formulas could not be loaded. Change the formula to try again.';
const broken = 'Reading this formula stopped unexpectedly. Change it to try again.';

const entry = () => new Worker(new URL('../worker/formula.entry.ts', import.meta.url), { type: 'module' });

/**
 * A worker of its own for formulas, made on first use and ended when a formula takes longer than half a second, which is counted from when it
 * has loaded. One request is in flight; of those that come meanwhile the latest is next.
 */
export function createFormulaClient(createWorker: () => WorkerLike = entry): FormulaClient {
  interface Asked {
    readonly request: FormulaRequest;
    readonly resolve: (answer: FormulaAnswer | null) => void;
  }
  let worker: WorkerLike | null = null;
  let isLoaded = false;
  /** What the worker is at, and what comes after it; an earlier request's promise has been kept when a later one came. */
  let flight: Asked | null = null;
  let next: Asked | null = null;
  let lastId = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function open(): void {
    isLoaded = false;
    let created: WorkerLike;
    try {
      created = createWorker();
    } catch {
      giveUp(notLoaded);
      return;
    }
    worker = created;
    created.onmessage = (event: MessageEvent<FormulaResponse>) => {
      if (worker === created) hear(event.data);
    };
    created.onerror = () => giveUp(isLoaded ? broken : notLoaded);
    created.onmessageerror = () => giveUp(broken);
    timer = setTimeout(() => giveUp(notLoaded), LOADING);
  }

  function send(): void {
    flight = next;
    next = null;
    if (!flight) return;
    worker?.postMessage(flight.request);
    // A page that was busy itself hears what waits for it before it judges.
    timer = setTimeout(() => (timer = setTimeout(() => giveUp(slow), 0)), PATIENCE);
  }

  function hear(message: FormulaResponse): void {
    clearTimeout(timer);
    switch (message.type) {
      case 'ready':
        isLoaded = true;
        break;
      case 'answer':
        if (flight?.request.readingId === message.readingId) flight.resolve(message.answer);
        break;
      default:
        message satisfies never;
    }
    send();
  }

  /** Ends the worker. The sentence goes to the request it was at, or, where it was not loaded, to the one that waits for it. */
  function giveUp(sentence: string): void {
    stop();
    const answer: FormulaAnswer = { ok: false, position: null, sentence };
    if (flight) flight.resolve(answer);
    else {
      next?.resolve(answer);
      next = null;
    }
    flight = null;
    if (next) open();
  }

  function stop(): void {
    clearTimeout(timer);
    worker?.terminate();
    worker = null;
  }

  return {
    read(text, start) {
      flight?.resolve(null);
      next?.resolve(null);
      return new Promise((resolve) => {
        next = { request: { type: 'read', readingId: ++lastId, text, start }, resolve };
        if (!worker) open();
        else if (isLoaded && !flight) send();
      });
    },
    destroy() {
      stop();
      flight?.resolve(null);
      next?.resolve(null);
      flight = null;
      next = null;
    },
  };
}
