import { explanationOf } from './texts';
import { around, placeCard, type Area } from './placeCard';

/** What is explained: an id, the element that it is about, and where the keyboard is, if that is beside it. */
export interface Explained {
  readonly id: string;
  readonly element: Element;
  readonly focused: Element | null;
}

/** An element says what explains it; a part of Figure 1 does by its name. */
const EXPLAINED = '[data-explain], [data-part]';
const idOf = (element: Element) =>
  element.getAttribute('data-explain') ?? `figure:${element.getAttribute('data-part') ?? ''}`;

function explained(element: Element | null, id: string | null, focused: Element | null = null): Explained | null {
  if (!element || !id || !explanationOf(id)) return null;
  return { id, element, focused };
}

/**
 * What the nearest element around one explains, if anything. An <svg> that explains itself is a plot `plot:…`, off which the pointer reads
 * values, so it is explained to the keyboard alone; the labels of its axes carry `data-axis`: `x` for the training steps, `y` for `axis:…`.
 */
export function explainedBy(target: Element | null): Explained | null {
  const axis = target?.closest('[data-axis]') ?? null;
  const element = target?.closest(EXPLAINED) ?? null;
  const id = element && idOf(element);
  if (element?.localName !== 'svg') return explained(element, id);
  return explained(
    axis,
    axis?.getAttribute('data-axis') === 'x' ? 'axis:step' : (id?.replace(/^plot:/, 'axis:') ?? null),
  );
}

/** How far from a thin line of a drawing the pointer may be, in pixels: looked for no further apart than the line is wide. */
const NEAR = [1.5, 3, 4.5, 6].flatMap((d) => [
  { x: d, y: 0 },
  { x: -d, y: 0 },
  { x: 0, y: d },
  { x: 0, y: -d },
]);

/** What the pointer is on; in a drawing, also what it is near, since a wire is thin. */
export function explainedAt(target: Element | null, x: number, y: number): Explained | null {
  const direct = explainedBy(target);
  if (direct || !target?.closest('svg') || target.closest('[data-explain]')) return direct;
  for (const off of NEAR) {
    const found = explainedBy(document.elementFromPoint(x + off.x, y + off.y));
    if (found) return found;
  }
  return null;
}

/** What the keyboard is on: the element itself, or the label of a field. */
export function explainedFor(focused: Element): Explained | null {
  const own = focused.closest(EXPLAINED);
  if (own) return explained(own, idOf(own), own === focused ? null : focused);
  const labels = focused instanceof HTMLInputElement || focused instanceof HTMLSelectElement ? focused.labels : null;
  const label = labels?.[0];
  return label ? explained(label, label.getAttribute('data-explain'), focused) : null;
}

/** The part that is chosen inside what the keyboard is on (Figure 1), else what that is. */
export function explainedOnDemand(focused: Element): Explained | null {
  return explainedBy(focused.querySelector('.selected')) ?? explainedFor(focused);
}

/** Where the explained thing lies; `whole`: with the control or the plot that it names. */
function areaOf({ element, focused }: Explained, whole: boolean): Area {
  const named = whole ? element.closest('.parameter, .slider, figure') : null;
  return around([element, focused, named].flatMap((each) => (each ? [each.getBoundingClientRect()] : [])));
}

/** Where a card may stand: the viewport, above the dock that sticks to its foot unless what is explained stands in that. */
function roomFor({ element }: Explained): Area {
  const margin = 8;
  const { clientWidth, clientHeight } = document.documentElement;
  const room = { left: margin, top: margin, right: clientWidth - margin, bottom: clientHeight - margin };
  const dock = document.querySelector('.dock');
  if (!dock || element.closest('dialog')) return room;
  const { top } = dock.getBoundingClientRect();
  if (getComputedStyle(dock).position !== 'sticky' || top > clientHeight) return room;
  return { ...room, bottom: Math.min(room.bottom, top - margin / 2) };
}

/** Moves a card beside what it explains; false where that is gone or out of view. */
export function standBeside(card: HTMLElement, about: Explained): boolean {
  const area = areaOf(about, false);
  const room = roomFor(about);
  if (!about.element.isConnected || area.bottom <= 0 || area.top >= document.documentElement.clientHeight) return false;
  card.style.maxHeight = '';
  const { offsetWidth: width, offsetHeight: height } = card;
  const beside = placeCard(areaOf(about, true), { width, height }, room);
  const { left, top, height: shown } = beside.height < height ? placeCard(area, { width, height }, room) : beside;
  card.style.left = `${Math.round(left)}px`;
  card.style.top = `${Math.round(top)}px`;
  if (shown < height) card.style.maxHeight = `${Math.floor(shown)}px`;
  return true;
}
