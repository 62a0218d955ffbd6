import type { Recipe } from '../core/fork';
import { formatLink } from '../core/permalink';
import { readLink } from '../core/readLink';
import type { Change, History } from './history';
import type { Lab } from './lab';

/** Where the history of this tab is kept while the page is reloaded: links, each one change after the other, and which one stands. */
const STORED = 'long-game-changes';

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const linkOf = (recipe: Recipe) => formatLink({ ...recipe, step: null });

/** Writes a history down. */
export function storeHistory(shelf: Shelf, { past, future }: History, now: Recipe): void {
  const links = [...past.map(({ before }) => before), now, ...future.map(({ after }) => after)].map(linkOf);
  if (links.length > 1) shelf.setItem(STORED, JSON.stringify({ links, at: past.length }));
  else shelf.removeItem(STORED);
}

/** The history that was written down, if this run is where it stood; null where there is none, or nothing that can be read. */
export function storedHistory(shelf: Shelf, now: Recipe): History | null {
  try {
    const { links, at } = JSON.parse(shelf.getItem(STORED) ?? 'null') as { links: string[]; at: number };
    if (links[at] !== linkOf(now)) return null;
    const stands = links.map((link): Recipe => {
      const { parameters, forks } = readLink(link);
      return { parameters, forks };
    });
    const changes = stands.slice(1).map((after, i): Change => ({ before: stands[i], after }));
    return { past: changes.slice(0, at), future: changes.slice(at) };
  } catch {
    return null;
  }
}

/** Keeps a lab's history over reloads of the page. */
export function keepHistory(lab: Lab, view: Window): void {
  let shelf: Storage;
  try {
    shelf = view.sessionStorage;
  } catch {
    return; // the browser forbids it
  }
  const { history, recipe } = lab.getState();
  const before = history.past.length + history.future.length === 0 ? storedHistory(shelf, recipe) : null;
  if (before) lab.setHistory(before);
  view.addEventListener('pagehide', () => {
    const now = lab.getState();
    try {
      storeHistory(shelf, now.history, now.recipe);
    } catch {
      // no room: the history ends with the page
    }
  });
}
