import { useSyncExternalStore } from 'react';

type Theme = 'auto' | 'light' | 'dark';

/** The key under which public/theme.js looks the choice up before the first paint. */
const STORED = 'long-game-theme';

/** The theme stands on <html>, where public/theme.js has put it and style sheets read it. */
function read(): Theme {
  const { theme } = document.documentElement.dataset;
  return theme === 'light' || theme === 'dark' ? theme : 'auto';
}

function watch(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

/** Auto, light or dark; kept in this browser. */
export function ThemeButton() {
  const theme = useSyncExternalStore<Theme>(watch, read, () => 'auto');

  function next(): void {
    // From auto first to the other look, so that a press always shows.
    const dark = window.matchMedia('(prefers-color-scheme: dark)').matches;
    const order: readonly Theme[] = dark ? ['auto', 'light', 'dark'] : ['auto', 'dark', 'light'];
    const chosen = order[(order.indexOf(theme) + 1) % order.length];
    if (chosen === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = chosen;
    try {
      localStorage.setItem(STORED, chosen);
    } catch {
      // Storage may be forbidden; the choice then lasts as long as the page.
    }
  }

  return (
    <button
      type="button"
      className="button icon"
      onClick={next}
      aria-label={`Theme: ${theme}`}
      title={`Theme: ${theme}`}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" className={`theme-icon ${theme}`}>
        <circle cx="8" cy="8" r="6.5" className="rim" />
        <path d={theme === 'auto' ? 'M8 1.5a6.5 6.5 0 0 1 0 13z' : 'M8 3.8a4.2 4.2 0 1 1 0 8.4 4.2 4.2 0 1 1 0-8.4z'} />
      </svg>
    </button>
  );
}
