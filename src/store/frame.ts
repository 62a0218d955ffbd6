import type { Lab, LabState } from './lab';

/**
 * Draws one state. While a run plays or is computed, numbers are read at beat 0, five times a second, so that they can be followed, and are
 * those of the same state in all panels, so that they agree: of `read`, the state of the last beat 0, which panels write some frames later,
 * each at a beat of its own (`readsAt`), since text costs the browser most. What moves by less than a pixel a frame need not follow every
 * frame either: Figure 1 is drawn at even beats, the plots at odd ones, other panels at some (`movesAt`). At rest the beat is always 0, and
 * all is drawn.
 */
export type Draw = (state: LabState, beat: number, read: LabState) => void;

/** Whether a panel that writes its numbers at a beat of its own does so now. */
export function readsAt(own: number, beat: number, { playing, busy }: LabState): boolean {
  return beat === (playing || busy ? own : 0);
}

/** Whether what moves at a beat of its own, twice between two readings, moves now. */
export function movesAt(own: number, beat: number): boolean {
  return beat % (BEATS / 2) === own % (BEATS / 2);
}

/** Milliseconds between two readings while a run plays or is computed. */
const READING = 200;
/** Beats that come between two readings even where frames are slow. */
const BEATS = 12;

/**
 * One requestAnimationFrame for all panels of a lab: after any change each panel draws once, and while the run plays the cursor moves on
 * first. React's render is not part of it.
 */
export interface FrameLoop {
  /** Draws now if the page runs, and after every change. Returns the remover. */
  add(draw: Draw): () => void;
  destroy(): void;
}

/** Where less motion is asked for, a run that plays moves in steps this far apart (milliseconds). */
const STRIDE = 600;

export function createFrameLoop(lab: Lab, view: Window): FrameLoop {
  const draws = new Set<Draw>();
  const still = view.matchMedia('(prefers-reduced-motion: reduce)');
  let request = 0;
  let before = 0;
  let readAt = 0;
  let beat = BEATS;
  let read: LabState | null = null;

  function frame(now: number): void {
    request = 0;
    if (!lab.getState().playing) before = 0;
    else if (before === 0) before = now;
    else if (!still.matches || now - before >= STRIDE) {
      lab.tick(Math.min((now - before) / 1000, still.matches ? 1 : 0.1));
      before = now;
    }
    const state = lab.getState();
    beat += 1;
    if (!(state.playing || state.busy) || (beat >= BEATS && now - readAt >= READING)) {
      readAt = now;
      beat = 0;
    }
    // The memory of a run that is shown no more may have been handed on.
    if (beat === 0 || read?.run !== state.run) read = state;
    for (const draw of draws) draw(state, beat, read);
    if (lab.getState().playing) schedule();
  }

  function schedule(): void {
    if (request === 0) request = view.requestAnimationFrame(frame);
  }

  const detach = lab.subscribe(schedule);
  return {
    add(draw) {
      draws.add(draw);
      schedule();
      return () => draws.delete(draw);
    },
    destroy() {
      detach();
      view.cancelAnimationFrame(request);
      request = 0;
    },
  };
}
