import { useEffect, useRef, useState } from 'react';
import { DropTarget } from './DropTarget';
import './takeAway.css';
import { TakeAwayForm } from './TakeAwayForm';

/** What the button opens: placed under it, and filled only while it is open. Files are taken all the time. */
export function TakeAwayMenu() {
  const place = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    const popover = place.current?.closest<HTMLElement>('[popover]');
    const button = document.querySelector<HTMLElement>(`[popovertarget="${popover?.id}"]`);
    if (!popover || !button) return;
    const follow = (): void => {
      const isOpen = popover.matches(':popover-open');
      if (isOpen) {
        const { right, bottom } = button.getBoundingClientRect();
        const { clientWidth } = document.documentElement;
        const room = clientWidth - popover.offsetWidth - 16; // what is left of the width on the other side
        popover.style.setProperty('--from-right', `${Math.max(16, Math.min(clientWidth - right, room))}px`);
        popover.style.setProperty('--from-top', `${bottom + window.scrollY + 6}px`);
      }
      setOpen(isOpen);
    };
    follow(); // it may have been opened before this came
    popover.addEventListener('toggle', follow);
    return () => popover.removeEventListener('toggle', follow);
  }, []);

  return (
    <div ref={place} className="take-away">
      {open && <TakeAwayForm close={() => place.current?.closest<HTMLElement>('[popover]')?.hidePopover()} />}
      <DropTarget />
    </div>
  );
}
