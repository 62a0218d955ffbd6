import { useEffect, useRef, useState } from 'react';
import { setSingleKeys, singleKeysOn } from './singleKeys';
import { useSingleKeys } from './useSingleKeys';

interface KeyRow {
  readonly keys: readonly string[];
  readonly does: string;
}

const singleKeys: readonly KeyRow[] = [
  { keys: ['?'], does: 'this list' },
  { keys: ['Space', 'k'], does: 'play or pause (the space bar while Figure 1 or the plots are in view)' },
  { keys: [',', '.'], does: 'one step back or forward' },
  { keys: ['p'], does: 'pin this run to compare with, or unpin it' },
  { keys: ['f'], does: 'fork the run at the cursor: what changes then acts from there on' },
  { keys: ['d'], does: 'deploy the state under the cursor, or go back to training' },
  { keys: ['i'], does: 'explain what the keyboard is on, or the chosen part of Figure 1' },
];

const otherKeys: readonly KeyRow[] = [
  { keys: ['Tab', 'Shift Tab'], does: 'to the next or the previous control; what it is on explains itself' },
  { keys: ['Esc'], does: 'close an explanation, then a dialog; in a plot, stop reading off' },
  { keys: ['← → ↑ ↓'], does: 'walk along the wires of Figure 1, read values off a plot, move a slider' },
  { keys: ['Home', 'End'], does: 'the first or last part of Figure 1, step of a plot, value of a slider' },
  { keys: ['Page ↑', 'Page ↓'], does: 'a tenth of the run in a plot' },
  { keys: ['Enter'], does: 'in a plot, put the cursor where values are read off' },
  { keys: ['Ctrl Z'], does: 'undo a change (⌘ Z on a Mac)' },
  { keys: ['Ctrl Shift Z', 'Ctrl Y'], does: 'redo it' },
];

/** The list of keys, which `?` or any button with `data-opens="keys"` opens, and the switch for single keys. */
export function KeysDialog({ explain }: { explain: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [on, setOn] = useState(() => singleKeysOn(storage()));
  const list = () => dialog.current?.showModal();
  useSingleKeys(on, list, explain);

  useEffect(() => {
    function press(event: MouseEvent): void {
      if ((event.target as Element).closest('[data-opens="keys"]')) dialog.current?.showModal();
    }
    document.addEventListener('click', press);
    // Buttons that open this stand elsewhere, and show once it is there.
    document.documentElement.dataset.keys = 'listed';
    return () => {
      document.removeEventListener('click', press);
      delete document.documentElement.dataset.keys;
    };
  }, []);

  return (
    // A press on the backdrop closes, as Escape does.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events
    <dialog
      ref={dialog}
      className="keys"
      aria-label="Keys and help"
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
    >
      <div className="keys-body">
        <div className="keys-head">
          <h2>Keys and help</h2>
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </div>
        <p>
          A mesa-optimiser is a learned optimiser: training has made it, and it pursues an objective of its own. The gap
          is how far that objective is from the one that training rewards. The discount rate says how little later
          episodes count for it; below zero they count for more than the present one. Training can lower its loss by
          closing the gap, or by making the mesa-optimiser look further ahead, so that it pretends: behaves well now to
          keep its objective for later. That is the race.
        </p>
        <p>
          Names with a dotted line, numbers, axes and the parts of Figure 1 explain themselves: point at them, move to
          them with the keyboard, or tap them. A tap on a part of Figure 1 says what it does now; a tap on that sentence
          gives its formula.
        </p>
        <h3>Single keys</h3>
        <label className="keys-switch">
          <input
            type="checkbox"
            checked={on}
            onChange={(event) => {
              setOn(event.target.checked);
              setSingleKeys(event.target.checked, storage());
            }}
          />
          <span>
            Single keys do something, <kbd>?</kbd> among them
          </span>
        </label>
        <Keys rows={singleKeys} />
        <h3>Other keys</h3>
        <Keys rows={otherKeys} />
      </div>
    </dialog>
  );
}

/** null where the browser forbids to store anything. */
function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

function Keys({ rows }: { rows: readonly KeyRow[] }) {
  return (
    <dl>
      {rows.map(({ keys, does }) => (
        <div key={keys.join()} className="keys-row">
          <dt>
            {keys.map((key, i) => (
              <span key={key}>
                {i > 0 && ' '}
                <kbd>{key}</kbd>
              </span>
            ))}
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}
