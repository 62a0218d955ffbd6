import './below.css';

const places = [
  { selector: '.second-row', name: 'Inside the mesa-optimiser, and the race' },
  { selector: '.flips', name: 'What would have changed it?' },
  { selector: '.article', name: 'The argument, read and tested' },
  { selector: '.claims', name: 'Does the argument hold?' },
];

/** What stands below the first screen. The address names the run, so that these are no links. */
export function BelowPanel() {
  return (
    <nav className="below" aria-label="Below on this page">
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" className="line-icon">
        <path d="M8 2V13.500M3.500 9 8 13.500 12.500 9" />
      </svg>
      {places.map(({ selector, name }) => (
        <button
          key={selector}
          type="button"
          className="link"
          onClick={() => document.querySelector(selector)?.scrollIntoView({ block: 'start' })}
        >
          {name}
        </button>
      ))}
    </nav>
  );
}
