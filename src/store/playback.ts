import type { StoreApi } from 'zustand/vanilla';
import type { LabState } from './lab';

/** What moves the cursor of a lab over its run. */
export interface Playback {
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
}

const PLAY_SECONDS = 12;

export function createPlayback({ getState, setState }: Pick<StoreApi<LabState>, 'getState' | 'setState'>): Playback {
  let position = 0; // of the cursor while it plays, in steps and fractions
  const lastStep = () => getState().parameters.steps;
  return {
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
  };
}
