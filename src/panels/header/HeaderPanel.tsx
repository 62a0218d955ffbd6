import { useEffect, useRef, useState, type ReactNode } from 'react';
import { linkOf } from '../../store/attachAddress';
import { useLab, useLabState } from '../../store/labContext';
import './header.css';
import { ThemeButton } from './ThemeButton';
import { UndoButtons } from './UndoButtons';

/** `children` are further buttons, from other panels. */
export function HeaderPanel({ children }: { children?: ReactNode }) {
  return (
    <header className="header">
      <h1>The Long Game</h1>
      <p className="thesis">Why a learned optimiser that knows it is being trained may learn to look far ahead.</p>
      <UndoButtons />
      <PinButton />
      <CopyLink />
      {children}
      <ThemeButton />
      <HelpButton />
    </header>
  );
}

/** Opens the list of keys (panels/explain), which shows the button once it has been loaded. */
function HelpButton() {
  return (
    <button type="button" className="button icon help" data-opens="keys" aria-label="Keys and help">
      ?
    </button>
  );
}

/** Keeps the run shown, to compare others with. */
function PinButton() {
  const lab = useLab();
  const pinned = useLabState((state) => state.pinned !== null);
  return (
    <button
      type="button"
      className="button icon pin"
      aria-label="Pin to compare"
      aria-pressed={pinned}
      title={pinned ? 'Unpin' : 'Pin this run, to compare others with it'}
      onClick={() => (pinned ? lab.setPinned(null) : lab.pin())}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" className="line-icon">
        <path d="M5.500 2h5M6.500 2v5L4 9.500h8L9.500 7V2M8 9.500V14.500" />
      </svg>
    </button>
  );
}

/** Copies the address of exactly this run; where the clipboard is refused, offers it as text to select. */
function CopyLink() {
  const lab = useLab();
  const [note, setNote] = useState('');
  const [refused, setRefused] = useState('');
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (note === '') return;
    const timer = setTimeout(() => setNote(''), 4000);
    return () => clearTimeout(timer);
  }, [note]);
  useEffect(() => {
    field.current?.select();
  }, [refused]);

  async function copy(): Promise<void> {
    const { origin, pathname, search } = window.location;
    const url = `${origin}${pathname}${search}${linkOf(lab)}`;
    try {
      await navigator.clipboard.writeText(url);
      setRefused('');
      setNote('Link copied. It opens exactly this run.');
    } catch {
      setRefused(url);
    }
  }

  return (
    <div className="copy-link">
      <button type="button" className="button" onClick={() => void copy()}>
        Copy link
      </button>
      <div className="copy-note" aria-live="polite">
        {note !== '' && <p>{note}</p>}
        {refused !== '' && (
          <div className="copy-field">
            <label>
              The browser did not allow copying. Copy this address yourself:
              <input ref={field} readOnly value={refused} onFocus={(event) => event.target.select()} />
            </label>
            <button type="button" className="button small" onClick={() => setRefused('')}>
              Close
            </button>
          </div>
        )}
      </div>
    </div>
  );
}
