import type { Lab, LabState } from './lab';

/**
 * Draws one state. `reading` is true when numbers may change too: always, but only ten times a second while a run plays, so that they
 * can be read; it is the same for all panels, so that they never disagree.
 */
export type Draw = (state: LabState, reading: boolean) => void;

/** Milliseconds between two readings while a run plays. */
const READING = 100;

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

  function frame(now: number): void {
    request = 0;
    if (!lab.getState().playing) before = 0;
    else if (before === 0) before = now;
    else if (!still.matches || now - before >= STRIDE) {
      lab.tick(Math.min((now - before) / 1000, still.matches ? 1 : 0.1));
      before = now;
    }
    const state = lab.getState();
    const reading = !state.playing || now - readAt >= READING;
    if (reading) readAt = now;
    for (const draw of draws) draw(state, reading);
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
