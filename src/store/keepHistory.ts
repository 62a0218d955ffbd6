import { formatLink } from '../core/permalink';
import { readLink } from '../core/readLink';
import type { Parameters } from '../core/parameters';
import type { Change, History } from './history';
import type { Lab } from './lab';

/** Where the history of this tab is kept while the page is reloaded: links, each one change after the other, and which one stands. */
const STORED = 'long-game-changes';

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const linkOf = (parameters: Readonly<Parameters>) => formatLink({ parameters, step: null });

/** Writes a history down. */
export function storeHistory(shelf: Shelf, { past, future }: History, parameters: Readonly<Parameters>): void {
  const links = [...past.map(({ before }) => before), parameters, ...future.map(({ after }) => after)].map(linkOf);
  if (links.length > 1) shelf.setItem(STORED, JSON.stringify({ links, at: past.length }));
  else shelf.removeItem(STORED);
}

/** The history that was written down, if these parameters are where it stood; null where there is none, or nothing that can be read. */
export function storedHistory(shelf: Shelf, parameters: Readonly<Parameters>): History | null {
  try {
    const { links, at } = JSON.parse(shelf.getItem(STORED) ?? 'null') as { links: string[]; at: number };
    if (links[at] !== linkOf(parameters)) return null;
    const stands = links.map((link) => readLink(link).parameters);
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
  const { history, parameters } = lab.getState();
  const before = history.past.length + history.future.length === 0 ? storedHistory(shelf, parameters) : null;
  if (before) lab.setHistory(before);
  view.addEventListener('pagehide', () => {
    const now = lab.getState();
    try {
      storeHistory(shelf, now.history, now.parameters);
    } catch {
      // no room: the history ends with the page
    }
  });
}
