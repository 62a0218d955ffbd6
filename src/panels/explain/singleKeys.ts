import type { Lab } from '../../store/lab';

/** Where the choice about single keys is kept. */
const STORED = 'singleKeys';

/** Whether keys without Ctrl do something (WCAG 2.1.4); so they do until somebody switches them off. */
export function singleKeysOn(storage: Pick<Storage, 'getItem'> | null): boolean {
  try {
    return storage?.getItem(STORED) !== 'off';
  } catch {
    return true; // a browser that forbids storage
  }
}

/** Remembers the choice where the browser allows it. */
export function setSingleKeys(on: boolean, storage: Pick<Storage, 'setItem' | 'removeItem'> | null): void {
  try {
    if (on) storage?.removeItem(STORED);
    else storage?.setItem(STORED, 'off');
  } catch {
    // Then it holds until the page is closed.
  }
}

/** Moves the cursor by some steps from where it is, within the run. */
function walk(lab: Lab, by: number): void {
  const { cursor, parameters } = lab.getState();
  lab.pause();
  lab.seek(Math.max(0, (cursor ?? parameters.steps) + by));
}

/** What a single key does to the lab; null for a key that does nothing. Only walking goes on while a key is held down. */
export function labKey(key: string, isRepeated: boolean): ((lab: Lab) => void) | null {
  if (key === ',') return (lab) => walk(lab, -1);
  if (key === '.') return (lab) => walk(lab, 1);
  if (isRepeated) return null;
  switch (key.toLowerCase()) {
    case ' ':
    case 'k':
      return (lab) => (lab.getState().playing ? lab.pause() : lab.play());
    case 'p':
      return (lab) => (lab.getState().pinned ? lab.setPinned(null) : lab.pin());
    case 'f':
      return (lab) => lab.fork();
    case 'd':
      return (lab) => lab.deploy(!lab.getState().deployed);
    default:
      return null;
  }
}
