import type { MouseEvent } from 'react';
import { formatLink } from '../../core/permalink';
import type { Lab, LabState } from '../../store/lab';
import { useLab, useLabState } from '../../store/labContext';
import { showLab } from '../../ui/showLab';

/** Takes the page's own lab to what a figure shows, and the reader to it, as one step that Back undoes. */
export function OpenInLab({ main, title }: { main: Lab; title: string }) {
  const lab = useLab();
  const link = useLabState(linkOf);

  function open(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // to be opened elsewhere
    event.preventDefault();
    const { recipe, cursor, deployed, pinned } = lab.getState();
    main.jump(recipe, cursor);
    main.setPinned(pinned?.recipe ?? null);
    if (deployed) main.deploy(true);
    main.notify('This is the run of a figure in the article. “Undo” goes back to yours.', 'claim');
    showLab();
  }

  return (
    <a href={link} onClick={open}>
      Open in the lab <span className="visually-hidden">({title})</span>
    </a>
  );
}

/** While it plays the link does not follow. */
function linkOf({ recipe, cursor, deployed, pinned, playing }: LabState): string {
  const step = playing ? null : deployed && cursor === null ? 'live' : cursor;
  return formatLink({ ...recipe, step, pinned: pinned?.recipe ?? null });
}
