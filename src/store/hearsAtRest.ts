import type { LabStore } from './labContext';

/** Milliseconds without a change after which those who need not follow at once hear of the last one. */
const PAUSE = 250;

interface HearsAtRest extends LabStore {
  /** Has its hearers hear at once as long as this is true; until it is said, they do. */
  followWhile(condition: () => boolean): void;
  /** Tells them now of what they have not heard. */
  tell(): void;
}

/** A lab's state, of which its hearers may hear only once no more changes come for a while. */
export function hearsAtRest(lab: LabStore): HearsAtRest {
  let follows = () => true;
  const hearers = new Set<Parameters<LabStore['subscribe']>[0]>();
  let detach: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** What was last told. */
  let told = lab.getState();

  function tell(): void {
    clearTimeout(timer);
    const [state, before] = [lab.getState(), told];
    if (state === before) return;
    told = state;
    for (const hear of hearers) hear(state, before);
  }

  return {
    getState: lab.getState,
    getInitialState: lab.getInitialState,
    subscribe(hear) {
      hearers.add(hear);
      detach ??= lab.subscribe(() => {
        if (follows()) {
          tell();
          return;
        }
        clearTimeout(timer);
        timer = setTimeout(tell, PAUSE);
      });
      return () => {
        hearers.delete(hear);
        if (hearers.size > 0) return;
        clearTimeout(timer);
        detach?.();
        detach = null;
      };
    },
    followWhile(condition) {
      follows = condition;
    },
    tell,
  };
}
