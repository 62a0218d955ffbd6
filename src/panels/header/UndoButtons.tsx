import { useEffect, useId, useState } from 'react';
import { describeChange, describeRecipeChange } from '../../core/describeChange';
import { defaultParameters } from '../../core/parameters';
import type { Change } from '../../store/history';
import { useLab, useLabState } from '../../store/labContext';

/** What a change was, in words; of many parameters at once the first. */
function wordsOf({ before, after }: Change): string {
  const [first, ...others] = describeRecipeChange(before, after);
  return others.length === 0 ? first : `${first}, and ${others.length} more`;
}

/** Whether a key pressed there is the field's own. */
function isField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'range';
  return target instanceof HTMLTextAreaElement;
}

/** Undo, redo, and the list of changes, each of which can be gone back to. Ctrl or Cmd with Z, Shift Z or Y do the same. */
export function UndoButtons() {
  const lab = useLab();
  const past = useLabState((state) => state.history.past);
  const future = useLabState((state) => state.history.future);
  const list = useId();
  const [open, setOpen] = useState(false);

  useEffect(() => {
    function press(event: KeyboardEvent): void {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isField(event.target)) return;
      const key = event.key.toLowerCase();
      if (key === 'z' && !event.shiftKey) lab.undo();
      else if (key === 'y' || key === 'z') lab.redo();
      else return;
      event.preventDefault();
    }
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [lab]);

  const last = past.at(-1);
  const next = future.at(0);
  return (
    <div className="undo">
      <button
        type="button"
        className="button icon undo-once"
        aria-label="Undo"
        title={last ? `Undo: ${wordsOf(last)}` : 'Nothing to undo'}
        aria-disabled={!last}
        onClick={() => lab.undo()}
      >
        <Arrow />
      </button>
      <button
        type="button"
        className="button icon redo-once"
        aria-label="Redo"
        title={next ? `Redo: ${wordsOf(next)}` : 'Nothing to redo'}
        aria-disabled={!next}
        onClick={() => lab.redo()}
      >
        <Arrow back />
      </button>
      <button type="button" className="button icon" aria-label="Changes" title="Changes" popoverTarget={list}>
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" className="line-icon">
          <path d="M2 3.500V6.500H5M2.300 6.300A6 6 0 1 1 2 9M8 5V8.500L10.500 10" />
        </svg>
      </button>
      <div
        id={list}
        popover="auto"
        className="changes"
        role="dialog"
        aria-label="Changes"
        onBeforeToggle={(event) => setOpen(event.newState === 'open')}
      >
        {open && <Changes past={past} future={future} />}
      </div>
    </div>
  );
}

function Changes({ past, future }: { past: readonly Change[]; future: readonly Change[] }) {
  const lab = useLab();
  const changed = useLabState((state) => describeChange(defaultParameters, state.parameters).length);
  return (
    <>
      <div className="changes-head">
        <h2>Changes</h2>
        <button
          type="button"
          className="button small"
          aria-disabled={changed === 0}
          onClick={() => changed > 0 && lab.jump(defaultParameters)}
        >
          Reset all
        </button>
      </div>
      {past.length + future.length === 0 && <p>No parameter has been changed yet.</p>}
      <ol>
        {future.toReversed().map((change, i) => (
          <li key={`${i} of ${future.length}, undone`} className="undone">
            <span>{wordsOf(change)}</span>
            <button type="button" className="button small" onClick={() => lab.undo(i - future.length)}>
              Redo<span className="visually-hidden"> up to {wordsOf(change)}</span>
            </button>
          </li>
        ))}
        {past.toReversed().map((change, i) => (
          <li key={past.length - i}>
            <span>{wordsOf(change)}</span>
            <button type="button" className="button small" onClick={() => lab.undo(i + 1)}>
              Undo<span className="visually-hidden"> back to before {wordsOf(change)}</span>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

function Arrow({ back = false }: { back?: boolean }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" className="line-icon">
      <path
        d="M6 3 2.5 6.500 6 10M3 6.500h6.500a4 4 0 0 1 0 7H7"
        transform={back ? 'matrix(-1 0 0 1 16 0)' : undefined}
      />
    </svg>
  );
}
