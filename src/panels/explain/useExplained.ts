import { useEffect, useRef, useState, type RefObject } from 'react';
import { explainedAt, explainedBy, explainedFor, explainedOnDemand, type Explained } from './pointing';

/** What a card stands for, and what opened it. */
export interface Open extends Explained {
  readonly by: 'pointer' | 'focus' | 'tap' | 'key';
}

/** Rest before a card opens, and before one closes that the pointer has left on its way to it (milliseconds). */
const OPENS_AFTER = 300;
const CLOSES_AFTER = 300;
/** A finger that moves further scrolls or drags. */
const TAP = 10;
/** A mouse that moves less rests. */
const REST = 4;

/** Whether a tap there is for a drawing, which answers it itself with a sentence. */
const answersItself = (element: Element) => element.closest('[data-part]') !== null;

/**
 * Follows mouse, keyboard focus and finger over the whole page, and says what is to be explained (WCAG 1.4.13: what opens can be closed by
 * Escape without moving the pointer, can be pointed at, and stays until it is left). `card` is the element that shows it.
 */
export function useExplained(card: RefObject<HTMLElement | null>): {
  open: Open | null;
  explain: () => void;
  close: () => void;
} {
  const [open, setOpen] = useState<Open | null>(null);
  const now = useRef<Open | null>(null);
  const actions = useRef({ explain: () => {}, close: () => {} });

  useEffect(() => {
    let opening = 0;
    let closing = 0;
    /** What was closed by Escape or a press while the pointer was on it: not opened again before the pointer has left. */
    let dismissed: Element | null = null;
    let restedAt = { x: 0, y: 0, target: null as EventTarget | null };
    let pressed: { x: number; y: number; target: EventTarget | null } | null = null;
    let tapped = false;
    let byKeyboard = false;

    const inCard = (target: EventTarget | null) => target instanceof Node && (card.current?.contains(target) ?? false);

    function show(found: Explained | null, by: Open['by']): void {
      clearTimeout(opening);
      clearTimeout(closing);
      closing = 0;
      if (now.current === null && found === null) return;
      now.current = found && { ...found, by };
      setOpen(now.current);
    }
    /** What is to open next opens all the same. */
    function leaveCard(): void {
      closing = 0;
      now.current = null;
      setOpen(null);
    }
    function dismiss(): void {
      dismissed = now.current?.element ?? null;
      show(null, 'pointer');
    }

    function move(event: PointerEvent): void {
      if (event.pointerType !== 'mouse') return;
      const { clientX: x, clientY: y, target, buttons } = event;
      if (buttons !== 0) return; // a drag
      if (inCard(target)) {
        clearTimeout(opening);
        clearTimeout(closing);
        closing = 0;
        return;
      }
      const found = explainedAt(target as Element | null, x, y);
      if (found?.element !== dismissed) dismissed = null;
      const current = now.current;
      if (current?.by === 'pointer') {
        if (found?.element === current.element) {
          clearTimeout(closing);
          closing = 0;
        } else if (closing === 0) closing = window.setTimeout(leaveCard, CLOSES_AFTER);
      }
      const rests = target === restedAt.target && Math.hypot(x - restedAt.x, y - restedAt.y) < REST;
      if (rests) return;
      restedAt = { x, y, target };
      clearTimeout(opening);
      if (!found || found.element === current?.element || found.element === dismissed) return;
      opening = window.setTimeout(() => show(found, 'pointer'), OPENS_AFTER);
    }

    function leave(event: PointerEvent): void {
      if (event.relatedTarget !== null || event.pointerType !== 'mouse') return;
      clearTimeout(opening);
      if (now.current?.by === 'pointer') show(null, 'pointer');
    }

    function down(event: PointerEvent): void {
      byKeyboard = false;
      tapped = false;
      pressed = null;
      clearTimeout(opening);
      if (inCard(event.target)) return;
      if (event.pointerType !== 'mouse') pressed = { x: event.clientX, y: event.clientY, target: event.target };
      else if (now.current) dismiss();
    }

    function up(event: PointerEvent): void {
      if (!pressed || inCard(event.target)) return;
      const isTap = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) <= TAP;
      const found = isTap ? explainedBy(pressed.target as Element | null) : null;
      const again = found !== null && found.element === now.current?.element;
      const shows = found !== null && !again && !answersItself(found.element);
      tapped = found !== null && found.element instanceof HTMLLabelElement;
      show(shows ? found : null, 'tap');
    }

    /** A finger on a label explains; that it also moved to the field would open the keyboard. */
    function click(event: MouseEvent): void {
      if (tapped && (event.target as Element).closest('label')) event.preventDefault();
      tapped = false;
    }

    function focus(event: FocusEvent): void {
      const target = event.target as Element;
      if (!byKeyboard || !target.matches(':focus-visible')) return;
      const found = explainedFor(target);
      clearTimeout(opening);
      if (found)
        opening = window.setTimeout(() => target === document.activeElement && show(found, 'focus'), OPENS_AFTER);
      else if (now.current?.by === 'focus') show(null, 'focus');
    }

    function blur(): void {
      clearTimeout(opening);
      if (now.current?.by === 'focus' || now.current?.by === 'key') show(null, 'focus');
    }

    function press(event: KeyboardEvent): void {
      byKeyboard = true;
      if (event.key !== 'Escape' || !now.current) return;
      // This Escape is the card's: what lies below (a sheet, a value read off) stays for the next one.
      event.preventDefault();
      event.stopPropagation();
      dismiss();
    }

    actions.current = {
      explain: () => show(document.activeElement && explainedOnDemand(document.activeElement), 'key'),
      close: dismiss,
    };
    const page = new AbortController();
    const { signal } = page;
    document.addEventListener('pointermove', move, { signal, passive: true });
    document.addEventListener('pointerout', leave, { signal, passive: true });
    document.addEventListener('pointerdown', down, { signal, passive: true, capture: true });
    document.addEventListener('pointerup', up, { signal, passive: true });
    document.addEventListener('pointercancel', () => (pressed = null), { signal, passive: true });
    document.addEventListener('click', click, { signal, capture: true });
    document.addEventListener('focusin', focus, { signal });
    document.addEventListener('focusout', blur, { signal });
    document.addEventListener('keydown', press, { signal, capture: true });
    return () => {
      page.abort();
      clearTimeout(opening);
      clearTimeout(closing);
    };
  }, [card]);

  return { open, explain: () => actions.current.explain(), close: () => actions.current.close() };
}
