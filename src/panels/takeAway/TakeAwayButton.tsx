import { belowFirstScreen } from '../../ui/later';
import './takeAwayButton.css';

const TakeAwayMenu = belowFirstScreen(async () => (await import('./TakeAwayMenu')).TakeAwayMenu);

/** Opens what one can take away from the page: the run, a figure, a citation. The browser closes it on Escape and gives the focus back. */
export function TakeAwayButton() {
  return (
    <>
      <button type="button" className="button take-away-button" popoverTarget="take-away">
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path d="M8 1v9M4 6.5l4 4 4-4M2 14.5h12" />
        </svg>{' '}
        <span>Take away</span>
      </button>
      <div id="take-away" popover="auto" role="group" aria-label="Take away">
        <TakeAwayMenu />
      </div>
    </>
  );
}
